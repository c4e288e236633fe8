"""The addresses at which files arrive in parts: announced, sent part by part, taken up again.

POST /upload                       {"files": [{"name": …, "size": …}]} → {"id": …, "part": bytes}
PUT /upload/<id>/<file>/<part>     the bytes of one part → {"next": part}
GET /upload/<id>                   → {"files": [{"next": part}]}
DELETE /upload/<id>
"""

from dash import Dash
from flask import Flask, Response, abort, jsonify, request

from explorer.errors import ExplorerError, ReadError
from explorer.settings import Settings
from explorer.web.arriving import PART, OutOfOrder
from explorer.web.spool import Spool

CONFLICT, UNUSABLE = 409, 422

_EXTENSION = "explorer.spool"


def of(app: Dash) -> Spool:
    """The uploads of an app."""
    spool: Spool = app.server.extensions[_EXTENSION]
    return spool


def register(app: Dash, settings: Settings) -> None:
    """Make the spool of the app and serve its addresses."""
    flask: Flask = app.server
    spool = Spool(settings.uploads, settings.max_upload)
    flask.extensions[_EXTENSION] = spool

    flask.register_error_handler(ReadError, refusal)
    flask.register_error_handler(OutOfOrder, refusal)

    @flask.post("/upload")
    def announce() -> Response:
        upload = spool.begin(announced(request.get_json()))
        return jsonify(id=upload.id, part=PART)

    @flask.put("/upload/<id_>/<int:file>/<int:part>")
    def take(id_: str, file: int, part: int) -> Response:
        if request.mimetype != "application/octet-stream":
            abort(415)
        upload = spool.upload(id_)
        if file >= len(upload.files):
            abort(404)
        return jsonify(next=upload.take(file, part, request.stream))

    @flask.get("/upload/<id_>")
    def look(id_: str) -> Response:
        return jsonify(files=[{"next": file.parts} for file in spool.upload(id_).files])

    @flask.delete("/upload/<id_>")
    def forget(id_: str) -> Response:
        spool.discard(id_)
        return Response(status=204)


def announced(body: object) -> list[tuple[str, int]]:
    """Names and sizes from the body of a request; anything else is answered with 400."""
    files = body.get("files") if isinstance(body, dict) else None
    if not isinstance(files, list):
        abort(400)
    return [_announced(file) for file in files]


def _announced(file: object) -> tuple[str, int]:
    name, size = (file.get("name"), file.get("size")) if isinstance(file, dict) else (None, None)
    if not isinstance(name, str) or type(size) is not int or size < 0:
        abort(400)
    return name, size


def refusal(error: ExplorerError) -> Response:
    """The error as JSON: title and remedy, and which part is wanted where one came too early."""
    wanted = {"next": error.wanted} if isinstance(error, OutOfOrder) else {}
    answer = jsonify(title=error.title, remedy=error.remedy, **wanted)
    answer.status_code = CONFLICT if wanted else UNUSABLE
    return answer

"""The one callback between the URL, the controls and the view store.

    url.search  <──────────┐
        │                  │
        ▼                  │
      sync  ◄──►  {"control": ALL}.value
        │
        ├──► view store ──► panels, table, links
        └──► picture store ──► canvas        (only when what is drawn changes)

It is the only writer of all four.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from explorer.errors import BadView
from explorer.view import View
from explorer.web import ids
from explorer.web.controls import control
from explorer.web.notices import notice

NOT_DRAWN = {"selected": "", "tab": "publications", "surface": "canvas"}
"""Fields of the view that leave the picture as it is, at their defaults."""

Fields = dict[str, object]


def register(app: Dash) -> None:
    """Join URL, controls and view."""

    @app.callback(
        Output(ids.URL, "search"),
        Output(ids.control(ALL), "value"),
        Output(ids.VIEW, "data"),
        Output(ids.PICTURE, "data"),
        Output(ids.NOTICE, "children"),
        Input(ids.URL, "search"),
        Input(ids.control(ALL), "value"),
        State(ids.control(ALL), "id"),
        State(ids.VIEW, "data"),
    )
    def sync(
        search: object, values: list[object], names: list[dict[str, str]], shown: Fields | None
    ) -> tuple[object, ...]:
        fields = [name["control"] for name in names]
        page = Page(search, dict(zip(fields, values, strict=True)), shown)
        answer = page.follow_link() if ctx.triggered_id == ids.URL else page.follow_controls()
        return answer.search, answer.values(fields), answer.view, answer.picture, answer.notice


@dataclass(frozen=True, slots=True)
class Answer:
    """What `sync` writes; `no_update` where nothing changes."""

    search: object = no_update
    controls: Mapping[str, object] | None = None
    view: object = no_update
    picture: object = no_update
    notice: object = no_update

    def values(self, fields: Sequence[str]) -> list[object]:
        """The values of the controls in the order in which they are asked for."""
        controls = self.controls or {}
        return [controls.get(field, no_update) for field in fields]


@dataclass(frozen=True, slots=True)
class Page:
    """What the browser sent: the URL, the value of every control, and the last view."""

    search: object
    controls: Mapping[str, object]
    shown: Fields | None

    def follow_link(self) -> Answer:
        """The URL changed: the controls and the view follow. A bad link shows the default."""
        try:
            view, problem = View.from_query(_text(self.search)), None
        except BadView as error:
            view, problem = View(), notice(error)
        return self._show(view, problem)

    def follow_controls(self) -> Answer:
        """A control changed: the URL and the view follow. A bad value changes nothing."""
        try:
            view = View.from_values({**self._kept(), **self.controls})
        except BadView as error:
            return Answer(notice=notice(error))
        if self.shown is not None and asdict(view) == _tuples(self.shown):
            return self.follow_link() if self._overtaken() else Answer()
        return replace(self._show(view, None), search=_query(view))

    def _overtaken(self) -> bool:
        # A number field repeats its value a little late; when that comes between a link and its
        # answer, Dash drops the answer.
        try:
            linked = View.from_query(_text(self.search))
        except BadView:
            return False
        return asdict(linked) != _tuples(self.shown or {})

    def _kept(self) -> Fields:
        # A control that is not laid out leaves its field as it was.
        return {
            name: value for name, value in (self.shown or {}).items() if name not in self.controls
        }

    def _show(self, view: View, problem: object) -> Answer:
        fields, before = asdict(view), _tuples(self.shown or {})
        drawn = {**fields, **NOT_DRAWN}
        return Answer(
            controls=self._changed(fields),
            view=fields,
            picture=no_update if self.shown and drawn == {**before, **NOT_DRAWN} else drawn,
            notice=problem,
        )

    def _changed(self, fields: Fields) -> Fields:
        written = {name: control(name).shown(value) for name, value in fields.items()}
        return {
            name: value
            for name, value in written.items()
            if name in self.controls and self.controls[name] != value
        }


def _query(view: View) -> str:
    query = view.to_query()
    return f"?{query}" if query else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _tuples(fields: Fields) -> Fields:
    # JSON has no tuples.
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }

"""What an answer's status means: good, worth another try, or final."""

from collections.abc import Mapping

from explorer.errors import SourceError
from explorer.sources.source import Request, Source
from explorer.sources.waiting import asked_pause

WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})
NOT_FOUND = frozenset({404, 410})
NOT_ALLOWED = frozenset({401, 402, 403})
TOO_MANY = 429


class Refused(SourceError):
    """An answer that another try would not change; `status` is what HTTP calls it."""

    def __init__(self, source: Source, status: int) -> None:
        super().__init__(*_refusal(source, status))
        self.status = status


class Passing(Exception):
    """A trouble that may have passed when we ask again; `what` goes on after the source's name."""

    def __init__(self, what: str, seconds: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.seconds = seconds
        """How long the source asks us to wait, if it does."""


def judge(source: Source, request: Request, status: int, headers: Mapping[str, str]) -> bool:
    """Whether there is an answer: False where the source knows nothing and that is no trouble.

    Raises `Passing` or `Refused` for every other status.
    """
    if status == 200:  # noqa: PLR2004 - the only one that brings what was asked for
        return True
    if request.may_be_missing and status in NOT_FOUND:
        return False
    if status in WORTH_ANOTHER_TRY:
        what = "has had enough of us" if status == TOO_MANY else f"is out of order ({status})"
        raise Passing(what, asked_pause(headers))
    raise Refused(source, status)


def _refusal(source: Source, status: int) -> tuple[str, str]:
    if status in NOT_FOUND:
        return f"{source.label} knows nothing of what was asked for.", "Check the id or the name."
    if status in NOT_ALLOWED:
        remedy = f"Set {source.key.variable} to your key." if source.key else "Try again later."
        return f"{source.label} does not let us in ({status}).", remedy
    return (
        f"{source.label} did not understand the question ({status}).",
        "Ask in another way; if it stays so, please report it.",
    )

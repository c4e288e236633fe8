"""From distinct mentions to the columns of the table of forms, a batch at once.

Four of five names in Western sources are so simple that their key follows by replacing
characters; those are done in Arrow, the others by `names`. A test holds both to the same answer.
"""

import re
from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from explorer import names
from explorer.model import Institution, Mention

# Letters that fold by losing an accent; those that become two letters or stay are left to `names`.
_UPPER = r"[A-ZÀ-ÅÇ-ÏÑ-ÖÙ-ÝĀĂĄĆĈĊČĎĒĔĖĘĚĜĞĠĢĤĨĪĬĮĴĶĹĻĽŃŅŇŌŎŐŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽ]"
_LOWER = r"[a-zà-åç-ïñ-öù-ýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž]"
_WORD = rf"{_UPPER}{_LOWER}+(?:-{_UPPER}{_LOWER}+)*"
_FULL = rf"^{_WORD}(?: {_UPPER}\.?| {_WORD})* {_WORD}$"
_INITIALS = rf"^(?:{_UPPER}\.[ -]*|{_UPPER}[ -]+)+{_WORD}$"
_SPECIAL = rf"(?i)\b(?:[js]r|{'|'.join(sorted(map(re.escape, names.GROUP_WORDS)))})\b"
_SEPARATOR = "\x1f"


def columns(mentions: Sequence[Mention]) -> dict[str, pa.Array]:
    """The columns of these mentions: as given, with key, display name and two marks."""
    written, family, given, orcid, native_id, institutions, marked = zip(*mentions, strict=True)
    text = pa.string()
    as_given = {
        "written": pa.array(written, text),
        "family": pa.array(family, text),
        "given": pa.array(given, text),
        "orcid": pa.array(orcid, text),
        "native_id": pa.array(native_id, text),
        "workplaces": pa.array(map(_joined, institutions), text)
        if any(institutions)
        else pa.nulls(len(mentions), text),
    }
    return as_given | _described(mentions, as_given, pa.array(marked, pa.bool_()))


def _described(
    mentions: Sequence[Mention], as_given: dict[str, pa.Array], marked: pa.Array
) -> dict[str, pa.Array]:
    written = as_given["written"]
    whole = pc.and_(pc.is_null(as_given["family"]), pc.is_null(as_given["given"]))
    special = pc.match_substring_regex(written, _SPECIAL)
    simple = pc.and_not(pc.and_not(whole, marked), special)
    initials_only = pc.and_(simple, pc.match_substring_regex(written, _INITIALS))
    easy = pc.or_(initials_only, pc.and_(simple, pc.match_substring_regex(written, _FULL)))
    hard = pc.invert(easy)
    rest = [_by_name(mentions[place]) for place in pc.indices_nonzero(hard).to_pylist()]
    keys, displays, initials, groups = zip(*rest, strict=True) if rest else ((), (), (), ())
    text, mark = pa.string(), pa.bool_()
    return {
        "key": pc.replace_with_mask(_simple_key(written), hard, pa.array(keys, text)),
        "display": pc.replace_with_mask(written, hard, pa.array(displays, text)),
        "initials_only": pc.replace_with_mask(initials_only, hard, pa.array(initials, mark)),
        "collective": pc.replace_with_mask(
            pa.array([False] * len(mentions), mark), hard, pa.array(groups, mark)
        ),
    }


def _simple_key(written: pa.Array) -> pa.Array:
    apart = pc.utf8_normalize(pc.utf8_lower(written), "NFKD")
    bare = pc.replace_substring_regex(apart, "[\u0300-\u036f]+", "")
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(bare, "[ .-]+", " "))


def _by_name(mention: Mention) -> tuple[str, str, bool, bool]:
    """Key, name for display, whether only initials, whether collective."""
    written, family, given, *_, marked = mention
    collective = marked or (family is None and given is None and names.is_collective(written))
    key = names.person_key(written, family, given)
    if collective:
        return key, written, False, True
    return (
        key,
        _display(written, family, given),
        names.is_initials_only(written, family, given),
        False,
    )


def _display(written: str, family: str | None, given: str | None) -> str:
    """The name in the order "given family"."""
    if family is None and given is None and "," in written:
        family, given = names.split_name(written)
    if family is None:
        return given or written
    return f"{given} {family}" if given else family


def _joined(institutions: Iterable[Institution]) -> str | None:
    return _SEPARATOR.join(part or "" for place in institutions for part in place) or None

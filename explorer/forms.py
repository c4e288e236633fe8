"""From distinct mentions to the columns of the table of forms, a batch at once.

Four of five names in Western sources are so simple that their key follows by replacing
characters; those are done in Arrow, the others by `names`. A test holds both to the same answer.
"""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from explorer import names
from explorer.model import Mention

# Letters that fold by losing an accent; those that become two letters or stay are left to `names`.
_UPPER = r"[A-ZÀ-ÅÇ-ÏÑ-ÖÙ-ÝĀĂĄĆĈĊČĎĒĔĖĘĚĜĞĠĢĤĨĪĬĮĴĶĹĻĽŃŅŇŌŎŐŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽ]"
_LOWER = r"[a-zà-åç-ïñ-öù-ýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž]"
_PART = rf"(?:{_UPPER}')?{_UPPER}{_LOWER}*(?:{_LOWER}|'{_LOWER}+)(?:{_UPPER}{_LOWER}+)*"
_WORD = rf"{_PART}(?:-(?:{_PART}|{_LOWER}+))*"
_FAMILY = rf"(?:{_LOWER}{_LOWER}+ )*{_WORD}"
_INITIAL = rf"(?:(?:{_UPPER}{_LOWER}?\.)+|{_UPPER})"
_INITIALS = rf"^(?:{_INITIAL}[ -]+)*{_INITIAL} {_FAMILY}$"
_GIVEN = rf"{_WORD} |{_UPPER}{_LOWER}?\. |{_UPPER} "
_FULL = rf"^{_WORD} (?:{_GIVEN})*{_FAMILY}$"
_MIXED = rf"^(?:{_INITIAL}[ -]+)+{_WORD} (?:{_GIVEN})*{_FAMILY}$"
_PARTICLE = rf"\b(?:{'|'.join(sorted(names.PARTICLES))})\b"
"""After initials alone these begin the family name, so that no full given name is there."""
_GROUPS = "|".join(sorted(map(re.escape, names.GROUP_WORDS)))
_SPECIAL = rf"(?i)\b(?:[js]r|for the|behalf|{_GROUPS})\b"


def columns(mentions: Sequence[Mention]) -> dict[str, pa.Array]:
    """The columns of these mentions: name and ids, with key, display name and two marks."""
    fields = list(zip(*mentions, strict=True)) or [()] * len(Mention._fields)
    text = pa.string()
    written, family, given, orcid, native_id = (pa.array(field, text) for field in fields[:5])
    parted = pc.or_(pc.is_valid(family), pc.is_valid(given))
    ids = {"orcid": orcid, "native_id": native_id}
    marked = pa.array(fields[-1], pa.bool_())
    return {"written": written} | ids | _described(mentions, written, parted, marked)


def _described(
    mentions: Sequence[Mention], written: pa.Array, parted: pa.Array, marked: pa.Array
) -> dict[str, pa.Array]:
    special = pc.match_substring_regex(written, _SPECIAL)
    simple = pc.invert(pc.or_(pc.or_(parted, marked), special))
    initials_only = pc.and_(simple, pc.match_substring_regex(written, _INITIALS))
    full = pc.and_(simple, pc.match_substring_regex(written, _FULL))
    mixed = pc.and_(simple, pc.match_substring_regex(written, _MIXED))
    mixed = pc.and_not(mixed, pc.match_substring_regex(written, _PARTICLE))
    easy = pc.or_(pc.or_(initials_only, full), mixed)
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
    bare = pc.replace_substring_regex(apart, "[\u0300-\u036f']+", "")
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(bare, "[ .-]+", " "))


def _by_name(mention: Mention) -> tuple[str, str, bool, bool]:
    """Key, name for display, whether only initials, whether collective."""
    written, family, given, *_, marked = mention
    # An empty part says as much as an absent one: both have the same digest, so the same key.
    family, given = family or None, given or None
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

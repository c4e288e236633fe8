"""From names as written on papers to the people behind them: the first rule.

Two forms of a name stand for one person when they carry the same ORCID, the same native id, or
the same full name (folded: case, accents and punctuation do not count). A name is *contested*
when joining by it would join people known to be different: two mentions of it with different ids
on one record, or two ORCIDs. A contested name joins nobody; its forms without an id stay together
as one uncertain person. A name of initials never joins a full name.

Everything here is a function of sets, so the order of files, papers and authors cannot matter.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple


class Form(NamedTuple):
    """A name as written with its ids; `mentions` says how often."""

    form: int
    key: str
    orcid: str | None
    native_id: str | None
    initials_only: bool
    mentions: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids it carries, each with its scheme."""
        orcid = () if self.orcid is None else (f"orcid:{self.orcid}",)
        return orcid if self.native_id is None else (*orcid, self.native_id)


class Decision(NamedTuple):
    """Which person a form stands for, and whether that rests on a name alone that may mislead."""

    form: int
    person: str
    uncertain: bool


class Alias(NamedTuple):
    """A further public id of a person."""

    alias: str
    person: str


class Groups:
    """Things that belong together: union and find with path halving."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, thing: str) -> str:
        """The smallest member of the group of `thing`."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: str, other: str) -> None:
        """From now on the two belong together."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


@dataclass(frozen=True, slots=True)
class People:
    """What was decided about the forms whose names carry ids."""

    decisions: tuple[Decision, ...]
    aliases: tuple[Alias, ...]


def decide(forms: Iterable[Form], rivals: Iterable[tuple[str, str, str]]) -> People:
    """The people behind `forms`: every form of each name that carries an id anywhere.

    `rivals` are (name, id, id) of two mentions of one name on one record.
    """
    forms = sorted(forms)
    by_ids = Groups()
    for form in forms:
        for other in form.ids:
            by_ids.join(form.ids[0], other)
    carriers = _carriers(forms, by_ids)
    contested = _contested(carriers, rivals, by_ids, forms)
    joined = _joined_by_name(carriers, contested, by_ids)
    return _named(forms, joined, carriers)


def _carriers(forms: Iterable[Form], by_ids: Groups) -> dict[str, set[str]]:
    """For each name the groups of ids that it is written with."""
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for form in forms:
        if form.ids:
            carriers[form.key].add(by_ids.find(form.ids[0]))
    return dict(carriers)


def _contested(
    carriers: Mapping[str, set[str]],
    rivals: Iterable[tuple[str, str, str]],
    by_ids: Groups,
    forms: Iterable[Form],
) -> set[str]:
    """Names by which nobody may be joined."""
    known = _orcids(forms, by_ids)
    found = {name for name, one, other in rivals if by_ids.find(one) != by_ids.find(other)}
    found |= {name for name, groups in carriers.items() if _different(groups, known)}
    full = {form.key for form in forms if not form.initials_only}
    found |= {name for name in carriers if name not in full and len(carriers[name]) > 1}
    whole = defaultdict(set)
    for name in full & set(carriers):
        for group in carriers[name]:
            whole[group].add(name)
    found |= {
        name for name in set(carriers) - full if any(whole.get(group) for group in carriers[name])
    }
    return found | _chained(carriers, found, known)


def _orcids(forms: Iterable[Form], by_ids: Groups) -> dict[str, set[str]]:
    known: defaultdict[str, set[str]] = defaultdict(set)
    for form in forms:
        if form.orcid is not None:
            known[by_ids.find(form.ids[0])].add(form.orcid)
    return dict(known)


def _different(groups: Iterable[str], known: Mapping[str, set[str]]) -> bool:
    """Whether two of these groups of ids hold ORCIDs, and so are two people."""
    return sum(1 for group in groups if group in known) > 1


def _chained(
    carriers: Mapping[str, set[str]], contested: set[str], known: Mapping[str, set[str]]
) -> set[str]:
    """Names of a chain that would join two ORCIDs although no single name of it does."""
    chain = Groups()
    names = [name for name in carriers if name not in contested]
    for name in names:
        for group in carriers[name]:
            chain.join(f"name {name}", group)
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for group in known:
        ends[chain.find(group)].add(group)
    return {name for name in names if len(ends[chain.find(f"name {name}")]) > 1}


def _joined_by_name(
    carriers: Mapping[str, set[str]], contested: set[str], by_ids: Groups
) -> tuple[Groups, set[str]]:
    for name in carriers:
        if name not in contested:
            for group in carriers[name]:
                by_ids.join(f"name {name}", group)
    return by_ids, contested


def _named(
    forms: list[Form], joined: tuple[Groups, set[str]], carriers: Mapping[str, set[str]]
) -> People:
    groups, contested = joined
    home: dict[int, str] = {}
    for form in forms:
        if form.ids:
            home[form.form] = groups.find(form.ids[0])
        elif form.key not in contested and form.key in carriers:
            home[form.form] = groups.find(f"name {form.key}")
    members: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if form.form in home:
            members[home[form.form]].append(form)
    person = {group: _person(found, contested) for group, found in members.items()}
    decisions = tuple(_decision(form, home, person) for form in forms)
    return People(decisions, tuple(sorted(_aliases(members, person, contested, forms))))


def _decision(form: Form, home: Mapping[int, str], person: Mapping[str, str]) -> Decision:
    if form.form not in home:
        return Decision(form.form, form.key, uncertain=True)
    by_initials = form.initials_only and not form.ids
    return Decision(form.form, person[home[form.form]], uncertain=by_initials)


def _person(members: list[Form], contested: set[str]) -> str:
    """What a group is called inside: its most frequent name of its own, else a name and an id."""
    times: Counter[str] = Counter()
    full: set[str] = set()
    for form in members:
        times[form.key] += form.mentions
        if not form.initials_only:
            full.add(form.key)
    ranked = sorted(times, key=lambda key: (key not in full, -times[key], key))
    own = [key for key in ranked if key not in contested]
    if own:
        return own[0]
    ids = sorted({each for form in members for each in form.ids}, key=_orcid_first)
    return f"{ranked[0]}~{plain(ids[0])}"


def _orcid_first(each: str) -> tuple[bool, str]:
    return (not each.startswith("orcid:"), each)


def plain(native: str) -> str:
    """An id of a source as part of a public id: `openalex:A1` becomes `openalex-A1`."""
    text = native.removeprefix("orcid:")
    safe = re.sub(r"[^A-Za-z0-9._]+", "-", text)
    if safe == text.replace(":", "-", 1):
        return safe
    return f"{safe[:60]}-{blake2b(text.encode(), digest_size=4).hexdigest()}"


def _aliases(
    members: Mapping[str, list[Form]],
    person: Mapping[str, str],
    contested: set[str],
    forms: list[Form],
) -> Iterator[Alias]:
    bare = {form.key for form in forms if not form.ids}
    bearers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group, found in members.items():
        for each in sorted({each for form in found for each in form.ids}):
            yield Alias(f"a:{plain(each)}", person[group])
        for form in found:
            bearers[form.key][person[group]] += form.mentions
    for key, times in bearers.items():
        if key in contested and key in bare:
            continue
        chosen = min(times, key=lambda name: (-times[name], name))
        if chosen != key:
            yield Alias(f"a:{key.replace(' ', '-')}", chosen)

"""Records as columns: what an import hands to the library, a batch at a time.

One pass of Python over each batch makes columns; everything else happens in DuckDB. A form of a
name (with its ids and institutions) is described once however often it is mentioned, and its folded
key is worked out once. A batch knows nothing of the library: what it describes for the first time
it numbers by itself, from 0 on, and `loader` turns these numbers into those of the library.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Generic, TypeVar

import numpy as np
import pyarrow as pa

from explorer import forms as forms_of
from explorer import names
from explorer.lists import Lists, Numbers, Weights, tamed
from explorer.model import Institution, Mention, Record, Topic

MOST_REMEMBERED = 12 * 1024 * 1024
"""Letters of distinct mentions that are recognised again; beyond, they are described once more."""

_SEPARATOR = "\x1f"
_TEXT = pa.string()
_TEXTS = ("source", "native_id", "title", "date", "venue", "doi", "arxiv_id", "url", "abstract")
FACTS = dict.fromkeys((*_TEXTS, "kind"), _TEXT) | {
    "year": pa.int32(),
    "citations": pa.int32(),
    "incomplete_authors": pa.bool_(),
}
"""The fields of a record that are columns as they are."""
_FIELDS = {name: place for place, name in enumerate(Record._fields)}


@dataclass(frozen=True, slots=True)
class Batch:
    """Records as columns. A table of something fresh is in the order of its numbers."""

    facts: pa.Table
    """One row for each record, `authors` and `topics` being sums that tell lists apart; `byline`
    and `labels` say how many mentions and topics it has."""
    mentions: pa.Table
    """`position` and `form`, the records end to end."""
    forms: pa.Table
    workplaces: pa.Table
    form_workplaces: pa.Table
    """Pairs of a `form` and a `workplace`."""
    topics: pa.Table
    """`position` and `subject`, the records end to end."""
    subjects: pa.Table


Item = TypeVar("Item", bound=Hashable)


class _Index(Generic[Item]):
    """Numbers for distinct things, in the order of their first use, and a weight for each."""

    def __init__(self) -> None:
        self.numbers: defaultdict[Item, int] = defaultdict(count().__next__)
        self.weights = Weights()
        self.described = 0
        """Numbers below this one stand in batches that were made."""
        self._seen = 0

    def fresh(self, content: Callable[[Item], str]) -> tuple[list[Item], list[str]]:
        """What has come since the last batch, in the order of its numbers, and what it says."""
        new = list(islice(reversed(self.numbers), len(self.numbers) - self._seen))[::-1]
        contents = [content(thing) for thing in new]
        self.weights.extend(contents)
        return new, contents

    def keep(self) -> None:
        """The batch was made."""
        self.described += len(self.numbers) - self._seen
        self._seen = len(self.numbers)

    def forget(self) -> None:
        """Everything that comes again gets a number of its own; a batch that failed never was."""
        self.numbers = defaultdict(count(self.described).__next__)
        self.weights.cut(self.described)
        self._seen = 0


class Batcher:
    """Makes batches of records, one after another."""

    def __init__(self) -> None:
        self._forms: _Index[Mention] = _Index()
        self._workplaces: _Index[Institution] = _Index()
        self._subjects: _Index[Topic] = _Index()
        self._remembered = 0

    def batch(self, records: Sequence[Record]) -> Batch:
        """The columns of these records."""
        indexes = (self._forms, self._workplaces, self._subjects)
        try:
            made = self._batch(records)
        except (UnicodeEncodeError, pa.ArrowInvalid, OverflowError):
            for index in indexes:
                index.forget()
            made = self._batch([tamed(record) for record in records])
        for index in indexes:
            index.keep()
        if self._remembered > MOST_REMEMBERED:
            self._remembered = 0
            self._forms.forget()
        return made

    def _batch(self, records: Sequence[Record]) -> Batch:
        columns = list(zip(*records, strict=True))
        facts = {name: pa.array(columns[_FIELDS[name]], kind) for name, kind in FACTS.items()}
        further = columns[_FIELDS["other_ids"]]
        facts["other_ids"] = pa.array([" ".join(ids) or None for ids in further], _TEXT)
        bylines = Lists(columns[_FIELDS["authors"]])
        topics = Lists(columns[_FIELDS["topics"]])
        mentioned = bylines.looked_up(self._forms.numbers)
        forms, pairs = self._fresh_forms()
        named = topics.looked_up(self._subjects.numbers)
        subjects = self._fresh_subjects()
        facts["words"] = pa.array(map(names.fold, columns[_FIELDS["title"]]), _TEXT)
        facts["byline"] = pa.array(bylines.lengths)
        facts["labels"] = pa.array(topics.lengths)
        facts["authors"] = pa.array(bylines.sums(self._forms.weights.of(mentioned)))
        facts["topics"] = pa.array(topics.sums(self._subjects.weights.of(named)))
        return Batch(
            pa.table(facts),
            _columns(position=bylines.positions, form=mentioned),
            forms,
            self._fresh_workplaces(),
            pairs,
            _columns(position=topics.positions, subject=named),
            subjects,
        )

    def _fresh_forms(self) -> tuple[pa.Table, pa.Table]:
        mentions, contents = self._forms.fresh(_content)
        self._remembered += sum(map(len, contents))
        columns = forms_of.columns(mentions) | {"content": pa.array(contents, _TEXT)}
        return pa.table(columns), self._pairs(mentions, self._forms.described)

    def _pairs(self, mentions: Sequence[Mention], first: int) -> pa.Table:
        pairs = [
            (form, self._workplaces.numbers[place])
            for form, mention in enumerate(mentions, first)
            for place in mention.institutions
        ]
        made = np.array(pairs, np.int32).reshape(-1, 2)
        return _columns(form=made[:, 0], workplace=made[:, 1])

    def _fresh_workplaces(self) -> pa.Table:
        places, _ = self._workplaces.fresh(_workplace)
        return pa.table(
            {
                "name": pa.array([place.name for place in places], _TEXT),
                "native_id": pa.array([place.native_id for place in places], _TEXT),
                "country": pa.array([place.country for place in places], _TEXT),
                "slug": pa.array([slug(place.name) for place in places], _TEXT),
            }
        )

    def _fresh_subjects(self) -> pa.Table:
        topics, _ = self._subjects.fresh(_subject)
        return pa.table(
            {
                "name": pa.array([topic.name for topic in topics], _TEXT),
                "scheme": pa.array([topic.scheme for topic in topics], _TEXT),
                "slug": pa.array([slug(topic.name) for topic in topics], _TEXT),
            }
        )


def _columns(**columns: Numbers) -> pa.Table:
    return pa.table({name: pa.array(column) for name, column in columns.items()})


def slug(name: str) -> str:
    """A name as part of a public id: `math.NA` becomes `math-na`. Never empty."""
    return names.fold(name).replace(" ", "-") or name.strip().replace(" ", "-") or "-"


def _content(mention: Mention) -> str:
    """Everything a mention says, as one text: the name where it says no more."""
    written, family, given, orcid, native_id, institutions, collective = mention
    if family is given is orcid is native_id is None and not (institutions or collective):
        return written
    parts = [written, family, given, orcid, native_id, str(collective)]
    for place in institutions:
        parts += place
    return _SEPARATOR.join(part or "" for part in parts)


def _workplace(place: Institution) -> str:
    return _SEPARATOR.join(part or "" for part in place)


def _subject(topic: Topic) -> str:
    return f"{topic.scheme}{_SEPARATOR}{topic.name}"

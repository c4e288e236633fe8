"""Names that need no decision are settled in the library, just as the rule would decide them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import decisions, identity, intake
from explorer.library import Library
from explorer.model import Mention, Record

NAMES = st.sampled_from(["Ann Lee", "Bob Ray", "Cat Fox", "A. Lee", "Dan Elm"])
ORCIDS = st.sampled_from([None, None, "0000-0002-1825-0097", "0000-0002-1694-233X"])
NATIVE = st.sampled_from([None, None, "openalex:A1", "openalex:A2", "id:x y/z", "s2:1-2", "a::b"])
MENTIONS = st.builds(
    lambda name, orcid, native: Mention(name, orcid=orcid, native_id=native), NAMES, ORCIDS, NATIVE
)


def told(library: Library, *, all_by_the_rule: bool) -> tuple[list[object], list[object]]:
    """Decisions and further names, with or without the way for plain names."""
    connection = library.connection
    with pytest.MonkeyPatch.context() as patch:
        if all_by_the_rule:
            nothing = decisions._PLAIN_NAMES + " WHERE false"
            patch.setattr(decisions, "_PLAIN_NAMES", nothing)
        for table in ("decisions", "other_names", "places"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        decisions.prepare(connection)
    return (
        connection.execute("FROM decisions ORDER BY ALL").fetchall(),
        connection.execute("FROM other_names ORDER BY ALL").fetchall(),
    )


@settings(deadline=None, max_examples=60)
@given(bylines=st.lists(st.lists(MENTIONS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_plain_names_are_decided_as_the_rule_decides(
    tmp_path_factory: pytest.TempPathFactory, bylines: list[list[Mention]]
) -> None:
    path: Path = tmp_path_factory.mktemp("names") / "library.duckdb"
    with Library.open(path, write=True) as library:
        records = (
            Record("test", f"id:{number}", f"Paper {number}", tuple(authors))
            for number, authors in enumerate(bylines)
        )
        intake.import_records(library, records)

        assert told(library, all_by_the_rule=False) == told(library, all_by_the_rule=True)


@pytest.mark.parametrize("each", ["openalex:A1", "orcid:0000-0002-1825-0097", "id:x-y.z", "x"])
def test_a_simple_id_is_what_only_its_colon_is_turned_of(each: str) -> None:
    assert identity.plain(each) == each.removeprefix("orcid:").replace(":", "-")

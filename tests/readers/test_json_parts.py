"""What the readers of JSON share: envelopes, values, markup, dates."""

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import Problem
from explorer.readers.dating import day, of_year
from explorer.readers.documents import documents
from explorer.readers.markup import abstract, plain, title
from explorer.readers.values import count, ror, texts, told


def held(text: str, *names: str) -> list[tuple[str, object]]:
    return list(documents(io.BytesIO(text.encode()), names))


def test_an_envelope_is_opened_by_the_names_of_its_format() -> None:
    text = '{"status": "ok", "message": {"items": [{"title": "a"}, {"title": "b"}]}}'

    assert held(text, "message", "items") == [
        ("record 1", {"title": "a"}),
        ("record 2", {"title": "b"}),
    ]


def test_an_envelope_may_hold_one_record() -> None:
    text = '{"status": "ok", "message": {"title": "a"}}\n'

    assert held(text, "message", "items") == [("line 1", {"title": "a"})]


def test_an_envelope_of_another_format_is_left_closed() -> None:
    value = {"count": 1, "message": [{"title": "a"}]}

    assert held('{"count": 1, "message": [{"title": "a"}]}', "items") == [("record 1", value)]


def test_a_record_is_not_opened_even_if_it_has_a_list_of_that_name() -> None:
    record = {"title": "a", "data": [{"title": "b"}]}

    assert held('{"title": "a", "data": [{"title": "b"}]}', "data") == [("record 1", record)]


def test_answers_may_stand_in_a_list_and_places_tell_both() -> None:
    text = '[{"data": [{"title": "a"}]}, {"data": [{"title": "b"}, {"title": "c"}]}]'

    assert [place for place, _ in held(text, "data")] == [
        "record 1, record 1",
        "record 2, record 1",
        "record 2, record 2",
    ]


def test_records_may_be_kept_by_their_ids() -> None:
    text = '{"10.5555/1": {"title": "a"}, "10.5555/2": [{"title": "b"}]}'

    assert [value for _, value in held(text)] == [{"title": "a"}, {"title": "b"}]


def test_an_object_of_lists_is_no_collection_of_records() -> None:
    text = '{"titles": [{"title": "a"}], "creators": [{"name": "Ann Lee"}]}'

    assert [place for place, _ in held(text)] == ["record 1"]


def test_lines_may_be_longer_than_what_is_read_at_once() -> None:
    line = '{"title": "a", "left_out": "' + "x" * 3_000_000 + '"}\n'

    assert [place for place, _ in held(line * 2)] == ["line 1", "line 2"]


def test_one_document_on_one_line_may_be_longer_than_a_line() -> None:
    record = '{"title": "a", "left_out": "' + "x" * 1_000_000 + '"}'
    text = '{"items": [' + ", ".join([record] * 18) + "]}\n"

    assert [place for place, _ in held(text, "items")] == [f"record {n}" for n in range(1, 19)]


def test_envelopes_inside_envelopes_come_to_an_end() -> None:
    text = '{"data":' * 1000 + "1" + "}" * 1000

    ((place, value),) = held(text, "data")

    assert place == "record 1"
    assert isinstance(value, dict | Problem)


MARKUP = [
    ("plain", "plain"),
    ("H<sub>2</sub>O", "H2O"),
    ("<i>E. coli</i> and <jats:italic>B. subtilis</jats:italic>", "E. coli and B. subtilis"),
    ('small <span style="font-variant:small-caps;">caps</span>', "small caps"),
    ("<mml:math><mml:mi>x</mml:mi></mml:math>-ray", "x-ray"),
    ("one<br/>two<p>three</p>", "one two three"),
    ("p < 0.05 and q > 3", "p < 0.05 and q > 3"),
    ("a <b and c> d", "a <b and c> d"),
    ("x<y", "x<y"),
    ("<unknown>tag</unknown>", "<unknown>tag</unknown>"),
    ("R&amp;D &lt;b&gt;", "R&D <b>"),
    ("&amp;amp;", "&amp;"),
    ("AT&T & co", "AT&T & co"),
]


@pytest.mark.parametrize(("written", "read"), MARKUP)
def test_known_tags_go_and_other_signs_stay(written: str, read: str) -> None:
    assert plain(written) == " ".join(read.split())


def test_the_first_title_with_text_in_it_counts() -> None:
    assert title(None, [], ["", "<i></i>", 5, "The title"], "Another") == "The title"
    assert title({"a": 1}, 5) is None


def test_an_abstract_loses_the_heading_that_says_what_it_is() -> None:
    assert abstract("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>") == "One."
    assert abstract("<b>Summary:</b> <p>One.</p>") == "One."
    assert abstract("<jats:title>Results</jats:title><jats:p>One.</jats:p>") == "Results One."
    assert abstract("<p></p>") is None
    assert abstract(["One."]) is None


@pytest.mark.parametrize("piece", ["<", "<i", "<i ", "</", "&", "&#", "<span ", "<b a=", "<b     "])
def test_markup_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.perf_counter()

    plain(piece * 200_000)
    abstract(piece * 200_000)

    assert time.perf_counter() - start < 2


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/&;bip #x1a", max_size=40))
def test_what_is_left_of_markup_is_fit_to_show(text: str) -> None:
    shown = plain(text)

    assert shown.isprintable()
    assert shown == shown.strip()


DAYS = [
    ({"date-parts": [[2018, 3, 5]]}, "2018-03-05"),
    ({"date-parts": [["2018", "03"]]}, "2018-03"),
    ({"date-parts": [[2018]]}, "2018"),
    ({"date-parts": [[2018, 10, 21, 13]]}, "2018-10-21"),
    ({"date-parts": [[2018, 3, 5], [2019, 1, 1]]}, "2018-03-05"),
    ({"date-parts": [[2018, 2, 31]]}, "2018-02"),
    ({"date-parts": [[2018, 13]]}, "2018"),
    ({"date-parts": [[2018, 0, 0]]}, "2018"),
    ({"date-parts": [[None]]}, None),
    ({"date-parts": [[]]}, None),
    ({"date-parts": []}, None),
    ({"date-parts": [[0]]}, None),
    ({"date-parts": [[99999]]}, None),
    ({"date-parts": [[True, 1]]}, None),
    ({"date-parts": 5}, None),
    ({"date-parts": [[None]], "raw": "2018-03-05"}, "2018-03-05"),
    ({"literal": "March 2018"}, "2018-03"),
    ({"raw": 5}, None),
    ([2018], None),
    (None, None),
]


@pytest.mark.parametrize(("written", "read"), DAYS)
def test_dates_in_parts_are_as_precise_as_they_are(written: object, read: str | None) -> None:
    assert day(written) == read


def test_the_year_of_publication_chooses_among_dates() -> None:
    assert of_year(2019, ["2018-12-01", None, "2019-04", "2019-05-01"]) == "2019-04"
    assert of_year(2019, ["2018-12-01"]) == "2019"
    assert of_year(None, [None, "2018-12-01"]) == "2018-12-01"
    assert of_year(None, []) is None


def test_ror_ids_lose_their_link() -> None:
    assert ror("https://ror.org/02hpadn98") == "ror:02hpadn98"
    assert ror("02hpadn98") == "ror:02hpadn98"
    assert ror("https://ror.org/x") is None
    assert ror(5) is None


def test_counts_are_whole_and_possible() -> None:
    assert [count(value) for value in (0, 7, -1, 10**9, True, 1.0, "7", None)] == [
        *(0, 7, None, None, None, None, None, None)
    ]


def test_lists_keep_what_is_no_object_for_the_byline_to_judge() -> None:
    assert told([{"name": "Ann"}, "Bob", 5], lambda each: each["name"]) == ["Ann", "Bob", 5]
    assert told({"name": "Ann"}, dict) == []
    assert list(texts(["a", "", None, 5, " b "])) == ["a", "b"]

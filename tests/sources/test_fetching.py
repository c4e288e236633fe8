"""From page to page: everything once, an end in any case, and on where it stopped."""

import itertools
import threading
from collections.abc import Callable

import pytest
from answering import Asked, Connect, Hourglass, Reply, Standin, as_json
from openalex_pages import WORKS, by_cursor, page, work

from explorer.errors import SourceError
from explorer.library import Library
from explorer.model import Problem, Record
from explorer.sources import (
    Cancelled,
    Harvest,
    Network,
    Question,
    bring,
    fetch,
    fetching,
    question,
    source_named,
)

OPENALEX = source_named("openalex")
AUTHOR = "A5000000065"


def titles(harvest: Harvest) -> list[str]:
    return [item.title for item in harvest.items() if isinstance(item, Record)]


def about_ann(network: Network, limit: int = 2000) -> Question:
    return question(OPENALEX, "author", AUTHOR, network, limit=limit)


def numbers(*of: int) -> list[str]:
    return [f"On the number {number}" for number in of]


def test_pages_are_followed_to_the_last(server: Standin, network: Network) -> None:
    server.answer(WORKS, by_cursor([work(1), work(2)], [work(3)]))
    told: list[tuple[str, int, int | None]] = []

    harvest = fetch(about_ann(network), network, progress=lambda *step: told.append(step))

    assert titles(harvest) == numbers(1, 2, 3)
    assert harvest.papers == 3
    assert harvest.notes == ()
    assert [(done, total) for _, done, total in told] == [(0, None), (2, 3), (3, 3)]
    assert told[0][0] == f"Fetching OpenAlex: author “{AUTHOR}”"


def test_the_same_question_the_same_day_is_answered_from_disk(
    server: Standin, connect: Connect
) -> None:
    server.answer(WORKS, by_cursor([work(1)], [work(2)]))
    network = connect()
    fetch(about_ann(network), network)
    again = connect()

    harvest = fetch(about_ann(again), again)

    assert titles(harvest) == numbers(1, 2)
    assert len(server.asked) == 2


def test_a_fetch_that_broke_off_goes_on_where_it_stopped(server: Standin, connect: Connect) -> None:
    whole = by_cursor([work(1)], [work(2)], [work(3)])
    server.answer(WORKS, whole, whole, *[as_json({}, 500)] * 5, whole)
    network = connect()
    with pytest.raises(SourceError):
        fetch(about_ann(network), network)
    asked_before = len(server.asked)
    again = connect()

    harvest = fetch(about_ann(again), again)

    assert titles(harvest) == numbers(1, 2, 3)
    assert [asked.parameters["cursor"] for asked in server.asked[asked_before:]] == ["c2"]


def test_a_fetch_that_was_cancelled_goes_on_where_it_stopped(
    server: Standin, connect: Connect
) -> None:
    whole = by_cursor([work(1)], [work(2)])
    cancel = threading.Event()
    server.answer(WORKS, lambda asked: (cancel.set(), whole(asked))[1], whole)
    network = connect(clock=Hourglass(cancel))
    with pytest.raises(Cancelled):
        fetch(about_ann(network), network)
    again = connect()

    harvest = fetch(about_ann(again), again)

    assert titles(harvest) == numbers(1, 2)


def test_whoever_is_told_of_the_progress_may_stop_it(server: Standin, network: Network) -> None:
    server.answer(WORKS, by_cursor([work(1)], [work(2)]))

    def stop(_: str, done: int, __: int | None) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(about_ann(network), network, progress=stop)

    assert len(server.asked) == 1


def test_a_cursor_that_is_too_old_begins_again_from_the_start(
    server: Standin, connect: Connect
) -> None:
    old = as_json(page([work(1)], count=2, cursor="old"))
    broken, gone = as_json({}, 500), as_json({"error": "no such cursor"}, 400)
    server.answer(WORKS, old, *[broken] * 5, gone, by_cursor([work(1)], [work(2)]))
    network = connect()
    with pytest.raises(SourceError):
        fetch(about_ann(network), network)
    again = connect()

    harvest = fetch(about_ann(again), again)

    assert titles(harvest) == numbers(1, 2)
    assert [asked.parameters["cursor"] for asked in server.asked[-3:]] == ["old", "*", "c1"]


def test_a_page_refused_in_a_new_fetch_is_an_error(server: Standin, network: Network) -> None:
    first = as_json(page([work(1)], count=2, cursor="c1"))
    server.answer(WORKS, first, as_json({}, 400))

    with pytest.raises(SourceError, match="did not understand"):
        fetch(about_ann(network), network)

    assert len(server.asked) == 2


def test_no_more_is_fetched_than_was_wanted(server: Standin, network: Network) -> None:
    server.answer(WORKS, by_cursor([work(1), work(2)], [work(3), work(4)], [work(5)]))

    harvest = fetch(about_ann(network, limit=3), network)

    assert titles(harvest) == numbers(1, 2, 3)
    assert harvest.papers == 3
    assert len(server.asked) == 2
    assert harvest.notes == ("OpenAlex has 5 papers; 3 were fetched. --limit takes more.",)


def test_papers_that_move_between_pages_are_taken_once(server: Standin, network: Network) -> None:
    server.answer(WORKS, by_cursor([work(1), work(2)], [work(2), work(3)], count=4))

    harvest = fetch(about_ann(network), network)

    assert titles(harvest) == numbers(1, 2, 3)
    assert harvest.notes == ("1 paper came twice and is taken once.",)


def test_a_cursor_that_leads_to_itself_is_followed_once(server: Standin, network: Network) -> None:
    server.answer(WORKS, as_json(page([work(1)], count=900, cursor="*")))

    harvest = fetch(about_ann(network), network)

    assert len(server.asked) == 1
    assert harvest.notes == ("OpenAlex spoke of 900 papers and gave 1.",)


def test_pages_that_say_nothing_new_are_not_followed_for_ever(
    server: Standin, network: Network
) -> None:
    cursors = itertools.count()

    def endless(_: Asked) -> Reply:
        return as_json(page([work(1)], count=900, cursor=f"c{next(cursors)}"))

    server.answer(WORKS, endless)

    harvest = fetch(about_ann(network), network)

    assert titles(harvest) == numbers(1)
    assert len(server.asked) == 4


def test_pages_that_never_end_are_left_at_some_point(
    server: Standin, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_PAGES", 7)
    cursors = itertools.count(1)

    def endless(_: Asked) -> Reply:
        number = next(cursors)
        return as_json(page([work(number)], count=900, cursor=f"c{number}"))

    server.answer(WORKS, endless)

    harvest = fetch(about_ann(network), network)

    assert harvest.papers == 7
    assert harvest.notes == ("OpenAlex has 900 papers; 7 were fetched.",)


def test_a_page_that_is_empty_by_mistake_is_asked_for_again(
    server: Standin, network: Network
) -> None:
    whole = by_cursor([work(1)], [work(2)])
    server.answer(WORKS, whole, as_json(page([], count=2, cursor="c1")), whole)

    harvest = fetch(about_ann(network), network)

    assert titles(harvest) == numbers(1, 2)
    assert harvest.notes == ()


def test_a_source_that_promises_more_than_it_gives_is_left_in_peace(
    server: Standin, network: Network
) -> None:
    server.answer(WORKS, as_json(page([], count=3)))

    harvest = fetch(about_ann(network), network)

    assert titles(harvest) == []
    assert len(server.asked) == 3
    assert harvest.notes == ("OpenAlex spoke of 3 papers and gave 0.",)


def test_a_source_that_has_nothing_is_said_to_have_nothing(
    server: Standin, network: Network
) -> None:
    server.answer(WORKS, as_json(page([], count=0)))

    assert fetch(about_ann(network), network).notes == ("OpenAlex has no papers for this.",)


def test_what_is_no_paper_is_set_aside_with_its_page(server: Standin, network: Network) -> None:
    server.answer(WORKS, by_cursor([work(1)], [{"id": "https://openalex.org/A1"}]))

    items = list(fetch(about_ann(network), network).items())

    assert [type(item) for item in items] == [Record, Problem]
    assert items[1].place == "page 2, record 1"


def test_what_was_fetched_comes_into_the_library_in_one_transaction(
    server: Standin, network: Network, make_library: Callable[..., Library]
) -> None:
    server.answer(WORKS, by_cursor([work(1)], [work(2), {"id": "https://openalex.org/W9"}]))
    library = make_library([])
    path = library.path
    library.close()

    with Library.open(path, write=True) as writable:
        report = bring(writable, fetch(about_ann(network), network))

    assert (report.read, report.new, report.known, report.set_aside) == (2, 2, 0, 1)
    assert report.files[0].file == f"OpenAlex: author “{AUTHOR}”"
    with Library.open(path) as after:
        assert after.counts().authors == 2


def test_pages_that_are_swept_away_meanwhile_are_said_to_be_gone(
    server: Standin, network: Network
) -> None:
    server.answer(WORKS, by_cursor([work(1)]))
    harvest = fetch(about_ann(network), network)
    network.forget(harvest.pages[0])

    with pytest.raises(SourceError, match="gone"):
        list(harvest.items())

"""`explorer fetch` on the command line, with sources that answer from this machine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from answering import Asked, Hourglass, Reply, Standin, as_json
from click.testing import CliRunner, Result
from openalex_pages import WORKS, by_cursor, work

from explorer import sources
from explorer.cli import cli
from explorer.commands import fetch
from explorer.library import Library
from explorer.sources import Network, Visitor

Run = Callable[..., Result]


@pytest.fixture
def run(
    server: Standin,
    clock: Hourglass,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run `explorer fetch` with these words in a world of its own."""
    for name in ("EXPLORER_MAILTO", "OPENALEX_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EXPLORER_LIBRARY", str(tmp_path / "library.duckdb"))

    @contextmanager
    def connect(visitor: Visitor, fresh: bool, advance: object) -> Iterator[Network]:  # noqa: ARG001
        with sources.opened(
            visitor, fresh=fresh, clock=clock, folder=folder, addresses=server.addresses
        ) as network:
            yield network

    monkeypatch.setattr(fetch, "connect", connect)
    runner = CliRunner()

    def explorer(*words: str, input: str = "") -> Result:
        return runner.invoke(cli, ["fetch", *words], input=input, prog_name="explorer")

    return explorer


def test_papers_come_into_the_library(run: Run, server: Standin, tmp_path: Path) -> None:
    server.answer(WORKS, by_cursor([work(1)], [work(2)]))

    result = run("openalex", "--author", "A1")

    assert result.exit_code == 0, result.output
    assert result.stdout == "2 records: 2 new, 0 known, 0 set aside.\n"
    assert result.stderr == "OpenAlex: author “A1”\n"
    with Library.open(tmp_path / "library.duckdb") as library:
        assert library.counts().papers == 2


def test_the_answer_may_be_json(run: Run, server: Standin) -> None:
    server.answer(WORKS, by_cursor([work(1)], [work(2)]))

    result = run("openalex", "--author", "A1", "--limit", "1", "--json")

    assert json.loads(result.stdout) == {
        "source": "openalex",
        "asked": "author “A1”",
        "notes": ["OpenAlex has 2 papers; 1 was fetched. --limit takes more."],
        "read": 1,
        "new": 1,
        "known": 0,
        "set_aside": 0,
        "ties": 0,
        "ties_set_aside": 0,
        "problems": [],
    }


def test_a_name_that_several_have_is_a_choice_with_exit_code_two(
    run: Run, server: Standin, tmp_path: Path
) -> None:
    people = [
        {"id": f"https://openalex.org/A{number}", "display_name": "Wei Wang", "works_count": 3}
        for number in (1, 2)
    ]
    server.answer("api.openalex.org/authors", as_json({"results": people}))

    result = run("openalex", "--author", "Wei Wang")

    assert result.exit_code == 2
    assert "“Wei Wang” fits 2 people." in result.stderr
    assert "A1  Wei Wang       3" in result.stderr
    assert not (tmp_path / "library.duckdb").exists()


def test_dois_are_read_from_a_file_or_standard_input(
    run: Run, server: Standin, tmp_path: Path
) -> None:
    server.answer(WORKS, by_cursor([work(1)]))
    (tmp_path / "dois.txt").write_bytes("\ufeff10.5555/1\r\nnonsense\r\n".encode())

    from_file = run("openalex", "--dois", str(tmp_path / "dois.txt"))
    from_input = run("openalex", "--dois", "-", input="https://doi.org/10.5555/1")

    assert from_file.stdout == "1 record: 1 new, 0 known, 0 set aside.\n"
    assert "1 of 2 lines is no DOI." in from_file.stderr
    assert from_input.stdout == "1 record: 0 new, 1 known, 0 set aside.\n"
    assert "OpenAlex: DOI 10.5555/1" in from_input.stderr


def test_a_list_that_is_not_there_is_an_error(run: Run) -> None:
    result = run("openalex", "--dois", "nowhere.txt")

    assert result.exit_code == 1
    assert "“nowhere.txt” cannot be read" in result.stderr


def test_the_neighbours_of_the_library_come_in(run: Run, server: Standin) -> None:
    server.answer(WORKS, by_cursor([work(1, "Ann Ash", "Bob Bay")]))
    run("openalex", "--author", "A1")
    server.answer(WORKS, by_cursor([work(1, "Ann Ash", "Bob Bay"), work(2, "Bob Bay", "Cat Cox")]))

    result = run("openalex", "--neighbours")

    assert result.stdout == "2 records: 1 new, 1 known, 0 set aside.\n"
    assert server.asked[-1].parameters["filter"] == "authorships.author.id:A65|A66"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("openalex",), "Give one of --author, --institution"),
        (("openalex", "--author", "A1", "--topic", "T1"), "Give one of --author"),
        (("nowhere", "--author", "A1"), "'nowhere' is not one of 'openalex', 'arxiv'"),
        (("openalex", "--author", "A1", "--limit", "0"), "'--limit'"),
    ],
)
def test_what_is_not_asked_properly_is_wrong_usage(
    run: Run, server: Standin, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert said in result.stderr
    assert server.asked == []


def test_what_a_source_cannot_do_is_said_in_a_sentence(run: Run, server: Standin) -> None:
    result = run("arxiv", "--institution", "CERN")

    assert result.exit_code == 1
    assert "arXiv cannot be asked by institution." in result.stderr
    assert "It can be asked by author, topic, dois, query." in result.stderr
    assert server.asked == []


def test_an_address_comes_from_the_option_or_the_environment(
    run: Run, server: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(WORKS, by_cursor([work(1)]))
    run("openalex", "--author", "A1", "--mailto", "ann@example.org")
    monkeypatch.setenv("EXPLORER_MAILTO", "bob@example.org")
    run("openalex", "--author", "A2")

    agents = [asked.headers["user-agent"] for asked in server.asked]
    assert [agent.partition("mailto:")[2] for agent in agents] == [
        "ann@example.org)",
        "bob@example.org)",
    ]


def test_fresh_asks_again(run: Run, server: Standin) -> None:
    server.answer(WORKS, by_cursor([work(1)]))
    run("openalex", "--author", "A1")
    run("openalex", "--author", "A1")
    assert len(server.asked) == 1

    run("openalex", "--author", "A1", "--fresh")

    assert len(server.asked) == 2


def test_a_source_that_fails_leaves_no_library_behind(
    run: Run, server: Standin, tmp_path: Path
) -> None:
    server.answer(WORKS, as_json({}, 503))

    result = run("openalex", "--author", "A1")

    assert result.exit_code == 1
    assert "OpenAlex is out of order (503), 5 times in a row." in result.stderr
    assert not (tmp_path / "library.duckdb").exists()


def test_an_interrupted_fetch_says_that_nothing_was_imported(
    run: Run, server: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "fetch", interrupted)

    result = run("openalex", "--author", "A1")

    assert result.exit_code == 130
    assert "Nothing was imported; the same command goes on where this one stopped." in result.stderr
    assert server.asked == []


def test_without_the_extra_the_remedy_is_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "httpx2", None)

    result = run("openalex", "--author", "A1")

    assert result.exit_code == 1
    assert "pip install 'coauthor-explorer[sources]'" in result.stderr


def test_control_characters_of_a_source_do_not_reach_the_terminal(
    run: Run, server: Standin
) -> None:
    person = {"id": "https://openalex.org/A1", "display_name": "Ann\x1b[2J Ash"}
    server.answer("api.openalex.org/authors", as_json({"results": [person]}))
    server.answer(WORKS, by_cursor([work(1)]))

    result = run("openalex", "--author", "ann")

    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output


def test_every_problem_may_be_written_to_a_file(run: Run, server: Standin, tmp_path: Path) -> None:
    def strange(_: Asked) -> Reply:
        return as_json({"meta": {"count": 1}, "results": [{"id": "https://openalex.org/A1"}]})

    server.answer(WORKS, strange)

    run("openalex", "--query", "x", "--problems", str(tmp_path / "problems.jsonl"))

    problem = json.loads((tmp_path / "problems.jsonl").read_text(encoding="utf-8"))
    assert problem["file"] == "OpenAlex: query “x”"
    assert problem["place"] == "page 1, record 1"

"""Work in the background: one piece at a time, watched, cancelled, remembered for a while."""

import threading
import time

import pytest

from explorer.errors import LibraryBusy, ReadError
from explorer.tables import Progress
from explorer.web.jobs import REMEMBERED, Cancelled, Job, Jobs
from explorer.web.places.progress import counted, remaining, speed


def ended(jobs: Jobs, id_: str) -> Job:
    """The job once it has ended; fails after ten seconds."""
    for _ in range(1000):
        job = jobs.job(id_)
        assert job is not None
        if job.finished:
            return job
        time.sleep(0.01)
    raise AssertionError("the job did not end")


def test_a_job_ends_with_its_result() -> None:
    jobs = Jobs()

    job = ended(jobs, jobs.start("count", lambda _: 42))

    assert (job.result, job.error, job.kind) == (42, None, "count")


def test_a_second_job_ends_at_once_and_says_what_is_running() -> None:
    jobs, go_on = Jobs(), threading.Event()
    first = jobs.start("import", lambda _: go_on.wait(10))

    second = jobs.job(jobs.start("undo", lambda _: None))

    assert second is not None
    assert isinstance(second.error, LibraryBusy)
    assert "Import" in second.error.title
    go_on.set()
    assert ended(jobs, first).error is None
    assert ended(jobs, jobs.start("undo", lambda _: "done")).result == "done"


def test_a_cancelled_job_stops_at_its_next_step() -> None:
    jobs, started = Jobs(), threading.Event()

    def work(tell: Progress) -> None:
        for step in range(1000):
            tell("Counting", step, 1000)
            started.set()
            time.sleep(0.01)

    id_ = jobs.start("count", work)
    started.wait(10)
    jobs.cancel(id_)

    assert isinstance(ended(jobs, id_).error, Cancelled)


def test_work_that_waits_is_told_to_stop() -> None:
    jobs, stop = Jobs(), threading.Event()

    id_ = jobs.start("fetch", lambda _: stop.wait(10), stop=stop)
    jobs.cancel(id_)

    assert ended(jobs, id_).result is True


def test_an_error_ends_the_job_as_a_sentence() -> None:
    jobs = Jobs()

    def fail(_: Progress) -> None:
        raise ReadError("This is empty.", "Export it again.")

    error = ended(jobs, jobs.start("preview", fail)).error

    assert error is not None
    assert error.remedy == "Export it again."


def test_an_error_nobody_foresaw_tells_no_details(caplog: pytest.LogCaptureFixture) -> None:
    jobs = Jobs()

    def fail(_: Progress) -> None:
        raise RuntimeError("secret\nof the machine")

    error = ended(jobs, jobs.start("preview", fail)).error

    assert error is not None
    assert "secret" not in str(error)
    assert caplog.messages == ["RuntimeError in a job: secret of the machine"]


@pytest.mark.parametrize("id_", [None, "", "somebody else's", 3, ["x"], {"a": 1}])
def test_whoever_does_not_know_the_id_learns_nothing(id_: object) -> None:
    jobs = Jobs()
    ended(jobs, jobs.start("count", lambda _: 42))

    jobs.cancel(id_)

    assert jobs.job(id_) is None


def test_only_the_last_few_jobs_are_remembered() -> None:
    jobs = Jobs()
    first = jobs.start("count", lambda _: 0)
    ended(jobs, first)
    for number in range(REMEMBERED):
        ended(jobs, jobs.start("count", lambda _, number=number: number))

    assert jobs.job(first) is None


def test_rate_and_time_left_come_from_the_phase() -> None:
    job = Job("x", "import", "Reading a", done=300, total=900, seconds=10.0)

    assert (job.rate, job.left) == (30.0, 20.0)
    assert (counted(job), speed(job)) == ("300 of about 900", "30 a second")


def test_nothing_is_said_before_it_is_known() -> None:
    job = Job("x", "import", "Reading a", done=300, total=None, seconds=0.2)

    assert (job.rate, job.left, counted(job), speed(job)) == (None, None, "300", "")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (4, "a few seconds left"),
        (34, "about 30 seconds left"),
        (70, "about 1 minute left"),
        (600, "about 10 minutes left"),
        (7300, "about 2 hours left"),
    ],
)
def test_time_left_is_said_in_words(seconds: float | None, words: str) -> None:
    assert remaining(seconds) == words

"""Progress bars: phase, count, rate and time left, on stderr, and only on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from explorer.commands.printing import plain


class CountColumn(ProgressColumn):
    """`12,000 of 588,238`, the count alone where the end is not known, or nothing to count."""

    def render(self, task: Task) -> Text:
        """The count of one phase."""
        if not task.completed and not task.total:
            return Text()
        end = "" if task.total is None else f" of {task.total:,.0f}"
        return Text(f"{task.completed:,.0f}{end}", style="progress.download")


class RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """The rate of one phase; nothing before it is known."""
        speed = task.finished_speed or task.speed
        if speed is None and task.elapsed:
            speed = task.completed / task.elapsed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


def _finish(shown: Progress) -> None:
    # Phases follow each other; one whose end was never told has come to it now.
    for task in shown.tasks:
        if task.total is None:
            shown.update(task.id, total=task.completed)


@contextmanager
def bars() -> Iterator[Callable[[str, int, int | None], None]]:
    """A function that takes (phase, done, total) and shows one bar for each phase."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        CountColumn(),
        RateColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        tasks: dict[str, TaskID] = {}

        def advance(phase: str, done: int, total: int | None) -> None:
            if phase not in tasks:
                _finish(shown)
                tasks[phase] = shown.add_task(plain(phase), total=total)
            shown.update(tasks[phase], completed=done, total=total)

        yield advance

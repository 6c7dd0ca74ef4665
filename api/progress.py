"""How far a long piece of work is: moving bars on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from api import console

T = TypeVar("T")


@contextmanager
def of_sources() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each source; off a terminal, a line when one is read."""
    screen = console.err()
    if not screen.is_terminal:
        yield _tell_when_done
        return
    columns = (TextColumn("{task.description:20}"), BarColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=screen) as bars:

        def report(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=done)
            if done == total:
                bars.stop_task(tasks[name])

        yield report


def _tell_when_done(name: str, done: int, total: int) -> None:
    if done == total:
        console.err().print(f"{name}: done")


def over(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
    """The items, with a bar on a terminal and silence elsewhere."""
    screen = console.err()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=screen, disable=not screen.is_terminal
    ) as bars:
        yield from bars.track(items, total=total, description=what)

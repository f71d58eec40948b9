"""Where is a result written, and how are numbers said?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from json import dumps
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from search import Progress

out = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
err = Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())


def json(value: Any) -> None:
    """Write a value for programs."""
    sys.stdout.write(dumps(value, ensure_ascii=False, indent=2) + "\n")


def number(value: int) -> str:
    """Write a number the French way: 12 403, with narrow no-break spaces."""
    return f"{value:,}".replace(",", "\u202f")


def count(value: int, one: str, many: str = "") -> str:
    """Write a number with its noun: « 1 article », « 12 403 articles »."""
    return f"{number(value)} {one if abs(value) < 2 else many or one + 's'}"


def error(message: str, hint: str) -> None:
    """Say what went wrong and the way out, on the error stream."""
    err.print(f"[bold red]Erreur :[/] {escape(message)}")
    if hint:
        err.print(f"→ {escape(hint)}")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Show a bar with articles a second and time left; yields what reports the progress."""
    if quiet or not err.is_terminal:
        yield None
        return
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=err,
        transient=True,
    )
    with bar:
        task = bar.add_task("Lecture", total=1.0, rate="")

        def report(articles: int, fraction: float | None) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{number(int(articles / elapsed))} articles/s" if elapsed > 0.2 else ""
            described = count(articles, "article")
            bar.update(
                task, completed=fraction, total=None if fraction is None else 1.0, description=described, rate=rate
            )

        yield report

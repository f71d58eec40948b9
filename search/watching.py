"""When do files come, change or go, so that an index follows them?"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from search.errors import IndexBusy, ManchetteError, SourceUnreadable
from search.report import Report

_QUIET = 1_000
"""Milliseconds without a change after which an update begins: a file that is being written is left to be."""
_LONGEST = 10_000
"""Milliseconds after which one begins though changes go on."""
_LOOK = 500
"""Milliseconds between two looks at whether to stop."""


def follow(
    update: Callable[[], Report], sources: Sequence[Path | str], index: Path, stop: threading.Event
) -> Iterator[Report | ManchetteError]:
    """Update now and whenever something changes under some sources, until ``stop`` is set.

    Give the report of each update that changed the index, and, once, what kept one from being made: it
    is tried again with the next change, or as soon as may be where another process was writing.
    Raises ManchetteError where the library that watches is not installed, SourceUnreadable where a source is missing.
    """
    if find_spec("watchfiles") is None:
        raise ManchetteError("La surveillance demande la bibliothèque watchfiles.", "pip install 'manchette[watch]'")
    for source in sources:
        if not Path(source).exists():
            raise SourceUnreadable(f"{source} n’existe pas", "vérifier le chemin")
    changes = import_module("watchfiles").watch(
        *sources,
        watch_filter=_filter(os.path.abspath(index)),  # noqa: PTH100
        debounce=_LONGEST,
        step=_QUIET,
        stop_event=stop,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    )
    due, told = True, ""
    for changed in changes:
        due = due or bool(changed)
        if not due or stop.is_set():
            continue
        try:
            report = update()
        except (IndexBusy, SourceUnreadable) as problem:
            due = isinstance(problem, IndexBusy)
            if problem.message != told:
                yield problem
            told = problem.message
        else:
            due, told = False, ""
            if report.changed:
                yield report


def _filter(index: str) -> Callable[[Any, str], bool]:
    """Pass over the index itself, and what a walk passes over."""
    return lambda _, path: not Path(path).name.startswith(".") and not _lies_in(path, index)


def _lies_in(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(folder + os.sep)  # noqa: PTH100

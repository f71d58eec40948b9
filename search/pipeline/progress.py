"""How far is it?"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

Progress = Callable[[int, float | None], None]
"""Told a few times a second how many articles are written, and which part of the sources is read (0 to 1)."""

_OFTEN = 0.1  # seconds between two reports


class Reporter:
    """Tells how far it is, not too often."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._read = 0
        self._next = 0.0

    def tell(self, articles: int, size: int) -> None:
        """So many articles, after so many more bytes."""
        self._read += size
        if self._progress and monotonic() >= self._next:
            self._progress(articles, min(self._read / self._total, 1.0) if self._total else None)
            self._next = monotonic() + _OFTEN

    def end(self, articles: int) -> None:
        """All is read."""
        if self._progress:
            self._progress(articles, 1.0)

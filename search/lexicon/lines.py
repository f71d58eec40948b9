"""How is one of many sorted lines found in a file that is mapped and never read whole?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import isqrt

from search.errors import IndexDamaged


class Lines(Sequence[bytes]):
    """Sorted lines inside a buffer, each ended by a newline, found by their places.

    About the square root of their number are read at once, so that most of a search
    by halving needs no slice of the buffer.
    """

    __slots__ = ("_buffer", "_pivots", "_places", "_start", "_step")

    def __init__(self, buffer: memoryview, places: memoryview, start: int) -> None:
        self._buffer, self._places, self._start = buffer, places, start
        self._step = max(1, isqrt(len(self)))
        self._pivots = [self[rank] for rank in range(0, len(self), self._step)]

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, rank: int) -> bytes:  # type: ignore[override]  # slices are not wanted
        places = self._places
        return bytes(self._buffer[self._start + places[rank] : self._start + places[rank + 1] - 1])

    def rank(self, line: bytes) -> int:
        """Find the rank of the first line that does not sort before this one."""
        return bisect_left(self, line, *self._between(line))

    def exact(self, line: bytes) -> int | None:
        """Find the rank of this very line, if it is there: in one slice of the buffer."""
        low, high = self._between(line)
        lines = b"\n%b\n" % self.text(low, min(len(self), high + 1))
        at = lines.find(b"\n%b\n" % line)
        return low + lines.count(b"\n", 0, at) if at >= 0 else None

    def _between(self, line: bytes) -> tuple[int, int]:
        """Give the ranks, a step apart, between which a line stands: after the first, at the second at most."""
        pivot = bisect_left(self._pivots, line)
        return max(0, pivot - 1) * self._step, min(len(self), pivot * self._step)

    def text(self, low: int, high: int) -> bytes:
        """Give the lines of these ranks, newlines between them."""
        start, end = self._start + self._places[low], self._start + self._places[high]
        return bytes(self._buffer[start : max(start, end - 1)])


def damaged(name: str) -> IndexDamaged:
    """Tell that a file of the lexicon is not what was written."""
    return IndexDamaged(
        f"Le lexique « {name} » est endommagé ou incomplet.", "Reconstruire l’index : manchette rebuild SOURCE…"
    )

"""Where does a file stand in the order of the sources?"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder that an index is made of: as it was named, and its place whatever the current folder is."""

    named: str
    place: str

    def path(self) -> Path:
        """Give its path as it was named, where that still leads there."""
        return Path(self.named if os.path.abspath(self.named) == self.place else self.place)  # noqa: PTH100


class Sources:
    """All sources of an index, each with its rank; the first that holds a file gives it its place."""

    def __init__(self, known: Mapping[int, Source] | None = None) -> None:
        self.all = dict(known or {})
        self._ranks: dict[str, int] = {}
        for rank in sorted(self.all, reverse=True):
            self._ranks[self.all[rank].place] = rank

    def add(self, named: str | os.PathLike[str]) -> str:
        """Make a source of what a person names, unless one holds it; give its place."""
        place = os.path.abspath(named)  # noqa: PTH100  links are left as they are
        if self._rank(place) is None:
            rank = self._ranks[place] = max(self.all, default=-1) + 1
            self.all[rank] = Source(os.fspath(named), place)
        return place

    def concerned(self, places: Collection[str]) -> tuple[Source, ...]:
        """Give, in order, the sources that hold one of these places or lie in one."""
        ranks = {self._rank(place) for place in places}
        return tuple(
            source for rank, source in sorted(self.all.items()) if rank in ranks or lies_in(source.place, places)
        )

    def forget(self, place: str) -> None:
        """Take a source away."""
        rank = self._ranks.pop(place)
        del self.all[rank]

    def path(self, key: bytes) -> Path:
        """Give the path that a walk meets under this key."""
        inside = key[4:].decode("utf-8", "surrogatepass").split("\0")
        return self.all[int.from_bytes(key[:4])].path().joinpath(*inside)

    def key(self, path: Path) -> bytes:
        """Give what sorts a file as a walk through all sources meets it."""
        place = os.path.abspath(path)  # noqa: PTH100
        rank = self._rank(place)
        assert rank is not None, "a file is walked from a source"
        inside = place[len(self.all[rank].place) :].strip(os.sep).replace(os.sep, "\0")
        return rank.to_bytes(4) + inside.encode("utf-8", "surrogatepass")

    def _rank(self, place: str) -> int | None:
        """Find the first source that is this place, or holds it."""
        return min((self._ranks[each] for each in _upwards(place) if each in self._ranks), default=None)


def lies_in(place: str, places: Collection[str]) -> bool:
    """Tell whether a place is one of these, or below one."""
    return any(each in places for each in _upwards(place))


def _upwards(place: str) -> Iterator[str]:
    """Give a place and all folders that it lies in."""
    above = ""
    while above != place:
        yield place
        above, place = place, os.path.dirname(place)  # noqa: PTH120  pathlib takes ten times as long

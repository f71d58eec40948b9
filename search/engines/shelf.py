"""Here is a place: what article stands there?

The stored articles of an engine that lives in a folder, in files that are mapped
into memory: reading one is a slice, where the engines' own stores take thirty
times as long. A place is an integer, kept by the engine beside each article.
Every commit writes a file of its own and touches none of those before it, which
may be linked into other generations.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

from search.errors import IndexDamaged

_HEAD = struct.Struct("<BI")
_BITS = 40  # a place is the file's number, then 40 bits for where in it: a terabyte a file


def _files(folder: Path) -> dict[int, Path]:
    return {int(path.stem.removeprefix("shelf-")): path for path in sorted(folder.glob("shelf-*.bin"))}


class ShelfWriter:
    """A new file of articles, for one writer."""

    def __init__(self, folder: Path) -> None:
        number = max(_files(folder), default=0) + 1
        self._path = folder / f"shelf-{number:06}.bin"
        self._file = self._path.open("xb", buffering=1 << 20)
        self._place = number << _BITS

    def add(self, id: str, stored: bytes) -> int:
        """Write one article and give its place."""
        name = id.encode()
        place = self._place
        self._place += self._file.write(_HEAD.pack(len(name), len(stored)))
        self._place += self._file.write(name)
        self._place += self._file.write(stored)
        return place

    def commit(self) -> None:
        """Write all out."""
        self._file.close()

    def close(self) -> None:
        """Give up what is not committed."""
        if not self._file.closed:
            self._file.close()
            self._path.unlink(missing_ok=True)


class Shelf:
    """All files of a folder, mapped; safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self._maps: dict[int, mmap.mmap] = {}
        for number, path in _files(folder).items():
            with path.open("rb") as file:
                if path.stat().st_size:  # an empty file cannot be mapped
                    self._maps[number] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def at(self, place: int) -> tuple[str, bytes]:
        """Give the id and the stored bytes of the article that stands at ``place``."""
        number, start = place >> _BITS, place & (1 << _BITS) - 1
        try:
            pages = self._maps[number]
            name, size = _HEAD.unpack_from(pages, start)
        except (KeyError, struct.error) as error:
            raise IndexDamaged("Les articles de l’index manquent ou sont tronqués.", "manchette rebuild") from error
        start += _HEAD.size
        middle = start + name
        return pages[start:middle].decode(), pages[middle : middle + size]

    def close(self) -> None:
        """Release the files."""
        for pages in self._maps.values():
            pages.close()
        self._maps = {}

"""Here is a place: what article stands there?

The stored articles of an engine that lives in a folder, in files that are mapped
into memory: reading one is a slice, where the engines' own stores take thirty
times as long. A place is an integer, kept by the engine beside each article.
Every commit writes a file of its own and touches none of those before it, which
may be linked into other generations. Where there are many, all but the largest are
copied into one, and ``shelf.json`` says where each of them begins there: an open index
holds a descriptor for each file.
"""

from __future__ import annotations

import json
import mmap
import shutil
import struct
from pathlib import Path

from search.errors import IndexDamaged

_HEAD = struct.Struct("<BI")
_JOINED = "shelf.json"
_MOST = 32  # files
_BITS = 40  # a place is the file's number, then 40 bits for where in it: a terabyte a file


def _files(folder: Path) -> dict[int, Path]:
    return {int(path.stem.removeprefix("shelf-")): path for path in sorted(folder.glob("shelf-*.bin"))}


def _joined(folder: Path) -> dict[int, tuple[int, int]]:
    """Give the numbers of files that are in another now: its number, and where they begin there."""
    try:
        said = json.loads((folder / _JOINED).read_text(encoding="ascii"))
        return {int(number): (into, start) for number, (into, start) in said.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexDamaged("Les articles de l’index sont illisibles.", "manchette rebuild") from error


def _join(folder: Path) -> None:
    """Copy all files but the largest into one, where there are many."""
    files = _files(folder)
    if len(files) <= _MOST:
        return
    largest = max(files, key=lambda number: files[number].stat().st_size)
    starts, number, known = {}, max(files) + 1, _joined(folder)
    with (folder / f"shelf-{number:06}.bin").open("xb") as into:
        for each, path in files.items():
            if each != largest:
                starts[each] = into.tell()
                with path.open("rb") as file:
                    shutil.copyfileobj(file, into, 1 << 20)
    said = {each: (number, start) for each, start in starts.items()} | {
        each: (number, starts[held] + start) if held in starts else (held, start)
        for each, (held, start) in known.items()
    }
    beside = folder / f"{_JOINED}.new"  # the old one may be linked into another generation
    beside.write_text(json.dumps(said), encoding="ascii")
    beside.replace(folder / _JOINED)
    for each in starts:
        files[each].unlink()


class ShelfWriter:
    """A new file of articles, for one writer."""

    def __init__(self, folder: Path) -> None:
        number = max((*_files(folder), *_joined(folder)), default=0) + 1
        self._folder = folder
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
        _join(self._folder)

    def close(self) -> None:
        """Give up what is not committed."""
        if not self._file.closed:
            self._file.close()
            self._path.unlink(missing_ok=True)


class Shelf:
    """All files of a folder, mapped; safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self._maps: dict[int, mmap.mmap] = {}
        self._joined = _joined(folder)
        for number, path in _files(folder).items():
            with path.open("rb") as file:
                if path.stat().st_size:  # an empty file cannot be mapped
                    self._maps[number] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def at(self, place: int) -> tuple[str, bytes]:
        """Give the id and the stored bytes of the article that stands at ``place``."""
        number, start = place >> _BITS, place & (1 << _BITS) - 1
        if number in self._joined:
            number, before = self._joined[number]
            start += before
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

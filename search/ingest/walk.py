"""Which files do these sources hold, in which order?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from search.errors import SourceUnreadable
from search.ingest.neighbours import spoken_for

_INDEX = "writer.lock"
"""Where this file is, an index is kept: it holds copies of articles, and no article."""

_LEFT_BY_SYSTEMS = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


class Found(NamedTuple):
    """A file to be read, and those beside it that are read through it, be they there or not."""

    path: Path
    beside: tuple[Path, ...]


def walk(sources: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Give the files that :func:`found` finds."""
    return (each.path for each in found(sources))


def found(sources: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """Give the files of each source in turn, folders in the order of their names, always the same.

    Our own indexes are passed over; so are hidden files, unless named as a source, and those that
    another one speaks for, as it is read with them (:mod:`neighbours`). A folder that cannot
    be listed, or that a link leads back to, is given as it is, for ``read`` to
    refuse it aloud. Raise SourceUnreadable, before anything is given, where a
    source is missing.
    """
    paths = [Path(source) for source in sources]
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise SourceUnreadable(f"{path} n’existe pas", "vérifier le chemin")
    return _walk_all(paths)


def _walk_all(paths: list[Path]) -> Iterator[Found]:
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, seen)


def _walk(root: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    """Walk with a stack of our own: a tree may be deeper than Python's."""
    stack = [root]
    speakers: dict[Path, set[Path]] = {}
    read_otherwise: set[Path] = set()
    while stack:
        path = stack.pop()
        entries = _entries(path, seen)
        if entries is None:
            if path in speakers or path not in read_otherwise:
                yield Found(path, tuple(sorted(speakers.get(path, ()))))
        else:
            speaking = spoken_for(entries)
            speakers |= speaking  # none is passed over: two might speak for each other
            read_otherwise.update(*speaking.values())
            stack += sorted(entries, reverse=True)


def _entries(path: Path, seen: set[tuple[int, int]]) -> list[Path] | None:
    """Give what a folder holds; None for what is not a folder, cannot be listed or has been already."""
    try:
        if not path.is_dir():
            return None
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            return None if path.is_symlink() else []
        seen.add((status.st_dev, status.st_ino))
        entries = [entry for entry in path.iterdir() if not is_hidden(entry.name)]
        return [] if any(entry.name == _INDEX for entry in entries) else entries
    except OSError:
        return None


def is_hidden(name: str) -> bool:
    """Tell whether systems hide a file, or leave it behind."""
    return name.startswith(".") or name.lower() in _LEFT_BY_SYSTEMS

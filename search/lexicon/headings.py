"""Which titles, newspapers and authors begin as a reader types?

One file, mapped like the lexicon: for each kind a sorted table of folded beginnings,
each with what it begins, how many articles bear it, and a weight that orders them:
titles newest first, names by their articles. A name stands under each of its
words (« zola » finds « Émile Zola »), a title also without the small words before it.

    head     magic, sizes of each table, a checksum of the head; the length of the file guards the rest
    tables   weights, then places of the lines, of each kind; then the texts: beginning, articles, text
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple, Self, get_args
from zlib import crc32

from search.analysis import SMALL, joined_forms
from search.lexicon.lines import Lines, damaged

Kind = Literal["title", "source", "author"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_MAGIC = b"headings" + sys.byteorder[:1].encode()
_HEAD = struct.Struct(f"<9s{2 * len(KINDS) + 1}QI")
_ALIGNED = (_HEAD.size + 7) // 8 * 8
_AFTER = b"{"
_SMALL = frozenset(map(str.encode, SMALL))


class Heading(NamedTuple):
    """A title or a name, and how many articles bear it."""

    text: str
    articles: int


def heading(title: str, forms: str) -> bytes:
    """Give what is kept of the title of an article and of its folded words; nothing where it has none."""
    return f"{forms}\t{' '.join(title.split())}".encode("utf-8", "replace") if forms else b""


class Collected:
    """The titles and names of the articles of an index, as they come."""

    def __init__(self) -> None:
        self._titles: list[bytes] = []  # one object a title: a million of them take 200 MB
        self._names: dict[Kind, Counter[str]] = {"source": Counter(), "author": Counter()}
        self._table: _Table | None = None

    def add_title(self, heading: bytes, day: int) -> None:
        """Add the title of one article, as :func:`heading` gives it."""
        self._titles.append(b"%s\t%d" % (heading, day))

    def add_names(self, kind: Kind, names: Iterable[tuple[str, int]]) -> None:
        """Add names of newspapers or authors, each with how many articles bear it."""
        self._names[kind].update(dict(names))

    def sort_titles(self) -> None:
        """All titles are there: do the work on them now."""
        self._table = _table(self._of_titles())
        self._titles.clear()

    def pack(self) -> bytes:
        """Give the bytes of the file."""
        if self._table is None:
            self.sort_titles()
        assert self._table is not None, "it has just been made"
        tables = (self._table, *(_table(_of_names(self._names[kind])) for kind in KINDS[1:]))
        numbers = [each for table in tables for each in (table.weights, table.places)]
        sizes = [size for table in tables for size in (len(table.weights), len(table.texts))]
        sizes.append(_ALIGNED + sum(each.itemsize * len(each) for each in numbers) + sum(sizes[1::2]))
        head = _HEAD.pack(_MAGIC, *sizes, crc32(repr(tuple(sizes)).encode()))
        return b"".join((head.ljust(_ALIGNED, b"\0"), *numbers, *(table.texts for table in tables)))

    def _of_titles(self) -> Iterator[bytes]:
        self._titles.sort()
        parts = (line.rsplit(b"\t", 1) for line in self._titles)
        for line, several in groupby(parts, key=itemgetter(0)):
            days = [int(day) for _, day in several]
            forms, title = line.split(b"\t", 1)
            rest = b"%s\t%d\t%d" % (title, len(days), max(days))
            yield b"%s\t%s" % (forms, rest)
            if begins := _without_small(forms):
                yield b"%s\t%s" % (begins, rest)


class _Table(NamedTuple):
    """The lines of one kind: their weights, where each begins in the texts and the last one ends."""

    weights: array[int]
    places: array[int]
    texts: bytearray


def _table(lines: Iterable[bytes]) -> _Table:
    table = _Table(array("I"), array("I", (0,)), bytearray())
    for line in sorted(lines):  # one object a line: a million articles make two million of them
        begins, text, count, weight = line.split(b"\t")
        table.texts.extend(b"%s\t%s\t%s\n" % (begins, count, text))
        table.weights.append(int(weight))
        table.places.append(len(table.texts))
    return table


def _without_small(forms: bytes) -> bytes:
    """Give the words of a title from the first that is not small; nothing where that is the very first."""
    at = 0
    for word in forms.split(b" "):
        if word not in _SMALL:
            return forms[at:] if at else b""
        at += len(word) + 1
    return b""


def _of_names(names: Counter[str]) -> Iterator[bytes]:
    for name, count in names.items():
        words = joined_forms(name).split()
        shown = " ".join(name.split()).encode("utf-8", "replace")
        for rank in range(len(words)):
            yield b"%s\t%s\t%d\t%d" % (" ".join(words[rank:]).encode(), shown, count, count)


class Headings:
    """What :class:`Collected` packed; safe for several threads."""

    def __init__(self, buffer: mmap.mmap | bytes, name: str = "headings") -> None:
        """Read it; raises IndexDamaged where it is something else."""
        self._buffer = buffer
        sizes = _sizes(buffer, name)
        view = memoryview(buffer)
        tables = list(zip(sizes[::2], sizes[1::2], strict=False))
        start = len(buffer) - sum(size for _, size in tables)
        numbers = view[_ALIGNED:start].cast("I")
        self._tables: dict[Kind, tuple[memoryview, Lines]] = {}
        for kind, (lines, size) in zip(KINDS, tables, strict=True):
            weights, places, numbers = numbers[:lines], numbers[lines : 2 * lines + 1], numbers[2 * lines + 1 :]
            self._tables[kind] = weights, Lines(view, places, start)
            start += size

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Map the file; raises IndexDamaged where it is missing, cut short or something else."""
        try:
            with Path(path).open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise damaged(Path(path).name) from error
        return cls(mapped, Path(path).name)

    def starting(self, kind: Kind, beginning: str, most: int) -> tuple[Heading, ...]:
        """Give at most so many of a kind that begin with these folded words, the heaviest first."""
        weights, lines = self._tables[kind]
        key = beginning.encode()
        low, high = lines.rank(key), lines.rank(key + _AFTER)
        found: dict[Heading, None] = {}
        for rank in nlargest(2 * most, range(low, high), key=weights.__getitem__):  # one may stand under two beginnings
            _, count, text = lines[rank].split(b"\t", 2)
            found[Heading(text.decode(), int(count))] = None
        return tuple(found)[:most]


def _sizes(buffer: mmap.mmap | bytes, name: str) -> Sequence[int]:
    if len(buffer) < _ALIGNED:
        raise damaged(name)
    magic, *sizes, guard = _HEAD.unpack(buffer[: _HEAD.size])
    if magic != _MAGIC or guard != crc32(repr(tuple(sizes)).encode()) or sizes[-1] != len(buffer):
        raise damaged(name)
    return sizes[:-1]

"""How are whole posting lists written and read in Whoosh's own format?

Whoosh writes a posting at a time, from objects made for each token, and reads a
posting at a time, through a matcher that one thread may use. What is written here
is what ``W3Codec`` writes, and plain Whoosh can read it; only the way in and out
is by the list, from files that are mapped and so serve all threads.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import accumulate
from operator import sub
from pathlib import Path
from pickle import dumps, load, loads
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.system import pack_ushort
from whoosh.util.numeric import length_to_byte

_BLOCK = 1024
_SQUEEZED = 1024  # bytes from which a block is compressed
_PROTOCOL = 4  # Whoosh writes 2, in which bytes cost ten times as much; it reads any
_INT = struct.Struct("!i")
_UINT = struct.Struct("!I")
_FACTS = struct.Struct("!BfIBBfII")  # W3TermInfo: flags, weight, articles, lengths, greatest weight, first, last
_EXTENT = struct.Struct("!qi")


class Postings(NamedTuple):
    """Where a term stands: articles ascending, how often each holds it, and its places there, encoded, if kept."""

    articles: list[int]
    frequencies: list[float]
    places: list[bytes]


class _Codec(W3Codec):
    """W3Codec that reads whole lists; never named in an index, which stays one that plain Whoosh opens."""

    def postings_reader(self, dbfile: StructFile, terminfo: Any, *_: object, **__: object) -> Postings:
        return _read(dbfile, terminfo.extent()[0])


CODEC = _Codec()


class TermsWriter:
    """Writes the terms of a segment and their lists: what ``W3FieldWriter`` and ``W3PostingsWriter`` would write."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self._terms = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._file = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._place = 0

    def add_field(self, name: str, terms: Iterable[tuple[bytes, Postings]], shortest: int, longest: int) -> None:
        """Add a field, after those before it by name, and its terms in order; then the lengths that it has."""
        number = pack_ushort(self._fields.setdefault(name, len(self._fields)))
        bounds = length_to_byte(shortest), length_to_byte(longest)
        for text, postings in terms:
            self._terms.add(number + text, self._add_list(postings, bounds))

    def close(self) -> None:
        """Finish both files."""
        self._terms.close()
        self._file.close()

    def _add_list(self, postings: Postings, bounds: tuple[int, int]) -> bytes:
        """Write one list and give the facts of its term."""
        articles, frequencies, _ = postings
        data = b"".join((WHOOSH3_HEADER_MAGIC, *_blocks(postings, bounds)))
        self._file.write(data)
        most = max(frequencies)
        facts = _FACTS.pack(0, sum(frequencies), len(articles), *bounds, most, articles[0], articles[-1])
        place, self._place = self._place, self._place + len(data)
        return facts + _EXTENT.pack(place, len(data))


def _blocks(postings: Postings, bounds: tuple[int, int]) -> Iterator[bytes]:
    """Encode a list: for each block its length, negative for the last, then its facts and its postings."""
    count = len(postings.articles)
    for start in range(0, count, _BLOCK):
        articles, frequencies, places = (each[start : start + _BLOCK] for each in postings)
        steps = tuple(map(sub, articles, (0, *articles)))
        most = max(frequencies)
        weights = None if most == 1 else tuple(map(float, frequencies))
        data = dumps((steps, weights, tuple(places) or None), _PROTOCOL)
        squeezed = len(data) >= _SQUEEZED
        if squeezed:
            data = zlib.compress(data, 1)
        facts = dumps((len(articles), articles[-1], float(most), int(squeezed), *bounds), _PROTOCOL)
        length = len(facts) + len(data)
        yield _INT.pack(length if start + _BLOCK < count else -length) + facts + data


def _read(file: StructFile, place: int) -> Postings:
    """Decode the list that begins at ``place``: blocks of a length (negative for the last), facts, and postings.

    Not by the term's extent: Whoosh reads its length back as a tuple.
    """
    articles: list[int] = []
    frequencies: list[float] = []
    places: list[bytes] = []
    place += len(WHOOSH3_HEADER_MAGIC)
    length = 0
    while length >= 0:
        length = file.get_int(place)
        stream = BytesIO(file.get(place + _INT.size, abs(length)))
        count, _, _, compressed, _, _ = load(stream)  # noqa: S301 - the index is our own file
        packed = stream.read()
        steps, weights, values = loads(zlib.decompress(packed) if compressed else packed)  # noqa: S301
        articles.extend(accumulate(steps))
        frequencies.extend(weights if isinstance(weights, tuple) else (weights or 1.0,) * count)
        places.extend(values or (b"",) * count)
        place += _INT.size + abs(length)
    return Postings(articles, frequencies, places)


def encode_places(places: list[int]) -> bytes:
    """Write ascending positions as Whoosh's ``formats.Positions`` does: their number, then their steps."""
    steps = [place - before for before, place in zip([0, *places], places, strict=False)]
    return _UINT.pack(len(places)) + dumps(steps, 2)


def decode_places(encoded: bytes) -> list[int]:
    """Read what :func:`encode_places` wrote."""
    return list(accumulate(loads(encoded[_UINT.size :])))  # noqa: S301 - the index is our own file


class _MappedFile(StructFile):
    """A file read without a cursor, so that threads do not trip each other."""

    def get(self, position: int, length: int) -> bytes:
        return self.file[position : position + length]  # type: ignore[index,no-any-return]


class MappedStorage(FileStorage):
    """A folder of files, mapped when opened for reading."""

    def open_file(self, name: str, *_: object, **__: object) -> StructFile:
        """Open a file for reading; an empty one cannot be mapped."""
        with (Path(self.folder) / name).open("rb") as file:
            if not Path(file.name).stat().st_size:
                return StructFile(BytesIO(), name=name)
            return _MappedFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name=name)  # type: ignore[arg-type]

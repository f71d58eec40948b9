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
from array import array
from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from pickle import dumps, load, loads
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

_BLOCK = 1024
_INT_SIZE = 4
_UINT = struct.Struct("!I")


class Postings(NamedTuple):
    """Where a term stands: articles ascending, how often each holds it, and its places there, encoded."""

    articles: list[int]
    frequencies: list[float]
    places: Sequence[bytes]


class _PostingsWriter(W3PostingsWriter):
    """Writes a whole list, block by block; the blocks' lengths are bounds, all that Whoosh wants of them."""

    def add_all(self, postings: Postings, shortest: int, longest: int) -> None:
        count = len(postings.articles)
        for start in range(0, count, _BLOCK):
            part = slice(start, start + _BLOCK)
            self._ids = array("I", postings.articles[part])
            self._weights = array("f", postings.frequencies[part])
            self._values = list(postings.places[part])
            self._maxweight = max(self._weights)
            self._minlength, self._maxlength = shortest, longest
            if start + _BLOCK < count:
                self._write_block()  # the last one is written when the list is finished


class _Codec(W3Codec):
    """W3Codec with both ends replaced; never named in the index, which stays one that plain Whoosh opens."""

    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK, compression=1)

    def postings_writer(self, dbfile: StructFile, byteids: bool = False) -> _PostingsWriter:
        return _PostingsWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)

    def postings_reader(self, dbfile: StructFile, terminfo: Any, *_: object, **__: object) -> Postings:
        return _read(dbfile, terminfo.extent()[0])


CODEC = _Codec()


class FieldWriter(W3FieldWriter):
    """Writes the terms of a segment, field by field, each with its whole list."""

    def add_term(self, text: bytes, postings: Postings, shortest: int, longest: int) -> None:
        """Add a term of the field begun; terms come in the order of their bytes."""
        self.start_term(text)
        assert isinstance(self._postwriter, _PostingsWriter), "made by our codec"
        self._postwriter.add_all(postings, shortest, longest)
        self.finish_term()


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
        stream = BytesIO(file.get(place + _INT_SIZE, abs(length)))
        count, _, _, compressed, _, _ = load(stream)  # noqa: S301 - the index is our own file
        packed = stream.read()
        steps, weights, values = loads(zlib.decompress(packed) if compressed else packed)  # noqa: S301
        articles.extend(accumulate(steps))
        frequencies.extend(weights if isinstance(weights, tuple) else (weights or 1.0,) * count)
        places.extend(values or (b"",) * count)
        place += _INT_SIZE + abs(length)
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

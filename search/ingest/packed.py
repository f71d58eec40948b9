"""What is in a compressed stream? gzip, bzip2 and xz by the standard library, Zstandard by an extra."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from search.errors import SourceUnreadable
from search.ingest.bounds import Stream

NO_ZSTD = "archive Zstandard ; installer manchette[zst] pour la lire"
DAMAGED = "fichier compressé abîmé ou tronqué"

_MEMORY = 256 << 20
"""What a header may ask for a dictionary: the strongest setting of xz needs 65 MB."""
_CHUNK = 1 << 16


def suffix_of(head: bytes) -> str:
    """Give the suffix of the compression that a stream opens with, or nothing.

    >>> suffix_of(b"BZh91AY")
    '.bz2'
    """
    return next((suffix for mark, suffix, _ in _COMPRESSIONS if head.startswith(mark)), "")


def unpacked(stream: Stream, suffix: str) -> Stream:
    """Give the content of a compressed stream."""
    return next(opener for _, known, opener in _COMPRESSIONS if known == suffix)(stream)


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class _Unpacking(io.RawIOBase):
    """Streams of bzip2 or xz, one after the other, their memory bounded."""

    def __init__(self, stream: Stream, start: Callable[[], _Decompressor]) -> None:
        self._stream = stream
        self._start = start
        self._inner: _Decompressor = start()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while True:
            data = b""
            if self._inner.eof:
                data = self._inner.unused_data or self._stream.read(_CHUNK)
                if not data.strip(b"\0"):
                    return 0
                self._inner = self._start()
            elif self._inner.needs_input:
                data = self._stream.read(_CHUNK)
                if not data:
                    raise EOFError
            try:
                part = self._inner.decompress(data, len(buffer))
            except (OSError, lzma.LZMAError) as error:
                raise SourceUnreadable(DAMAGED) from error
            if part:
                buffer[: len(part)] = part
                return len(part)


def _gzip(stream: Stream) -> Stream:
    return cast(Stream, gzip.GzipFile(fileobj=cast(BinaryIO, stream)))


def _bzip2(stream: Stream) -> Stream:
    return io.BufferedReader(_Unpacking(stream, bz2.BZ2Decompressor), _CHUNK)


def _xz(stream: Stream) -> Stream:
    return io.BufferedReader(_Unpacking(stream, lambda: lzma.LZMADecompressor(memlimit=_MEMORY)), _CHUNK)


def _zstd(stream: Stream) -> Stream:
    try:
        from zstandard import ZstdDecompressor, ZstdError
    except ImportError:
        raise SourceUnreadable(NO_ZSTD) from None
    return _Zstd(ZstdDecompressor().stream_reader(cast(BinaryIO, stream), read_across_frames=True), ZstdError)


class _Zstd:
    """Zstandard, its errors made ours."""

    def __init__(self, stream: Stream, error: type[Exception]) -> None:
        self._stream = stream
        self._error = error

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._stream.read(size)
        except self._error as error:
            raise SourceUnreadable(DAMAGED) from error

    read1 = read


_COMPRESSIONS: tuple[tuple[bytes, str, Callable[[Stream], Stream]], ...] = (
    (b"\x1f\x8b", ".gz", _gzip),
    (b"BZh", ".bz2", _bzip2),
    (b"\xfd7zXZ\x00", ".xz", _xz),
    (b"(\xb5/\xfd", ".zst", _zstd),
)

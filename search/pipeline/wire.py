"""How do two of our processes talk? Pickled values, each after its length; both ends run the same code."""

from __future__ import annotations

import pickle
import struct
from typing import IO, Any, Protocol

_LENGTH = struct.Struct("<Q")


class Readable(Protocol):
    """A stream of bytes, buffered or not."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Read what there is, at the end nothing."""


def send(stream: IO[bytes], value: object) -> None:
    """Send one value. Raises OSError where the other end has gone."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: Readable) -> Any:
    """Wait for one value. Raises EOFError where the other end has gone, were it in the middle of one."""
    return pickle.loads(_exactly(stream, _LENGTH.unpack(_exactly(stream, _LENGTH.size))[0]))  # noqa: S301  our own process


def _exactly(stream: Readable, size: int) -> bytearray:
    found = bytearray(size)
    left = memoryview(found)
    while left:
        read = stream.readinto(left)
        if not read:
            raise EOFError
        left = left[read:]
    return found

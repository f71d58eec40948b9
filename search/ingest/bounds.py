"""How much may come out of one packed file? Bounded in bytes, in members and in depth, so that no bomb goes off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from search.errors import SourceUnreadable

RATIO = 200
"""Text is packed up to thirty times smaller; bombs begin at a thousand."""

FLOOR = 64 << 20
TOTAL = 64 << 30
MEMBERS = 1_000_000
DEPTH = 2
"""An archive, and an archive in it."""

TOO_RATIO = f"archive dont le contenu dépasse {RATIO} fois la taille : lecture arrêtée là"
TOO_LARGE = "archive de plus de 64 Go une fois ouverte : lecture arrêtée là"
TOO_MANY = "archive de plus d’un million de fichiers : lecture arrêtée là"
TOO_DEEP = "archive dans une archive d’archive : non ouverte"


class Stream(Protocol):
    """What readers ask of an open file, be it plain, compressed or inside an archive."""

    def read(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, fewer only at the end."""
        ...

    def read1(self, size: int = -1, /) -> bytes:
        """Give what comes at once, at most ``size`` bytes, nothing only at the end."""
        ...


class Exhausted(SourceUnreadable):
    """No more will be read of this file, whatever it still holds."""


@dataclass(slots=True)
class Budget:
    """What may still come out of one file on the disk, whatever lies in what: bytes and members."""

    size: int = 0
    taken: int = 0
    members: int = 0

    def take(self, count: int) -> None:
        """Count bytes that came out; raise Exhausted past the bounds."""
        self.taken += count
        if self.taken > TOTAL:
            raise Exhausted(TOO_LARGE)
        if self.taken > max(FLOOR, RATIO * self.size):
            raise Exhausted(TOO_RATIO)

    def enter(self) -> None:
        """Count one member; raise Exhausted past the bound."""
        self.members += 1
        if self.members > MEMBERS:
            raise Exhausted(TOO_MANY)


class Metered:
    """A stream whose bytes are counted on a budget, and whose beginning can be looked at."""

    def __init__(self, stream: Stream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self._head = b""

    def peek(self, size: int) -> bytes:
        """Give the next ``size`` bytes, fewer at the end, and leave them to be read."""
        while len(self._head) < size and (more := self._counted(self._stream.read(size - len(self._head)))):
            self._head += more
        return self._head[:size]

    def read(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, fewer only at the end."""
        parts: list[bytes] = []
        left = size
        while left and (part := self.read1(min(left, 1 << 20) if left > 0 else 1 << 20)):
            parts.append(part)
            left -= len(part) if left > 0 else 0
        return b"".join(parts)

    def read1(self, size: int = -1, /) -> bytes:
        """Give what comes at once."""
        if self._head:
            part = self._head if size < 0 else self._head[:size]
            self._head = self._head[len(part) :]
            return part
        return self._counted(self._stream.read1(size if size > 0 else 1 << 20))

    def _counted(self, part: bytes) -> bytes:
        self._budget.take(len(part))
        return part


class Part:
    """The next ``size`` bytes of a stream, as a stream of their own."""

    def __init__(self, stream: Stream, size: int) -> None:
        self._stream = stream
        self._left = size

    def read(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, fewer only at the end; raise EOFError where the stream ends before its part."""
        part = self._stream.read(self._left if size < 0 else min(size, self._left))
        return self._taken(part, size)

    def read1(self, size: int = -1, /) -> bytes:
        """Give what comes at once."""
        part = self._stream.read1(self._left if size < 0 else min(size, self._left)) if self._left else b""
        return self._taken(part, size)

    def skip(self) -> None:
        """Pass over what was not read."""
        while self._left and self.read1(1 << 20):
            pass

    def _taken(self, part: bytes, wanted: int) -> bytes:
        if not part and self._left and wanted:
            raise EOFError
        self._left -= len(part)
        return part

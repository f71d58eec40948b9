"""Who holds this file? Locks that the system drops by itself when a process dies.

POSIX: ``flock``, on a descriptor of its own, so that two threads of one process
exclude each other as two processes do. Windows has no shared locks, but there a
file that is open cannot be removed: being open is holding.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Self

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # locked bytes cannot be read by others: lock one that nobody writes

    def _lock(descriptor: int, *, shared: bool) -> bool:
        if shared:
            return True
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Lock:
    """A lock that is held until :meth:`release` or the end of the process."""

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def shared(cls, path: Path) -> Self | None:
        """Lock a file as one of several readers; ``None`` where a writer has it. A read-only file will do."""
        return cls._take(os.open(path, os.O_RDONLY), shared=True)

    @classmethod
    def exclusive(cls, path: Path) -> Self | None:
        """Lock a file alone, making it where it is missing; ``None`` where anyone else has it."""
        return cls._take(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), shared=False)

    @classmethod
    def _take(cls, descriptor: int, *, shared: bool) -> Self | None:
        taken = False
        try:
            taken = _lock(descriptor, shared=shared)
        finally:
            if not taken:
                os.close(descriptor)
        return cls(descriptor) if taken else None

    def write(self, text: str) -> None:
        """Say in the locked file who holds it."""
        assert self._descriptor is not None, "released"
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text.encode())

    def release(self) -> None:
        """Let go; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

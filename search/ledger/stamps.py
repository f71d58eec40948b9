"""Is this file still what was read? Size and time first, then content, where the time does not tell."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from time import time_ns
from typing import NamedTuple

_MISSING = -1
_UNSURE = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again and show the same time (FAT: 2 s)."""


class Stamp(NamedTuple):
    """What is known of a file: size in bytes (-1: it cannot be read), time of change in nanoseconds, digest.

    The time is 0 where it does not tell.
    """

    path: str
    size: int
    time: int
    digest: str = ""


def stamped(path: Path) -> Stamp:
    """Look at a file, before it is read; without its digest."""
    place = os.path.abspath(path)  # noqa: PTH100
    try:
        status = os.stat(place)  # noqa: PTH116
    except OSError:
        return Stamp(place, _MISSING, 0)
    if not stat.S_ISREG(status.st_mode):  # whoever opens a pipe waits for its other end
        return Stamp(place, _MISSING, 0)
    sure = status.st_mtime_ns + _UNSURE < time_ns()
    return Stamp(place, status.st_size, status.st_mtime_ns if sure else 0)


def digested(stamp: Stamp) -> Stamp:
    """Add the digest of the content; none where it cannot be read, or is no more what was stamped."""
    if stamp.size == _MISSING:
        return stamp
    digest = blake2b(digest_size=16)
    try:
        with Path(stamp.path).open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
            status = os.fstat(file.fileno())
    except OSError:
        return stamp
    unchanged = status.st_size == stamp.size and stamp.time in (0, status.st_mtime_ns)
    return stamp._replace(digest=digest.hexdigest()) if unchanged else stamp


def same(known: Sequence[Stamp], found: Sequence[Stamp]) -> bool:
    """Tell whether files are those that were read, and hold what they held; what cannot be read may still be so."""
    if [(each.path, each.size) for each in known] != [(each.path, each.size) for each in found]:
        return False
    return all(
        (was.digest and was.time and was.time == now.time) or digested(now).digest == was.digest
        for was, now in zip(known, found, strict=True)
    )

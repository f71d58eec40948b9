"""How can two texts be seen to be nearly the same, without comparing them?

A sketch is a sample of a text's short passages, the same whatever stands around
them: two texts that share most of their passages share most of their samples.
A passage begins after a word's first letter that is d, l or p and runs eighteen
letters, about four words; of the digests of all passages the smallest are kept
(« bottom-k », Broder 1997), so that samples of texts of any length compare.
Cutting at letters and not at words leaves all the work to ``split``, a tenth of
what shingles of words cost (docs/decisions/0008-reprints.md), or to C.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from zlib import crc32

KEPT = 64
FEWEST = 4
"""A text with fewer passages, some fifteen words, has no sketch: it could be any stock phrase."""

_STARTS = "dlp"
_WIDTH = 18
SHARED = 3
"""Fewer digests in common are chance, or a stock phrase."""


def sketch(forms: str) -> bytes:
    """Give the sketch of a text from its forms joined by blanks: at most 256 bytes, none for a short text."""
    return _sketch(forms, _STARTS, _WIDTH, KEPT, FEWEST)


def plainly(forms: str, starts: str, width: int, kept: int, fewest: int) -> bytes:
    """Make a sketch without the help of C."""
    cut = [forms.split(f" {letter}") for letter in starts]
    found = {piece[:width].encode("ascii") for pieces in cut for piece in pieces if len(piece) >= width}
    digests = sorted(set(map(crc32, found)))
    return array("I", digests[:kept]).tobytes() if len(digests) >= fewest else b""


def plainly_shared(one: bytes, other: bytes) -> int:
    """Count the digests that two sketches have in common, without the help of C."""
    return len(set(values(one)).intersection(values(other)))


def plainly_sharing(sketch: bytes, others: Sequence[bytes], fewest: int, share: float) -> list[int]:
    """Find those of several sketches that share enough digests with one, without the help of C."""
    counted = [(plainly_shared(sketch, other), len(other)) for other in others]
    return [
        rank
        for rank, (count, size) in enumerate(counted)
        if count >= fewest and 4 * count >= share * max(len(sketch), size)
    ]


def plainly_together(sketches: list[bytes], keys: int, part: int, parts: int) -> list[list[int]]:
    """Give the ranks of sketches that have one of so many of their smallest digests in common, digest by digest.

    Of the digests, those of one of so many parts.
    """
    holders: dict[int, list[int]] = {}
    for rank, sketch in enumerate(sketches):
        for digest in values(sketch[: 4 * keys]):
            if digest % parts == part:
                holders.setdefault(digest, []).append(rank)
    return [several for _, several in sorted(holders.items()) if len(several) > 1]


try:
    from search._sketch import shared as shared
    from search._sketch import sharing as _sharing
    from search._sketch import sketch as _sketch
    from search._sketch import together as together
except ImportError:  # it could not be compiled here
    _sketch, shared, _sharing, together = plainly, plainly_shared, plainly_sharing, plainly_together


def sharing(sketch: bytes, others: list[bytes], share: float) -> list[int]:
    """Give the ranks of those that share digests with a sketch: :data:`SHARED`, and this share of the larger's."""
    return _sharing(sketch, others, SHARED, share)


def values(sketched: bytes) -> Sequence[int]:
    """Give the digests that a sketch holds, the smallest first."""
    return array("I", sketched)


def resemblance(one: bytes, other: bytes) -> float:
    """Estimate the share of passages that two texts have in common, of those that either has.

    0 where too few are shared to tell.
    """
    count = shared(one, other)
    if count < SHARED:
        return 0.0
    # Beyond the last digest of a full sketch nothing is known of its text.
    digests = values(one), values(other)
    known = min((full[-1] for full in digests if len(full) == KEPT), default=max(each[-1] for each in digests))
    return count / (sum(bisect_right(each, known) for each in digests) - count)

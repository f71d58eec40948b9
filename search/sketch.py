"""How can two texts be seen to be nearly the same, without comparing them?

A sketch is a sample of a text's short passages, the same whatever stands around
them: two texts that share most of their passages share most of their samples.
A passage begins after a word's first letter that is d, l or p and runs eighteen
letters, about four words; of the digests of all passages the smallest are kept
(« bottom-k », Broder 1997), so that samples of texts of any length compare.
Cutting at letters and not at words leaves all the work to ``bytes.split``: a
tenth of what shingles of words cost (docs/decisions/0008-reprints.md).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from zlib import crc32

KEPT = 64
FEWEST = 4
"""A text with fewer passages, some fifteen words, has no sketch: it could be any stock phrase."""

_STARTS = (b" d", b" l", b" p")
_WIDTH = 18
SHARED = 3
"""Fewer digests in common are chance, or a stock phrase."""


def sketch(forms: str) -> bytes:
    """Give the sketch of a text from its forms joined by blanks: at most 256 bytes, none for a short text."""
    text = forms.encode("ascii")
    found = {piece[:_WIDTH] for start in _STARTS for piece in text.split(start) if len(piece) >= _WIDTH}
    return array("I", sorted(set(map(crc32, found)))[:KEPT]).tobytes() if len(found) >= FEWEST else b""


def values(sketched: bytes) -> Sequence[int]:
    """Give the digests that a sketch holds, the smallest first."""
    return array("I", sketched)


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the share of passages that two texts have in common, of those that either has.

    0 where too few are shared to tell.
    """
    shared = len(set(one).intersection(other))
    if shared < SHARED:
        return 0.0
    # Beyond the last digest of a full sketch nothing is known of its text.
    known = min((full[-1] for full in (one, other) if len(full) == KEPT), default=max(one[-1], other[-1]))
    return shared / (bisect_right(one, known) + bisect_right(other, known) - shared)

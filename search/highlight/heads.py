"""How may a form begin in a folded text? By bytes, so that each form that stands there is met.

Too much is no harm, for each place is judged by the analysis; too little would
lose marks. Forms that share four letters are sought by what they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from search.analysis.tokens import LONGEST

_SHARED = 4
_MOST = 40
_BROKEN = ("aujourd", "prud", "presqu", "quelqu", "entr")
"""These may be followed by an apostrophe that the form has not: aujourd’hui, entr’aide."""


class Head(NamedTuple):
    """Bytes that begin a word at a letter or a figure; ``whole``: and end it, no other of their kind following."""

    text: bytes
    whole: bool


def heads(forms: Iterable[str], *, whole: bool = True) -> tuple[Head, ...]:
    """Give the heads one of which begins each spelling of each form; not ``whole``: of each form that begins so.

    Where there would be more than forty, shorter ones that are shared by more forms.
    """
    known = sorted(set(forms))
    for shared in range(_SHARED, 0, -1):
        found = dict(_shared_heads(known, shared))
        if len(found) <= _MOST:
            break
    return tuple(dict.fromkeys(each for head, alone in found.items() for each in _spellings(head, whole and alone)))


def _shared_heads(forms: list[str], shared: int) -> Iterator[tuple[str, bool]]:
    """Give the common beginning of each group, and whether it is a whole form; the first and the last tell it."""
    for _, group in groupby(forms, key=lambda form: form[:shared]):
        first, *others = group
        last = others[-1] if others else first
        same = next((place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)
        yield first[:same], not others


def _spellings(head: str, whole: bool) -> Iterator[Head]:
    """Give what may be written for forms that begin so: O.N.U., 10 000, aujourd’hui, St."""
    yield Head(head.encode(), whole and len(head) < LONGEST)
    if head[:2].isalpha() and len(head) > 1:
        yield Head(f"{head[0]}.{head[1]}".encode(), False)
    if head.isdigit():
        for size in range(1, min(4, len(head))):
            for joint in " .":
                yield Head(f"{head[:size]}{joint}{head[size : size + 3]}".encode(), False)
    for broken in _BROKEN:
        if head.startswith(broken):
            yield Head(f"{broken}'".encode(), False)
    if "saint".startswith(head) or head.startswith("saint"):
        yield Head(b"st", False)

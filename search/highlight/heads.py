"""How may a form begin in a folded text? By bytes, so that each form that stands there is met.

Too much is no harm, for each place is judged by the analysis; too little would
lose marks. Forms that share four letters are sought by what they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

_SHARED = 4
_MOST = 40
_BROKEN = ("aujourd", "prud", "presqu", "quelqu", "entr")
"""These may be followed by an apostrophe that the form has not: aujourd’hui, entr’aide."""


def heads(forms: Iterable[str]) -> tuple[bytes, ...]:
    """Give byte strings, one of which begins each spelling of each form, at a letter or a figure.

    Where there would be more than forty, shorter ones that are shared by more forms.
    """
    known = sorted(set(forms))
    for shared in range(_SHARED, 0, -1):
        found = dict.fromkeys(_shared_heads(known, shared))
        if len(found) <= _MOST:
            break
    spellings = dict.fromkeys(each for head in found for each in _spellings(head))
    return tuple(
        each.encode() for each in spellings if not any(each != other and each.startswith(other) for other in spellings)
    )


def _shared_heads(forms: list[str], shared: int) -> Iterator[str]:
    """Give the longest common beginning of each group; in sorted forms the first and the last tell it."""
    for _, group in groupby(forms, key=lambda form: form[:shared]):
        first, *others = group
        last = others[-1] if others else first
        same = next((place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)
        yield first[:same]


def _spellings(head: str) -> Iterator[str]:
    """Give what may be written for forms that begin so: O.N.U., 10 000, aujourd’hui, St."""
    yield head
    if head[:2].isalpha() and len(head) > 1:
        yield f"{head[0]}.{head[1]}"
    if head.isdigit():
        for size in range(1, min(4, len(head))):
            for joint in " .":
                yield f"{head[:size]}{joint}{head[size : size + 3]}"
    for broken in _BROKEN:
        if head.startswith(broken):
            yield f"{broken}'"
    if "saint".startswith(head) or head.startswith("saint"):
        yield "st"

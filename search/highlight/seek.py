"""Which words of a folded text begin in one way?

Most stand alone between two blanks, with a full stop perhaps: such a word means what its
letters say, and is known by them. Any other (l'irak, o.n.u, 10 000, st) is for the rules of
the analysis to judge.
"""

from __future__ import annotations

import re

from search.analysis.tokens import LONGEST
from search.analysis.words import SAINTS

Known = frozenset[bytes] | bytes
"""The words sought, or how all those sought begin."""

Met = tuple[int, int]
"""Where a word sought begins and ends; or -1 for its end, where the rules must judge."""

KINDS = bytes(1 if 97 <= byte <= 122 else 2 if 48 <= byte <= 57 else 0 for byte in range(256))
"""Of each byte of a folded text: 1 for a letter, 2 for a figure, 0 for a sign."""

_ALONE = re.compile(
    rf"(?<![^ ])(?!(?:{'|'.join(SAINTS)})(?![a-z]))[a-z]{{1,{LONGEST - 1}}}(?=\.?(?: |\Z))".encode(), re.DOTALL
)


def seek(text: bytes, head: bytes, whole: bool, known: Known | None, place: int, most: int) -> tuple[list[Met], int]:
    """Walk the words that begin with ``head``, at most ``most`` from ``place`` on; and give where to go on, or -1.

    ``whole``: the head ends them too, no other sign of its kind following. Without ``known``, all must be judged.
    """
    found: list[Met] = []
    place = text.find(head, place)
    while place >= 0 and len(found) < most:
        after = place + len(head)
        if _is_part(text, place, after, KINDS[head[0]], whole=whole):
            pass
        elif known is not None and (word := _ALONE.match(text, place)):
            after = word.end()
            if word[0].startswith(known) if isinstance(known, bytes) else word[0] in known:
                found.append((place, after))
        else:
            after = text.find(b" ", after)
            found.append((place, -1))
        place = text.find(head, after) if after >= 0 else -1
    return found, place


def _is_part(text: bytes, place: int, after: int, kind: int, *, whole: bool) -> bool:
    """Tell whether the letters or figures here are but a part of a word that is not sought."""
    if place and KINDS[text[place - 1]] == kind:
        return True
    return whole and after < len(text) and KINDS[text[after]] == kind

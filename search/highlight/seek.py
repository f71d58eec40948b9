"""Which words of a folded text begin in one way?

Most stand alone between two blanks, with a full stop perhaps: such a word means what its
letters say, and is known by them. Any other (l'irak, o.n.u, 10 000, st) is for the rules of
the analysis to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.analysis.tokens import LONGEST
from search.analysis.words import SAINTS
from search.highlight.heads import Head

Known = frozenset[bytes] | bytes
"""The words sought, or how all those sought begin."""

Met = tuple[int, int]
"""Where a word sought begins and ends; or -1 for its end, where the rules must judge."""

Reached = tuple[int, int]
"""The rank of a head, and the place from which it is sought."""

KINDS = bytes(1 if 97 <= byte <= 122 else 2 if 48 <= byte <= 57 else 0 for byte in range(256))
"""Of each byte of a folded text: 1 for a letter, 2 for a figure, 0 for a sign."""

_ALONE = re.compile(
    rf"(?<![^ ])(?!(?:{'|'.join(SAINTS)})(?![a-z]))[a-z]{{1,{LONGEST - 1}}}(?=\.?(?: |\Z))".encode(), re.DOTALL
)


def seek(
    text: bytes, heads: Sequence[Head], known: Known | None, begin: Reached, most: int
) -> tuple[list[Met], Reached | None]:
    """Walk the words that begin with each head in turn, at most ``most``; and give where to go on, or nothing.

    A whole head ends the word too, no other sign of its kind following. Without ``known``, all must be judged.
    """
    found: list[Met] = []
    first, place = begin
    for rank in range(first, len(heads)):
        head, whole = heads[rank]
        place = text.find(head, place)
        while place >= 0:
            if len(found) >= most:
                return found, (rank, place)
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
        place = 0
    return found, None


def _is_part(text: bytes, place: int, after: int, kind: int, *, whole: bool) -> bool:
    """Tell whether the letters or figures here are but a part of a word that is not sought."""
    if place and KINDS[text[place - 1]] == kind:
        return True
    return whole and after < len(text) and KINDS[text[after]] == kind

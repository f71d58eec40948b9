"""Where in a text may a word stand, without analysing the text?

A :class:`Leaf` is a text beside its folded copies. A word is sought there as bytes;
the run between blanks where it may stand is then analysed with care.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.analysis.tokens import Token, tokens
from search.highlight.folding import BLANK, SOFT, UNSEEN, Spread, level
from search.highlight.heads import Head
from search.highlight.seek import KINDS, Known, Reached

try:
    from search.highlight._seek import seek
except ImportError:  # it could not be compiled here
    from search.highlight.seek import seek

_LONG = 200
_MOST_REMEMBERED = 1 << 15
_MOST_JOINED = 64
_AT_ONCE = 200
"""Words found before they are looked at: often fewer are wanted than a long text holds."""
_SIGNS_A_TERM = 8
_SOLID = re.compile(b"[^ ]")


class Span(NamedTuple):
    """From ``start`` to ``end``, in characters of the original text."""

    start: int
    end: int


class Leaf:
    """A text that can be searched; nothing is computed twice."""

    __slots__ = ("_any_soft", "_folded", "_spread", "_vanishing", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = level(text)
        self._spread = Spread(text, self._folded)
        self._any_soft = SOFT in self._folded
        self._vanishing = self._any_soft or UNSEEN in self._folded

    def words(self, heads: Sequence[Head], known: Known, accepts: Callable[[Token], bool]) -> Iterator[Span]:
        """Walk the words that begin in one of these ways and are sought; of one head in order, some come twice.

        ``known`` has the folded words sought, or what begins them; where there is more to a word than its letters,
        it is analysed, and ``accepts`` tells.
        """
        spread = self._spread
        plain = spread.bytes is self._folded
        decided = None if self._vanishing else known
        judged: set[Span] = set()
        begin: Reached | None = (0, 0)
        while begin:
            found, begin = seek(spread.bytes, heads, decided, begin, _AT_ONCE)
            for first, last in found:
                start = first if plain else spread.origin(first)
                if last >= 0:
                    yield Span(start, last if plain else spread.origin(last))
                elif (run := self.run(start)) not in judged:
                    judged.add(run)
                    yield from (
                        Span(run.start + token.start, run.start + token.end)
                        for token in self._tokens(run)
                        if accepts(token)
                    )

    def may_hold(self, heads: Sequence[Head]) -> bool:
        """Tell, at little cost, whether there may be a candidate."""
        return any(head.text in self._spread.bytes for head in heads)

    def run(self, place: int) -> Span:
        """Give the run between blanks around a place, with its neighbours where they may be one word.

        Neighbours are joined by grouped figures (10 000) and by a soft hyphen at
        the end of a line; at most 64 on each side are looked at.
        """
        folded = self._folded
        start = folded.rfind(b" ", 0, place) + 1
        end = folded.find(b" ", place)
        if end < 0:
            end = len(folded)
        elif end and (folded[end - 1] == SOFT or KINDS[folded[end - 1]] == 2):
            end = self._further(end)
        if start and (self._any_soft or (start < len(folded) and KINDS[folded[start]] == 2)):
            start = self._sooner(start)
        return Span(start, end)

    def _tokens(self, run: Span) -> tuple[Token, ...]:
        """Analyse a run; offsets count from its start."""
        part = self.text[run.start : run.end]
        return _remembered(part) if len(part) < _LONG else tuple(tokens(part))

    def placed(self, stretch: Span) -> list[Token]:
        """Analyse a stretch; offsets are those of the whole text."""
        at = stretch.start
        found = tokens(self.text[at : stretch.end])
        return [Token(at + start, at + end, form, stem) for start, end, form, stem in found]

    def stretch(self, run: Span, reach: int) -> Span:
        """Widen a run until it has ``reach`` terms more on each side, or the text ends."""
        start, end, step = run.start, run.end, reach * _SIGNS_A_TERM
        while start and len(tokens(self.text[start : run.start])) < reach:
            start = max(0, run.start - step)
            start = start and self.run(start).start
            step *= 2
        step = reach * _SIGNS_A_TERM
        while end < len(self.text) and len(tokens(self.text[run.end : end])) < reach:
            end = run.end + step
            end = self.run(end).end if end < len(self.text) else len(self.text)
            step *= 2
        return Span(start, end)

    def _runs_with(self, sign: bytes) -> Iterator[Span]:
        place = self._folded.find(sign)
        while place >= 0:
            run = self.run(place)
            yield run
            place = self._folded.find(sign, run.end)

    def _next(self, place: int) -> int:
        solid = _SOLID.search(self._folded, place)
        return solid.start() if solid else len(self._folded)

    def _further(self, end: int) -> int:
        for _ in range(_MOST_JOINED):
            start = self._next(end)
            if start == len(self._folded) or not self._joined(end, start):
                break
            end = self._folded.find(b" ", start)
            if end < 0:
                return len(self._folded)
        return end

    def _sooner(self, start: int) -> int:
        folded = self._folded
        for _ in range(_MOST_JOINED):
            end = start
            while end and folded[end - 1] == BLANK:
                end -= 1
            if not end or not self._joined(end, start):
                break
            start = folded.rfind(b" ", 0, end) + 1
        return start

    def _joined(self, end: int, start: int) -> bool:
        """Tell whether the run that ends here and the one that starts there may share a word."""
        folded = self._folded
        if folded[end - 1] == SOFT:
            return True
        return start - end == 1 and KINDS[folded[end - 1]] == 2 == KINDS[folded[start]]


@lru_cache(_MOST_REMEMBERED)
def _remembered(part: str) -> tuple[Token, ...]:
    return tuple(tokens(part))

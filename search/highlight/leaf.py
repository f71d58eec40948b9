"""Where in a text may a word stand, without analysing the text?

A :class:`Leaf` is a text beside its folded copy: one byte for each character,
lower case, without accents. What one byte cannot say is said by a sign, and the
runs between blanks that hold such a sign are always looked at with care. What a
character folds to is asked of the analysis, once for each character.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from search.analysis.fold import PLAIN, REREAD
from search.analysis.tokens import Token, tokens
from search.highlight.heads import Head

ODD = 1
"""Folds to several characters: œ, ß, ﬁ, ²."""
UNSEEN = 2
"""Vanishes: a soft hyphen, a zero-width sign, a combining mark."""
BLANK = 32
_SEPARATOR = ord("-")
_LONG = 200
_MOST_JOINED = 64
_SIGNS_A_TERM = 8
_KINDS = bytes(1 if 97 <= byte <= 122 else 2 if 48 <= byte <= 57 else 0 for byte in range(256))


class Span(NamedTuple):
    """From ``start`` to ``end``, in characters of the original text."""

    start: int
    end: int


class Leaf:
    """A text that can be searched; nothing is computed twice."""

    __slots__ = ("_any_unseen", "_odd", "folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = text.encode("latin-1", _HANDLER).translate(_table())
        self._any_unseen = UNSEEN in self.folded
        self._odd: list[Span] | None = None

    def candidates(self, heads: Sequence[Head]) -> Iterator[Span]:
        """Walk the runs where a word may stand that begins in one of these ways; some come twice."""
        folded = self.folded
        yield from self._odd_runs()
        for text, whole in heads:
            size, kind = len(text), _KINDS[text[0]]
            place = folded.find(text)
            while place >= 0:
                after = place + size
                inside = place and _KINDS[folded[place - 1]] == kind
                if inside or (whole and after < len(folded) and _KINDS[folded[after]] == kind):
                    place = folded.find(text, after)
                    continue
                run = self.run(place)
                yield run
                place = folded.find(text, run.end)

    def may_hold(self, heads: Sequence[Head]) -> bool:
        """Tell, at little cost, whether there may be a candidate."""
        return bool(self._odd_runs()) or any(head.text in self.folded for head in heads)

    def _odd_runs(self) -> list[Span]:
        if self._odd is None:
            self._odd = sorted({run for sign in (b"\1", b"\2") for run in self._runs_with(sign)})
        return self._odd

    def run(self, place: int) -> Span:
        """Give the run between blanks around a place, with its neighbours where they may be one word.

        Neighbours are joined by grouped figures (10 000) and by a soft hyphen at
        the end of a line; at most 64 on each side are looked at.
        """
        folded = self.folded
        start = folded.rfind(b" ", 0, place) + 1
        end = folded.find(b" ", place)
        if end < 0:
            end = len(folded)
        elif end and (folded[end - 1] == UNSEEN or _KINDS[folded[end - 1]] == 2):
            end = self._further(end)
        if start and (self._any_unseen or (start < len(folded) and _KINDS[folded[start]] == 2)):
            start = self._sooner(start)
        return Span(start, end)

    def tokens(self, run: Span) -> tuple[Token, ...]:
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
        place = self.folded.find(sign)
        while place >= 0:
            run = self.run(place)
            yield run
            place = self.folded.find(sign, run.end)

    def _next(self, place: int) -> int:
        folded = self.folded
        while place < len(folded) and folded[place] == BLANK:
            place += 1
        return place

    def _further(self, end: int) -> int:
        for _ in range(_MOST_JOINED):
            start = self._next(end)
            if start == len(self.folded) or not self._joined(end, start):
                break
            end = self.folded.find(b" ", start)
            if end < 0:
                return len(self.folded)
        return end

    def _sooner(self, start: int) -> int:
        folded = self.folded
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
        folded = self.folded
        if folded[end - 1] == UNSEEN:
            return True
        return start - end == 1 and _KINDS[folded[end - 1]] == 2 == _KINDS[folded[start]]


@lru_cache(maxsize=1 << 16)
def _remembered(part: str) -> tuple[Token, ...]:
    return tuple(tokens(part))


@cache
def _fold(character: str) -> int:
    """Give the byte of a character, or the sign that it has none."""
    if character.isspace():
        return BLANK
    match PLAIN[REREAD.get(ord(character), character)]:
        case "":
            return UNSEEN
        case shape if len(shape) == 1:
            return ord(shape) if shape.isascii() else _SEPARATOR
        case _:
            return ODD


@cache
def _table() -> bytes:
    """The bytes of latin-1, folded; the two signs stay themselves."""
    return bytes(byte if byte in (ODD, UNSEEN) else _fold(chr(byte)) for byte in range(256))


def _beyond_latin(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return bytes(map(_fold, error.object[error.start : error.end])), error.end


_HANDLER = "manchette.leaf"
codecs.register_error(_HANDLER, _beyond_latin)

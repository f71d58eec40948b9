"""How is a text folded to bytes that can be sought at once, without losing where each character stood?

:func:`level` gives one byte for each character, so that offsets are those of the
text; :class:`Spread` gives besides each character its whole shape (œ is ``oe``, an
accent written apart is nothing), with the way back. What a character folds to is
asked of the analysis, once for each character.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from search.analysis.fold import HYPHENS, PLAIN, REREAD, SEPARATOR

BLANK = 32
"""Blanks, and the signs that no rule of the analysis looks across."""
ODD = 1
"""Folds to several characters: œ, ß, ﬁ, ²."""
UNSEEN = 2
"""Vanishes: a soft hyphen, a zero-width sign, a combining mark."""
_OTHER = ord("-")
_SIGNS = re.compile(b"[\1\2]")


class Spread:
    """The folded text in which each character has its whole shape: its ``bytes``, and the way to and from the text."""

    __slots__ = ("_origins", "_sizes", "_starts", "bytes")

    def __init__(self, text: str, folded: bytes) -> None:
        """Of a text and its :func:`level` copy."""
        parts = _SIGNS.split(folded)
        if len(parts) == 1:
            self.bytes = folded
            self._origins = self._starts = [0]
            self._sizes = [len(folded)]
            return
        self._sizes = [*map(len, parts)]
        self._origins = [0, *accumulate(size + 1 for size in self._sizes[:-1])]
        shapes = [_shape(text[origin - 1]) for origin in self._origins[1:]]
        self._starts = [0, *accumulate(size + len(shape) for size, shape in zip(self._sizes[:-1], shapes, strict=True))]
        self.bytes = b"".join(each for pair in zip([b"", *shapes], parts, strict=True) for each in pair)

    def origin(self, place: int) -> int:
        """Give the place in the text of a place in the bytes."""
        part = bisect_right(self._starts, place) - 1
        return self._origins[part] + min(place - self._starts[part], self._sizes[part])

    def place(self, origin: int) -> int:
        """Give the place in the bytes of a place in the text, that of a character of one byte or the end."""
        part = bisect_right(self._origins, origin) - 1
        return self._starts[part] + origin - self._origins[part]


def level(text: str) -> bytes:
    """Fold a text to one byte for each character."""
    return text.encode("latin-1", _HANDLER).translate(_table())


def _shape(character: str) -> bytes:
    return PLAIN[REREAD.get(ord(character), character)].encode("ascii", "replace")


@cache
def _byte(character: str) -> int:
    """Give the byte of a character, or the sign that it has none."""
    if character.isspace():
        return BLANK
    match PLAIN[REREAD.get(ord(character), character)]:
        case "":
            return UNSEEN
        case shape if shape == SEPARATOR:
            return _OTHER if character in HYPHENS else BLANK
        case shape if len(shape) == 1:
            return ord(shape) if shape.isascii() else _OTHER
        case _:
            return ODD


@cache
def _table() -> bytes:
    """The bytes of latin-1, folded; the two signs stay themselves."""
    return bytes(byte if byte in (ODD, UNSEEN) else _byte(chr(byte)) for byte in range(256))


def _beyond_latin(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return bytes(map(_byte, error.object[error.start : error.end])), error.end


_HANDLER = "manchette.level"
codecs.register_error(_HANDLER, _beyond_latin)

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
from itertools import accumulate, chain
from operator import add

from search.analysis.fold import HYPHENS, PLAIN, REREAD, SEPARATOR

BLANK = 32
"""Blanks, and the signs that no rule of the analysis looks across."""
ODD = 1
"""Folds to several characters: œ, ß, ﬁ, ²."""
UNSEEN = 2
"""Vanishes: a zero-width sign, a combining mark."""
SOFT = 3
"""A soft hyphen: vanishes, with the blanks right after it."""
_OTHER = ord("-")
_BROKEN = re.compile("\u00ad\\s+")


class Spread:
    """The folded text in which each character has its whole shape: its ``bytes``, and the way to and from the text."""

    __slots__ = ("_origins", "_sizes", "_starts", "bytes")

    def __init__(self, text: str, folded: bytes) -> None:
        """Of a text and its :func:`level` copy."""
        if not any(sign in folded for sign in (ODD, UNSEEN, SOFT)):
            self.bytes, self._sizes, self._origins, self._starts = folded, [len(folded)], [0], [0]
            return
        parts = _one_sign(text, folded).split(b"\1")
        self._sizes = [*map(len, parts)]
        self._origins = [0, *accumulate(size + 1 for size in self._sizes[:-1])]
        shapes = [_shape(text[origin - 1]) for origin in self._origins[1:]]
        self._starts = [0, *accumulate(map(add, self._sizes, map(len, shapes)))]
        self.bytes = b"".join(chain.from_iterable(zip(parts, [*shapes, b""], strict=True)))

    def origin(self, place: int) -> int:
        """Give the place in the text of a place in the bytes."""
        part = bisect_right(self._starts, place) - 1
        return self._origins[part] + min(place - self._starts[part], self._sizes[part])

    def place(self, origin: int) -> int:
        """Give the place in the bytes of a place in the text."""
        part = bisect_right(self._origins, origin) - 1
        return self._starts[part] + min(origin - self._origins[part], self._sizes[part])


def level(text: str) -> bytes:
    """Fold a text to one byte for each character."""
    return text.encode("latin-1", _HANDLER).translate(_table())


def _one_sign(text: str, folded: bytes) -> bytes:
    """Put the same sign for all three, and for each blank after a soft hyphen."""
    if SOFT in folded:
        blanks = bytearray(folded)
        for found in _BROKEN.finditer(text):
            blanks[found.start() : found.end()] = bytes([SOFT]) * (found.end() - found.start())
        folded = bytes(blanks).replace(b"\3", b"\1")
    return folded.replace(b"\2", b"\1")


@cache
def _shape(character: str) -> bytes:
    if character.isspace():
        return b""
    return PLAIN[REREAD.get(ord(character), character)].encode("ascii", "replace")


@cache
def _byte(character: str) -> int:
    """Give the byte of a character, or the sign that it has none."""
    if character.isspace():
        return BLANK
    if character == "\u00ad":
        return SOFT
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
    """The bytes of latin-1, folded; the three signs stay themselves."""
    return bytes(byte if byte in (ODD, UNSEEN, SOFT) else _byte(chr(byte)) for byte in range(256))


def _beyond_latin(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return bytes(map(_byte, error.object[error.start : error.end])), error.end


_HANDLER = "manchette.level"
codecs.register_error(_HANDLER, _beyond_latin)

"""What is the plain shape of a character, and where did it stand?

« Without accents » is the compatibility decomposition minus its marks; letters
that Unicode does not decompose (œ, ł, ß, the other alphabets) go through
``unidecode`` one by one, and only their letters and figures are kept. Soft hyphens and
zero-width signs vanish; the several apostrophes and hyphenation points are one;
whatever is neither letter, figure nor one of these separates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from unidecode import unidecode_expect_nonascii

SEPARATOR = "|"
"""Any sign that no rule looks at has its effect: none but to separate."""

APOSTROPHES = "'’‘‛ʼʻʹ′`´＇"
MIDPOINTS = "·•‧⋅∙"
HYPHENS = "-‐‑"

_BROKEN = re.compile("\u00ad\\s+")
"""A word cut at the end of a line: the blanks after a soft hyphen vanish with it."""

REREAD = {
    code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore")) and code != 0x85
}
MISREAD = re.compile("[\x80-\x84\x86-\x9f]")
"""Controls that no text means: a file of Windows read as Latin-1 has them for ’ and œ. 85 remains the end of a line."""

_SIGNS = (
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(MIDPOINTS, "·")
    | {sign: sign for sign in ".()"}
    # n° and nº are one spelling, so both signs separate; unidecode has « @ » for schwa.
    | {"º": SEPARATOR, "ª": SEPARATOR, "ə": "e", "Ə": "e"}
)


class Folded(NamedTuple):
    """A folded text, and for each of its characters the original's span that it stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


class _Plain(dict[str, str]):
    """The plain shape of each character met; Unicode bounds it."""

    def __missing__(self, char: str) -> str:
        self[char] = shape = _SIGNS.get(char) or _shape(char)
        return shape


def _shape(char: str) -> str:
    category = unicodedata.category(char)
    match category[0], category:
        case ("M" | "C", "Mn" | "Me" | "Cf"):
            return ""
        case (_, "Nd" | "No"):
            # ², ₂ and ① stand apart from the figures beside them (« 2015² »); ½ has no digit.
            digit = unicodedata.digit(char, None)
            if digit is None:
                return SEPARATOR
            return str(digit) if category == "Nd" else f"{SEPARATOR}{digit}{SEPARATOR}"
        case ("L", _) | (_, "Nl" | "Mc"):
            return _letters(char, category)
        case _:
            return SEPARATOR


def _letters(char: str, category: str) -> str:
    bases = [base for base in unicodedata.normalize("NFKD", char) if unicodedata.category(base) != "Mn"]
    latin = "".join(base if base.isascii() else unidecode_expect_nonascii(base) for base in bases).lower()
    signs = [sign for sign in latin if sign.isascii() and sign.isalnum()]
    # Only letters, or only figures: a boundary between two terms never falls inside a character.
    shape = "".join([sign for sign in signs if sign.isalpha()] or signs)
    if not shape:
        # A modifier (ʾ) vanishes; a letter that has no transliteration keeps its number.
        letters = "abcdefghijklmnop"
        return "" if category in ("Lm", "Mc") else "u" + "".join(letters[int(digit, 16)] for digit in f"{ord(char):x}")
    # « Dong » with a blank: a script written without blanks, each sign a term.
    return f"{SEPARATOR}{shape}{SEPARATOR}" if latin.endswith(" ") else shape


PLAIN = _Plain()


def fold(text: str) -> Folded:
    """Bring a text to lower-case ASCII letters and figures, ``'``, ``.``, ``·``, ``(``, ``)`` and separators.

    A mark lengthens the span of the letter before it, so that the span of a word
    written in NFD ends after its last accent.
    """
    if text.isascii():
        return Folded(text.lower().replace("`", "'"), range(len(text)), range(1, len(text) + 1))
    shapes = [PLAIN[char] for char in text]
    for broken in _BROKEN.finditer(text):
        shapes[broken.start() : broken.end()] = [""] * len(broken[0])
    if all(len(shape) == 1 for shape in shapes):
        return Folded("".join(shapes), range(len(text)), range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    for at, shape in enumerate(shapes):
        starts += [at] * len(shape)
        ends += [at + 1] * len(shape)
        if not shape and ends and unicodedata.category(text[at])[0] == "M":
            ends[-1] = at + 1
    return Folded("".join(shapes), starts, ends)

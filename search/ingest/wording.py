"""What is the title of a text that has none, what may no text hold, and which two say the same?"""

from __future__ import annotations

import re

TITLE = 90
"""About how many signs of the first sentence stand for a title that is missing."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s»”\"]+(?=[A-ZÀ-ÖØ-Þ«“\"—–-])|\n")
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\n\v]+")
_SIGNS = re.compile(r"\W+")
_SUSPECT = bytes(sign for sign in (*range(32), 127) if sign not in b"\t\n")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-Z]|MM|Mme|Mlle|Mgr|Dr|Me|St|Ste|no|art|p|vol|cf|etc)\.$")
_LINE_ENDS = re.compile(r"\r\n?|[\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Give a text without what no text may hold (control signs, halves of surrogate pairs), line ends made ``\\n``."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return _mended(text)
    # Twenty times faster than to look for the same signs by a regular expression: nearly no text has one.
    if len(raw.translate(None, _SUSPECT)) < len(raw) or "\u2028" in text or "\u2029" in text or "\x85" in text:
        return _mended(text)
    return text.strip()


def _mended(text: str) -> str:
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Give a title or a name on one line, single blanks inside; a no-break space stays one."""
    return _BLANKS.sub(" ", clean(text))


def beginning(text: str, limit: int = TITLE) -> str:
    """Give the beginning of the first sentence, cut at a word; « … » says that it was cut.

    >>> beginning("La Seine déborde. Les quais sont fermés.")
    'La Seine déborde'
    """
    sentence = one_line(_first_sentence(text.strip()[: 8 * limit]))
    if len(sentence) <= limit:
        return sentence if sentence.endswith("..") or len(sentence) < 2 else sentence.removesuffix(".")
    cut = sentence.rfind(" ", 0, limit + 1)
    return sentence[: cut if cut > limit // 2 else limit].rstrip(" ,;:—–-«(") + "…"


def _first_sentence(text: str) -> str:
    for end in _SENTENCE_END.finditer(text):
        sentence = text[: end.start()] + end[0].rstrip()
        if "\n" in end[0] or not _ABBREVIATION.search(text[: end.start()]):
            return sentence
    return text


def alike(one: str, other: str) -> bool:
    """Tell whether two texts differ in spaces, signs and capitals only; most differ where they begin."""
    said = letters(other)
    return said.startswith(letters(one[: len(other)])) and letters(one) == said


def letters(text: str) -> str:
    """Give the letters and figures of a text, in lower case: two texts that differ in spaces and signs are alike."""
    return _SIGNS.sub("", text).casefold()

"""Which terms does a text hold, and where? The careful way, with offsets in the original.

The rules are written once, on the folded chunk between two blanks: an elided
article gives no term, a word of the closed list and a dotted acronym give one,
an inclusive ending none, grouped figures one number, and a boundary between letters and
figures separates (COVID19, covid-19 and covid 19 are the same two terms).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.analysis.fold import APOSTROPHES, HYPHENS, MISREAD, REREAD, fold
from search.analysis.stem import stem
from search.analysis.words import DOTTED, ELIDED, ENDINGS, SAINTS, WHOLE

LONGEST = 64
"""Terms are clipped here, before any engine: some drop longer ones in silence."""

_MOST_CUT = 100_000
"""Chunks whose tokens are remembered: some 60 MB at most."""

SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LETTER = rf"[^\W\d_ªº²³¹¼½¾\u2070-\u2089{APOSTROPHES}]"


def grouped(letter: str, hyphens: str, joints: str) -> str:
    """Write the pattern of figures in groups: one to three, then threes, not after a letter or a word and its hyphen.

    The first figure comes before what must not precede it: a search then leaps from figure to figure.
    """
    before = rf"(?<![0-9][1-9])(?<!{letter}[1-9])(?<!{letter}[{hyphens}][1-9])"
    return rf"[1-9]{before}[0-9]{{0,2}}(?:[{joints}][0-9]{{3}})+(?![0-9])"


GROUPED = re.compile(grouped(LETTER, HYPHENS, SPACES + "."))
"""Figures in groups, joined by one blank on the same line or by a dot; « G20 200 » and « covid-19 200 » hold none."""

_CHUNK = re.compile(r'(?:\u00ad\s*|[^\s,;:!?"«»“”…–—/-])+')
"""A run between blanks or signs that no rule looks across; a soft hyphen swallows the blanks after it."""

_INCLUSIVE = (
    rf"(?<=[a-z]{{2}})(?:·(?:{'|'.join(ENDINGS)})?·?s?|\.(?:{'|'.join(DOTTED)})\.?s?"
    rf"|\((?:s|(?:{'|'.join(ENDINGS)})s?)\)s?)(?!\.?[a-z0-9])"
)
_TERM = re.compile(
    rf"(?<![a-z0-9])(?P<whole>{'|'.join(WHOLE)})(?![a-z])"
    rf"|(?<![a-z0-9])(?P<elided>{'|'.join(ELIDED)})'(?![bcdfgj-np-tv-xz])"
    r"|(?<![a-z0-9])(?<![a-z0-9]\.)(?P<acronym>[a-z](?:\.[a-z])+)(?![a-z0-9])"
    rf"|(?P<letters>[a-z]+)(?:{_INCLUSIVE})?"
    rf"|(?P<group>{grouped('[a-z]', '-', '.')})"
    r"|(?P<figures>[0-9]+)"
)
_SIGNS = str.maketrans("", "", "'.")


class Token(NamedTuple):
    """A term and its place: ``text[start:end]`` is the word as written, without its elided article."""

    start: int
    end: int
    form: str
    stem: str


class _Cut(dict[str, tuple[Token, ...]]):
    """The tokens of each chunk met, placed from the chunk's own start."""

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        found = tuple(cut(chunk))
        if len(chunk) <= LONGEST and len(self) < _MOST_CUT:
            self[chunk] = found
        return found


def cut(chunk: str) -> list[Token]:
    """Run the rules over one chunk; places are counted from its start."""
    folded, starts, ends = fold(chunk)
    found = []
    for match in _TERM.finditer(folded):
        kind = match.lastgroup
        if kind is None or kind == "elided":
            continue
        form = match[kind].translate(_SIGNS)[:LONGEST]
        if kind == "letters":
            form = SAINTS.get(form, form)
        found.append(Token(starts[match.start(kind)], ends[match.end(kind) - 1], form, stem(form)))
    return found


_CUT = _Cut()


def _dotted(match: re.Match[str]) -> str:
    return re.sub(rf"[{SPACES}]", ".", match[0])


def tokens(text: str) -> list[Token]:
    """Cut a text into its terms, in order, with offsets in the text as given.

    Any text is normal input: NFD, ligatures, lone surrogates, nothing at all.
    Forms and stems match ``[0-9a-z]{1,64}``; ``text[start:end]`` gives the same term again.
    """
    if (known := _CUT.get(text)) is not None:  # a word of a question, mostly: asked for time and again
        return list(known)
    if MISREAD.search(text):
        text = text.translate(REREAD)
    found = []
    for chunk in _CHUNK.finditer(GROUPED.sub(_dotted, text)):
        at = chunk.start()
        found += [Token(at + start, at + end, form, root) for start, end, form, root in _CUT[chunk[0]]]
    return found

"""Into which marks does a query's text fall? Words, quotes, brackets, operators, each with its place.

Nothing here fails: what is no operator, quote or bracket is a word, whatever it
holds. A word runs to the next blank, quotation mark or bracket; blanks inside a
grouped number (``10 000``) or after a soft hyphen belong to the word, as the
analysis says, and so does the bracket of ``étudiant(e)s``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from unicodedata import category, combining, normalize

from search.analysis import tokens
from search.analysis.fold import APOSTROPHES
from search.analysis.words import ENDINGS
from search.fields import BY_ALIAS


class Kind(Enum):
    """What a mark is."""

    WORD = "word"
    QUOTE = "quote"
    EXACT = "exact quote"
    FIELD = "field"
    OPEN = "("
    CLOSE = ")"
    FUZZY = "~"
    BOOST = "^"
    AND = "and"
    OR = "or"
    NOT = "not"
    EXCEPT = "except"
    NEAR = "near"
    STRAY = "stray"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the query; ``text`` is what it says: a quote's inside, a field's name, a suffix's figure.

    ``inner`` is where ``text`` begins in the query. ``closed`` is false for a quote that ran to the end.
    """

    kind: Kind
    text: str
    start: int
    end: int
    inner: int = 0
    closed: bool = True


DAY_FIELDS = {"depuis": "since", "since": "since", "avant": "before", "before": "before"}
"""Names written like fields that say from which day, or before which."""

_CLOSERS = {'"': '"', "«": "»", "“": "”", "„": "“”", "”": "”"}
_OPERATORS = {
    "ET": Kind.AND, "AND": Kind.AND, "OU": Kind.OR, "OR": Kind.OR,
    "NON": Kind.NOT, "NOT": Kind.NOT, "SAUF": Kind.EXCEPT,
}  # fmt: skip
_NEAR = re.compile(r"(?:PRÈS|PRES|PUIS|NEAR|BEFORE)(?:/\d+)?")
_WORD = re.compile(r"[^\s\"«»“”„()]+")
_FIELD = re.compile(r"([^\s:()\"«»“”„]{1,30}):(?=[^\s)])")
_MINUS = re.compile(r"-(?=[^\W\d_]|[\"«“„”(])")
_SUFFIX = re.compile(r"~\d*|\^(?:\d+(?:[.,]\d+)?)?")
_SUFFIXED = re.compile(rf"(.+?)((?:{_SUFFIX.pattern})+)[.,;:!?…]*", re.DOTALL)
_INVERTED = re.compile(r"([^\W\d_]\S*?)[-‑](?:t[-‑])?(il|elle|ils|elles|on|je|tu|ce)[.,;:!?…]*", re.IGNORECASE)
"""« travaille-t-il » is a verb and its subject, not one word; -vous is left alone (rendez-vous)."""
_PAUSE = re.compile(r"[.,;:!?…–—-]+")
"""Punctuation that stands alone, as French writes it, is no clause."""
_LONE_SUFFIX = re.compile(r"~\d?|\^[\d.,]*")
_BRACKETED = re.compile(r"\(([^\W\d_]{1,8})\)s?")
_INCLUSIVE = {"s", *ENDINGS, *(f"{ending}s" for ending in ENDINGS)}
_ADDRESS = re.compile(r"\w+://|www\.|[^@]+@[^@]+\.")
_MAYBE_GLUED = re.compile(r"\d\s\d{3}|\u00ad")


def scan(text: str) -> tuple[Mark, ...]:
    """Cut a text into marks, in order; blanks and lone punctuation are in none of them."""
    return tuple(mark for mark in _marks(text, _glued(text)) if mark.kind is not Kind.PAUSE)


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of the words of a text: what stands between blanks, a blank inside a term kept."""
    glued = _glued(text)
    start = 0
    for place in range(len(text) + 1):
        if place == len(text) or (text[place].isspace() and place not in glued):
            if start < place:
                yield start, place
            start = place + 1


def _marks(text: str, glued: frozenset[int]) -> Iterator[Mark]:
    place, after_field = 0, False
    while place < len(text):
        if text[place].isspace():
            place, after_field = place + 1, False
            continue
        found = _next(text, place, glued, after_field)
        yield from found
        place, after_field = found[-1].end, found[-1].kind is Kind.FIELD


def _next(text: str, place: int, glued: frozenset[int], after_field: bool) -> tuple[Mark, ...]:
    """Read the mark at a place, with the suffixes that cling to it."""
    sign = text[place]
    if sign == "(":
        return (Mark(Kind.OPEN, sign, place, place + 1),)
    if sign == ")":
        return (Mark(Kind.CLOSE, sign, place, place + 1), *_suffixes(text, place + 1))
    if sign in _CLOSERS:
        quote = _quote(text, place)
        return (quote, *_suffixes(text, quote.end))
    if sign == "»":
        return (Mark(Kind.STRAY, sign, place, place + 1),)
    if sign == "=" and text[place + 1 : place + 2] in _CLOSERS:
        quote = replace(_quote(text, place + 1), kind=Kind.EXACT, start=place)
        return (quote, *_suffixes(text, quote.end))
    if field := _FIELD.match(text, place):
        name = _folded(field[1])
        if name in BY_ALIAS or name in DAY_FIELDS:
            return (Mark(Kind.FIELD, name, place, field.end()),)
    starts = place == 0 or text[place - 1].isspace() or text[place - 1] == "("
    if starts and not after_field and _MINUS.match(text, place):
        return (Mark(Kind.NOT, sign, place, place + 1),)
    return _word(text, place, glued, after_field)


def _quote(text: str, place: int) -> Mark:
    """Read a quotation from its opening sign to the closing one, or to the end."""
    closers = _CLOSERS[text[place]]
    end = next((rank for rank in range(place + 1, len(text)) if text[rank] in closers), -1)
    if end < 0:
        return Mark(Kind.QUOTE, text[place + 1 :], place, len(text), place + 1, closed=False)
    return Mark(Kind.QUOTE, text[place + 1 : end], place, end + 1, place + 1)


def _word_end(text: str, place: int, glued: frozenset[int]) -> int:
    """Give where the word that begins at a place ends."""
    end = place
    while True:
        if found := _WORD.match(text, end):
            end = found.end()
        if end in glued:
            end += 1
        elif text[end - 1].isalpha() and text[place:end] not in _OPERATORS and (ending := _inclusive(text, end)):
            end = ending
        else:
            return end


def _word(text: str, place: int, glued: frozenset[int], after_field: bool) -> tuple[Mark, ...]:
    """Read a word, or an operator written as one, and its suffixes."""
    end = _word_end(text, place, glued)
    chunk = text[place:end]
    if chunk[-1] in APOSTROPHES and text[end : end + 1] in _CLOSERS and not tokens(chunk):
        quote = replace(_quote(text, end), start=place)  # d'« Irak »
        return (quote, *_suffixes(text, quote.end))
    name = normalize("NFC", _visible(chunk))
    if not after_field and name in _OPERATORS:
        return (Mark(_OPERATORS[name], chunk, place, end),)
    if not after_field and _NEAR.fullmatch(name):
        return (Mark(Kind.NEAR, name, place, end),)
    if _LONE_SUFFIX.fullmatch(chunk):
        return _suffixes(text, place)
    if _PAUSE.fullmatch(chunk):
        return (Mark(Kind.PAUSE, chunk, place, end),)
    if inverted := _INVERTED.fullmatch(chunk):
        subject = place + inverted.start(2)
        return (
            Mark(Kind.WORD, inverted[1], place, place + inverted.end(1), place),
            Mark(Kind.WORD, inverted[2], subject, end, subject),
        )
    return _suffixed(text, place, end)


def _suffixed(text: str, place: int, end: int) -> tuple[Mark, ...]:
    """Read a word and the suffixes at its end; signs after them are punctuation."""
    chunk = text[place:end]
    suffixed = None if is_address(chunk) else _SUFFIXED.fullmatch(chunk)
    if not suffixed:
        return (Mark(Kind.WORD, chunk, place, end, place),)
    head = place + suffixed.end(1)
    suffixes = _suffixes(text, head)
    last = replace(suffixes[-1], end=end)
    return (Mark(Kind.WORD, suffixed[1], place, head, place), *suffixes[:-1], last)


def _inclusive(text: str, place: int) -> int:
    """Give the end of ``(e)s`` at a place, or 0."""
    ending = _BRACKETED.match(text, place)
    return ending.end() if ending and _folded(ending[1]) in _INCLUSIVE else 0


def _suffixes(text: str, place: int) -> tuple[Mark, ...]:
    """Read ``~2`` and ``^3`` where they cling to what precedes."""
    found = []
    while suffix := _SUFFIX.match(text, place):
        kind = Kind.FUZZY if suffix[0][0] == "~" else Kind.BOOST
        found.append(Mark(kind, suffix[0][1:], place, suffix.end()))
        place = suffix.end()
    return tuple(found)


def is_address(chunk: str) -> bool:
    """Tell whether a word is an address, in which ``?``, ``*`` and ``~`` are mere signs."""
    return bool(_ADDRESS.match(chunk))


def _glued(text: str) -> frozenset[int]:
    """Give the places of the blanks that stand inside one term."""
    if not _MAYBE_GLUED.search(text):
        return frozenset()
    return frozenset(
        place for token in tokens(text) for place in range(token.start, token.end) if text[place].isspace()
    )


def _folded(name: str) -> str:
    return "".join(sign for sign in normalize("NFD", _visible(name).casefold()) if not combining(sign))


def _visible(name: str) -> str:
    """Leave out the signs that take no room, which a pasted text may carry (U+200B, U+FEFF)."""
    return "".join(sign for sign in name if category(sign) != "Cf")

"""What does one word or quotation of the query ask? A word, a truncation, a spelling, letters apart…"""

from __future__ import annotations

import re
from unicodedata import normalize

from search.page import Note
from search.query import days
from search.query.notes import Mend
from search.query.scan import Kind, Mark, is_address, runs
from search.query.syntax import Between, Exact, Fuzzy, In, Near, Node, Prefix, Quote, Wild, Word

MOST_GAP = 30
USUAL_GAP = 10
MOST_EDITS = 2
LEAST_FUZZY = 4
"""Letters of a word for which other words one letter off are sought."""
LEAST_TRUNCATED = 2
"""Letters before a star."""

_DAYS = {"date": days.interval, "since": days.since, "before": days.before}
_FINAL_SIGNS = ".,;:!?…"
TAIL = re.compile(r"(?:[^\W\d_]|[*?])+$|[\d*?]+$")
"""The last term of a word and its wildcards: letters or figures, which are never one term together."""
_PREFIX = re.compile(r"\w+\*+")
_LETTERS = re.compile(r"\w")


def leaf(mark: Mark, fuzzy: Mark | None, notes: list[Note]) -> Node:
    """Read a word or a quotation, with the ``~`` that follows it."""
    match mark.kind:
        case Kind.EXACT:
            _unclosed(mark, notes)
            _refuse(fuzzy, notes)
            return Exact(mark.text, start=mark.start, end=mark.end)
        case Kind.QUOTE:
            return _quotation(mark, fuzzy, notes)
        case _:
            return _word(mark, fuzzy, notes)


def dated(mark: Mark, field: str, notes: list[Note]) -> Node:
    """Read a word of ``date:``, ``depuis:`` or ``avant:``; what is no date is left as words of that field."""
    found = _DAYS[field](mark.text.strip())
    if not found:
        notes.append(Mend.DATE.at(mark.start, mark.end, mark.text))
        return In("date", Word(mark.text, start=mark.start, end=mark.end), start=mark.start, end=mark.end)
    if found.swapped:
        notes.append(Mend.SWAPPED.at(mark.start, mark.end, days.written(found.low, found.high)))
    return Between(found.low, found.high, start=mark.start, end=mark.end)


def gap(written: str, mark: Mark, notes: list[Note]) -> int:
    """Read how far apart two words may be; what is out of bounds is brought back, and said."""
    if not written:
        return USUAL_GAP
    asked = int(written[:9])
    kept = min(max(asked, 1), MOST_GAP)
    if kept != asked:
        notes.append(Mend.GAP.at(mark.start, mark.end, written, most=MOST_GAP, gap=kept))
    return kept


def _quotation(mark: Mark, fuzzy: Mark | None, notes: list[Note]) -> Node:
    _unclosed(mark, notes)
    words = [(start, end) for start, end in runs(mark.text) if _LETTERS.search(mark.text, start, end)]
    if fuzzy is None or len(words) < 2:
        _refuse(fuzzy, notes)
        return Quote(mark.text, start=mark.start, end=mark.end)
    parts = tuple(Quote(mark.text[start:end], start=mark.inner + start, end=mark.inner + end) for start, end in words)
    return Near(parts, gap(fuzzy.text, fuzzy, notes), ordered=False, start=mark.start, end=fuzzy.end)


def _unclosed(mark: Mark, notes: list[Note]) -> None:
    if not mark.closed:
        notes.append(Mend.UNCLOSED_QUOTE.at(mark.start, mark.inner))


def _word(mark: Mark, fuzzy: Mark | None, notes: list[Note]) -> Node:
    text = mark.text
    plain = Word(text, start=mark.start, end=mark.end)
    if text.startswith("=") and _LETTERS.search(text):
        _refuse(fuzzy, notes)
        if "*" in text:
            notes.append(Mend.TRUNCATION.at(mark.start, mark.end, text))
        return Exact(text[1:], start=mark.start, end=mark.end)
    if is_address(text):
        _refuse(fuzzy, notes)
        return plain
    if opened := _truncated(mark, notes):
        _refuse(fuzzy, notes)
        return opened
    return _fuzzy(mark, fuzzy, notes) if fuzzy else plain


def _fuzzy(mark: Mark, fuzzy: Mark, notes: list[Note]) -> Node:
    tail = TAIL.search(normalize("NFC", mark.text))
    letters = sum(sign.isalpha() for sign in tail[0]) if tail else 0
    edits = int(fuzzy.text[:9] or 1)
    if letters < LEAST_FUZZY:
        notes.append(Mend.FUZZY_SHORT.at(fuzzy.start, fuzzy.end, "~" + fuzzy.text))
    elif edits == 0:
        notes.append(Mend.SUFFIX.at(fuzzy.start, fuzzy.end, "~" + fuzzy.text))
    else:
        if edits > MOST_EDITS:
            notes.append(Mend.FUZZY_EDITS.at(fuzzy.start, fuzzy.end, "~" + fuzzy.text))
        text = normalize("NFC", mark.text)
        return Fuzzy(text, min(edits, MOST_EDITS), start=mark.start, end=fuzzy.end)
    return Word(mark.text, start=mark.start, end=mark.end)


def _truncated(mark: Mark, notes: list[Note]) -> Prefix | Wild | None:
    """Read ``élect*``, ``wom?n``, ``*tion``; of another word, nothing."""
    text = normalize("NFC", mark.text).rstrip(_FINAL_SIGNS)
    if "*" not in text and not re.search(r"\w\?+\w", text):
        return None
    tail = TAIL.search(text)
    shape = tail[0].lstrip("?") if tail else ""
    text = text[: len(text) - len(shape)] + re.sub(r"\*+", "*", shape) if shape else text
    if not _enough(shape) or re.search(r"\*", text[: -len(shape) or None]):
        if _LETTERS.search(text):
            notes.append(Mend.TRUNCATION.at(mark.start, mark.end, mark.text))
        return None
    if _PREFIX.fullmatch(shape):
        return Prefix(text.rstrip("*"), start=mark.start, end=mark.end)
    return Wild(text, start=mark.start, end=mark.end)


def _enough(shape: str) -> bool:
    """Tell whether the shape of a word has its two letters before the star, or after one that leads."""
    head, star, rest = shape.partition("*")
    if not star:
        return "?" in shape
    letters = len(_LETTERS.findall(head)) if head else len(_LETTERS.findall(rest))
    return letters >= LEAST_TRUNCATED


def _refuse(suffix: Mark | None, notes: list[Note]) -> None:
    if suffix:
        notes.append(Mend.SUFFIX.at(suffix.start, suffix.end, suffix.kind.value + suffix.text))

"""Which terms does one word or quotation stand for, whatever the field?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from search.analysis import SMALL, Token, spelled, tokens
from search.analysis.fold import fold
from search.page import Note
from search.query.explain import written
from search.query.leaves import LEAST_TRUNCATED, TAIL
from search.query.notes import Mend
from search.query.scan import runs
from search.query.syntax import Exact, Fuzzy, Leaf, Prefix, Quote, Wild, Word

MOST_FORMS = 1_000
"""Forms that one truncated or misspelled word stands for."""

Slot = tuple[str, ...]
"""The forms that may stand at one position; none where the corpus holds no such word."""


class Lexicon(Protocol):
    """What is asked of the words of the corpus (:class:`search.lexicon.Lexicon`)."""

    articles: int

    def count(self, form: str) -> int:
        """Count the articles that hold this form."""

    def count_of(self, stem: str) -> int:
        """Sum the counts of the forms that have this stem: at most so many articles hold one."""

    def starting(self, prefix: str) -> tuple[str, ...]:
        """Give the forms that begin so."""

    def holding(self, prefix: str) -> int:
        """Sum the counts of the forms that begin so: at most so many articles hold one."""

    def matching(self, pattern: str) -> tuple[str, ...]:
        """Give the forms of this shape."""

    def close_to(self, form: str, edits: int) -> tuple[str, ...]:
        """Give the forms a few letters away."""

    def forms_of(self, stem: str) -> tuple[str, ...]:
        """Give the forms that have this stem."""

    def spelling(self, form: str) -> str:
        """Write a form as the corpus mostly does."""


@dataclass(frozen=True, slots=True)
class Shape:
    """``slots``: the forms of each position; ``stems``: of a plain word, one a position.

    ``prefix``: of a lone truncated word, which no cap limits; its slots are then empty.
    ``words``: of ``=été``, each word as spelled, with its form. ``like``: the form that a misspelled word
    was written in. ``small``: a plain word made of small words only. ``kept``: of a plain word, the forms left
    at each position where the reader set some aside; they stand for it instead of its stems.
    """

    slots: tuple[Slot, ...]
    stems: Slot = ()
    prefix: str = ""
    words: tuple[tuple[str, str], ...] = ()
    like: str = ""
    small: bool = False
    kept: tuple[Slot, ...] = ()

    @property
    def spellings(self) -> Slot:
        """Give the spelling of each word of ``=été``, accents and all."""
        return tuple(spelled(word) for word, _ in self.words)


def shape(leaf: Leaf, lexicon: Lexicon, notes: list[Note], without: frozenset[str] = frozenset()) -> Shape | None:
    """Give what a leaf stands for, ``without`` the forms set aside; nothing where it holds no term."""
    found = tokens(leaf.text)
    match leaf:
        case Word():
            small = all(token.form in SMALL for token in found)
            made = Shape(
                _fixed(found), tuple(token.stem for token in found), small=small, kept=_kept(leaf, lexicon, without)
            )
        case Exact(text):
            words = tuple((text[token.start : token.end], token.form) for token in found)
            made = Shape(_fixed(found), words=words)
        case Quote(text):
            made = Shape(_quoted(leaf, lexicon, notes) if "*" in text else _fixed(found))
        case Prefix(text):
            made = _truncated(text, found, leaf, lexicon, notes)
        case Wild():
            made = Shape(_wild(leaf, lexicon, notes))
        case Fuzzy(text, edits):
            made = Shape(())
            if found:
                like = _raw(text, found[-1])
                close = _bounded(lexicon.close_to(like, edits), leaf, lexicon, notes)
                made = Shape((*_fixed(found[:-1]), close), like=like)
    return _less(made, lexicon, without, leaf, notes) if made.slots or made.prefix else None


def opened(leaf: Leaf, lexicon: Lexicon) -> tuple[tuple[str, Slot], ...]:
    """Give the words of a leaf that stand for several forms, each as it is written, with these forms."""
    match leaf:
        case Word(text):
            found = tokens(text)
            return tuple((text[token.start : token.end], lexicon.forms_of(token.stem)) for token in found)
        case Prefix() | Wild() | Fuzzy():
            made = shape(leaf, lexicon, [])
            if made is None:
                return ()
            forms = lexicon.starting(made.prefix) if made.prefix else made.slots[-1]
            return ((written(leaf), forms),)
        case Exact() | Quote():
            return ()


def _kept(leaf: Word, lexicon: Lexicon, without: frozenset[str]) -> tuple[Slot, ...]:
    """Give the forms left at each position of a plain word; nothing where none is set aside."""
    families = [forms for _, forms in opened(leaf, lexicon)] if without else []
    if without.isdisjoint(form for forms in families for form in forms):
        return ()
    return tuple(tuple(form for form in forms if form not in without) for forms in families)


def _less(made: Shape, lexicon: Lexicon, without: frozenset[str], leaf: Leaf, notes: list[Note]) -> Shape:
    """Set forms aside from a truncated or misspelled word."""
    if not without or not isinstance(leaf, Prefix | Wild | Fuzzy):
        return made
    forms = lexicon.starting(made.prefix) if made.prefix else made.slots[-1]
    if without.isdisjoint(forms):
        return made
    left = tuple(form for form in forms if form not in without)
    last = _bounded(left, leaf, lexicon, notes) if left else ()
    return replace(made, prefix="", slots=(*made.slots[:-1], last))


def _fixed(found: Iterable[Token]) -> tuple[Slot, ...]:
    return tuple((token.form,) for token in found)


def _raw(text: str, token: Token) -> str:
    """Give a form as written: « st » is « saint » as a word, not as the beginning of one."""
    return "".join(sign for sign in fold(text[token.start : token.end]).text if sign.isalnum())


def _truncated(text: str, found: list[Token], leaf: Leaf, lexicon: Lexicon, notes: list[Note]) -> Shape:
    if not found:
        return Shape(())
    prefix = _raw(text, found[-1])
    if len(found) == 1:
        return Shape((), prefix=prefix)
    return Shape((*_fixed(found[:-1]), _bounded(lexicon.starting(prefix), leaf, lexicon, notes)))


def _quoted(leaf: Quote, lexicon: Lexicon, notes: list[Note]) -> tuple[Slot, ...]:
    """Open the words of a quotation that end in a star."""
    slots: list[Slot] = []
    for start, end in runs(leaf.text):
        word = leaf.text[start:end].rstrip(".,;:!?…")
        found = tokens(word)
        slots += _fixed(found)
        if not found or not word.endswith("*"):
            continue
        prefix = _raw(word, found[-1])
        if len(prefix) < LEAST_TRUNCATED:
            notes.append(Mend.TRUNCATION.at(leaf.start, leaf.end, word))
        else:
            slots[-1] = _bounded(lexicon.starting(prefix), leaf, lexicon, notes)
    return tuple(slots)


def _wild(leaf: Wild, lexicon: Lexicon, notes: list[Note]) -> tuple[Slot, ...]:
    """Open the last term of ``l'*tion``."""
    tail = TAIL.search(leaf.text)
    assert tail
    pattern = "".join(
        piece if piece in "*?" else "".join(sign for sign in fold(piece).text if sign.isalnum())
        for piece in re.split(r"([*?])", tail[0])
        if piece
    )
    forms = lexicon.matching(pattern)
    return (*_fixed(tokens(leaf.text[: tail.start()])), _bounded(forms, leaf, lexicon, notes))


def _bounded(forms: Slot, leaf: Leaf, lexicon: Lexicon, notes: list[Note]) -> Slot:
    """Keep the most frequent forms where there are too many, and say so."""
    if not forms:
        notes.append(Mend.UNKNOWN.at(leaf.start, leaf.end, leaf.text))
    if len(forms) <= MOST_FORMS:
        return forms
    notes.append(Mend.CUT.at(leaf.start, leaf.end, leaf.text, count=len(forms), most=MOST_FORMS))
    return tuple(sorted(sorted(forms, key=lambda form: (-lexicon.count(form), form))[:MOST_FORMS]))

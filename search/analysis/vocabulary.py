"""What do the chunks of a text stand for? The rules say it once; then one look-up remembers.

There are two of these, held equal by the tests: this one, and one in C
(``_vocabulary.c``), several times as fast, which is used wherever it could be compiled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

OFTEN = 256
"""After so many more articles the spelling of a form is looked at again; in C as well."""


class Word(NamedTuple):
    """A form and its stem; and, where its spelling is not the form itself, its exact term and its marker."""

    form: str
    stem: str
    exact: str
    too: str


class Place(NamedTuple):
    """A form, and where its chunk stands: in which text (names come after the texts), from which sign to which."""

    form: str
    text: int
    start: int
    end: int


class Joined(NamedTuple):
    """The terms of an article.

    ``forms`` and ``stems``: of each text, in its order, joined by single blanks,
    position for position. ``exact``: of all texts together (see
    :mod:`search.analysis.exact`). ``names``: the forms of each name. ``looks``:
    where to look at the spelling of a form: where it is met for the first time, and,
    in texts, each time that as many articles again hold it, or :data:`OFTEN` more.
    """

    forms: tuple[str, ...]
    stems: tuple[str, ...]
    exact: str
    names: tuple[str, ...]
    looks: list[Place]


def joined(texts: Iterable[Sequence[Word]]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Put the words of some texts together: forms, stems, exact terms."""
    read = list(texts)
    # Once each, in the order met: most words stand several times in an article.
    words = dict.fromkeys(word for text in read for word in text)
    plain = {word.form for word in words if not word.exact}
    too = [word.too for word in words if word.exact and word.form in plain]
    return (
        tuple([" ".join([word.form for word in text]) for text in read]),
        tuple([" ".join([word.stem for word in text]) for text in read]),
        " ".join(dict.fromkeys([*[word.exact for word in words if word.exact], *too])),
    )


_CHUNK = re.compile(rb"\S+")

Rules = Callable[[bytes], tuple[Word, ...] | bytes]
"""Say what a chunk stands for: its words, or the shorter chunk that stands for the same."""


class Vocabulary:
    """The chunks met, and the words of each by the rules; they are forgotten beyond ``most`` bytes, about.

    Counts, too, how many articles hold each form. For one thread at a time.
    """

    def __init__(self, rules: Rules, most: int) -> None:
        self._rules = rules
        self._met: dict[bytes, tuple[Word, ...]] = {}
        self._left = self._most = most
        self._counts: Counter[str] = Counter()

    def joined(self, texts: tuple[bytes, ...], names: tuple[bytes, ...]) -> Joined:
        """Give the terms of an article, of its texts and of its names, whose chunks stand between blanks."""
        if self._left < 0:
            self._met, self._left = {}, self._most
        found = [
            [
                (word, Place(word.form, number, *chunk.span()))
                for chunk in _CHUNK.finditer(text)
                for word in self._words(chunk[0])
            ]
            for number, text in enumerate((*texts, *names))
        ]
        read = [[word for word, _ in text] for text in found]
        named = [" ".join([word.form for word in name]) for name in read[len(texts) :]]
        looks = self.count([place for text in found for _, place in text], len(texts))
        return Joined(*joined(read[: len(texts)]), tuple(named), looks)

    def count(self, places: list[Place], texts: int) -> list[Place]:
        """Count an article by the places of its forms, in so many texts and then in names; give those to look at."""
        first: dict[str, Place] = {}
        for place in places:
            first.setdefault(place.form, place)
        looks = []
        for form, place in first.items():
            before = self._counts[form]
            self._counts[form] += 1
            if not (before if place.text >= texts else before & (before + 1) and (before + 1) % OFTEN):
                looks.append(place)
        return looks

    def counts(self) -> dict[str, int]:
        """Give for each form how many articles hold it."""
        return dict(self._counts)

    def _words(self, chunk: bytes) -> tuple[Word, ...]:
        words = self._met.get(chunk)
        if words is None:
            said = self._rules(chunk)
            words = self._met[chunk] = self._words(said) if isinstance(said, bytes) else said
            self._left -= 400 + len(chunk)
        return words

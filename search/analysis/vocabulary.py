"""What do the chunks of a text stand for? The rules say it once; then one look-up remembers.

There are two of these, held equal by the tests: this one, and one in C
(``_vocabulary.c``), several times as fast, which is used wherever it could be compiled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from search.analysis.printed import Met


class Word(NamedTuple):
    """A form and its stem; and, where its spelling is not the form itself, its exact term and its marker."""

    form: str
    stem: str
    exact: str
    too: str


class Joined(NamedTuple):
    """The terms of an article.

    ``forms`` and ``stems``: of each text, in its order, joined by single blanks,
    position for position. ``exact``: of all texts together (see
    :mod:`search.analysis.exact`). ``names``: the forms of each name.
    """

    forms: tuple[str, ...]
    stems: tuple[str, ...]
    exact: str
    names: tuple[str, ...]


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


Note = Callable[[Met, str, str, int, int], None]
"""Count how a form is printed in its chunk of a text, from which sign to which."""


class Vocabulary:
    """The chunks met, and the words of each by the rules; they are forgotten beyond ``most`` bytes, about.

    Counts, too, how many articles hold each form and, in ``met``, how texts print it. For one thread at a time.
    """

    def __init__(self, rules: Rules, note: Note, met: Met, most: int) -> None:
        self._rules, self._note, self._printed = rules, note, met
        self._known: dict[bytes, tuple[Word, ...]] = {}
        self._left = self._most = most
        self._counts: Counter[str] = Counter()

    def joined(self, texts: tuple[bytes, ...], printed: tuple[str, ...] | None, names: tuple[bytes, ...]) -> Joined:
        """Give the terms of an article, of its texts and of its names, whose chunks stand between blanks.

        ``printed``: the texts as they are, sign for sign; nothing is learnt of how words are printed without them.
        Raises ValueError where they are of another length.
        """
        if self._left < 0:
            self._known, self._left = {}, self._most
        if printed is not None:
            if [*map(len, texts)] != [*map(len, printed)]:
                raise ValueError("a text is not as long as its chunks")
            for text, whole in zip(texts, printed, strict=True):
                self._learn(text, whole)
        read, named = ([self._read(text) for text in several] for several in (texts, names))
        self.count({word.form for words in (*read, *named) for word in words})
        return Joined(*joined(read), tuple([" ".join([word.form for word in name]) for name in named]))

    def count(self, forms: set[str]) -> None:
        """Count an article that holds these forms."""
        self._counts.update(forms)

    def counts(self) -> dict[str, int]:
        """Give for each form how many articles hold it."""
        return dict(self._counts)

    def settle(self) -> None:
        """Have all that was counted in ``met``: here it is at once, in C when it is asked for."""

    def _read(self, text: bytes) -> list[Word]:
        return [word for chunk in text.split() for word in self._words(chunk)]

    def _learn(self, text: bytes, printed: str) -> None:
        for chunk in _CHUNK.finditer(text):
            for word in self._words(chunk[0]):
                self._note(self._printed, word.form, printed, *chunk.span())

    def _words(self, chunk: bytes) -> tuple[Word, ...]:
        words = self._known.get(chunk)
        if words is None:
            said = self._rules(chunk)
            words = self._known[chunk] = self._words(said) if isinstance(said, bytes) else said
            self._left -= 400 + len(chunk)
        return words

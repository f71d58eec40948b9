"""What did one version of a text change in the other? Word by word, on the texts as they were printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from search.article import Article

Kind = Literal["same", "removed", "added"]
Changes = tuple[tuple[Kind, str], ...]
"""A text cut in pieces: ``same`` and ``added`` joined are the second version; ``same`` and ``removed`` the first,
but for its blanks: where one ends a paragraph and the other does not, nothing has changed."""

_MOST_WORK = 400_000
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_LETTERS = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?…\n]*[.!?…\n]+\s*|[^.!?…\n]+")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and what changes from one to the other; ``text`` is lead and body together."""

    one: Article
    other: Article
    title: Changes
    text: Changes

    @property
    def shared(self) -> float:
        """The share of the words of both texts that are the same, from 0 to 1; 1 for two texts without words.

        Twice the words in common over all the words of both (the coefficient of Dice).
        """
        held = Counter[Kind]()
        for kind, text in self.text:
            held[kind] += len(_LETTERS.findall(text)) * (2 if kind == "same" else 1)
        return held["same"] / held.total() if held.total() else 1.0


def compare(one: Article, other: Article) -> Comparison:
    """Compare two articles word by word."""
    return Comparison(one, other, changes(one.title, other.title), changes(one.text, other.text))


def changes(one: str, other: str) -> Changes:
    """Cut two texts in what they share and what only one has.

    By sentences first, then by words inside what they do not share. Where the
    words of such a stretch are too many to be set against each other, it is given as a whole,
    removed then added: true, if less fine.
    """
    pieces: list[tuple[Kind, str]] = []
    for kind, left, right in _steps(_SENTENCE.findall(one), _SENTENCE.findall(other)):
        if kind == "same":
            pieces.append(("same", right))
        else:
            for inner, before, after in _steps(_WORD.findall(left), _WORD.findall(right)):
                pieces += [("same", after)] if inner == "same" else [("removed", before), ("added", after)]
    return tuple(_merged(pieces))


def _steps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Give the runs of two lists of pieces, ``same`` or not, joined."""
    counts = Counter(other)
    if sum(counts[piece] for piece in one) > _MOST_WORK:
        yield "other", "".join(one), "".join(other)
        return
    bare = [piece.rstrip() for piece in one], [piece.rstrip() for piece in other]
    for tag, a, b, c, d in SequenceMatcher(None, *bare).get_opcodes():
        yield "same" if tag == "equal" else "other", "".join(one[a:b]), "".join(other[c:d])


def _merged(pieces: Sequence[tuple[Kind, str]]) -> Iterator[tuple[Kind, str]]:
    """Join neighbours of one kind; between two things that are the same, what is removed comes before what is added."""
    held: dict[Kind, str] = {"same": "", "removed": "", "added": ""}
    for kind, text in pieces:
        if not text:
            continue
        if bool(held["same"]) != (kind == "same"):
            yield from _told(held)
        held[kind] += text
    yield from _told(held)


def _told(held: dict[Kind, str]) -> Iterator[tuple[Kind, str]]:
    for kind in held:
        if held[kind]:
            yield kind, held[kind]
            held[kind] = ""

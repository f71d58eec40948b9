"""What is an answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from search.article import Article
from search.question import Question

Pieces = tuple[tuple[str, bool], ...]
"""A text cut in pieces, each with whether it is marked; joined, they are the text."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a question: what was mended or ignored, and its place in the text."""

    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """The versions of one text: ids of two articles or more, the first published first."""

    members: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the family is known by: its first article."""
        return self.members[0]

    @property
    def reprints(self) -> int:
        """How many articles reprint the first one."""
        return len(self.members) - 1


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of an answer; ``missing`` lists the words asked for that it lacks.

    ``family``: the versions of its text in the whole index, whether they answer or not.
    """

    article: Article
    score: float
    title: Pieces
    snippets: tuple[Pieces, ...]
    missing: tuple[str, ...] = ()
    family: Family | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of a question that is rare or absent, its place in the text, and what was meant, likeliest first."""

    written: str
    start: int
    end: int
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The question that was probably meant, operators, quotes and fields kept, and the words put right in it."""

    text: str
    words: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on.

    ``text`` is what to show: the text typed with its last word completed, a title, a
    name. ``kind``: ``word``, ``title``, ``source``, ``author``. ``count``: the articles that hold
    the word or bear the title or name. ``question``: what to ask, in the query language.
    """

    text: str
    kind: Literal["word", "title", "source", "author"]
    count: int
    question: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a word stands for: folded, as the corpus writes it, the articles that hold it, and if it is kept."""

    form: str
    written: str
    count: int
    kept: bool


@dataclass(frozen=True, slots=True)
class WordForms:
    """A word of a question and the forms found for it, most frequent first; ``others``: how many are not told."""

    word: str
    forms: tuple[Form, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer.

    ``total`` counts the articles that answer in full, ``partial`` those that
    follow them and lack some of the words; ``facets`` maps a field to its
    ``(value, count)`` pairs, most frequent first, counted as if none of the field's own
    values were kept, for several are alternatives; ``timeline`` has the months of the answer
    (or, where only the year is known, the years) in order. Counts are exact.
    ``suggestion``: the question with its misspelled words put right, to be offered, never asked instead.
    ``forms``: what its words stood for, where it was asked.

    Where the question asks for one article a family (``collapse``), ``total`` and
    ``partial`` count each family once; ``articles`` still counts the articles that
    answer in full, as facets and time line do.
    """

    question: Question
    hits: tuple[Hit, ...]
    total: int
    partial: int = 0
    articles: int = 0
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    timeline: tuple[tuple[str, int], ...] = ()
    understood: str = ""
    notes: tuple[Note, ...] = ()
    seconds: float = 0.0
    generation: str = ""
    suggestion: Corrected | None = None
    forms: tuple[WordForms, ...] = ()

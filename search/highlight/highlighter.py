"""What does one answer show? The title marked, a few passages marked, the words that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from search.article import Article
from search.highlight.clauses import Clause, Place
from search.highlight.cutting import painted, pieces
from search.highlight.leaf import Leaf, Span
from search.highlight.passages import WIDEST, Unit
from search.lexicon import Lexicon
from search.page import Pieces
from search.query.sought import Sought

try:
    from search.highlight._passages import chosen
except ImportError:  # it could not be compiled here
    from search.highlight.passages import chosen  # type: ignore[assignment]

MOST_PLACES = 100
"""Of each clause, in a text of which only passages are shown: a long text has enough to choose from."""
MOST_IN_ALL = 1_000
FEWEST_PLACES = 20
"""Of each clause of a long question, of which the places in all are bounded."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An article, its text ready to be searched, and where each clause stands there."""

    article: Article
    text: Leaf
    places: tuple[list[Place], ...]


class Highlighter:
    """Shows why articles answer one question: built once for the question, used for each of its answers."""

    def __init__(self, sought: Sequence[Sought], lexicon: Lexicon) -> None:
        self._clauses = tuple(Clause(each, lexicon) for each in sought)
        self._most = max(FEWEST_PLACES, min(MOST_PLACES, MOST_IN_ALL // max(1, len(sought))))
        self._latest: _Read | None = None

    def title(self, article: Article) -> Pieces:
        """Give the whole title, marked; joined, the pieces are the title."""
        return self.whole(article.title, "title")

    def snippets(self, article: Article) -> tuple[Pieces, ...]:
        """Give one to three passages of the text, of about 240 signs in all; two where it answers in two places.

        They hold as many of the clauses as they can, the rarest first. Where the
        text holds none, its beginning is given; of an empty text, nothing. Joined
        without the « … » that stands where a sentence is cut, the pieces of a passage
        are a stretch of the text, in which ends of lines have become blanks.
        """
        read = self._read(article)
        units = sorted(
            Unit(place[0].start, min(place[-1].end, place[0].start + WIDEST), rank)
            for rank, found in enumerate(read.places)
            for place in found
        )
        text = read.text.text
        passages = chosen(text, units, [clause.weight for clause in self._clauses])
        marks = _marks(read.places)
        return tuple(pieces(text, passage, marks) for passage in passages)

    def missing(self, article: Article) -> tuple[str, ...]:
        """Give the labels of the required clauses that neither title nor text holds, in the order of the question."""
        read = self._read(article)
        unseen = [clause for clause, found in zip(self._clauses, read.places, strict=True) if not found]
        title = Leaf(article.title)
        return tuple(clause.label for clause in unseen if clause.required and clause.absent(title, read.text))

    def whole(self, text: str, field: Literal["title", "text"]) -> Pieces:
        """Mark every place of every clause in a whole text; joined, the pieces are the text."""
        leaf = Leaf(text)
        return painted(text, Span(0, len(text)), _marks([clause.places(leaf, field) for clause in self._clauses]))

    def _read(self, article: Article) -> _Read:
        latest = self._latest
        if latest is None or latest.article is not article:
            text = Leaf(article.text)
            found = tuple(clause.places(text, "text", self._most) for clause in self._clauses)
            self._latest = latest = _Read(article, text, found)
        return latest


def _marks(found: Sequence[Sequence[Place]]) -> list[Span]:
    return sorted({span for places in found for place in places for span in place})

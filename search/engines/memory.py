"""What is the simplest engine that is right? A list of documents, read from end to end for each question.

For tests and demonstrations: it is the truth of :mod:`search.query.witness`, with
BM25 beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from search.document import Document, order_keys
from search.engines import bm25
from search.engines.base import Found, Request, Row, check_depth, checked, ranked
from search.errors import IndexDamaged
from search.query.terms import Node, Phrase, Scored, Term
from search.query.witness import matches, occurrences

_FILE = "documents.json"


def create(folder: Path) -> MemoryWriter:
    """Open a folder for writing."""
    folder.mkdir(parents=True, exist_ok=True)
    return MemoryWriter(folder, _read(folder) if (folder / _FILE).exists() else {})


def open_(folder: Path) -> MemoryReader:
    """Open the index of a folder for reading."""
    return MemoryReader(tuple(_read(folder).values()))


def _read(folder: Path) -> dict[str, Document]:
    try:
        rows = json.loads((folder / _FILE).read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"L’index de {folder} est illisible.", "manchette rebuild") from error
    return {
        id: Document(
            id, texts, {field: tuple(values) for field, values in keywords.items()}, day, stored.encode("latin-1")
        )
        for id, texts, keywords, day, stored in rows
    }


@dataclass(slots=True)
class MemoryWriter:
    """A Writer; see :class:`search.engines.base.Writer`."""

    folder: Path
    documents: dict[str, Document]

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        self.documents.update((each.id, each) for each in documents)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the articles of these ids."""
        for id in ids:
            self.documents.pop(id, None)

    def commit(self) -> None:
        """Write all out, beside the old file: it may be linked into another generation."""
        rows = [
            (each.id, dict(each.texts), dict(each.keywords), each.day, each.stored.decode("latin-1"))
            for each in self.documents.values()
        ]
        beside = self.folder / f"{_FILE}.new"
        beside.write_text(json.dumps(rows), encoding="ascii")
        beside.replace(self.folder / _FILE)

    def close(self) -> None:
        """Give up what is not committed."""
        self.documents = {}


@dataclass(frozen=True, slots=True)
class MemoryReader:
    """A Reader; see :class:`search.engines.base.Reader`."""

    documents: tuple[Document, ...]

    def search(self, request: Request) -> Found:
        """Answer one request."""
        checked(request)
        found = [each for each in self.documents if matches(request.query, each)]
        scores = dict.fromkeys((each.id for each in found), 0.0)
        if request.sort == "relevance":
            for scored in request.rank:
                for id, points in self._points(scored, found):
                    scores[id] += points
        rows = sorted(
            (-round(scores[each.id], 6), order_keys(each.day, each.id)[request.sort == "oldest"], each.id, each.stored)
            for each in found
        )
        return Found(
            total=len(found),
            rows=tuple(
                Row(id, -score, stored)
                for score, _, id, stored in rows[request.offset : request.offset + request.limit]
            ),
            facets={
                facet: ranked(Counter(value for each in found for value in set(each.keywords.get(facet, ()))))
                for facet in request.facets
            },
        )

    def scan(self, query: Node) -> Iterator[Row]:
        """Walk every match."""
        check_depth(query)
        return (Row(each.id, 0.0, each.stored) for each in self.documents if matches(query, each))

    def fetch(self, id: str) -> bytes | None:
        """Give one article as stored, or nothing."""
        return next((each.stored for each in self.documents if each.id == id), None)

    def count(self, query: Node) -> int:
        """Count the matches."""
        return sum(1 for _ in self.scan(query))

    def close(self) -> None:
        """There is nothing to release."""

    def _points(self, scored: Scored, found: list[Document]) -> Iterator[tuple[str, float]]:
        """Give what a clause adds, for each of the documents found that match it."""
        query, weight = scored.query, scored.weight
        if scored.constant:
            yield from ((each.id, weight) for each in found if matches(query, each))
            return
        assert isinstance(query, Term | Phrase), "only a term or a phrase has a BM25 score"
        texts = query.texts if isinstance(query, Phrase) else (query.text,)
        lengths = [len(each.texts.get(query.field, "").split()) for each in self.documents]
        mean = sum(lengths) / max(1, len(lengths))
        idf = sum(bm25.idf(len(lengths), self.count(Term(query.field, text))) for text in texts)
        for each in found:
            if frequency := occurrences(query, each):
                length = bm25.rounded_length(len(each.texts[query.field].split()))
                yield each.id, weight * bm25.points(idf, frequency, length, mean)

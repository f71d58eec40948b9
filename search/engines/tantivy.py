"""How does tantivy keep the terms, and rank? The default engine where its wheel is installed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tantivy import DocAddress, FieldType, Index, IndexWriter, Occur, Order, Query, Schema, SchemaBuilder, SearchResult
from tantivy import Document as TantivyDocument

from search.document import Document, order_keys
from search.engines.base import KEYWORDS, TEXTS, Found, Request, Row, check_depth, checked, ranked
from search.engines.shelf import Shelf, ShelfWriter
from search.engines.tantivy_query import keyword, levels, matching, scoring
from search.errors import EngineFailed, IndexBusy, IndexDamaged
from search.query.terms import Node, all_of

_HEAP = 96 << 20  # a larger one leaves more to be written at the end, when nothing else can be done
_SCAN = 20_000
_MOST_CONSTANT = 4  # clauses: each doubles the levels that there may be
_BUCKETS = 65_000  # the most that tantivy counts in one request; fewer in a segment would make counts approximate


@contextmanager
def _door() -> Iterator[None]:
    """Let foreign errors out as ours; a panic of tantivy is no Exception, and its class cannot be imported."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise EngineFailed(f"tantivy a échoué : {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineFailed(f"tantivy a échoué : {error}") from error


def _schema() -> Schema:
    builder = SchemaBuilder()
    for field in TEXTS:
        positions = "basic" if field == "exact" else "position"
        builder.add_text_field(field, tokenizer_name="whitespace", index_option=positions)
    for field in KEYWORDS:
        builder.add_text_field(keyword(field), tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", fast=True)
    for field in ("newest", "oldest", "place"):
        builder.add_unsigned_field(field, fast=True)
    return builder.build()


def create(folder: Path) -> TantivyWriter:
    """Open a folder for writing."""
    folder.mkdir(parents=True, exist_ok=True)
    schema = _schema()
    try:
        with _door():
            # One thread: with two, segments differ from build to build, and with them the order of equal scores.
            writer = Index(schema, str(folder)).writer(_HEAP, num_threads=1)
    except EngineFailed as error:
        if "LockBusy" not in error.message:
            raise
        raise IndexBusy(f"L’index de {folder} est en cours d’écriture.", "Attendre qu’elle finisse.") from error
    return TantivyWriter(folder, writer)


def open_(folder: Path) -> TantivyReader:
    """Open the index of a folder for reading."""
    try:
        with _door(), _writable(folder) as place:
            return TantivyReader(folder, Index.open(str(place)))
    except EngineFailed as error:
        raise IndexDamaged(f"L’index de {folder} est illisible.", "manchette rebuild") from error


@contextmanager
def _writable(folder: Path) -> Iterator[Path]:
    """Give a folder where tantivy can make the lock without which it opens nothing.

    Where the index itself is read-only, a private one of links, which an open index needs no more.
    """
    if os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        yield folder
        return
    with TemporaryDirectory(prefix="manchette-") as private:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                Path(private, path.name).symlink_to(path.resolve())
        yield Path(private)


class TantivyWriter:
    """A Writer; see :class:`search.engines.base.Writer`."""

    def __init__(self, folder: Path, writer: IndexWriter) -> None:
        self._folder = folder
        self._writer: IndexWriter | None = writer
        self._shelf = ShelfWriter(folder)

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        assert self._writer is not None, "the writing has ended"
        with _door():
            for document in documents:
                place = self._shelf.add(document.id, document.stored)
                self._writer.add_document(_document(document, place))

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the articles of these ids."""
        assert self._writer is not None, "the writing has ended"
        with _door():
            for id in ids:
                self._writer.delete_documents_by_term("id", id)

    def commit(self) -> None:
        """Write all out and end the writing."""
        assert self._writer is not None, "the writing has ended"
        self._shelf.commit()
        with _door():
            self._writer.commit()
            self._writer.wait_merging_threads()
        self._writer = None
        for path in self._folder.glob("*.json"):
            path.chmod(0o644)  # tantivy leaves them to their owner alone

    def close(self) -> None:
        """Give up what is not committed and release files."""
        self._shelf.close()
        if self._writer is not None:
            with _door():
                self._writer.rollback()
            self._writer = None


def _document(document: Document, place: int) -> TantivyDocument:
    made = TantivyDocument()
    made.add_text("id", document.id)
    for field, terms in document.texts.items():
        if terms:
            made.add_text(field, terms)
    for field, values in document.keywords.items():
        for value in dict.fromkeys(values):
            made.add_text(keyword(field), value)
    newest, oldest = order_keys(document.day, document.id)
    made.add_unsigned("day", document.day)
    made.add_unsigned("newest", newest)
    made.add_unsigned("oldest", oldest)
    made.add_unsigned("place", place)
    return made


class TantivyReader:
    """A Reader; see :class:`search.engines.base.Reader`. One searcher serves all threads."""

    def __init__(self, folder: Path, index: Index) -> None:
        index.config_reader("manual")
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()
        self._shelf = Shelf(folder)

    def search(self, request: Request) -> Found:
        """Answer one request."""
        checked(request)
        with _door():
            query = matching(request.query, self._schema)
            facets = self._facets(query, request.facets)
            wanted = min(request.limit, self._searcher.num_docs - request.offset)
            if wanted <= 0:
                return Found(self._count(query), (), facets)
            if request.sort != "relevance" or not request.rank:
                total, hits = self._dated(query, request.sort, request.offset, wanted)
            elif len(request.rank) <= _MOST_CONSTANT and all(each.constant for each in request.rank):
                total, hits = self._count(query), self._constant(request, wanted)
            else:
                scored = scoring(query, request.rank, self._schema)
                total, hits = self._best(scored, request.offset, wanted)
            return Found(total, self._rows(hits), facets)

    def scan(self, query: Node) -> Iterator[Row]:
        """Walk every match, in the order in which they were added."""
        check_depth(query)
        with _door():
            wanted = Query.const_score_query(matching(query, self._schema), 0.0)
        place = 0
        while True:
            with _door():
                rest = Query.range_query(self._schema, "place", FieldType.Unsigned, place, (1 << 63) - 1)
                both = Query.boolean_query([(Occur.Must, wanted), (Occur.Must, rest)])
                found = self._searcher.search(both, _SCAN, count=False, order_by_field="place", order=Order.Asc).hits
            for place, _ in found:
                id, stored = self._shelf.at(place)
                yield Row(id, 0.0, stored)
            if len(found) < _SCAN:
                return
            place += 1

    def fetch(self, id: str) -> bytes | None:
        """Give one article as stored, or nothing."""
        with _door():
            hits = self._searcher.search(Query.term_query(self._schema, "id", id), 1, count=False).hits
            return self._rows([(score, address) for score, address in hits])[0].stored if hits else None

    def count(self, query: Node) -> int:
        """Count the matches."""
        check_depth(query)
        with _door():
            return self._count(matching(query, self._schema))

    def close(self) -> None:
        """Release files."""
        self._shelf.close()

    def _count(self, query: Query) -> int:
        return _total(self._searcher.search(Query.const_score_query(query, 0.0), 1))

    def _dated(self, query: Query, sort: str, offset: int, limit: int) -> tuple[int, list[tuple[float, DocAddress]]]:
        field = "oldest" if sort == "oldest" else "newest"
        found = self._searcher.search(query, limit, order_by_field=field, offset=offset, order=Order.Asc)
        return _total(found), [(0.0, address) for _, address in found.hits]

    def _constant(self, request: Request, limit: int) -> list[tuple[float, DocAddress]]:
        """Give the page where all points are constant: level by level, by day in each, however many tie."""
        hits: list[tuple[float, DocAddress]] = []
        skipped = request.offset
        for score, node in levels(request.rank):
            query = matching(all_of((request.query, node)), self._schema)
            total, level = self._dated(query, "newest", skipped, limit - len(hits))
            hits += [(score, address) for _, address in level]
            skipped = max(0, skipped - total)
            if len(hits) == limit:
                break
        return hits

    def _best(self, query: Query, offset: int, limit: int) -> tuple[int, list[tuple[float, DocAddress]]]:
        """Give the page in the exact order: more hits are asked for until the score changes behind the page."""
        end = offset + limit
        asked = end + 10
        while True:
            found = self._searcher.search(query, asked)
            hits = [(round(score, 6), address) for score, address in found.hits]
            if len(hits) < asked or hits[-1][0] != hits[end - 1][0]:
                break
            asked = min(asked * 8, self._searcher.num_docs + 1)
        keys = self._searcher.fast_field_values("newest", [address for _, address in hits])
        ordered = sorted(zip(hits, keys, strict=True), key=lambda each: (-each[0][0], each[1]))
        return _total(found), [hit for hit, _ in ordered[offset:end]]

    def _rows(self, hits: list[tuple[float, DocAddress]]) -> tuple[Row, ...]:
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        rows = []
        for (score, _), place in zip(hits, places, strict=True):
            assert isinstance(place, int), "every article has a place"
            id, stored = self._shelf.at(place)
            rows.append(Row(id, score, stored))
        return tuple(rows)

    def _facets(self, query: Query, fields: tuple[str, ...]) -> dict[str, tuple[tuple[str, int], ...]]:
        """Count the values over all matches, exactly."""
        if not fields:
            return {}
        terms = {"size": _BUCKETS, "segment_size": _BUCKETS}
        counted = self._searcher.aggregate(
            query, {field: {"terms": terms | {"field": keyword(field)}} for field in fields}
        )
        return {field: self._ranked(query, field, counted[field]) for field in fields}

    def _ranked(self, query: Query, field: str, counted: dict[str, Any]) -> tuple[tuple[str, int], ...]:
        if counted["sum_other_doc_count"]:  # more values than buckets: walk them all
            every = self._searcher.terms_with_prefix(keyword(field), "", filter_query=query)
            return ranked({value: count for value, count in every if count})
        return ranked({bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]})


def _total(found: SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # the stub forgets it

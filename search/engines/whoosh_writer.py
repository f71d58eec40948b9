"""How do documents become segments of a Whoosh index, fast?

Plain Whoosh makes an object of every token, sorts every posting and writes it
alone. The terms of a document come joined, so here they are gathered in one
dictionary for each field and written by the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.columns import NumericColumn
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import TOC, FileIndex, clean_files

from search.document import Document, order_keys
from search.engines.base import KEYWORDS, TEXTS
from search.engines.shelf import ShelfWriter
from search.engines.whoosh_codec import CODEC, FieldWriter, MappedStorage, Postings, encode_places
from search.errors import EngineFailed, IndexBusy

NUMBERS = {
    "day": NumericColumn("I"),
    "newest": NumericColumn("Q"),
    "oldest": NumericColumn("Q"),
    "place": NumericColumn("Q"),
}
LENGTH = NumericColumn("I")
INDEX = "MAIN"  # Whoosh’s own name for the only index of a folder

_MOST_POSTINGS = 2_000_000  # about 5,000 articles and 300 MB, then a segment is written


def keyword(field: str) -> str:
    """Name the field that keeps the values of a keyword field as they are; the bare name is for its forms."""
    return f"{field}_value"


def length_column(field: str) -> str:
    """Name the column that keeps how many terms a field has; Whoosh's own keeps it to a few per cent."""
    return f"{field}_length"


def schema() -> Schema:
    """Build the schema, of Whoosh's own fields only: no class of ours is pickled into an index."""
    texts = {field: TEXT(analyzer=SpaceSeparatedTokenizer()) for field in TEXTS if field != "exact"}
    return Schema(id=ID(unique=True), exact=ID(), **texts, **{keyword(field): ID() for field in KEYWORDS})


@contextmanager
def door() -> Iterator[None]:
    """Let foreign errors out as ours."""
    try:
        yield
    except (ValueError, OSError, RuntimeError, LookupError, EOFError) as error:
        raise EngineFailed(f"whoosh a échoué : {error}") from error


class _Gathered:
    """The documents of the segment to come."""

    def __init__(self) -> None:
        self.postings: dict[str, dict[str, Postings]] = {}
        self.numbers: list[dict[str, int]] = []
        self.lengths: list[dict[str, int]] = []
        self.ids: set[str] = set()
        self.count = 0

    def add(self, document: Document, place: int) -> None:
        """Take one document in."""
        number = len(self.numbers)
        lengths = {}
        for field, joined in document.texts.items():
            if joined:
                terms = joined.split(" ")
                lengths[field] = len(terms)
                self._add_terms(field, terms, number)
        for field, values in document.keywords.items():
            self._add_whole(keyword(field), dict.fromkeys(values), number)
        self._add_whole("id", (document.id,), number)
        newest, oldest = order_keys(document.day, document.id)
        self.numbers.append({"day": document.day, "newest": newest, "oldest": oldest, "place": place})
        self.lengths.append(lengths)
        self.ids.add(document.id)

    def _add_terms(self, field: str, terms: list[str], number: int) -> None:
        if field == "exact":
            self._add_whole(field, dict.fromkeys(terms), number)
            return
        places: dict[str, list[int]] = {}
        for place, term in enumerate(terms):
            if term in places:
                places[term].append(place)
            else:
                places[term] = [place]
        lists = self.postings.setdefault(field, {})
        for term, where in places.items():
            postings = lists.get(term)
            if postings is None:
                postings = lists[term] = Postings([], [], [])
            postings.articles.append(number)
            postings.frequencies.append(len(where))
            postings.places.append(encode_places(where) if len(where) > 1 else _encode_one(where[0]))  # type: ignore[attr-defined]
        self.count += len(places)

    def _add_whole(self, field: str, values: Iterable[str], number: int) -> None:
        lists = self.postings.setdefault(field, {})
        for value in values:
            postings = lists.setdefault(value, Postings([], [], []))
            postings.articles.append(number)
            postings.frequencies.append(1)
            self.count += 1


@lru_cache(1 << 16)
def _encode_one(place: int) -> bytes:
    return encode_places([place])


class WhooshWriter:
    """A Writer; see :class:`search.engines.base.Writer`."""

    def __init__(self, folder: Path) -> None:
        with door():
            self._storage = MappedStorage(str(folder))
            exists = any(folder.glob("_MAIN_*.toc"))
            index = FileIndex(self._storage) if exists else FileIndex.create(self._storage, schema())
            self._lock = index.lock("WRITELOCK")
            if not self._lock.acquire():
                raise IndexBusy(f"L’index de {folder} est en cours d’écriture.", "Attendre qu’elle finisse.")
            self._toc = TOC.read(self._storage, INDEX)
        self._gathered = _Gathered()
        self._shelf = ShelfWriter(folder)
        self._open = True

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        with door():
            for document in documents:
                self._gathered.add(document, self._shelf.add(document.id, document.stored))
                if self._gathered.count > _MOST_POSTINGS:
                    self._flush()

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the articles of these ids."""
        gone = set(ids)
        with door():
            if not gone.isdisjoint(self._gathered.ids):
                self._flush()
            for segment in self._toc.segments:
                terms = CODEC.terms_reader(self._storage, segment)
                for id in gone:
                    if ("id", id.encode()) in terms:
                        for number in terms.matcher("id", id.encode(), None).articles:
                            segment.delete_document(number)
                terms.close()

    def commit(self) -> None:
        """Write all out and end the writing."""
        with door():
            self._flush()
            generation = self._toc.generation + 1
            TOC(self._toc.schema, self._toc.segments, generation).write(self._storage, INDEX)
            clean_files(self._storage, INDEX, generation, self._toc.segments)
        self._shelf.commit()
        self.close()

    def close(self) -> None:
        """Give up what is not committed and release files."""
        if self._open:
            self._open = False
            self._shelf.close()
            self._gathered = _Gathered()
            self._lock.release()

    def _flush(self) -> None:
        """Write what is gathered as a segment."""
        gathered, self._gathered = self._gathered, _Gathered()
        if not gathered.numbers:
            return
        segment = W3Codec().new_segment(self._storage, INDEX)
        _write_columns(self._storage, segment, self._toc.schema, gathered)
        _write_terms(self._storage, segment, self._toc.schema, gathered)
        segment.set_doc_count(len(gathered.numbers))
        self._toc.segments.append(segment)
        self._storage.temp_storage(f"{INDEX}.tmp").destroy()


def _write_columns(storage: MappedStorage, segment: W3Segment, schema: Schema, gathered: _Gathered) -> None:
    writer = W3Codec().per_document_writer(storage, segment)
    for number, (values, lengths) in enumerate(zip(gathered.numbers, gathered.lengths, strict=True)):
        writer.start_doc(number)
        for field, length in lengths.items():
            writer.add_field(field, schema[field], None, length)
            writer.add_column_value(length_column(field), LENGTH, length)
        for name, value in values.items():
            writer.add_column_value(name, NUMBERS[name], value)
        writer.finish_doc()
    writer.close()


def _write_terms(storage: MappedStorage, segment: W3Segment, schema: Schema, gathered: _Gathered) -> None:
    writer = FieldWriter(CODEC, storage, segment)
    for field in sorted(gathered.postings):
        lengths = [each[field] for each in gathered.lengths if field in each] or [0]
        shortest, longest = min(lengths), max(lengths)
        lists = {text.encode("utf-8", "surrogatepass"): each for text, each in gathered.postings[field].items()}
        writer.start_field(field, schema[field])
        for text in sorted(lists):
            writer.add_term(text, lists[text], shortest, longest)
        writer.finish_field()
    writer.close()

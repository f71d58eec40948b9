"""How do documents become segments of a Whoosh index, fast?

Plain Whoosh makes an object of every token, sorts every posting and writes it
alone. The terms of a document come joined, so here they are gathered in one
dictionary for each field and written by the list.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.columns import NumericColumn
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import TOC, FileIndex, clean_files

from search.document import Document, document, order_keys, unpack
from search.engines.base import KEYWORDS, TEXTS
from search.engines.shelf import Shelf, ShelfWriter
from search.engines.whoosh_codec import CODEC, MappedStorage, Postings, TermsWriter, encode_places
from search.errors import EngineFailed, IndexBusy, ManchetteError


def keyword(field: str) -> str:
    """Name the field that keeps the values of a keyword field as they are; the bare name is for its forms."""
    return field if field == "id" else f"{field}_value"


NUMBERS = {
    "day": NumericColumn("I"),
    "newest": NumericColumn("Q"),
    "oldest": NumericColumn("Q"),
    "place": NumericColumn("Q"),
}
LENGTH = NumericColumn("I")
INDEX = "MAIN"  # Whoosh’s own name for the only index of a folder

WHOLES = ("id", "exact", *map(keyword, KEYWORDS))

_MOST_PLACES = 16_000_000  # about 20,000 articles and 300 MB, then a segment is written
_ALIKE = 8  # segments
_SMALL = 128 << 20  # bytes, about 10,000 articles
_BITS = 32
_PLACE = (1 << _BITS) - 1
_exhaust = deque[None](maxlen=0).extend


def length_column(field: str) -> str:
    """Name the column that keeps how many terms a field has; Whoosh's own keeps it to a few per cent."""
    return f"{field}_length"


def schema() -> Schema:
    """Build the schema, of Whoosh's own fields only: no class of ours is pickled into an index."""
    texts = {field: TEXT(analyzer=SpaceSeparatedTokenizer()) for field in TEXTS if field != "exact"}
    return Schema(**texts, **{field: ID(unique=field == "id") for field in WHOLES})


@contextmanager
def door() -> Iterator[None]:
    """Let foreign errors out as ours."""
    try:
        yield
    except (ManchetteError, AssertionError):
        raise
    except Exception as error:  # a damaged file may make Whoosh raise anything
        raise EngineFailed(f"whoosh a échoué : {error}") from error


class _Gathered:
    """The documents of the segment to come.

    ``places``: for each field with positions and each term, the article's number
    and the position in one integer, ascending; ``wholes``: for each field
    without, and each value, the numbers alone.
    """

    def __init__(self) -> None:
        self.places: dict[str, dict[str, array[int]]] = {field: _lists() for field in TEXTS if field != "exact"}
        self.wholes: dict[str, dict[str, array[int]]] = {name: _lists() for name in WHOLES}
        self.numbers: list[dict[str, int]] = []
        self.lengths: list[dict[str, int]] = []
        self.ids: set[str] = set()
        self.size = 0

    def add(self, document: Document, place: int) -> None:
        """Take one document in."""
        number = len(self.numbers)
        terms = {field: joined.split(" ") for field, joined in document.texts.items() if joined}
        self._add_wholes("exact", terms.pop("exact", ()), number)
        for field, each in terms.items():
            first = number << _BITS
            # map, with methods of C underneath: a token costs 60 ns, where a loop takes ten times as long
            _exhaust(map(array.append, map(self.places[field].__getitem__, each), range(first, first + len(each))))
        for field, values in document.keywords.items():
            self._add_wholes(keyword(field), values, number)
        self._add_wholes("id", (document.id,), number)
        newest, oldest = order_keys(document.day, document.id)
        self.numbers.append({"day": document.day, "newest": newest, "oldest": oldest, "place": place})
        self.lengths.append({field: len(each) for field, each in terms.items()})
        self.ids.add(document.id)
        self.size += sum(self.lengths[-1].values())

    def fields(self) -> Iterator[tuple[str, Iterator[tuple[bytes, Postings]]]]:
        """Give the fields in order, with their terms in order."""
        for field in sorted(self.places | self.wholes):
            make, lists = (_with_places, self.places) if field in self.places else (_whole, self.wholes)
            yield field, _sorted_terms(lists[field], make)

    def bounds(self, field: str) -> tuple[int, int]:
        """Give the lengths of the shortest and the longest that there is of a field."""
        lengths = [each[field] for each in self.lengths if field in each] or [0]
        return min(lengths), max(lengths)

    def _add_wholes(self, field: str, values: Iterable[str], number: int) -> None:
        for value in dict.fromkeys(values):
            self.wholes[field][value].append(number)


def _lists() -> dict[str, array[int]]:
    return defaultdict(partial(array, "Q"))


def _sorted_terms(
    lists: dict[str, array[int]], make: Callable[[array[int]], Postings]
) -> Iterator[tuple[bytes, Postings]]:
    encoded = {text.encode("utf-8", "surrogatepass"): codes for text, codes in lists.items()}
    for text in sorted(encoded):
        yield text, make(encoded[text])


def _whole(numbers: array[int]) -> Postings:
    return Postings(numbers.tolist(), [1.0] * len(numbers), [])


def _with_places(codes: array[int]) -> Postings:
    numbers = [code >> _BITS for code in codes]
    if len(set(numbers)) == len(numbers):  # most terms stand once in an article
        return Postings(numbers, [1.0] * len(numbers), [_encode_one(code & _PLACE) for code in codes])
    places: dict[int, list[int]] = {}
    for number, code in zip(numbers, codes, strict=True):
        places.setdefault(number, []).append(code & _PLACE)
    frequencies = [float(len(each)) for each in places.values()]
    encoded = [_encode_one(each[0]) if len(each) == 1 else encode_places(each) for each in places.values()]
    return Postings(list(places), frequencies, encoded)


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
                if self._gathered.size > _MOST_PLACES:
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
            self._toc.segments[:] = [each for each in self._toc.segments if each.doc_count()]
            self._shelf.commit()
            self._gather_small()
            generation = self._toc.generation + 1
            TOC(self._toc.schema, self._toc.segments, generation).write(self._storage, INDEX)
            clean_files(self._storage, INDEX, generation, self._toc.segments)
        self.close()

    def close(self) -> None:
        """Give up what is not committed and release files."""
        if self._open:
            self._open = False
            self._shelf.close()
            self._gathered = _Gathered()
            self._lock.release()

    def _gather_small(self) -> None:
        """Write small segments of about one size as one, where there are many: each update brings one."""
        levels: dict[int, list[W3Segment]] = defaultdict(list)
        for segment in self._toc.segments:
            levels[_bytes(self._storage, segment).bit_length() // 3].append(segment)
        alike = next((several for level, several in sorted(levels.items()) if len(several) >= _ALIKE), [])
        if not alike or sum(_bytes(self._storage, each) for each in alike) > _SMALL:
            return
        shelf = Shelf(Path(self._storage.folder))
        for segment in alike:
            reader = CODEC.per_document_reader(self._storage, segment)
            places = reader.column_reader("place", NUMBERS["place"])
            for number in range(segment.doc_count_all()):
                if not segment.is_deleted(number):
                    self._gathered.add(document(unpack(shelf.at(places[number])[1])), places[number])
            reader.close()
            self._toc.segments.remove(segment)
        shelf.close()
        self._flush()

    def _flush(self) -> None:
        """Write what is gathered as a segment."""
        gathered, self._gathered = self._gathered, _Gathered()
        if not gathered.numbers:
            return
        segment = W3Codec().new_segment(self._storage, INDEX)
        _write_columns(self._storage, segment, self._toc.schema, gathered)
        _write_terms(self._storage, segment, gathered)
        segment.set_doc_count(len(gathered.numbers))
        self._toc.segments.append(segment)
        self._storage.temp_storage(f"{INDEX}.tmp").destroy()


def _bytes(storage: MappedStorage, segment: W3Segment) -> int:
    return sum(path.stat().st_size for path in Path(storage.folder).glob(f"{segment.segment_id()}*"))


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


def _write_terms(storage: MappedStorage, segment: W3Segment, gathered: _Gathered) -> None:
    writer = TermsWriter(storage, segment)
    for field, terms in gathered.fields():
        writer.add_field(field, terms, *gathered.bounds(field))
    writer.close()

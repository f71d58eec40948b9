"""How is an index of tantivy written to? Document by document, by tantivy alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Document as TantivyDocument
from tantivy import Index, IndexWriter, Schema, SchemaBuilder

from search.document import Document, order_keys
from search.engines.base import KEYWORDS, TEXTS
from search.engines.shelf import ShelfWriter
from search.engines.tantivy_query import keyword
from search.errors import EngineFailed, IndexBusy

_HEAP = 96 << 20  # a larger one leaves more to be written at the end, when nothing else can be done


@contextmanager
def door() -> Iterator[None]:
    """Let foreign errors out as ours; a panic of tantivy is no Exception, and its class cannot be imported."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise EngineFailed(f"tantivy a échoué : {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineFailed(f"tantivy a échoué : {error}") from error


def has_positions(field: str) -> bool:
    """Tell whether it counts where the terms of a text stand."""
    return field != "exact"


def schema() -> Schema:
    """Build the schema of every index."""
    builder = SchemaBuilder()
    for field in TEXTS:
        kept = "position" if has_positions(field) else "basic"
        builder.add_text_field(field, tokenizer_name="whitespace", index_option=kept)
    for field in KEYWORDS:
        builder.add_text_field(keyword(field), tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", fast=True)
    for field in ("newest", "oldest", "place"):
        builder.add_unsigned_field(field, fast=True)
    return builder.build()


def opened(folder: Path, heap: int = _HEAP) -> IndexWriter:
    """Open a folder for writing, in one thread; raises IndexBusy where somebody else has."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with door():
            # One thread: with two, segments differ from build to build, and with them the order of equal scores.
            return Index(schema(), str(folder)).writer(heap, num_threads=1)
    except EngineFailed as error:
        if "LockBusy" not in error.message:
            raise
        raise IndexBusy(f"L’index de {folder} est en cours d’écriture.", "Attendre qu’elle finisse.") from error


def committed(writer: IndexWriter, folder: Path) -> None:
    """Write all out, merge what tantivy would merge, and let go of the folder."""
    with door():
        writer.commit()
        writer.wait_merging_threads()
    for path in folder.glob("*.json"):
        path.chmod(0o644)  # tantivy leaves them to their owner alone


def tantivy_document(document: Document, place: int, texts: Iterable[tuple[str, str]]) -> TantivyDocument:
    """Make tantivy's document, of these of its texts."""
    made = TantivyDocument()
    made.add_text("id", document.id)
    for field, terms in texts:
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


class TantivyWriter:
    """A Writer; see :class:`search.engines.base.Writer`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer: IndexWriter | None = opened(folder)
        self._shelf = ShelfWriter(folder)

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        assert self._writer is not None, "the writing has ended"
        with door():
            for document in documents:
                place = self._shelf.add(document.id, document.stored)
                self._writer.add_document(tantivy_document(document, place, document.texts.items()))

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the articles of these ids."""
        assert self._writer is not None, "the writing has ended"
        with door():
            for id in ids:
                self._writer.delete_documents_by_term("id", id)

    def commit(self) -> None:
        """Write all out and end the writing."""
        assert self._writer is not None, "the writing has ended"
        self._shelf.commit()
        committed(self._writer, self._folder)
        self._writer = None

    def close(self) -> None:
        """Give up what is not committed and release files."""
        self._shelf.close()
        if self._writer is not None:
            with door():
                self._writer.rollback()
            self._writer = None

"""Who puts the right article first? Manchette and its peers, each asked as its users would, any word enough."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.judged import SHOWN, records
from bench.peers import plain_whoosh_schema
from search import Library, Question

Asked = Callable[[str], Sequence[str]]
"""Gives the ids of the best articles for a question, at most :data:`~bench.judged.SHOWN`."""

_WORD = re.compile(r"\w+")


def _texts(source: Path) -> list[tuple[str, str, str]]:
    """Give id, title and text of each article; a title that is not there is empty."""
    rows = ((each["id"], each.get("title", ""), each.get("lead", ""), each["body"]) for each in records(source))
    return [(id, title, body if body.startswith(lead or "\0") else f"{lead}\n{body}") for id, title, lead, body in rows]


def manchette(engine: str) -> Callable[[Path, Path], Asked]:
    """Manchette over one of its engines, through its public face: the question as it is written."""

    def build(source: Path, folder: Path) -> Asked:
        library = Library.open(folder)
        library.rebuild([source], engine=engine)
        return lambda text: [
            hit.article.id for hit in library.search(Question(text, sort="relevance", size=SHOWN), facets=()).hits
        ]

    return build


def _fts5(source: Path, folder: Path) -> Asked:
    database = sqlite3.connect(folder / "fts5.db")
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')"
    )
    with database:
        database.executemany("INSERT INTO articles VALUES (?, ?, ?)", _texts(source))
    select = f"SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles) LIMIT {SHOWN}"

    def ask(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        return [id for (id,) in database.execute(select, (words,))] if words else []

    return ask


def _whoosh(source: Path, folder: Path) -> Asked:
    from whoosh.index import create_in
    from whoosh.qparser.default import MultifieldParser
    from whoosh.qparser.syntax import OrGroup

    index = create_in(str(folder), plain_whoosh_schema())
    writer = index.writer(limitmb=256)
    for id, title, text in _texts(source):
        writer.add_document(id=id, title=title, text=text)
    writer.commit()
    searcher = index.searcher()
    parser = MultifieldParser(["title", "text"], index.schema, group=OrGroup)

    def ask(text: str) -> list[str]:
        query = parser.parse(" ".join(_WORD.findall(text.lower())))  # its operators are in capitals
        return [hit["id"] for hit in searcher.search(query, limit=SHOWN)]

    return ask


def _tantivy(source: Path, folder: Path) -> Asked:
    from tantivy import Document, Index, SchemaBuilder

    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "text"):
        builder.add_text_field(field, tokenizer_name="fr_stem")
    index = Index(builder.build(), str(folder))
    writer = index.writer(num_threads=1)
    for id, title, text in _texts(source):
        writer.add_document(Document(id=id, title=title, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> list[str]:
        words = " ".join(f'"{word}"' for word in _WORD.findall(text))
        if not words:
            return []
        hits = searcher.search(index.parse_query(words, ["title", "text"]), SHOWN).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


OURS = {f"manchette-{engine}": manchette(engine) for engine in ("tantivy", "whoosh", "memory")}
RANKERS = OURS | {"sqlite-fts5": _fts5, "whoosh-plain": _whoosh, "tantivy-french": _tantivy}

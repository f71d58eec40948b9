"""Who is compared? Each peer builds an index of articles and answers a question with ten snippets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from search import Article, Library, Question, read


class Opened(Protocol):
    """An index, open: it answers a question of words, all of them wanted, and says how many hits it shows."""

    def __call__(self, words: str) -> int:
        """Give the ten best answers, with their snippets."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One engine as people would use it."""

    name: str
    build: Callable[[Path, Path], int]
    open_: Callable[[Path], Opened]


def articles(source: Path) -> Iterable[Article]:
    """The articles of a file, as every peer reads them."""
    return (each for each in read(source) if isinstance(each, Article))


def _manchette(engine: str) -> Peer:
    def build(source: Path, folder: Path) -> int:
        return Library.open(folder).rebuild([source], engine=engine).articles

    def open_(folder: Path) -> Opened:
        library = Library.open(folder)
        return lambda words: len(library.search(Question(words, match="all"), facets=()).hits)

    return Peer(f"manchette-{engine}", build, open_)


def _fts5_build(source: Path, folder: Path) -> int:
    database = sqlite3.connect(folder / "fts5.db")
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5(title, text, id UNINDEXED, date UNINDEXED, source UNINDEXED,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    rows = ((a.title, a.text, a.id, a.date, a.source) for a in articles(source))
    with database:
        done = database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", rows).rowcount
    database.close()
    return int(done)


def _fts5_open(folder: Path) -> Opened:
    database = sqlite3.connect(folder / "fts5.db")
    select = (
        "SELECT id, title, date, source, snippet(articles, 1, '<b>', '</b>', '…', 40), bm25(articles)"
        " FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10"
    )

    def ask(words: str) -> int:
        quoted = " ".join(f'"{word}"' for word in words.split())
        return len(database.execute(select, (quoted,)).fetchall())

    return ask


def plain_whoosh_schema() -> Any:
    """Two fields of French as Whoosh analyses it: stemmed, accents off."""
    from whoosh.analysis.filters import CharsetFilter, LowercaseFilter
    from whoosh.analysis.morph import StemFilter
    from whoosh.analysis.tokenizers import RegexTokenizer
    from whoosh.fields import ID, STORED, TEXT, Schema
    from whoosh.support.charset import accent_map

    french = RegexTokenizer() | LowercaseFilter() | CharsetFilter(accent_map) | StemFilter(lang="fr")
    text = TEXT(analyzer=french, stored=True)
    return Schema(id=ID(stored=True, unique=True), title=text, text=text, date=STORED, source=STORED)


def _whoosh_build(source: Path, folder: Path) -> int:
    from whoosh.index import create_in

    writer = create_in(str(folder), plain_whoosh_schema()).writer(limitmb=256)
    done = 0
    for article in articles(source):
        writer.add_document(
            id=article.id, title=article.title, text=article.text, date=article.date, source=article.source
        )
        done += 1
    writer.commit()
    return done


def _whoosh_open(folder: Path) -> Opened:
    from whoosh.index import open_dir
    from whoosh.qparser.default import MultifieldParser

    index = open_dir(str(folder))
    searcher, parser = index.searcher(), MultifieldParser(["title", "text"], index.schema)

    def ask(words: str) -> int:
        hits = searcher.search(parser.parse(words), limit=10)
        return len([hit.highlights("text") for hit in hits])

    return ask


PEERS = {
    peer.name: peer
    for peer in (
        _manchette("tantivy"),
        _manchette("whoosh"),
        Peer("sqlite-fts5", _fts5_build, _fts5_open),
        Peer("whoosh-plain", _whoosh_build, _whoosh_open),
    )
}

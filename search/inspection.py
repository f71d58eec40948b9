"""What would be read out of these files, and by which reader? Nothing is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.article import Article, Rejected
from search.ingest import read, walk
from search.ingest.account import Account
from search.ingest.names import Columns

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """What one file gives, or one that an archive holds.

    ``format``: the name of the reader, empty where none knows the file. ``encodings``: how its text was decoded,
    with the times; empty where all of it is lines of UTF-8. ``untitled``, ``undated`` and ``mended`` are among
    ``articles``; ``shown`` holds the first articles, ``refused`` the first refusals, ``reasons`` counts all of these.
    """

    origin: str
    format: str
    encodings: Counts
    articles: int
    undated: int
    untitled: int
    mended: int
    rejected: int
    reasons: Counts
    shown: tuple[Article, ...]
    refused: tuple[Rejected, ...]


def inspect(sources: Iterable[str | os.PathLike[str]], *, columns: Columns = (), limit: int = 3) -> Iterator[Inspected]:
    """Read files and folders as a rebuild would, and give what comes of each file, ``limit`` articles of it in full.

    ``columns``: as of :meth:`search.Library.rebuild`. Raises SourceUnreadable where a source is missing.
    """
    for path in walk(sources):
        ended: list[Account] = []
        articles: list[Article] = []
        refused: list[Rejected] = []
        for item in read(path, columns=columns, listen=ended.append):
            yield from _inspected(ended, articles, refused)
            if isinstance(item, Article):
                articles += [item][: limit - len(articles)]
            else:
                refused += [item][: limit - len(refused)]
        yield from _inspected(ended, articles, refused)


def _inspected(ended: list[Account], articles: list[Article], refused: list[Rejected]) -> Iterator[Inspected]:
    """Give what has been read to its end, and forget it."""
    for account in ended:
        if account.items:
            yield Inspected(
                origin=account.origin,
                format=account.format,
                encodings=tuple(account.encodings.most_common()),
                articles=account.articles,
                undated=account.undated,
                untitled=account.untitled,
                mended=account.mended,
                rejected=account.reasons.total(),
                reasons=tuple(account.reasons.most_common()),
                shown=tuple(each for each in articles if each.origin.startswith(account.origin)),
                refused=tuple(each for each in refused if each.origin.startswith(account.origin)),
            )
            articles[:] = [each for each in articles if not each.origin.startswith(account.origin)]
            refused[:] = [each for each in refused if not each.origin.startswith(account.origin)]
    ended.clear()

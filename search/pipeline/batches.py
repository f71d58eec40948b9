"""What comes out of a task? Documents by the batch, and on the way the words of the lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from search.analysis import Analyst, Met, add
from search.article import Article, Rejected
from search.document import Document, analysed, own_id
from search.ingest.account import Account
from search.pipeline.tasks import Task

_DOCUMENTS, _BYTES = 256, 1 << 20


class Entry(NamedTuple):
    """A document, the id that it would have by all that it says, where it was read, its title as printed, its file."""

    document: Document
    own_id: str
    origin: str
    title: str
    file: str


@dataclass(slots=True)
class Batch:
    """Some of what a task gives; the last one, maybe empty, covers the task's ``size`` in bytes of the sources.

    ``rejected``: each with the path of its file. ``accounts``: of the files that the task has read; with the last one.
    """

    entries: list[Entry] = field(default_factory=list)
    rejected: list[tuple[str, Rejected]] = field(default_factory=list)
    last: bool = False
    size: int = 0
    accounts: list[Account] = field(default_factory=list)


class Learnt(NamedTuple):
    """What was learnt of words: how many articles hold each form, how texts print it, and how names do."""

    counts: Counter[str]
    met: Met
    named: Met

    def add(self, other: Learnt) -> None:
        """Add what was learnt elsewhere, and is not needed there any more."""
        self.counts.update(other.counts)
        add(self.met, other.met)
        add(self.named, other.named)


class Reader:
    """Reads and analyses the articles of one process."""

    def __init__(self) -> None:
        self._analyst = Analyst()

    def entry(self, article: Article, file: str) -> Entry:
        """Analyse an article read from ``file``, and learn its words."""
        made = analysed(article, self._analyst)
        return Entry(made, own_id(made.stored), article.origin, article.title, file)

    def learnt(self) -> Learnt:
        """Give what was learnt on the way."""
        return Learnt(Counter(self._analyst.counts()), *self._analyst.spellings())


def analyse(task: Task, reader: Reader) -> Iterator[Batch]:
    """Read and analyse. Batches stay near one megabyte of text."""
    batch, weight = Batch(), 0
    accounts: list[Account] = []
    for file, item in task.items(accounts.append):
        if isinstance(item, Rejected):
            batch.rejected.append((file, item))
        else:
            entry = reader.entry(item, file)
            batch.entries.append(entry)
            weight += len(entry.document.stored)
        if weight >= _BYTES or len(batch.entries) + len(batch.rejected) >= _DOCUMENTS:
            yield batch
            batch, weight = Batch(), 0
    batch.last, batch.size, batch.accounts = True, task.size, accounts
    yield batch

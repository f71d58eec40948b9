"""What comes out of a task? Documents by the batch, and on the way the words of the lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from search.article import Article, Rejected, article_id
from search.document import Document, analysed
from search.ingest.account import Account
from search.lexicon import Met, Spellings, add
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


class Words:
    """What one process learns of words: how many articles hold each form, and how a sample of them spells it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.met: Met = {}
        self._spellings = Spellings(self.met)

    def learn(self, read: list[tuple[Article, list[str]]]) -> None:
        """Count the forms of the articles of a batch: a small dictionary stays in the processor's cache."""
        held = Counter(chain.from_iterable(forms for _, forms in read))
        new = held.keys() - self.counts.keys()
        self.counts.update(held)
        for each, forms in read:
            here = new.intersection(forms)
            new -= here
            names = (each.source, *each.authors, *each.tags, each.section)
            self._spellings.look(f"{each.title}\n{each.text}", names, forms, here)

    def merge(self, other: Words) -> None:
        """Add what another process has learnt."""
        self.counts.update(other.counts)
        for form, cases in other.met.items():
            for spelling, times in cases.items():
                add(self.met, form, spelling, times)


def analyse(task: Task, words: Words) -> Iterator[Batch]:
    """Read and analyse; ``words`` grows by those of each article. Batches stay near one megabyte of text."""
    batch, weight = Batch(), 0
    read: list[tuple[Article, list[str]]] = []
    accounts: list[Account] = []
    for file, item in task.items(accounts.append):
        if isinstance(item, Rejected):
            batch.rejected.append((file, item))
        else:
            made, forms = analysed(item)
            read.append((item, forms))
            batch.entries.append(Entry(made, article_id(content=content(item)), item.origin, item.title, file))
            weight += len(made.stored)
        if weight >= _BYTES or len(batch.entries) + len(batch.rejected) >= _DOCUMENTS:
            yield batch
            words.learn(read)
            read.clear()
            batch, weight = Batch(), 0
    words.learn(read)
    batch.last, batch.size, batch.accounts = True, task.size, accounts
    yield batch


def content(article: Article) -> str:
    """Give all that an article says, but not its id nor where it was read."""
    a = article
    names = "\x1e".join((*a.authors, "", *a.tags))
    return "\x1f".join((a.title, a.date, a.source, a.section, a.page, a.url, a.lang, names, a.lead, a.body))

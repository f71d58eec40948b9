"""What comes out of a task? Documents by the batch, and on the way how many articles hold each form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from search.article import Article, Rejected, article_id
from search.document import Document, analysed
from search.pipeline.tasks import Task

_DOCUMENTS, _BYTES = 256, 1 << 20


class Entry(NamedTuple):
    """A document, the id that it would have by all that it says, and where it was read."""

    document: Document
    own_id: str
    origin: str


@dataclass(slots=True)
class Batch:
    """Some of what a task gives; the last one, maybe empty, covers the task's ``size`` in bytes of the sources."""

    entries: list[Entry] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    last: bool = False
    size: int = 0


def analyse(task: Task, counts: Counter[str]) -> Iterator[Batch]:
    """Read and analyse; ``counts`` grows by the forms of each article. Batches stay near one megabyte of text."""
    batch, weight = Batch(), 0
    held: list[str] = []  # counted by the batch: a small dictionary stays in the processor's cache
    for item in task.items():
        if isinstance(item, Rejected):
            batch.rejected.append(item)
        else:
            made, forms = analysed(item)
            held += forms
            batch.entries.append(Entry(made, article_id(content=content(item)), item.origin))
            weight += len(made.stored)
        if weight >= _BYTES or len(batch.entries) + len(batch.rejected) >= _DOCUMENTS:
            yield batch
            counts.update(Counter(held))
            held.clear()
            batch, weight = Batch(), 0
    counts.update(Counter(held))
    batch.last, batch.size = True, task.size
    yield batch


def content(article: Article) -> str:
    """Give all that an article says, but not its id nor where it was read."""
    a = article
    names = "\x1e".join((*a.authors, "", *a.tags))
    return "\x1f".join((a.title, a.date, a.source, a.section, a.page, a.url, a.lang, names, a.lead, a.body))

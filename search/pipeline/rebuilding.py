"""How do files become an index? Several processes read and analyse, one writes, in the order of the sources."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable

from search.document import Document, held
from search.engines.base import Writer
from search.ingest import Columns
from search.ledger import Item, Ledger, Placed, Register, State
from search.lexicon import chosen
from search.pipeline.batches import Batch, Learnt
from search.pipeline.crew import Crew
from search.pipeline.intake import Digesting, Intake, read, under, walked
from search.pipeline.outcome import Outcome, subtract
from search.pipeline.progress import Progress, Reporter


def index(
    sources: Iterable[str | os.PathLike[str]],
    writer: Writer,
    ledger: Ledger,
    crew: Crew,
    *,
    jobs: int | None = None,
    columns: Columns = (),
    progress: Progress | None = None,
    added: Callable[[], None] = lambda: None,
    listed: Callable[[], None] = lambda: None,
) -> Outcome:
    """Read all sources and add them to ``writer``, which is left to be committed, and to an empty ``ledger``.

    ``added`` is called as soon as the writer has all: it may be committed then, while the rest is done; ``listed``
    when the ledger has all, too, and any process may read it.

    The result is the same, to the order of articles, whatever ``jobs`` (the number of
    processes that read and analyse). Memory does not grow with the sources but by
    the ids and the lexicon. Raises SourceUnreadable where a source is missing or
    a process dies: nothing is passed over in silence.
    """
    for source in sources:
        ledger.sources.add(source)
    files = tuple(walked(ledger, ledger.sources.all.values()).values())
    intake, register = Intake(ledger, files), Register()
    reporter, articles, again = Reporter(progress, sum(file.size for file in files)), 0, Counter[str]()
    with Digesting(files) as digesting:
        for batch in read(files, crew, jobs, columns):
            documents = _take(batch, intake, register, again)
            writer.add(documents)
            articles += len(documents)
            reporter.tell(articles, batch.size)
        added()
        digesting.write(ledger, intake.numbers)
    ledger.complete()
    listed()
    reporter.end(articles)
    return _outcome(ledger, crew.learnt(), again, len(files))


def _outcome(ledger: Ledger, learnt: Learnt, again: Counter[str], files: int) -> Outcome:
    subtract(learnt.counts, again)
    return Outcome(ledger.total(), learnt.counts, chosen(learnt.named | learnt.met), read=files)


def _take(batch: Batch, intake: Intake, register: Register, again: Counter[str]) -> list[Document]:
    """Write a batch into the ledger; give its articles, and add the words of what is none to ``again``."""
    rows: list[tuple[Item, Placed]] = []
    documents = []
    for item, entry in intake.items(batch):
        placed = register.place(item.given, item.own)
        rows.append((item, placed))
        if placed.state in (State.GIVEN, State.OWN):
            documents.append(under(entry.document, placed))
        else:  # its words were counted where it was read
            again.update(held(entry.document))
    intake.close(batch, rows)
    return documents

"""How do files become an index? Several processes read and analyse, one writes, in the order of the sources."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic

from search.article import Rejected
from search.document import Document, held
from search.engines.base import Writer
from search.families import Gathering
from search.ingest import walk
from search.lexicon import Collected, Spelled, chosen
from search.pipeline.batches import Batch, Learnt
from search.pipeline.crew import alone, together
from search.pipeline.register import TWICE, Register
from search.pipeline.tasks import BIG, tasks

__all__ = ["Outcome", "Progress", "index"]

Progress = Callable[[int, float | None], None]
"""Told a few times a second how many articles are written, and which part of the sources is read (0 to 1)."""

_SMALL = 2 * BIG  # below this, other processes would cost more to start than they save
_OFTEN = 0.1  # seconds between two reports
_REASONS = 1000


@dataclass(slots=True)
class Outcome:
    """What was indexed.

    ``reasons``: why articles were rejected and how many, most frequent first.
    ``renamed``: how many took an id from their content, as another had theirs.
    ``counts``: for each form, how many articles hold it in title, text or names.
    ``spellings``: how forms are spelled, those that are only met as themselves left out; from
    a sample, which each process draws for itself: other processes, other samples.
    ``headings``: titles, newspapers and authors.
    ``kin``: what tells the articles that are versions of one text.
    ``first`` and ``last``: ISO dates as far as they are known, empty where nothing is dated.
    """

    articles: int = 0
    rejected: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    renamed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    spellings: dict[str, Spelled] = field(default_factory=dict, compare=False)
    headings: Collected = field(default_factory=Collected, compare=False)
    kin: Gathering = field(default_factory=Gathering)
    first: str = ""
    last: str = ""


def index(
    sources: Iterable[str | os.PathLike[str]],
    writer: Writer,
    *,
    refused: Path,
    jobs: int = 2,
    progress: Progress | None = None,
) -> Outcome:
    """Read all sources and add them to ``writer``, which is left to be committed.

    What is rejected goes to the file ``refused``, one JSON object a line. The
    result is the same, to the order of articles, whatever ``jobs`` (the number of
    processes that read and analyse). Memory does not grow with the sources but by
    the ids, the sketches and the lexicon. Raises SourceUnreadable where a source is missing or
    a process dies: nothing is passed over in silence.
    """
    files = [(path, _size(path)) for path in walk(sources)]
    total = sum(size for _, size in files)
    run = _Run(writer, _Reporter(progress, total))
    coming = tasks(files)
    batches = alone(coming, run.learnt) if jobs <= 1 or total < _SMALL else together(coming, run.learnt, jobs)
    with refused.open("w", encoding="utf-8", newline="\n") as file, closing(batches):
        for batch in batches:
            for rejected in run.take(batch):
                file.write(json.dumps(asdict(rejected)) + "\n")
    return run.finish()


class _Run:
    """The state of one indexing."""

    def __init__(self, writer: Writer, reporter: _Reporter) -> None:
        self.outcome = Outcome()
        self.learnt = Learnt(Counter(), {})
        self._writer = writer
        self._reporter = reporter
        self._register = Register()
        self._reasons: Counter[str] = Counter()
        self._again: Counter[str] = Counter()
        self._days: list[int] = []

    def take(self, batch: Batch) -> Iterator[Rejected]:
        """Write what a batch holds; give what it does not."""
        admitted = []
        yield from self._refused([rejected for _, rejected in batch.rejected])
        for entry in batch.entries:
            made = self._register.admit(entry)
            if isinstance(made, Rejected):
                self._again.update(held(entry.document))
                yield from self._refused([made])
            else:
                admitted.append(made)
                names = made.keywords
                self.outcome.headings.add(entry.title, made.texts["title"], made.day, names["source"], names["author"])
        if admitted:
            self._writer.add(admitted)
            self._count(admitted)
        self._reporter.tell(self.outcome.articles, batch.size)

    def finish(self) -> Outcome:
        """Give the whole outcome."""
        outcome = self.outcome
        outcome.counts, outcome.spellings = self.learnt.counts, chosen(self.learnt.met)
        for form, times in self._again.items():  # counted where they were read, before they were found to be twice
            outcome.counts[form] -= times
            if not outcome.counts[form]:
                del outcome.counts[form]
        outcome.reasons = tuple(sorted(self._reasons.items(), key=lambda each: (-each[1], each[0])))
        outcome.renamed = self._register.renamed
        if self._days:
            outcome.first, outcome.last = _iso(min(self._days)), _iso(max(self._days))
        self._reporter.end(outcome.articles)
        return outcome

    def _refused(self, several: list[Rejected]) -> Iterator[Rejected]:
        for rejected in several:
            self.outcome.rejected += 1
            reason = TWICE if rejected.reason.startswith(TWICE) else rejected.reason
            known = reason in self._reasons or len(self._reasons) < _REASONS
            self._reasons[reason if known else "autres raisons"] += 1
            yield rejected

    def _count(self, documents: list[Document]) -> None:
        self.outcome.articles += len(documents)
        for each in documents:
            self.outcome.kin.add(each.id, each.moment, each.sketch)
        days = [each.day for each in documents if each.day] + self._days
        if days:
            self._days = [min(days), max(days)]


class _Reporter:
    """Tells how far it is, not too often."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._read = 0
        self._next = 0.0

    def tell(self, articles: int, size: int) -> None:
        """So many articles, after so many more bytes."""
        self._read += size
        if self._progress and monotonic() >= self._next:
            self._progress(articles, min(self._read / self._total, 1.0) if self._total else None)
            self._next = monotonic() + _OFTEN

    def end(self, articles: int) -> None:
        """All is read."""
        if self._progress:
            self._progress(articles, 1.0)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # ``read`` will say what is wrong with it
        return 0


def _iso(day: int) -> str:
    year, month, of_month = day // 10000, day // 100 % 100, day % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{of_month:02}" if month and of_month else "")

"""What can be done with an index? Here the parts are joined: ask, read, rebuild, roll back, check."""

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from search import building
from search.article import Article, Rejected
from search.engines import engine as engine_named
from search.engines.base import Reader
from search.errors import ManchetteError
from search.families import Families
from search.fields import FACETS
from search.ingest import Columns
from search.ledger import twins
from search.lexicon import Headings, Lexicon
from search.page import Page, Suggestion, WordForms
from search.pipeline import Progress
from search.query.terms import All
from search.question import Question
from search.reading import Explained, Marked, Reading
from search.report import Refusal, Report, refusals
from search.store import Generation, Store
from search.studies.reprints import Comparison
from search.watching import follow

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds. ``first`` and ``last``: ISO dates, possibly partial; counts by value, exact."""

    articles: int
    first: str
    last: str
    sources: Counts
    authors: Counts
    sections: Counts
    timeline: Counts
    rejected: int
    engine: str
    generation: str
    built: str


class Library:
    """An index and what can be asked of it. Safe to be used by several threads.

    Opening is lazy: a place without an index is an error at the first question,
    so that :meth:`rebuild` can make one. Each question is answered by the
    generation then in force; one that begins before a swap ends on the old one.
    """

    def __init__(self, place: Path | str) -> None:
        self._store = Store(place)
        self._lock = threading.Lock()
        self._opened: tuple[Reading, Generation] | None = None

    @classmethod
    def open(cls, place: Path | str = "index_data") -> Self:
        """Open the index of a folder."""
        return cls(place)

    @property
    def generation(self) -> str:
        """The name of the generation in force, empty where nothing is built: what answers depend on. Microseconds."""
        return self._store.current_name()

    def search(self, question: Question, *, facets: Sequence[str] = FACETS, forms: bool = False) -> Page:
        """Answer a question; ``forms``: with those of its words. Raises BadRequest, IndexProblem, EngineFailed."""
        return self._reading().search(question, facets, forms)

    def forms(self, question: Question) -> tuple[WordForms, ...]:
        """Give, for each word of a question, the forms that it stands for, with the articles that hold them."""
        return self._reading().forms(question)

    def scan(self, question: Question) -> Iterator[Article]:
        """Walk every article that answers in full, without a cap, in no order that means anything."""
        return self._reading().scan(question)

    def article(self, id: str) -> Article:
        """Give one article, with all places where it was read. Raises NotFound."""
        reading, generation = self._current()
        return replace(reading.article(id), other_origins=twins(generation.ledger, id))

    def marked(self, article: Article, text: str, without_forms: tuple[str, ...] = ()) -> Marked:
        """Mark, in a whole article, the words of a question in the query language, but for some of their forms."""
        return self._reading().marked(article, text, without_forms)

    def reprints(self, id: str) -> tuple[Article, ...]:
        """Give all versions of an article's text, itself among them, who was first; none where it stands alone.

        Raises NotFound.
        """
        return self._reading().reprints(id)

    def similar(self, id: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Give the articles nearest to one by their rare words, at most ``limit``, one a family, its own left out.

        Raises NotFound.
        """
        return self._reading().similar(id, limit)

    def compare(self, one: str, other: str) -> Comparison:
        """Compare two articles word by word. Raises NotFound."""
        return self._reading().compare(one, other)

    def explain(self, question: Question) -> Explained:
        """Say how a question is understood, and how many articles answer it."""
        return self._reading().explain(question)

    def suggest(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Complete what a reader types: words, then titles, newspapers, authors, the most frequent of each first."""
        return self._reading().suggest(text, limit)

    def stats(self) -> Stats:
        """Say what the index in force holds."""
        reading, generation = self._current()
        meta = generation.meta
        page = reading.search(Question(size=1), FACETS)
        return Stats(
            articles=meta.articles,
            first=meta.first,
            last=meta.last,
            sources=page.facets["source"],
            authors=page.facets["author"],
            sections=page.facets["section"],
            timeline=page.timeline,
            rejected=meta.rejected,
            engine=meta.engine,
            generation=reading.name,
            built=meta.built,
        )

    def rejected(self) -> Iterator[Rejected]:
        """Walk what the generation in force refused, and why."""
        with self._store.hold() as generation, generation.refused.open(encoding="utf-8") as lines:
            for line in lines:
                told = json.loads(line)
                yield Rejected(told["origin"], told["reason"])

    def refusals(self, examples: int = 3) -> tuple[Refusal, ...]:
        """Give why items were refused: how many, the first ``examples`` of them, and what can be done."""
        return refusals(self.rejected(), examples)

    def report(self) -> Report:
        """Say what the generation in force holds, by format and kind of file, and how it was built."""
        with self._store.hold() as generation:
            return Report.of(generation)

    def rebuild(
        self,
        sources: Sequence[Path | str],
        *,
        engine: str = "auto",
        jobs: int | None = None,
        columns: Columns = (),
        progress: Progress | None = None,
    ) -> Report:
        """Build the next generation from files and folders, and put it in force at once.

        ``jobs`` counts the processes that read and analyse, this one among them (as many as suit
        the processors if not said). ``columns``: what columns of tables mean, where their names do not
        tell. Raises SourceUnreadable, IndexBusy, EngineMissing; whatever is raised, the generation in force stays so.
        """
        return building.rebuild(self._store, sources, engine=engine, jobs=jobs, columns=columns, progress=progress)

    def update(
        self, sources: Sequence[Path | str] = (), *, jobs: int | None = None, progress: Progress | None = None
    ) -> Report:
        """Read what has changed under some files and folders, or under all sources of the index, and nothing else.

        What is read, what has gone, and all that follows from either make the next generation, which answers as a
        rebuild of the same files would; other sources stay as they are. A source that the index does not know joins it.
        Where nothing has changed, the generation in force stays so. Raises IndexMissing, IndexOutdated, IndexDamaged
        (each with the rebuild that mends it), SourceUnreadable, IndexBusy.
        """
        return building.update(self._store, sources, jobs=jobs, progress=progress)

    def watch(
        self, sources: Sequence[Path | str], *, jobs: int | None = None, stop: threading.Event | None = None
    ) -> Iterator[Report | ManchetteError]:
        """Update now, then as files under some sources come, change or go, until ``stop`` is set.

        Give the report of each update that changed the index, or what kept one from being made: it is tried again.
        Raises ManchetteError where the library watchfiles is missing, and what :meth:`update` raises of the index.
        """
        return follow(lambda: self.update(sources, jobs=jobs), sources, self._store.place, stop or threading.Event())

    def rollback(self) -> str:
        """Put the previous generation in force again and name it. Raises IndexProblem where there is none."""
        return self._store.rollback()

    def check(self) -> tuple[str, ...]:
        """Read every file of the index in force and list, in French, what is wrong with it."""
        problems = self._store.check()
        if problems:
            return problems
        try:
            reading, generation = self._current()
            counted, meta = reading.reader.count(All()), generation.meta
        except ManchetteError as error:
            return (error.message,)
        told = f"l’index annonce {meta.articles} articles et en contient {counted}"
        return () if counted == meta.articles else (told,)

    def close(self) -> None:
        """Let the open generation go as soon as no question runs on it."""
        with self._lock:
            self._opened = None

    def _reading(self) -> Reading:
        return self._current()[0]

    def _current(self) -> tuple[Reading, Generation]:
        """Give the generation in force, opened by the first question that meets it."""
        opened = self._opened
        if opened is not None and opened[0].name == self._store.current_name():
            return opened
        with self._lock:
            if self._opened is None or self._opened[0].name != self._store.current_name():
                self._opened = _open(self._store.hold())
            return self._opened


def _open(generation: Generation) -> tuple[Reading, Generation]:
    """Open a held generation; it is closed and released when the last question on it has ended."""
    try:
        reader = engine_named(generation.meta.engine).open_(generation.engine_folder)
        lexicon, families = Lexicon.open(generation.lexicon), Families.open(generation.families)
        headings = Headings.open(generation.headings)
        reading = Reading(generation.name, reader, lexicon, headings, families)
    except ManchetteError:
        generation.release()
        raise
    weakref.finalize(reading, _close, reader, generation)
    return reading, generation


def _close(reader: Reader, generation: Generation) -> None:
    reader.close()
    generation.release()

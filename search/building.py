"""How does the next generation come to be: of all files anew, or of what has changed since the last?"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import Self

from search import report
from search.article import Rejected
from search.engines import Engine, default_engine
from search.engines import engine as engine_named
from search.engines.base import Request, Writer
from search.families import Families, Gathering
from search.ingest import Columns
from search.ledger import Ledger, beginnings, door, unchanging
from search.lexicon import KINDS, Collected, Lexicon
from search.pipeline import Crew, Outcome, Progress, Update, difference, few_collections, index
from search.query.terms import All
from search.report import Report
from search.store import Build, Meta, Store


def rebuild(
    store: Store,
    sources: Sequence[Path | str],
    *,
    engine: str,
    jobs: int | None,
    columns: Columns,
    progress: Progress | None,
) -> Report:
    """Build the next generation from files and folders, and put it in force at once."""
    chosen = engine_named(default_engine() if engine == "auto" else engine)
    with few_collections(), store.building() as build, door(), closing(Ledger.create(build.ledger)) as ledger:
        with (
            closing(chosen.create(build.engine_folder)) as writer,
            _Committing(writer, build) as committing,
            Crew() as crew,
        ):
            gathering = _Gathering(build, ledger, crew)
            outcome = index(
                sources,
                writer,
                ledger,
                crew,
                jobs=jobs,
                columns=columns,
                progress=progress,
                added=committing.begin,
                listed=gathering.begin,
            )
            Lexicon.write(build.lexicon, outcome.counts, outcome.total.articles, outcome.spellings)
            titles = gathering.end()
        return _published(build, ledger, outcome, titles, chosen, tuple(map(str, sources)), columns)


def update(store: Store, named: Sequence[Path | str], *, jobs: int | None, progress: Progress | None) -> Report:
    """Build the next generation from the one in force and from the files that have changed since."""
    store.hold().release()  # where there is none to begin with, nothing is made
    with store.building() as build, store.hold() as before, ExitStack() as stack:
        build.carry(before)
        stack.enter_context(door())
        ledger = stack.enter_context(closing(Ledger.open(build.ledger)))
        found = difference(ledger, named)
        if not found:
            return replace(Report.of(before), files_read=0, files_gone=0, files_kept=found.kept)
        engine = engine_named(before.meta.engine)
        reader = stack.enter_context(closing(engine.open_(before.engine_folder)))
        with closing(engine.create(build.engine_folder)) as writer, _Committing(writer, build) as committing:
            lexicon, columns = Lexicon.open(before.lexicon), before.meta.columns
            run = Update(writer, ledger, reader.fetch, lexicon, columns)
            outcome = run.run(found, build.folder, jobs=jobs, progress=progress)
            committing.begin()
            Lexicon.write(build.lexicon, outcome.counts, outcome.total.articles, outcome.spellings)
            titles = _gathered(ledger, build.families)
        sources = tuple(source.named for _, source in sorted(ledger.sources.all.items()))
        return _published(build, ledger, outcome, titles, engine, sources, columns)


class _Committing:
    """Has the engine write its files, in a thread, while the rest is put together; on the disk, too."""

    def __init__(self, writer: Writer, build: Build) -> None:
        self._writer, self._build = writer, build
        self._aside = ThreadPoolExecutor(1)
        self._committed: Future[None] | None = None

    def begin(self) -> None:
        """Begin; nothing is added any more."""
        self._committed = self._aside.submit(self._commit)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._aside.shutdown()
        if kind is None and self._committed is not None:
            self._committed.result()

    def _commit(self) -> None:
        self._writer.commit()
        self._build.seal_engine()


_MANY = 200_000
"""Articles; with more, two processes would hold too much of them at once, and little is gained beside the rest."""


class _Gathering:
    """Has another process, where there is one, do :func:`_gathered` while the lexicon is made."""

    def __init__(self, build: Build, ledger: Ledger, crew: Crew) -> None:
        self._crew, self._ledger, self._apart = crew, ledger, partial(_gathered_apart, build.ledger, build.families)
        self.end: Callable[[], Collected] = partial(_gathered, ledger, build.families)
        """Give the titles."""

    def begin(self) -> None:
        """Begin; nothing is added to the ledger any more."""
        if self._ledger.total().articles <= _MANY:
            self.end = self._crew.aside(self._apart) or self.end


def _gathered_apart(ledger: Path, families: Path) -> Collected:
    with door(), unchanging(ledger) as opened:
        return _gathered(opened, families)


def _gathered(ledger: Ledger, families: Path) -> Collected:
    """Write the families; give the titles."""
    Families.write(families, _kin(ledger).families())
    collected = Collected()
    for heading, day in ledger.headings():
        collected.add_title(heading, day)
    collected.sort_titles()
    return collected


def _kin(ledger: Ledger) -> Gathering:
    kin = Gathering()
    for id, moment, sketch in ledger.kin():
        kin.add(id, moment, sketch)
    return kin


def _published(
    build: Build,
    ledger: Ledger,
    outcome: Outcome,
    collected: Collected,
    engine: Engine,
    sources: tuple[str, ...],
    columns: Columns,
) -> Report:
    """Write what is still missing, and put all in force."""
    total = outcome.total
    _add_names(collected, build, engine)
    build.headings.write_bytes(collected.pack())
    with build.refused.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_told(path, each) + "\n" for path, each in ledger.refused())
    report.write(build.report, ledger.rows(), outcome.read, outcome.gone, outcome.kept)
    ledger.close()
    generation = build.publish(
        Meta(
            engine=engine.name,
            engine_version=engine.version(),
            articles=total.articles,
            rejected=total.rejected,
            duplicates=total.duplicates,
            reasons=total.reasons,
            renamed=total.renamed,
            first=_iso(total.first),
            last=_iso(total.last),
            sources=sources,
            columns=columns,
        )
    )
    return Report.of(generation)


def _told(path: str, rejected: Rejected) -> str:
    """Write what was refused on one line: its file, the place in it, the reason, and the origin that joins both."""
    name = PurePath(path).name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    file = next(before for before in reversed([*beginnings(rejected.origin)]) if PurePath(before).name == name)
    place = rejected.origin[len(file) + 1 :]
    return json.dumps({"file": file, "place": place, "reason": rejected.reason, "origin": rejected.origin})


def _add_names(collected: Collected, build: Build, engine: Engine) -> None:
    """Add the names as the engine counts them."""
    kinds = tuple(kind for kind in KINDS if kind != "title")
    with closing(engine.open_(build.engine_folder)) as reader:
        counted = reader.search(Request(All(), facets=kinds, limit=0)).facets
    for kind in kinds:
        collected.add_names(kind, counted[kind])


def _iso(day: int) -> str:
    if not day:
        return ""
    year, month, of_month = day // 10000, day // 100 % 100, day % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{of_month:02}" if month and of_month else "")

"""How does an index become what its files are now, when few of them have changed?

Files that have changed are read and what comes out is put by; once all is known, the
ledger says which articles have come, gone or changed their id, as a rebuild of
everything would: the engine is told of these alone. A file that has not changed is read
again only where one of its items becomes an article, or another one, by what has changed elsewhere.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from search.analysis import Analyst
from search.document import Document, analysed, held, unpack
from search.engines.base import Writer
from search.errors import SourceUnreadable
from search.ingest import Columns
from search.ledger import Changes, Ledger, Source, State, lies_in, same
from search.lexicon import Lexicon, respelled
from search.pipeline.batches import Learnt, Reader
from search.pipeline.crew import Crew
from search.pipeline.intake import Digesting, File, Intake, read, under, walked
from search.pipeline.outcome import Outcome, subtract
from search.pipeline.progress import Progress, Reporter
from search.pipeline.wire import Readable, receive, send

_ARTICLES = (State.GIVEN, State.OWN)


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands on the disk and not in the ledger: files to be read, numbers of those that have gone, the others."""

    read: tuple[File, ...]
    gone: tuple[int, ...]
    kept: int

    def __bool__(self) -> bool:
        return bool(self.read or self.gone)


def difference(ledger: Ledger, named: Collection[str | os.PathLike[str]]) -> Difference:
    """Compare the files under what is named, or all where nothing is, with those of the ledger.

    A file is concerned by what it speaks for, too. Raises SourceUnreadable where a source is missing, or
    what is named is neither on the disk nor in the ledger.
    """
    places = {ledger.sources.add(each) for each in named} or {each.place for each in ledger.sources.all.values()}
    known = {key: (number, stamps) for key, number, stamps in ledger.files()}
    concerned = {key for key, (_, stamps) in known.items() if any(lies_in(each.path, places) for each in stamps)}
    there = walked(ledger, _standing(ledger, places if named else (), [known[key][1][0].path for key in concerned]))
    there = {
        key: file
        for key, file in there.items()
        if key in concerned or any(lies_in(each.path, places) for each in file.stamps)
    }
    read = tuple(file for key, file in there.items() if key not in known or not same(known[key][1], file.stamps))
    gone = tuple(known[key][0] for key in sorted(concerned - there.keys()))
    return Difference(read, gone, len(known) - len(gone) - sum(file.key in known for file in read))


def _standing(ledger: Ledger, named: Collection[str], known: Collection[str]) -> Iterator[Source]:
    """Give the sources concerned, but for those that have gone and were named: so one says that they are to go."""
    gone = {place for place in named if not os.path.lexists(place)}
    for place in gone:
        above = Path(place).parent
        if not above.is_dir() or not any(lies_in(each, (place,)) for each in known):
            raise SourceUnreadable(f"{place} n’existe pas", "vérifier le chemin")
    for source in ledger.sources.concerned(named or {each.place for each in ledger.sources.all.values()}):
        if lies_in(source.place, gone):
            ledger.sources.forget(source.place)
        else:
            yield source


class Update:
    """One update of an index: :meth:`run` it once."""

    def __init__(
        self, writer: Writer, ledger: Ledger, stored: Callable[[str], bytes | None], lexicon: Lexicon, columns: Columns
    ) -> None:
        """Make ``writer`` and ``ledger``, copies of those of an index, what the files are now.

        ``stored`` gives the articles of the index as it was, by their ids; ``lexicon`` is its.
        """
        self._writer, self._ledger, self._stored = writer, ledger, stored
        self._lexicon, self._columns = lexicon, columns
        self._changes = Changes(ledger)
        self._learnt = Learnt(Counter(), {}, {})
        self._dropped = Counter[str]()
        self._written = 0

    def run(self, found: Difference, place: Path, *, jobs: int | None, progress: Progress | None = None) -> Outcome:
        """Read what has changed; what comes out is put by in the folder ``place`` until all is known.

        Raises SourceUnreadable where a file changes meanwhile in a way that matters, or a process dies.
        """
        reporter = Reporter(progress, sum(file.size for file in found.read))
        for number in found.gone:
            self._changes.forget(number, gone=True)
        with tempfile.TemporaryFile(dir=place) as put_by:
            numbers = self._read(found.read, put_by, jobs, reporter)
            again = self._changes.settle(numbers)
            self._remove()
            put_by.seek(0)
            self._add(put_by)
        self._read_again(again, jobs)
        reporter.end(self._written)
        counts = Counter(self._lexicon.counts())
        spellings = respelled(self._lexicon, self._learnt.met, self._learnt.named)
        counts.update(self._learnt.counts)
        subtract(counts, self._dropped)
        total = self._ledger.total()
        return Outcome(total, counts, spellings, len(found.read), len(found.gone), found.kept)

    def _read(
        self, files: tuple[File, ...], put_by: IO[bytes], jobs: int | None, reporter: Reporter
    ) -> Collection[int]:
        """Read files into the ledger, their documents into ``put_by``; give their numbers."""
        intake = Intake(self._ledger, files)
        for number in intake.numbers.values():
            self._changes.forget(number, gone=False)
        with Digesting(files) as digesting:
            with Crew() as crew:
                for batch in read(files, crew, jobs, self._columns):
                    items = intake.items(batch)
                    intake.close(batch, ((item, None) for item, _ in items))
                    send(put_by, [(item.file, item.rank, item.mark, entry.document) for item, entry in items])
                    reporter.tell(0, batch.size)
                self._learnt.add(crew.learnt())
            digesting.write(self._ledger, intake.numbers)
        send(put_by, None)
        return intake.numbers.values()

    def _remove(self) -> None:
        """Take out the articles that are no more, or not as they were, and their words."""
        analyst = Analyst()
        for id in self._changes.removed():
            stored = self._stored(id)
            assert stored is not None, f"{id} is in the ledger and not in the index"
            analysed(unpack(stored), analyst)
            self._writer.remove([id])
        self._dropped.update(analyst.counts())

    def _add(self, put_by: Readable) -> None:
        """Add the articles read that were not there before, word for word and under the same id."""
        while (documents := receive(put_by)) is not None:
            added: list[Document] = []
            for file, rank, mark, document in documents:
                placed = self._changes.placed(file, rank)
                if placed.state in _ARTICLES and not self._changes.stood(placed.id, mark):
                    added.append(under(document, placed))
                else:
                    self._dropped.update(held(document))
            self._writer.add(added)
            self._written += len(added)

    def _read_again(self, ranks: dict[int, set[int]], jobs: int | None) -> None:
        """Add articles of files that have not changed: what stood before them has gone, or has come."""
        files = {number: File.of(self._ledger.key(number), self._ledger.sources) for number in ranks}
        ordered = sorted(files.values(), key=lambda file: file.key)
        intake, reader = Intake(self._ledger, ordered), Reader()
        with Crew() as crew:
            for batch in read(ordered, crew, jobs, self._columns):
                wanted = [(item, entry) for item, entry in intake.items(batch) if item.rank in ranks[item.file]]
                for item, entry in wanted:
                    ranks[item.file].remove(item.rank)
                    placed = self._ledger.renew(item)
                    if placed is None:
                        raise _changed(entry.file)
                    self._writer.add([under(entry.document, placed)])
                    reader.entry(unpack(entry.document.stored), entry.file)
                self._written += len(wanted)
        for number, left in ranks.items():
            if left:
                raise _changed(str(files[number].path))
        self._learnt.add(reader.learnt())


def _changed(file: str) -> SourceUnreadable:
    return SourceUnreadable(f"{file} a changé pendant la mise à jour ; rien n’a été publié.", "recommencer")

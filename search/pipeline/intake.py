"""Which files are to be read, and what of each item is kept in the ledger?"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from zlib import crc32

from search.document import Document, pack, unpack
from search.ingest import Columns, found
from search.ledger import Item, Ledger, Placed, Source, Sources, Stamp, State, digested, stamped
from search.lexicon import heading
from search.pipeline.batches import Batch, Entry
from search.pipeline.crew import Crew
from search.pipeline.tasks import BIG, tasks

_SMALL = 2 * BIG  # below this, other processes would cost more to start than they save


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: its key in the ledger, what it and those that it speaks for look like before that."""

    path: Path
    key: bytes
    stamps: tuple[Stamp, ...]

    @classmethod
    def of(cls, key: bytes, sources: Sources) -> Self:
        """Look at a file that is known by its key."""
        path = sources.path(key)
        return cls(path, key, (stamped(path),))

    @property
    def size(self) -> int:
        """Bytes to be read; a file that cannot be has none."""
        return max(0, self.stamps[0].size)


def walked(ledger: Ledger, sources: Iterable[Source]) -> dict[bytes, File]:
    """Find the files of some sources, in order; one that is in two of them is given once."""
    files = {}
    for path, beside in found([source.path() for source in sources]):
        key = ledger.sources.key(path)
        if key not in files:
            files[key] = File(path, key, tuple(map(stamped, (path, *beside))))
    return files


def read(files: Sequence[File], crew: Crew, jobs: int | None, columns: Columns) -> Iterator[Batch]:
    """Read and analyse files in so many processes, or one a processor; the batches come in the order of the files."""
    return crew.analysed(tasks(((file.path, file.size) for file in files), columns), _processes(files, jobs))


def _processes(files: Sequence[File], jobs: int | None) -> int:
    if sum(file.size for file in files) < _SMALL:
        return 1
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Intake:
    """Gives what comes out of some files its place in the ledger."""

    def __init__(self, ledger: Ledger, files: Iterable[File]) -> None:
        self._ledger = ledger
        self.numbers = {str(file.path): ledger.add_file(file.key) for file in files}
        self._articles: Counter[int] = Counter()
        self._refused: Counter[int] = Counter()

    def items(self, batch: Batch) -> list[tuple[Item, Entry]]:
        """Give the articles of a batch, each with what the ledger keeps of it."""
        return [(self._item(entry), entry) for entry in batch.entries]

    def close(self, batch: Batch, placed: Iterable[tuple[Item, Placed | None]]) -> None:
        """Write down all that a batch brings; its articles with what has become of them, where that is known."""
        self._ledger.add(placed)
        self._ledger.account((self.numbers[each.file], each) for each in batch.accounts)
        numbered = ((self.numbers[file], rejected) for file, rejected in batch.rejected)
        self._ledger.refuse([(file, _next(self._refused, file), rejected) for file, rejected in numbered])

    def _item(self, entry: Entry) -> Item:
        file, document = self.numbers[entry.file], entry.document
        return Item(
            file=file,
            rank=_next(self._articles, file),
            given=document.id,
            own=entry.own_id,
            mark=crc32(document.stored),
            origin=entry.origin,
            day=document.day,
            moment=document.moment,
            heading=heading(entry.title, document.texts["title"]),
            sketch=document.sketch,
        )


def _next(counter: Counter[int], file: int) -> int:
    counter[file] += 1
    return counter[file]


def under(document: Document, placed: Placed) -> Document:
    """Give an article the id that it has been given."""
    if placed.state is State.GIVEN:
        return document
    return replace(document, id=placed.id, stored=pack(replace(unpack(document.stored), id=placed.id)))


class Digesting:
    """Reads the files a second time, for their digests, while others analyse: their pages are in memory then."""

    def __init__(self, files: Iterable[File]) -> None:
        self._files = list(files)
        self._stamps: list[tuple[Stamp, ...]] = []
        self._stop = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def write(self, ledger: Ledger, numbers: dict[str, int]) -> None:
        """Write down what all files look like."""
        self._thread.join()
        for file, stamps in zip(self._files, self._stamps, strict=True):
            ledger.stamp(numbers[str(file.path)], stamps)

    def __enter__(self) -> Digesting:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop = True
        self._thread.join()

    def _run(self) -> None:
        for file in self._files:
            if self._stop:
                return
            self._stamps.append(tuple(map(digested, file.stamps)))

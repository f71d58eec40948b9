"""How does a new index of tantivy take in a whole corpus? Its postings are collected here, in C.

tantivy spends 200 µs on the terms of an article, most of them in waiting for memory;
here they are looked up many at a time, in a thread that needs Python once a batch:
each time that it had to ask for it, it would wait up to 5 ms. tantivy itself is given
values, numbers and each term once, where a segment meets it first. So it writes all
files of the segment, the dictionaries among them; then
:mod:`search.engines.tantivy_segment` puts the postings in their place. Both ways give
the same bytes (docs/decisions/0013-tantivys-postings.md).
"""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any, NamedTuple

from tantivy import IndexWriter

from search.document import Document
from search.engines.base import TEXTS
from search.engines.shelf import ShelfWriter
from search.engines.tantivy_segment import Written, complete
from search.engines.tantivy_writer import TantivyWriter, committed, door, has_positions, opened, tantivy_document
from search.errors import EngineFailed

try:
    from search.engines._postings import Postings
except ImportError:  # it could not be compiled here
    Postings = None  # type: ignore[assignment, misc]

_META = "meta.json"
_KNOWN = "0.27."
"""The versions of tantivy whose format is known."""

_MOST_TERMS = 48 << 20  # bytes, some 9,000 articles and as much memory; then a segment is written
_FIRST = (128 << 20, 128 << 20)  # of the segments at the beginning: a small archive answers from few
_HEAP = 1 << 30  # never reached, for the little that tantivy is given: it writes when it is told
_MANY = 8  # segments, which tantivy would merge
_AHEAD = 4  # batches that may wait for their postings to be collected


def can_begin(folder: Path) -> bool:
    """Tell whether a folder holds no index yet, and this tantivy writes as is known here."""
    return Postings is not None and version("tantivy").startswith(_KNOWN) and not (folder / _META).exists()


class BulkWriter:
    """A Writer of a new index; see :class:`search.engines.base.Writer`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: IndexWriter | None = opened(folder)  # nobody else writes here meanwhile
        self._shelf = ShelfWriter(folder)
        self._collecting, self._ending, self._merging = (ThreadPoolExecutor(1) for _ in range(3))
        self._numbers = count()
        self._rooms = chain(_FIRST, repeat(_MOST_TERMS))
        self._part = _Part(self._new_folder(), next(self._rooms))
        self._waiting: deque[_Batch] = deque()
        self._end: Future[None] | None = None  # of the segment before
        self._ended: list[Path] = []  # too few to be merged yet
        self._groups: dict[Path, Future[None]] = {}  # of segments that are being merged
        self._after: TantivyWriter | None = None

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        given = list(documents)
        if self._after:
            self._after.add(given)
            return
        places = [self._shelf.add(document.id, document.stored) for document in given]
        texts = [[document.texts.get(field, "") for document in given] for field in TEXTS]
        met = self._collecting.submit(self._part.postings.add, *texts)
        self._waiting.append(_Batch(self._part, given, places, met))
        self._part.room -= sum(sum(map(len, each)) for each in texts)
        if self._part.room < 0:
            self._part = _Part(self._new_folder(), next(self._rooms))
        if len(self._waiting) > _AHEAD:
            self._hand_over()

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the articles of these ids; from then on tantivy does all."""
        removed = list(ids)
        if removed and not self._after:
            self._finish()
            self._after = TantivyWriter(self._folder)
        if self._after:
            self._after.remove(removed)

    def commit(self) -> None:
        """Write all out and end the writing."""
        if self._after:
            self._after.commit()
        else:
            self._finish()

    def close(self) -> None:
        """Give up what is not committed and release files."""
        self._stop()
        self._shelf.close()
        if self._after:
            self._after.close()
        if self._held is not None:
            for part in {self._part, *(batch.part for batch in self._waiting)}:
                part.give_up()
            for folder in self._folder.glob("part-*"):
                shutil.rmtree(folder)
            self._let_go()

    def _hand_over(self) -> None:
        """Give tantivy the oldest batch; where it is the last of its segment, have that written."""
        batch = self._waiting.popleft()
        batch.part.add(batch.documents, batch.places, batch.met.result())
        if batch.part is not (self._waiting[0].part if self._waiting else self._part):
            self._have_ended(batch.part)

    def _have_ended(self, part: _Part) -> None:
        """Have a segment written while the next one is made; not more than one, whose postings take memory."""
        if self._end is not None:
            self._end.result()
        self._end = self._ending.submit(self._write, part)

    def _write(self, part: _Part) -> None:
        """Write a segment; have tantivy merge as many as it would, while others are made."""
        part.end()
        self._ended.append(part.folder)
        if len(self._ended) == _MANY:
            group = self._new_folder()
            group.mkdir()
            _join(group, self._ended)
            self._ended = []
            self._groups[group] = self._merging.submit(_merge, group)

    def _finish(self) -> None:
        """Write the last segment; put all of them into the index."""
        while self._waiting:
            self._hand_over()
        self._have_ended(self._part)
        assert self._end is not None, "it has just begun"
        self._end.result()
        for merged in self._groups.values():
            merged.result()
        self._stop()
        self._shelf.commit()
        self._let_go()
        _join(self._folder, [*self._groups, *self._ended])

    def _stop(self) -> None:
        for thread in (self._collecting, self._ending, self._merging):
            thread.shutdown(cancel_futures=True)

    def _new_folder(self) -> Path:
        return self._folder / f"part-{next(self._numbers)}"

    def _let_go(self) -> None:
        assert self._held is not None, "the writing has ended"
        with door():
            self._held.wait_merging_threads()
        self._held = None


def _merge(folder: Path) -> None:
    committed(opened(folder), folder)


class _Batch(NamedTuple):
    """Documents whose postings are being collected, and the terms that each is the first to hold, field by field."""

    part: _Part
    documents: Sequence[Document]
    places: Sequence[int]
    met: Future[tuple[list[str], ...]]


class _Part:
    """A segment in the making, in a folder of its own."""

    def __init__(self, folder: Path, room: int) -> None:
        self.folder = folder
        self.room = room  # bytes of terms that it may still take
        self.postings = Postings(*map(has_positions, TEXTS))
        self._writer: IndexWriter | None = opened(folder, _HEAP)

    def add(self, documents: Sequence[Document], places: Sequence[int], met: tuple[list[str], ...]) -> None:
        """Give tantivy some documents, but of their terms only those that are new."""
        assert self._writer is not None, "the segment is written"
        with door():
            for document, place, new in zip(documents, places, zip(*met, strict=True), strict=True):
                self._writer.add_document(tantivy_document(document, place, zip(TEXTS, new, strict=True)))

    def end(self) -> None:
        """Have tantivy write its segment, and put the postings into it."""
        assert self._writer is not None, "the segment is written"
        committed(self._writer, self.folder)
        self._writer = None
        segments = _meta(self.folder)["segments"]
        if len(segments) > 1:
            raise EngineFailed("tantivy a écrit plusieurs segments où un seul était attendu.")
        for segment in segments:
            fields = {rank: Written(*each) for rank, each in enumerate(self.postings.finish())}
            complete(self.folder, segment["segment_id"].replace("-", ""), fields)

    def give_up(self) -> None:
        """Let go of the folder."""
        if self._writer is not None:
            with door():
                self._writer.rollback()
            self._writer = None


def _join(folder: Path, parts: Sequence[Path]) -> None:
    """Make one index of the segments of several, which are no more then."""
    metas = [_meta(part) for part in parts]
    names = {path.name for part in parts for path in part.iterdir() if path.suffix not in (".json", ".lock")}
    for part in parts:
        for path in part.iterdir():
            if path.name in names:
                path.rename(folder / path.name)
        shutil.rmtree(part)
    stamp = sum(meta["opstamp"] for meta in metas)
    segments = [segment for meta in metas for segment in meta["segments"]]
    _put(folder / ".managed.json", sorted({*names, _META}))
    _put(folder / _META, metas[-1] | {"segments": segments, "opstamp": stamp})


def _meta(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / _META).read_bytes())
    return said


def _put(path: Path, said: object) -> None:
    path.write_text(json.dumps(said), encoding="utf-8")
    path.chmod(0o644)  # tantivy leaves it to its owner alone

"""How does a new index of tantivy take in a whole corpus? Its postings are collected here, in C.

tantivy spends 200 µs on the terms of an article, most of them in waiting for memory;
here they are looked up many at a time, in a thread that Python does not wait for.
tantivy itself is given values, numbers and each term once, where a segment meets it
first. So it writes all files of the segment, the dictionaries among them; then
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
from itertools import count
from pathlib import Path
from typing import Any

from tantivy import IndexWriter

from search.document import Document
from search.engines.base import TEXTS
from search.engines.shelf import ShelfWriter
from search.engines.tantivy_segment import Written, complete
from search.engines.tantivy_writer import TantivyWriter, committed, door, opened, tantivy_document
from search.errors import EngineFailed

try:
    from search.engines._postings import Postings
except ImportError:  # it could not be compiled here
    Postings = None  # type: ignore[assignment, misc]

_META = "meta.json"
_KNOWN = "0.27."
"""The versions of tantivy whose format is known."""

_MOST_KEPT = 96 << 20  # bytes of postings, some 24,000 articles; then a segment is written
_HEAP = 1 << 30  # never reached, for the little that tantivy is given: it writes when it is told
_MANY = 8  # segments, which tantivy would merge
_AHEAD = 4  # batches that may wait


def can_begin(folder: Path) -> bool:
    """Tell whether a folder holds no index yet, and this tantivy writes as is known here."""
    return Postings is not None and version("tantivy").startswith(_KNOWN) and not (folder / _META).exists()


class BulkWriter:
    """A Writer of a new index; see :class:`search.engines.base.Writer`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: IndexWriter | None = opened(folder)  # nobody else writes here meanwhile
        self._shelf = ShelfWriter(folder)
        self._collecting, self._merging = ThreadPoolExecutor(1, "postings"), ThreadPoolExecutor(1, "merging")
        self._waiting: deque[Future[None]] = deque()
        self._folders = (folder / f"part-{number}" for number in count())
        self._part = _Part(next(self._folders))
        self._ended: list[Path] = []  # too few to be merged yet
        self._groups: dict[Path, Future[None]] = {}  # segments that are being merged
        self._after: TantivyWriter | None = None

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        given = list(documents)
        if self._after:
            self._after.add(given)
            return
        places = [self._shelf.add(document.id, document.stored) for document in given]
        self._waiting.append(self._collecting.submit(self._take, given, places))
        if len(self._waiting) > _AHEAD:
            self._waiting.popleft().result()

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
        self._collecting.shutdown(cancel_futures=True)
        self._merging.shutdown(cancel_futures=True)
        self._shelf.close()
        if self._after:
            self._after.close()
        if self._held is not None:
            self._part.give_up()
            for folder in self._folder.glob("part-*"):
                shutil.rmtree(folder)
            self._let_go()

    def _take(self, documents: Sequence[Document], places: Sequence[int]) -> None:
        self._part.add(documents, places)
        if self._part.kept() > _MOST_KEPT:
            self._end()
            self._part = _Part(next(self._folders))

    def _end(self) -> None:
        """Write a segment; have tantivy merge as many as it would, while others are made."""
        self._part.end()
        self._ended.append(self._part.folder)
        if len(self._ended) == _MANY:
            group = next(self._folders)
            group.mkdir()
            _join(group, self._ended)
            self._ended = []
            self._groups[group] = self._merging.submit(_merge, group)

    def _finish(self) -> None:
        """Write the last segment; put all of them into the index."""
        self._waiting.append(self._collecting.submit(self._end))
        while self._waiting:
            self._waiting.popleft().result()
        for merged in self._groups.values():
            merged.result()
        self._collecting.shutdown()
        self._merging.shutdown()
        self._shelf.commit()
        self._let_go()
        _join(self._folder, [*self._groups, *self._ended])

    def _let_go(self) -> None:
        assert self._held is not None, "the writing has ended"
        with door():
            self._held.wait_merging_threads()
        self._held = None


def _merge(folder: Path) -> None:
    committed(opened(folder), folder)


class _Part:
    """A segment in the making, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writer: IndexWriter | None = opened(folder, _HEAP)
        self._postings = {field: Postings(field != "exact") for field in TEXTS}

    def kept(self) -> int:
        """Give the bytes of postings that are kept in memory."""
        return sum(postings.size() for postings in self._postings.values())

    def add(self, documents: Sequence[Document], places: Sequence[int]) -> None:
        """Collect the postings of some documents; give tantivy the rest, and the terms that are new."""
        assert self._writer is not None, "the segment is written"
        met = [
            postings.add([document.texts.get(field, "") for document in documents])
            for field, postings in self._postings.items()
        ]
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
            fields = {rank: Written(*postings.finish()) for rank, postings in enumerate(self._postings.values())}
            complete(self.folder, segment["segment_id"].replace("-", ""), fields)
        self._postings = {}

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

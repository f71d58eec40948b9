"""A real rebuild killed at any moment, searches running all the while."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

import pytest

from search import Library, ManchetteError, Question
from tests.pipeline.invented import lines, record
from tests.store import killed

ARTICLES = 250
REBUILD = """
import sys
from search import Library
sys.stdout.write("ready\\n")
sys.stdout.flush()
Library.open(sys.argv[1]).rebuild(sys.argv[2:], engine="{engine}", jobs=1)
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "a.jsonl"
    path.write_text(lines(map(record, range(ARTICLES))), encoding="utf-8")
    return path


class Searches:
    """Threads that ask and read until they are told to stop; each answer must be whole."""

    def __init__(self, library: Library) -> None:
        self.failures: list[object] = []
        self.answers = 0
        self.generations: set[str] = set()
        self._library = library
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(2)]

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                page = self._library.search(Question("source:écho", size=3))
                found = self._library.article(page.hits[0].article.id)
            except (ManchetteError, OSError) as error:
                self.failures.append(error)
                return
            if page.total != ARTICLES or found != page.hits[0].article:
                self.failures.append(page)
            self.generations.add(page.generation)
            self.answers += 1
            time.sleep(0.02)  # leave the processor to the rebuild

    def __enter__(self) -> Searches:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def rebuild(place: Path, corpus: Path, engine: str, kill_after: float | None) -> float:
    """Rebuild in another process, killed after so many seconds; give how long it took."""
    return killed.seconds(REBUILD.format(engine=engine), place, corpus, kill_after=kill_after)


@pytest.mark.parametrize(("engine", "kills"), [("tantivy", 20), ("whoosh", 4)])
def test_no_search_fails_while_rebuilds_are_killed(engine: str, kills: int, corpus: Path, tmp_path: Path) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy")
    place = tmp_path / "index_data"
    library = Library.open(place)
    library.rebuild([corpus], engine=engine)
    moments = random.Random(kills)
    with Searches(library) as searches:
        seconds = rebuild(place, corpus, engine, None)
        for _ in range(kills):
            rebuild(place, corpus, engine, moments.uniform(0.0, seconds))
            assert library.check() == ()
        report = library.rebuild([corpus], engine=engine)
        assert library.search(Question()).generation == report.generation, "served without being opened again"
    assert searches.failures == []
    assert searches.answers > kills
    assert len(searches.generations) >= 2
    library.rebuild([corpus], engine=engine)
    assert len([path for path in place.iterdir() if path.is_dir()]) <= 3, "two, and the one a reader may still hold"
    library.close()

"""A build killed at any moment leaves the old index in force, and readers never notice."""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from search.errors import ManchetteError
from search.store import Store
from tests.store.builder import build, read

BUILDER = Path(__file__).with_name("builder.py")
ROOT = Path(__file__).parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}


class Readers:
    """Threads that hold, read and release, until they are told to stop."""

    def __init__(self, place: Path, number: int = 2) -> None:
        self.failures: list[BaseException] = []
        self.turns = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(Store(place),)) for _ in range(number)]

    def _run(self, store: Store) -> None:
        while not self._stop.is_set():
            try:
                with store.hold() as generation:
                    read(generation)
            except (ManchetteError, OSError, AssertionError) as error:
                self.failures.append(error)
                return
            self.turns += 1

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def run_and_kill(place: Path, seconds: float) -> None:
    with subprocess.Popen([sys.executable, BUILDER, place], stdout=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        process.kill()


def test_twenty_kills_and_no_failed_reading(store: Store) -> None:
    build(store, "word0")
    moments = random.Random(20)
    with Readers(store.place) as readers:
        for _ in range(20):
            run_and_kill(store.place, moments.uniform(0.0, 0.15))
            assert store.check() == ()
    assert readers.failures == []
    assert readers.turns > 20
    build(store, "last")
    assert read(store.hold()) == "last"
    left = [path for path in store.place.iterdir() if path.is_dir()]
    assert len(left) == 2, "what the killed builds left is cleaned"


def test_readers_follow_builds_that_follow_fast(store: Store) -> None:
    build(store, "word0")
    with Readers(store.place, 3) as readers:
        for turn in range(25):
            build(store, f"word{turn}")
    assert readers.failures == []


def test_a_killed_first_build_leaves_no_index(store: Store) -> None:
    store.place.mkdir()
    half = store.place / "20260101T000000-abcd"
    half.mkdir()
    (half / "meta.json").write_text("{", encoding="utf-8")
    assert store.current() is None
    build(store, "one")
    assert not half.exists()

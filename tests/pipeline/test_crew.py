"""Processes that work, wait, die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from search.article import Article
from search.errors import SourceUnreadable
from search.pipeline.batches import Batch, Reader, analyse
from search.pipeline.crew import Crew
from search.pipeline.tasks import Items, Task
from tests.pipeline.invented import indexed, lines, record

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the children are found in /proc")


def children(process: int) -> list[int]:
    found: list[int] = []
    for thread in Path(f"/proc/{process}/task").iterdir():
        found += map(int, (thread / "children").read_text().split())
    return found


def gone(process: int) -> bool:
    try:
        return "Z" in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A file that several processes share."""
    path = tmp_path / "big.jsonl"
    path.write_text(lines(record(number, 4000) for number in range(150)), encoding="utf-8")
    assert path.stat().st_size > 2 << 20
    return path


def some(drawn: list[int], number: int = 60) -> Iterator[Task]:
    for rank in range(number):
        drawn.append(rank)
        yield Task(f"task {rank}", Items((Article(f"a{rank}", f"Titre {rank}", "La brume. " * 20),)), 1)


@pytest.mark.parametrize("jobs", [1, 2, 5, 8])
def test_batches_come_in_the_order_of_tasks(jobs: int) -> None:
    ids: list[str] = []
    with Crew() as crew:
        for batch in crew.analysed(some([]), jobs):
            ids.extend(entry.document.id for entry in batch.entries)
        words = crew.learnt()
    assert ids == [f"a{rank}" for rank in range(60)]
    with Crew() as alone:
        for _ in alone.analysed(some([]), 1):
            pass
        assert words.counts == alone.learnt().counts


def test_nothing_is_read_far_ahead_of_the_writer() -> None:
    drawn: list[int] = []
    with Crew() as crew:
        for fetched, _ in enumerate(crew.analysed(some(drawn), 2), start=1):
            assert len(drawn) - fetched <= 20
            if fetched == 30:
                break


def test_little_is_made_of_a_task_before_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Batch] = []

    def counted(task: Task, reader: Reader) -> Iterator[Batch]:
        for batch in analyse(task, reader):
            made.append(batch)
            yield batch

    monkeypatch.setattr("search.pipeline.crew.analyse", counted)
    large = tuple(Article(f"a{rank}", "Titre", "La brume.") for rank in range(2_000))  # eight batches
    with Crew() as crew:
        batches = crew.analysed((Task(f"task {rank}", Items(large), 1) for rank in range(25)), 2)
        next(batches)
        assert len(made) <= 2 * 16, "the other process was starting meanwhile"
        assert 1 + sum(1 for _ in batches) == 25 * 8


@linux
def test_an_errand_is_done_by_another_process_once_all_is_read(tmp_path: Path) -> None:
    with Crew() as crew:
        for _ in crew.analysed(some([]), 2):
            pass
        elsewhere, absent = crew.aside(os.getpid), crew.aside(partial(os.stat, tmp_path / "absent"))
        assert elsewhere is not None
        assert absent is not None
        assert crew.learnt().counts["brume"] == 60
        assert elsewhere() in children(os.getpid())
        with pytest.raises(FileNotFoundError):
            absent()


def test_there_is_nobody_for_an_errand_where_one_process_does_all() -> None:
    with Crew() as crew:
        assert [len(batch.entries) for batch in crew.analysed(some([], 2), 1)] == [1, 1]
        assert crew.aside(os.getpid) is None


@linux
def test_a_process_that_is_killed_stops_all_and_the_file_is_named(big: Path) -> None:
    others = set(children(os.getpid()))  # a browser, where its tests ran before

    def kill(articles: int, part: float | None) -> None:
        for child in set(children(os.getpid())) - others:
            os.kill(child, signal.SIGKILL)

    with pytest.raises(SourceUnreadable) as caught:
        indexed(big, jobs=2, progress=kill)
    assert str(big) in caught.value.message
    assert "signal 9" in caught.value.message
    assert set(children(os.getpid())) == others


@linux
def test_processes_end_with_whoever_started_them(big: Path, tmp_path: Path) -> None:
    script = f"""
import os, sys, time
from pathlib import Path
from search.ledger import Ledger
from search.pipeline import Crew, index
from tests.pipeline.invented import Kept

class Slow(Kept):
    def add(self, documents):
        print("writing", flush=True)
        time.sleep(60)

index([{str(big)!r}], Slow(), Ledger.create(Path({str(tmp_path / "ledger.db")!r})), Crew(), jobs=2)
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"writing\n"
        workers = children(process.pid)
        process.kill()
        deadline = time.monotonic() + 10
        while not all(map(gone, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
        said = process.stderr.read()
    assert len(workers) == 1  # the one that was started reads as well
    assert all(map(gone, workers))
    assert said == b""


def test_a_plain_script_can_index_without_a_guard(big: Path, tmp_path: Path) -> None:
    """Where ``multiprocessing`` would run the script again in each process, or refuse one that is typed in."""
    script = f"""
from pathlib import Path
from search.ledger import Ledger
from search.pipeline import Crew, index
from tests.pipeline.invented import Kept

outcome = index([{str(big)!r}], Kept(), Ledger.create(Path({str(tmp_path / "ledger.db")!r})), Crew(), jobs=2)
print(outcome.total.articles)
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-"], input=script, capture_output=True, text=True, env=environment, timeout=100
    )
    assert (told.stdout, told.stderr) == ("150\n", "")

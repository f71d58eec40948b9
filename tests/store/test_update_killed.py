"""A real update killed at any moment: the index stays what it was, byte for byte, and the next update goes through."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

import pytest

from search import Library, Question
from search.engines import ENGINES
from search.store import Store
from tests.pipeline.invented import lines, record
from tests.store import killed

UPDATE = """
import sys
from search import Library
sys.stdout.write("ready\\n")
sys.stdout.flush()
Library.open(sys.argv[1]).update(jobs=1)
"""


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.lower().endswith("lock"))
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def update(place: Path, kill_after: float | None) -> float:
    """Update in another process, killed after so many seconds; give how long it took."""
    return killed.seconds(UPDATE, place, kill_after=kill_after)


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_an_update_that_is_killed_leaves_the_index_whole(engine: str, tmp_path: Path) -> None:
    if not ENGINES[engine].installed():
        pytest.skip(f"{engine} is not installed")
    corpus, place = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    for number in range(20):
        (corpus / f"{number:02}.jsonl").write_text(
            lines(map(record, range(10 * number, 10 * number + 10))), encoding="utf-8"
        )
    library, chance = Library.open(place), random.Random(4)
    library.rebuild([corpus], engine=engine, jobs=1)
    (corpus / "03.jsonl").unlink()
    (corpus / "20.jsonl").write_text(lines(map(record, range(500, 600))), encoding="utf-8")
    generation = Store(place).current()
    assert generation is not None
    before, seconds = digests(generation.folder), 0.5
    for _ in range(6):
        update(place, chance.uniform(0, seconds))
        if library.search(Question()).generation != generation.name:
            break  # it was done before it was killed
        assert digests(generation.folder) == before
        assert (library.search(Question()).total, library.check()) == (200, ())
    update(place, None)
    assert (library.search(Question()).total, library.check()) == (290, ())
    assert digests(generation.folder) == before, "the generation before is untouched, and can be gone back to"
    library.close()

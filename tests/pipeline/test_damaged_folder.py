"""Law 10 on a folder of 5,000 files of which 1,000 are damaged: nothing is lost, nothing crashes, memory is bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from search.article import Article
from search.ingest import read, walk
from tests.peak import PEAK
from tests.pipeline.damaged import DAMAGED, fill

FILES = 5_000
MEMORY = 400
"""Megabytes that no process may pass; an empty one with its libraries takes about 100."""

_BUILD = f"""{PEAK}
import json, resource, sys
from dataclasses import asdict
from search import Library
report = Library.open(sys.argv[2]).rebuild([sys.argv[1]], jobs=2)
workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps(asdict(report) | {{"peak": max(peak(), workers)}}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, int]:
    place = tmp_path_factory.mktemp("damaged") / "presse"
    place.mkdir()
    return place, *fill(place, FILES)


@pytest.fixture(scope="module")
def report(folder: tuple[Path, int, int]) -> dict[str, Any]:
    place = folder[0]
    command = [sys.executable, "-c", _BUILD, str(place), str(place.parent / "index")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_articles_and_rejected_and_duplicates_are_all_items(
    folder: tuple[Path, int, int], report: dict[str, Any]
) -> None:
    place, sound, held = folder
    items = Counter(type(item) is Article for path in walk([place]) for item in read(path))
    assert sound == FILES * 4 // 5
    assert report["articles"] + report["duplicates"] == items[True] >= held
    assert report["rejected"] == items[False] >= FILES // 10
    rows = report["rows"]
    assert sum(row["articles"] + row["rejected"] + row["duplicates"] for row in rows) == items.total()


def test_no_file_is_passed_over(folder: tuple[Path, int, int], report: dict[str, Any]) -> None:
    assert report["files_read"] == FILES
    lines = Path(report["refused"]).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert len(told) == report["rejected"]
    assert all(Path(each["file"]).is_relative_to(folder[0]) and each["reason"] for each in told)
    links = {
        reason for each in told if (reason := each["reason"]).startswith(("lien", "fichier disparu", "ni fichier"))
    }
    assert len(links) == 3, "broken links, links that lead back, pipes and sockets are each told"


def test_memory_is_bounded(report: dict[str, Any]) -> None:
    assert report["peak"] < MEMORY


@pytest.mark.parametrize("kind", DAMAGED)
def test_each_damage_is_told(kind: str, tmp_path: Path) -> None:
    for number in (7, 12_345):
        suffix, content, held = DAMAGED[kind](number)
        (tmp_path / f"x{suffix}").write_bytes(content)
        items = list(read(tmp_path / f"x{suffix}"))
        assert items
        assert held is None or len(items) == held, [asdict(item) for item in items]

"""Does an index follow its files while they come and go?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Library, ManchetteError, Report, SourceUnreadable
from search.store import Store
from tests.pipeline.invented import lines, record

pytest.importorskip("watchfiles")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    place.mkdir()
    (place / "a.jsonl").write_text(lines([record(1)]), encoding="utf-8")
    Library.open(place / "index").rebuild([place], engine="memory")
    return place


def test_each_burst_of_changes_is_one_update(corpus: Path) -> None:
    library, stop = Library.open(corpus / "index"), threading.Event()
    (corpus / "b.jsonl").write_text(lines([record(2)]), encoding="utf-8")
    told = library.watch([corpus], jobs=1, stop=stop)

    def counts() -> tuple[int, int, int]:
        report = next(told)
        assert isinstance(report, Report)
        return report.articles, report.files_read, report.files_gone

    assert counts() == (2, 1, 0), "what changed before"
    for number in range(3, 6):
        (corpus / f"{number}.jsonl").write_text(lines([record(number)]), encoding="utf-8")
    assert counts() == (5, 3, 0)
    (corpus / "a.jsonl").unlink()
    assert counts() == (4, 0, 1)
    threading.Timer(1.5, stop.set).start()
    assert list(told) == [], "its own index, inside the folder, is no change"


def test_an_update_that_cannot_be_made_is_told_and_tried_again(corpus: Path) -> None:
    library, stop = Library.open(corpus / "index"), threading.Event()
    (corpus / "b.jsonl").write_text(lines([record(2)]), encoding="utf-8")
    told = library.watch([corpus], jobs=1, stop=stop)
    with Store(corpus / "index").building():
        busy = next(told)
        assert isinstance(busy, ManchetteError)
        assert busy.code == "index_busy"
    report = next(told)
    assert isinstance(report, Report)
    assert report.articles == 2
    stop.set()
    assert list(told) == []


def test_a_missing_source_is_an_error(corpus: Path) -> None:
    with pytest.raises(SourceUnreadable, match="absent"):
        next(Library.open(corpus / "index").watch([corpus / "absent"]))


def test_without_the_library_the_way_out_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.watching.find_spec", lambda _: None)
    with pytest.raises(ManchetteError) as caught:
        next(Library.open(corpus / "index").watch([corpus]))
    assert caught.value.hint == "pip install 'manchette[watch]'"


@pytest.fixture
def command(corpus: Path) -> Iterator[subprocess.Popen[str]]:
    words = ["watch", str(corpus), "--index", str(corpus / "index"), "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "search", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_cleanly(corpus: Path, command: subprocess.Popen[str], sign: signal.Signals) -> None:
    (corpus / "b.jsonl").write_text(lines([record(2)]), encoding="utf-8")
    assert command.stdout is not None
    assert json.loads(command.stdout.readline())["articles"] == 2
    command.send_signal(sign)
    _, said = command.communicate(timeout=30)
    assert (command.returncode, said) == (0, "")


def run(corpus: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "search", *words, "--index", str(corpus / "index")]
    return subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    )


def test_the_command_update_says_what_it_did(corpus: Path) -> None:
    assert run(corpus, "update").stdout == "Rien n’a changé : 1 fichier, 1 article.\n"
    (corpus / "b.jsonl").write_text(lines([record(1), record(2)]), encoding="utf-8")
    assert "1 fichier lu, 1 inchangé" in run(corpus, "update", str(corpus)).stdout
    shown = run(corpus, "show", "a1").stdout
    assert str(corpus / "a.jsonl") in shown
    assert str(corpus / "b.jsonl") in shown
    said = json.loads(run(corpus, "update", "--json").stdout)
    assert (said["changed"], said["articles"], said["duplicates"], said["files_kept"]) == (False, 2, 1, 2)
    missing = run(corpus, "update", str(corpus / "absent"))
    assert (missing.returncode, "absent" in missing.stderr) == (2, True)

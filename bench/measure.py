"""What do repeated measures say? Medians, spread and ratios, from runs in turn: machines drift."""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bench.peers import PEERS


def build_once(name: str, source: Path, folder: Path) -> dict[str, float]:
    """Build one index in this process; articles, seconds, peak memory (MB, largest process), disk (MB)."""
    begun = perf_counter()
    articles = PEERS[name].build(source, folder)
    seconds = perf_counter() - begun
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {"articles": articles, "seconds": seconds, "memory": peak / 1024, "disk": disk / 1e6}


def build_apart(name: str, source: Path, folder: Path) -> dict[str, float]:
    """Build one index in a process of its own, so that no peer inherits another's memory."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "bench", "build-one", name, str(source), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def cut(source: Path, limit: int, folder: Path) -> Path:
    """Write the first ``limit`` lines of a file of JSON Lines (all of it, unpacked, if 0)."""
    import gzip

    opener = gzip.open if source.suffix == ".gz" else open
    target = folder / "articles.jsonl"
    with opener(source, "rb") as lines, target.open("wb") as out:
        out.writelines(line for number, line in enumerate(lines) if not limit or number < limit)
    return target


def in_turn(names: Sequence[str], runs: int) -> Iterable[str]:
    """Each name ``runs`` times, in another order each turn."""
    shuffled = random.Random(7)
    for _ in range(runs):
        yield from shuffled.sample(names, len(names))


def percentile(values: Sequence[float], share: int) -> float:
    """Give the value below which ``share`` percent of the values lie."""
    return quantiles(values, n=100, method="inclusive")[share - 1] if len(values) > 1 else values[0]


def spread(values: Sequence[float]) -> str:
    """Write a median with its extremes."""
    return f"{median(values):,.0f} ({min(values):,.0f}–{max(values):,.0f})"


def scratch() -> tempfile.TemporaryDirectory[str]:
    """Make a folder for the indexes of one measure, removed at its end."""
    return tempfile.TemporaryDirectory(prefix="manchette-bench-")

"""Something that is done in another process, and killed there at some moment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seconds(script: str, *arguments: Path, kill_after: float | None) -> float:
    """Run a script that first prints « ready », killed so many seconds later; give how long it took from there."""
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        begun = time.perf_counter()
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.kill()
    return time.perf_counter() - begun

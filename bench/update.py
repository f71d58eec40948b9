"""How long does an index take to follow one file that has changed, and does it answer as if it were rebuilt?"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, time

import click

from bench.measure import scratch
from bench.peers import articles
from search import Article, Library, Question

_FOLDER = 100  # files


def _write(path: Path, article: Article, age: float) -> None:
    path.write_text(json.dumps(asdict(article), ensure_ascii=False), encoding="utf-8")
    os.utime(path, (time() - age, time() - age))


def _unpack(source: Path, count: int, corpus: Path) -> list[Path]:
    """Write the first articles of a file of JSON Lines in a file each, an hour old."""
    paths = []
    for number, article in enumerate(islice(articles(source), count)):
        path = corpus / f"{number // _FOLDER:03}" / f"{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, article, 3600)
        paths.append(path)
    return paths


def _run(*words: str | Path) -> float:
    """Give the seconds of a command, the start of the process among them."""
    begun = perf_counter()
    subprocess.run([sys.executable, "-m", "search", *words], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begun


def _answers(library: Library, words: list[str], count: int) -> list[tuple[int, frozenset[str], object]]:
    """Give total, set of articles and facets of the same questions."""
    dice = random.Random(3)
    found: list[tuple[int, frozenset[str], object]] = []
    for number in range(count):
        text = (" " if number % 2 else " OU ").join(dice.sample(words, 1 + number % 3))
        page = library.search(Question(text, size=1))
        found.append((page.total, frozenset(each.id for each in library.scan(Question(text))), page.facets))
    return found


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--files", default=5000, show_default=True, help="One article each.")
@click.option("--runs", default=5, show_default=True)
@click.option("--count", default=200, show_default=True, help="Questions asked of the updated and of a rebuilt index.")
@click.option("--engine", default="auto", show_default=True)
def update(source: Path, files: int, runs: int, count: int, engine: str) -> None:
    """Seconds of ``manchette update`` after one changed file, the start of the process among them."""
    with scratch() as place:
        corpus, index, other = (Path(place, name) for name in ("corpus", "index", "rebuilt"))
        paths = _unpack(source, files, corpus)
        rebuilt = _run("rebuild", corpus, "--index", index, "--engine", engine)
        dice, seconds = random.Random(1), []
        for _ in range(runs):
            path = dice.choice(paths)
            article = next(iter(articles(path)))
            _write(
                path, replace(article, body=f"{article.body} {' '.join(dice.choices(article.body.split(), k=5))}"), 60
            )
            seconds.append(_run("update", corpus, "--index", index))
        idle = _run("update", corpus, "--index", index)
        _run("rebuild", corpus, "--index", other, "--engine", engine)
        words = sorted({word.lower() for path in paths[:50] for word in next(iter(articles(path))).title.split()})
        ours, theirs = (_answers(Library.open(each), words, count) for each in (index, other))
    same = sum(one == another for one, another in zip(ours, theirs, strict=True))
    click.echo(
        "| files | rebuild s | update of one s: median (min–max) | nothing changed s | same answers as rebuilt |"
    )
    click.echo("|---:|---:|---:|---:|---:|")
    spread = f"{median(seconds):.2f} ({min(seconds):.2f}–{max(seconds):.2f})"
    click.echo(f"| {len(paths):,} | {rebuilt:.1f} | {spread} | {idle:.2f} | {same} of {count} |")

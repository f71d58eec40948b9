"""``python -m bench completion SOURCE``: how soon is what one types completed, word after word?"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import thread_time

import click

from bench.measure import cut, percentile, scratch
from bench.peers import articles
from search import Article, Library

_WORD = re.compile(r"[^\W\d_]{2,}")
KINDS = ("first word", "second word", "third word")


def typed(pool: Sequence[Article], count: int, seed: int = 5) -> dict[str, list[str]]:
    """Draw what a reader has typed, of words that follow each other in an article: the last one is not whole yet."""
    dice = random.Random(seed)
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    while len(found[KINDS[-1]]) < count:
        words = _WORD.findall(dice.choice(pool).text)
        if len(words) <= len(KINDS):
            continue
        start = dice.randrange(len(words) - len(KINDS))
        for before, kind in enumerate(KINDS):
            *whole, last = words[start : start + before + 1]
            found[kind].append(" ".join([*whole, last[: dice.randint(1, len(last))]]))
    return found


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", default=0, metavar="N", help="Only the first N articles.")
@click.option("--count", default=1000, show_default=True, help="Beginnings of each kind.")
def completion(source: Path, limit: int, count: int) -> None:
    """Milliseconds of processor for ten suggestions, while the first, second or third word is being typed."""
    click.echo("| being typed | p50 ms | p99 ms | max ms |\n|---|---:|---:|---:|")
    with scratch() as folder:
        given = cut(source, limit, Path(folder))
        library = Library.open(Path(folder, "index"))
        library.rebuild([given])
        for kind, texts in typed(list(articles(given)), count).items():
            times = []
            for text in texts:
                begun = thread_time()
                library.suggest(text, 10)
                times.append((thread_time() - begun) * 1000)
            click.echo(f"| {kind} | {median(times):.1f} | {percentile(times, 99):.1f} | {max(times):.1f} |")

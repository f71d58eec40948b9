"""Are the versions of a text found, and nothing else? Pairs made with a seed, and real pairs judged exactly."""

from __future__ import annotations

import json
import random
import resource
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import cycle
from pathlib import Path
from time import process_time

import click

from bench.measure import scratch
from bench.peers import articles
from search import Article, Library
from search.analysis import joined_terms
from search.families import Gathering
from search.sketch import sketch

LEAST_WORDS = 60
DIFFERENT = 0.1
"""Two articles that share fewer of their passages of five words are no versions of one text."""
SAME = 0.3


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are of 1; ``seconds`` of processor: sketches and families, and the whole rebuild with them."""

    found: dict[str, float]
    pairs: int
    joined: float
    others: int
    similar_wrong: int
    similar_asked: int
    kin_seconds: float
    rebuild_seconds: float
    families: int
    members: int


def passages(article: Article) -> frozenset[tuple[str, ...]]:
    """Give the passages of five words of an article, exactly."""
    words = joined_terms(article.text).forms[0].split()
    return frozenset(zip(*(words[start:] for start in range(5)), strict=False))


def shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Give the share of passages in common, of those that either has."""
    return len(one & other) / max(1, len(one | other))


class Versions:
    """Makes other versions of articles, as newspapers do to dispatches."""

    def __init__(self, pool: Sequence[Article], seed: int = 7) -> None:
        self._drawn = random.Random(seed)
        self._words = [
            word for article in self._drawn.sample(pool, min(300, len(pool))) for word in article.text.split()
        ]
        self._pool = pool

    def changed(self, text: str) -> str:
        """Change 2 to 15 % of the words for words of other articles."""
        words = text.split(" ")
        for place in self._drawn.sample(range(len(words)), round(len(words) * self._drawn.uniform(0.02, 0.15))):
            words[place] = self._drawn.choice(self._words)
        return " ".join(words)

    def cut(self, text: str) -> str:
        """Keep the first half to nine tenths."""
        words = text.split(" ")
        return " ".join(words[: round(len(words) * self._drawn.uniform(0.5, 0.9))])

    def led(self, text: str) -> str:
        """Put 20 to 60 words of another article before it."""
        other = self._drawn.choice(self._pool).text.split()
        return " ".join(other[: self._drawn.randint(20, 60)]) + "\n\n" + text

    def make(self, count: int) -> Iterator[tuple[str, Article, Article]]:
        """Give pairs: how it was made, the article, its version."""
        long = [each for each in self._pool if len(each.text.split()) >= LEAST_WORDS]
        ways = cycle((("changed", self.changed), ("cut", self.cut), ("led", self.led)))
        for article, (name, way) in zip(self._drawn.sample(long, min(count, len(long))), ways, strict=False):
            made = replace(article, id=f"version-{article.id}", title="", lead="", body=way(article.text), url="")
            yield name, article, made


def measure(source: Path, limit: int, count: int) -> Figures:
    """Index the articles of a file with versions of some of them, and judge what was joined."""
    pool = [replace(each, id=f"a{rank}") for rank, each in enumerate(articles(source)) if not limit or rank < limit]
    made = list(Versions(pool).make(count))
    with scratch() as folder:
        given = Path(folder, "articles.jsonl")
        with given.open("w", encoding="utf-8") as out:
            for article in (*pool, *(version for _, _, version in made)):
                out.write(json.dumps(asdict(article)) + "\n")
        before = _processor()
        library = Library.open(Path(folder, "index"))
        library.rebuild([given])
        rebuild = _processor() - before
        kin, families = _gathered([*pool, *(version for _, _, version in made)])
        others = list(_neighbours(library, {each.id: each for each in pool}, count))
        asked, wrong = _similar(library, {each.id: each for each in pool}, 200)
        found: dict[str, list[bool]] = {}
        for name, article, version in made:
            found.setdefault(name, []).append(_together(library, article, version))
        return Figures(
            found={name: sum(each) / len(each) for name, each in found.items()},
            pairs=len(made),
            joined=sum(_together(library, one, other) for one, other in others) / max(1, len(others)),
            others=len(others),
            similar_wrong=wrong,
            similar_asked=asked,
            kin_seconds=kin,
            rebuild_seconds=rebuild,
            families=len(families),
            members=sum(map(len, families)),
        )


def _together(library: Library, one: Article, other: Article) -> bool:
    return other.id in [each.id for each in library.reprints(one.id)]


def _gathered(given: Sequence[Article]) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """Do alone what families cost a rebuild; the seconds, and the families."""
    forms = [joined_terms(article.text).forms[0] for article in given]
    begun = process_time()
    gathering = Gathering()
    for moment, (article, each) in enumerate(zip(given, forms, strict=True)):
        gathering.add(article.id, moment, sketch(each))
    families = gathering.families()
    return process_time() - begun, families


def _neighbours(library: Library, known: dict[str, Article], count: int) -> Iterator[tuple[Article, Article]]:
    """Give pairs of articles on the same event: one of the five nearest by rare words, with other passages."""
    drawn = random.Random(11)
    left = count
    for id in drawn.sample(sorted(known), len(known)):
        own = passages(known[id])
        near = [known[each.id] for each in library.similar(id) if each.id in known]
        versions = [known[each.id] for each in library.reprints(id) if each.id in known and each.id != id]
        told = [each for each in (*versions, *near) if shared(own, passages(each)) < DIFFERENT]
        if told and left:
            yield known[id], told[0]
            left -= 1
        if not left:
            return


def _similar(library: Library, known: dict[str, Article], count: int) -> tuple[int, int]:
    """Count, of so many articles, those one of whose first three neighbours is itself or a version of it."""
    asked = random.Random(13).sample(sorted(known), min(count, len(known)))
    wrong = 0
    for id in asked:
        own = passages(known[id])
        first = [each.id for each in library.similar(id, limit=3)]
        wrong += any(each == id or (each in known and shared(own, passages(known[each])) >= SAME) for each in first)
    return len(asked), wrong


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", default=0, metavar="N", help="Only the first N articles.")
@click.option("--count", default=400, show_default=True, help="Pairs of each kind.")
def reprints(source: Path, limit: int, count: int) -> None:
    """Versions found, different articles joined, wrong neighbours, and what it all costs a rebuild."""
    figures = measure(source, limit, count)
    rows = {f"versions found, of {figures.pairs} pairs: {name}": share for name, share in figures.found.items()}
    rows[f"joined, of {figures.others} near pairs that share < {DIFFERENT:.0%} of passages"] = figures.joined
    wrong = figures.similar_wrong / max(1, figures.similar_asked)
    rows[f"of {figures.similar_asked}, the first three near ones hold itself or a version (≥ {SAME:.0%})"] = wrong
    rows["processor time of a rebuild that goes to families"] = figures.kin_seconds / figures.rebuild_seconds
    click.echo("| what | share |\n|---|---:|")
    for what, share in rows.items():
        click.echo(f"| {what} | {share:.1%} |")
    click.echo(f"\n{figures.families} families of {figures.members} articles, versions made included.")

"""``python -m bench COMMAND``: the measures, printed as Markdown tables."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import click

from bench import spelling as misspelling
from bench.completion import completion
from bench.measure import build_apart, build_once, cut, in_turn, percentile, scratch, spread
from bench.peers import PEERS, articles
from bench.relevance import relevance
from bench.reprints import reprints
from bench.screenshots import screenshots
from bench.update import update
from search import Library
from search.lexicon import Lexicon

source_argument = click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
limit_option = click.option("--limit", default=0, metavar="N", help="Only the first N articles.")
peers_option = click.option(
    "--peers",
    default="manchette-tantivy,sqlite-fts5",
    show_default=True,
    callback=lambda _ctx, _option, given: given.split(","),
    help=f"Who takes part, the first against the others: {', '.join(PEERS)}.",
)


@click.group()
def main() -> None:
    """Set Manchette beside its peers on the same articles, in one run, interleaved.

    SOURCE is a file of JSON Lines, plain or .gz.
    """


@main.command("build-one", hidden=True)
@click.argument("name")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def build_one(name: str, source: Path, folder: Path) -> None:
    """Build one index and print its figures as JSON."""
    click.echo(json.dumps(build_once(name, source, folder)))


@main.command()
@source_argument
@limit_option
@peers_option
@click.option("--runs", default=3, show_default=True)
def index(source: Path, limit: int, peers: Sequence[str], runs: int) -> None:
    """Articles indexed in a second, whole process, from JSON Lines to a committed index."""
    rates: dict[str, list[float]] = defaultdict(list)
    last: dict[str, dict[str, float]] = {}
    with scratch() as folder:
        given = cut(source, limit, Path(folder))
        for name in in_turn(peers, runs):
            last[name] = build_apart(name, given, Path(folder, name))
            rates[name].append(last[name]["articles"] / last[name]["seconds"])
    click.echo("| engine | articles | articles/s: median (min–max) | ratio of medians | memory MB | disk MB |")
    click.echo("|---|---:|---:|---:|---:|---:|")
    for name in peers:
        ratio = median(rates[peers[0]]) / median(rates[name])
        figures = last[name]
        click.echo(
            f"| {name} | {figures['articles']:,.0f} | {spread(rates[name])} | {ratio:.2f} |"
            f" {figures['memory']:,.0f} | {figures['disk']:,.0f} |"
        )


def questions(source: Path, count: int) -> dict[str, list[str]]:
    """One, two and three words that stand together in one article, drawn with a seed from words of 4–12 letters."""
    drawn = random.Random(7)
    found: dict[str, list[str]] = defaultdict(list)
    pool = drawn.sample(list(articles(source)), count)
    for article in pool:
        words = sorted({word for word in article.text.split() if word.isalpha() and 4 <= len(word) <= 12})
        for size in (1, 2, 3):
            if len(words) >= size:
                found[f"{size} word{'s' * (size > 1)}"].append(" ".join(drawn.sample(words, size)))
    return found


@main.command()
@source_argument
@limit_option
@peers_option
@click.option("--count", default=300, show_default=True, help="Questions of each kind.")
def answer(source: Path, limit: int, peers: Sequence[str], count: int) -> None:
    """Milliseconds for one answer: the ten best articles with their snippets, all words wanted."""
    with scratch() as folder:
        given = cut(source, limit, Path(folder))
        for name in peers:
            build_apart(name, given, Path(folder, name))
        asked = questions(given, count)
        opened = {name: PEERS[name].open_(Path(folder, name)) for name in peers}
        times: dict[tuple[str, str], list[float]] = defaultdict(list)
        shuffled = random.Random(11)
        for kind, all_words in asked.items():
            for words in all_words:
                for name in shuffled.sample(peers, len(peers)):
                    begun = perf_counter()
                    opened[name](words)
                    times[kind, name].append((perf_counter() - begun) * 1000)
    click.echo("| question | engine | p50 ms | p99 ms | max ms | ratio of p50 |")
    click.echo("|---|---|---:|---:|---:|---:|")
    for kind in asked:
        base = median(times[kind, peers[0]])
        for name in peers:
            values = times[kind, name]
            row = f"{median(values):.2f} | {percentile(values, 99):.2f} | {max(values):.2f}"
            click.echo(f"| {kind} | {name} | {row} | {base / median(values):.2f} |")


@main.command()
@source_argument
@limit_option
@click.option("--count", default=1000, show_default=True, help="Words misspelled.")
def spelling(source: Path, limit: int, count: int) -> None:
    """Words of the corpus with one random letter error, put right from the lexicon of SOURCE."""
    with scratch() as folder:
        given = cut(source, limit, Path(folder))
        Library.open(folder).rebuild([given])
        lexicon = Lexicon.open(next(Path(folder).glob("*/lexicon")))
        done = misspelling.measure(lexicon, list(articles(given)), count)
    milliseconds = [each * 1000 for each in done.seconds]
    click.echo("| forms | words | right first | among three | p50 ms | p99 ms | right ones doubted |")
    click.echo("|---:|---:|---:|---:|---:|---:|---:|")
    click.echo(
        f"| {len(lexicon):,} | {done.words:,} | {done.first / done.words:.1%} | {done.three / done.words:.1%} |"
        f" {median(milliseconds):.1f} | {percentile(milliseconds, 99):.1f} | {done.doubted / done.words:.1%} |"
    )


main.add_command(completion)
main.add_command(relevance)
main.add_command(reprints)
main.add_command(screenshots)
main.add_command(update)


if __name__ == "__main__":
    main()

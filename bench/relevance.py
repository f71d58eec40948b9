"""``python -m bench relevance DIR``: is the right article first, and who else puts it there?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from bench.judged import MEASURES, SHOWN, Judged, figures, in_capitals, judged, records, without_accents
from bench.measure import scratch
from bench.rankers import OURS, RANKERS, Asked

SPELLINGS = {"accents stripped": without_accents, "in capitals": in_capitals}
USUAL = tuple(name for name in RANKERS if name != "manchette-memory")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--docs", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Articles kept elsewhere.")
@click.option("--without-title", is_flag=True, help="Search lead and body only.")
@click.option("--limit", default=0, metavar="N", help="Only N questions, drawn with a seed.")
@click.option(
    "--peers",
    default=",".join(USUAL),
    show_default=True,
    callback=lambda _ctx, _option, given: given.split(","),
    help=f"Who takes part: {', '.join(RANKERS)} (memory reads every article for each clause: with --limit).",
)
def relevance(folder: Path, docs: Path | None, without_title: bool, limit: int, peers: Sequence[str]) -> None:
    """MRR@10, nDCG@10 and Recall@20 over a judged set: DIR holds docs.jsonl.gz, queries.jsonl.gz and qrels.tsv."""
    asked = judged(folder).sample(limit)
    click.echo(f"{len(asked.questions):,} questions\n\n| engine | questions | {' | '.join(MEASURES)} |")
    click.echo("|---|---|" + "---:|" * len(MEASURES))
    with scratch() as place:
        source = cut(docs or folder / "docs.jsonl.gz", Path(place), without_title)
        for name in peers:
            Path(place, name).mkdir()
            _rows(name, RANKERS[name](source, Path(place, name)), asked)


def _rows(name: str, ask: Asked, asked: Judged) -> None:
    plain = answers(ask, asked)
    _row(name, "as written", figures(asked, plain))
    for spelling, written in SPELLINGS.items():
        if name in OURS:
            found = answers(ask, asked.spelled(written))
            same = sum(one == other for one, other in zip(plain, found, strict=True))
            _row(name, f"{spelling} ({same:,} answered alike, {SHOWN} deep)", figures(asked, found))


def _row(name: str, spelling: str, measured: dict[str, float]) -> None:
    click.echo(f"| {name} | {spelling} | {' | '.join(f'{value:.4f}' for value in measured.values())} |")


def answers(ask: Asked, asked: Judged) -> list[Sequence[str]]:
    """Ask every question."""
    return [ask(text) for _, text in asked.questions]


def cut(docs: Path, folder: Path, without_title: bool) -> Path:
    """Write what is to be searched of each article: id, title, lead and body, or without the title."""
    kept = ("id", "lead", "body") if without_title else ("id", "title", "lead", "body")
    target = folder / "articles.jsonl"
    with target.open("w", encoding="utf-8") as out:
        for each in records(docs):
            out.write(json.dumps({name: each.get(name) or "" for name in kept}, ensure_ascii=False) + "\n")
    return target

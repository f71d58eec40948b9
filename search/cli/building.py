"""Which commands change the index?"""

from __future__ import annotations

import sys

import click

from search import ENGINES, Columns, Library
from search.cli import show
from search.cli.options import Given, examples, index_option, json_option, map_option


@click.command(
    epilog=examples(
        "manchette rebuild corpus/",
        "manchette rebuild depeches.jsonl.gz exports/ --engine whoosh --jobs 4",
        "manchette rebuild table.csv --map titre=INTITULE --map texte=CORPS",
    )
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--engine",
    type=click.Choice(["auto", *ENGINES]),
    default="auto",
    show_default=True,
    help="Moteur ; auto prend MANCHETTE_ENGINE, sinon tantivy s’il est installé, sinon whoosh.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help="Processus qui lisent et analysent ; sans l’option, autant que de processeurs.",
)
@click.option("--strict", is_flag=True, help="Sortir avec le code 1 si quelque chose a été refusé.")
@map_option
@index_option
@json_option
def rebuild(
    sources: Given, engine: str, jobs: int | None, strict: bool, columns: Columns, place: str, as_json: bool
) -> None:
    """Construire l’index de fichiers et de dossiers d’articles.

    L’index en vigueur répond jusqu’à ce que le nouveau le remplace, d’un coup. À la fin, ce qui a été lu par format
    et sorte de fichier, et pourquoi le reste a été refusé ; manchette report le redit.
    """
    with show.progress(quiet=as_json) as progress:
        report = Library.open(place).rebuild(sources, engine=engine, jobs=jobs, columns=columns, progress=progress)
    show.rebuilt(report, as_json=as_json)
    if strict and report.rejected:
        sys.exit(1)


@click.command()
@index_option
@json_option
def rollback(place: str, as_json: bool) -> None:
    """Revenir à la génération précédente."""
    show.rolled_back(Library.open(place).rollback(), as_json=as_json)

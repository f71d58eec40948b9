"""Which commands say what would be read out of files?"""

from __future__ import annotations

import sys

import click

from search import Columns
from search import inspect as inspect_files
from search.cli import show
from search.cli.options import Given, examples, json_option, map_option


@click.command(
    epilog=examples(
        "manchette inspect export.html",
        "manchette inspect depeches.zip --limit 1",
        "manchette inspect table.csv --map titre=INTITULE",
    )
)
@click.argument("sources", nargs=-1, required=True, metavar="FICHIER…")
@click.option(
    "--limit",
    default=3,
    show_default=True,
    type=click.IntRange(min=0),
    metavar="N",
    help="Articles montrés par fichier.",
)
@map_option
@json_option
def inspect(sources: Given, limit: int, columns: Columns, as_json: bool) -> None:
    """Montrer ce qui serait lu de fichiers, sans rien indexer.

    Pour chaque fichier, et chaque fichier d’une archive : le lecteur qui le reconnaît, l’encodage, les premiers
    articles champ par champ, avec ce qui leur manque, les refus et leur raison. Code 1 si l’un ne donne aucun article.
    """
    if show.inspected(inspect_files(sources, columns=columns, limit=limit), as_json=as_json):
        sys.exit(1)

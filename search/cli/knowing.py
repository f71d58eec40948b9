"""Which commands say what the index holds, what may be read, and whether all is well?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search import BadRequest, Library
from search.cli import show
from search.cli.options import examples, index_option, json_option


@click.command()
@index_option
@json_option
def stats(place: str, as_json: bool) -> None:
    """Dire ce que contient l’index."""
    show.stats(Library.open(place).stats(), as_json=as_json)


@click.command(epilog=examples("manchette report", "manchette report --html rapport.html --examples 10"))
@click.option(
    "--examples", default=3, show_default=True, type=click.IntRange(min=0), metavar="N", help="Exemples par raison."
)
@click.option(
    "--html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FICHIER",
    help="L’écrire comme une page, qui se lit seule.",
)
@index_option
@json_option
def report(examples: int, html: Path | None, place: str, as_json: bool) -> None:
    """Dire ce qui a été lu, par format, et ce qui a été refusé.

    Articles, refusés et doublons font tous les éléments lus. Chaque raison de refus vient avec des exemples et ce
    qu’on peut y faire ; refused.jsonl, dans l’index, les donne tous.
    """
    library = Library.open(place)
    told, refusals = library.report(), library.refusals(examples)
    if html is None:
        show.report(told, refusals, as_json=as_json)
        return
    try:
        html.write_text(show.report_page(told, refusals), encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"« {html} » ne peut être écrit.", "vérifier le dossier et ses droits") from error


@click.command()
@index_option
@json_option
def check(place: str, as_json: bool) -> None:
    """Vérifier l’index, fichier par fichier ; code 1 s’il est abîmé."""
    problems = Library.open(place).check()
    show.problems(problems, as_json=as_json)
    if problems:
        sys.exit(1)


@click.command("formats")
@json_option
def list_formats(as_json: bool) -> None:
    """Dire quels fichiers peuvent être lus."""
    show.formats(as_json=as_json)

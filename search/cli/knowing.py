"""Which commands say what the index holds, what may be read, and whether all is well?"""

from __future__ import annotations

import sys

import click

from search import Library
from search.cli import show
from search.cli.options import index_option, json_option


@click.command()
@index_option
@json_option
def stats(place: str, as_json: bool) -> None:
    """Dire ce que contient l’index."""
    show.stats(Library.open(place).stats(), as_json=as_json)


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

"""Which commands keep the index in step with its files?"""

from __future__ import annotations

import signal
import sys
import threading

import click

from search import Library
from search.cli import show
from search.cli.options import Given, examples, index_option, json_option

_jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help="Processus qui lisent et analysent ; sans l’option, autant que de processeurs.",
)


@click.command(
    epilog=examples("manchette update", "manchette update corpus/2024/", "manchette update corpus/nouveau.jsonl")
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@_jobs
@click.option("--strict", is_flag=True, help="Sortir avec le code 1 si l’index compte des éléments refusés.")
@index_option
@json_option
def update(sources: Given, jobs: int | None, strict: bool, place: str, as_json: bool) -> None:
    """Mettre l’index à jour de ce qui a changé dans ses fichiers.

    Ne lit que les fichiers nouveaux ou modifiés (taille et date, puis contenu) et retire ce qui a disparu ; l’index
    répond ensuite comme s’il venait d’être reconstruit.
    Sans SOURCE, toutes les sources de l’index sont revues ; sinon, celles-là seulement, et le reste demeure.
    Une SOURCE nouvelle s’ajoute aux autres. Les colonnes nommées à la construction (--map) valent toujours.
    """
    with show.progress(quiet=as_json) as progress:
        report = Library.open(place).update(sources, jobs=jobs, progress=progress)
    show.update(report, as_json=as_json)
    if strict and report.rejected:
        sys.exit(1)


@click.command(epilog=examples("manchette watch corpus/", "manchette watch corpus/ exports/ --json"))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@_jobs
@index_option
@json_option
def watch(sources: Given, jobs: int | None, place: str, as_json: bool) -> None:
    """Mettre l’index à jour dès que des fichiers arrivent, changent ou disparaissent.

    Commence par une mise à jour, puis attend ; une salve de changements n’en fait qu’une. Ctrl-C pour arrêter.
    """
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        for told in Library.open(place).watch(sources, jobs=jobs, stop=stop):
            show.watched(told, as_json=as_json)
    except KeyboardInterrupt:  # an update under way is given up, and leaves the index as it was
        stop.set()

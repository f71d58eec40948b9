"""Which command serves the pages?"""

from __future__ import annotations

import click

from search import Library
from search.cli import show
from search.cli.options import index_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse à écouter.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port à écouter.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processus qui servent.")
@index_option
def serve(host: str, port: int, workers: int, place: str) -> None:
    """Servir les pages et l’API."""
    from web.serve import serve as serve_pages  # the web is not loaded for the other commands

    Library.open(place).stats()  # an index that cannot serve is said here, not on every page
    show.serving(host, port)
    serve_pages(place, host=host, port=port, workers=workers)

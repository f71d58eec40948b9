"""Which command serves the pages?"""

from __future__ import annotations

import click

from search import Library
from search.cli import show
from search.cli.options import examples, index_option


@click.command(epilog=examples("manchette serve", "manchette serve --host 0.0.0.0 --port 80 --workers 4"))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADRESSE", help="Adresse à écouter.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), metavar="N", help="Port à écouter."
)
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), metavar="N", help="Processus qui servent."
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGINE",
    envvar="MANCHETTE_CORS",
    help="Laisser les pages de cette origine (https://exemple.fr, ou * pour toutes) lire l’API ; répétable.",
)
@index_option
def serve(host: str, port: int, workers: int, cors: tuple[str, ...], place: str) -> None:
    """Servir les pages et l’API.

    Sur cette machine seulement, si --host ne dit pas autre chose.
    """
    from web.serve import serve as serve_pages  # the web is not loaded for the other commands
    from web.sharing import checked

    for origin in cors:
        checked(origin)

    Library.open(place).stats()  # an index that cannot serve is said here, not on every page
    show.serving(host, port)
    serve_pages(place, host=host, port=port, workers=workers, cors=cors)

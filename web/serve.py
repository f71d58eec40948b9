"""How is the site served? By granian where it is installed, else by waitress."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec

from flask import Flask

from search import Library
from web import create_app

PLACE = "MANCHETTE_INDEX"
ORIGINS = "MANCHETTE_CORS"


def application() -> Flask:
    """Make the application of one server process, over the index that ``MANCHETTE_INDEX`` names.

    ``MANCHETTE_CORS``: the origins, parted by blanks, whose pages may read the API.
    """
    return create_app(Library.open(os.environ.get(PLACE, "index_data")), cors=os.environ.get(ORIGINS, "").split())


def serve(place: str, *, host: str = "127.0.0.1", port: int = 8000, workers: int = 2, cors: Sequence[str] = ()) -> None:
    """Serve an index until interrupted; ``workers`` counts processes (granian only), ``cors`` allows origins."""
    os.environ[PLACE], os.environ[ORIGINS] = place, " ".join(cors)
    if find_spec("granian"):
        _granian(host, port, workers)
    else:
        from waitress import serve as waitress

        waitress(application(), host=host, port=port, threads=4, ident=None)


def _granian(host: str, port: int, workers: int) -> None:
    # Imported here: an optional dependency, which the library and its tests do without.
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "web.serve:application",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers,
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()

"""May a page of another site read the API? Not unless its origin was allowed when the site was opened."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flask import Flask, Response, request

from search import BadRequest

ANY = "*"
_ORIGIN = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:.]+\])(:[0-9]{1,5})?")


def init_app(app: Flask, origins: Iterable[str]) -> None:
    """Allow some origins, ``https://exemple.fr``, or all (``*``), below ``/api/`` only. Raises BadRequest."""
    allowed = frozenset(map(checked, origins))
    if not allowed:
        return

    def allow(response: Response) -> Response:
        if not request.path.startswith("/api/"):
            return response
        origin = request.headers.get("Origin", "")
        if ANY not in allowed:
            response.vary.add("Origin")
        if ANY in allowed or origin in allowed:
            response.headers["Access-Control-Allow-Origin"] = ANY if ANY in allowed else origin
            response.headers["Access-Control-Expose-Headers"] = "ETag"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        return response

    app.after_request(allow)


def checked(origin: str) -> str:
    """Give an origin back, if it is one: a scheme and a host, and nothing after."""
    if origin == ANY or _ORIGIN.fullmatch(origin):
        return origin
    raise BadRequest(
        f"« {origin} » n’est pas une origine.", "Écrire https://exemple.fr, sans rien après ; ou * pour toutes."
    )

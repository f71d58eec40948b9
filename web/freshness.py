"""Has anything changed since a browser last asked? Pages and answers depend on the generation in force.

Each carries an ``ETag`` made of the generation, of the day (a citation says it),
of the reader's language and of this program; asked again with it, and nothing
changed, the server says so (304) without having searched.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, g, request

import search
from search import IndexProblem
from web.shelf import library

DEPENDENT = frozenset(("pages", "api", "references", "opensearch"))
"""The blueprints whose replies depend on the generation."""


def init_app(app: Flask) -> None:
    """Answer conditional requests, and say how long a reply may be kept."""
    program = _program()

    def ask() -> Response | None:
        if request.blueprint not in DEPENDENT or request.method not in ("GET", "HEAD"):
            return None
        try:
            generation = library().generation
        except IndexProblem:  # a page that needs the index says so itself
            return None
        if not generation:
            return None
        language = request.headers.get("Accept-Language", "")
        said = "\n".join((program, generation, date.today().isoformat(), language))
        g.tag = blake2b(said.encode("utf-8", "replace"), digest_size=9).hexdigest()
        known = request.if_none_match
        return Response(status=304) if not known.star_tag and known.contains_weak(g.tag) else None

    app.before_request(ask)
    app.after_request(_say)


def _say(response: Response) -> Response:
    tag = g.get("tag")
    if tag and response.status_code in (200, 304) and not response.cache_control.no_store:
        response.set_etag(tag, weak=True)
        response.headers.setdefault("Cache-Control", "no-cache")  # kept, and asked again each time
        response.vary.add("Accept-Language")
    return response


def _program() -> str:
    """Tell one state of this program from another: what its files are called, how long and how old they are."""
    digest = blake2b(digest_size=9)
    for folder in (Path(search.__file__).parent, Path(__file__).parent):
        for path in sorted(each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts):
            about = path.stat()
            digest.update(f"{path.relative_to(folder)} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()

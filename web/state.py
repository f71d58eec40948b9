"""Does the site stand, and on which index? For those who keep it, as a page and in JSON."""

from __future__ import annotations

from typing import Any

from flask import Response

from search import Stats, __version__
from web import replies
from web.pages import blueprint
from web.shelf import library


@blueprint.get("/etat")
def etat() -> Response:
    """The index in force; 503 where there is none that answers."""
    return lasting_no_time(replies.html("etat.html", stats=library().stats(), version=__version__))


def health(stats: Stats) -> dict[str, Any]:
    """Say what answers. To have these figures, the index has just answered a question."""
    return {
        "status": "ok",
        "articles": stats.articles,
        "rejected": stats.rejected,
        "first": stats.first,
        "last": stats.last,
        "engine": stats.engine,
        "generation": stats.generation,
        "built": stats.built,
        "version": __version__,
    }


def lasting_no_time(reply: Response) -> Response:
    """Let nobody keep a reply that says how things are now."""
    reply.cache_control.no_store = True
    return reply

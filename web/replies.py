"""How does a reply leave? One door for pages, one for JSON, one for other formats.

A text of the press may hold anything, lone surrogates included, which UTF-8
cannot say: here they become ``?`` rather than an error.
"""

from __future__ import annotations

import json
from typing import Any

from flask import Response, render_template

from web import language


def html(template: str, status: int = 200, /, **values: Any) -> Response:
    """Reply with a page."""
    reply = Response(_bytes(render_template(template, **values)), status, mimetype="text/html")
    reply.content_language = language.current()
    reply.vary.add("Accept-Language")
    return reply


def data(value: dict[str, Any], status: int = 200) -> Response:
    """Reply with JSON."""
    return Response(_bytes(json.dumps(value, ensure_ascii=False) + "\n"), status, mimetype="application/json")


def text(value: str, media_type: str, status: int = 200) -> Response:
    """Reply with a text of another format: a reference, XML."""
    return Response(_bytes(value), status, content_type=f"{media_type}; charset=utf-8")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")

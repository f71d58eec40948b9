"""Which library do the pages read, and what was asked of it?"""

from __future__ import annotations

from typing import cast

from flask import current_app, request

from search import Library, Question
from web import urls


def library() -> Library:
    """Give the library that this application was made with."""
    return cast(Library, current_app.extensions["library"])


def asked() -> Question:
    """Read the question of the present address; raises BadRequest."""
    return urls.from_args(arguments())


def arguments() -> list[tuple[str, str]]:
    """Give the parameters of the present address, in order."""
    return urls.arguments(request.query_string)

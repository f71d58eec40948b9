"""What does a reader see when something goes wrong? What happened, and the way out; in JSON below ``/api/``."""

from __future__ import annotations

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from search import BadRequest, IndexProblem, ManchetteError, NotFound
from web import replies

STATUS: tuple[tuple[type[ManchetteError], int], ...] = (
    (BadRequest, 400),
    (NotFound, 404),
    (IndexProblem, 503),
    (ManchetteError, 500),
)

# Status -> code, message, hint, for what Flask raises itself.
FOREIGN: dict[int, tuple[str, str, str]] = {
    404: ("not_found", "Cette page n’existe pas.", "Vérifier l’adresse, ou chercher l’article par ses mots."),
    405: ("method_not_allowed", "Cette adresse se lit, et rien d’autre.", "Employer la méthode GET."),
    500: (
        "internal_error",
        "Le serveur n’a pas su répondre.",
        "L’erreur est consignée dans son journal ; réessayer, ou poser la question autrement.",
    ),
}


def init_app(app: Flask) -> None:
    """Answer every error in our own shape."""
    app.register_error_handler(ManchetteError, _ours)
    app.register_error_handler(HTTPException, _foreign)


def _ours(error: ManchetteError) -> Response:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    if status >= 500:
        current_app.logger.error("%s: %s", error.code, error.message, exc_info=error)
    return _reply(status, error.code, error.message, error.hint)


def _foreign(error: HTTPException) -> Response:
    status = error.code or 500
    unknown = (error.name.lower().replace(" ", "_"), f"La demande a échoué ({error.name}).", "")
    code, message, hint = FOREIGN.get(status, unknown)
    reply = _reply(status, code, message, hint)
    for name, value in error.get_headers():
        if name == "Allow":
            reply.headers[name] = value
    return reply


def _reply(status: int, code: str, message: str, hint: str) -> Response:
    if f"{request.path}/".startswith("/api/"):
        return replies.data({"error": {"code": code, "message": message, "hint": hint}}, status)
    return replies.html("error.html", status, message=message, hint=hint, status=status)

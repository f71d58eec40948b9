"""How does the API describe itself? In OpenAPI 3.1, made from the tables that its routes obey."""

from __future__ import annotations

from typing import Any, NamedTuple

from search import FACETS, __version__
from web.api.parameters import COMPLETION, NARROWING, QUESTION, Parameter
from web.api.schemas import SCHEMAS, Schema, ref

PREFIX = "/api/v1"


class Route(NamedTuple):
    """One address: the name of its function, what it gives, and what it may be sent."""

    path: str
    name: str
    gives: str
    schema: str
    parameters: tuple[Parameter, ...] = ()


ROUTES: tuple[Route, ...] = (
    Route("/search", "search", "Une page d’une réponse, avec ses facettes et sa chronologie", "Page", QUESTION),
    Route("/facets/{field}", "facets", "Toutes les valeurs d’une facette d’une réponse", "Facet", NARROWING),
    Route("/suggest", "suggest", "Ce qui peut compléter ce que l’on écrit", "Suggestions", COMPLETION),
    Route("/articles/{id}", "article", "Un article entier, les versions de son texte, les articles proches", "Article"),
    Route(
        "/articles/{id}/compare/{other}", "compare", "Ce qui change, mot à mot, d’un article à l’autre", "Comparison"
    ),
    Route("/health", "health", "Si l’index répond, et ce qu’il contient", "Health"),
)

_IN_PATHS: dict[str, Schema] = {
    "id": {"type": "string", "minLength": 1},
    "other": {"type": "string", "minLength": 1},
    "field": {"type": "string", "enum": list(FACETS)},
}
_FAULTS = {
    "400": "Ce qui est demandé ne peut pas l’être.",
    "404": "Il n’y a rien à cette adresse.",
    "405": "Cette adresse se lit, et rien d’autre.",
    "500": "Le serveur n’a pas su répondre.",
    "503": "L’index ne peut pas servir en l’état.",
}


def description() -> dict[str, Any]:
    """Give the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Manchette",
            "version": __version__,
            "description": "Recherche plein texte dans des archives de presse. Tout se lit par GET ; rien ne s’écrit.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": PREFIX}],
        "paths": {route.path: {"get": _operation(route)} for route in ROUTES},
        "components": {
            "schemas": SCHEMAS,
            "responses": {status: _reply(said, "Error") for status, said in _FAULTS.items()},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    in_path = [name for name in _IN_PATHS if f"{{{name}}}" in route.path]
    faults = [status for status in _FAULTS if in_path or status != "404"]
    return {
        "operationId": route.name,
        "summary": route.gives,
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": _IN_PATHS[name]} for name in in_path),
            *(each.described() for each in route.parameters),
        ],
        "responses": {
            "200": _reply(f"{route.gives}.", route.schema),
            "304": {"description": "Rien n’a changé depuis l’ETag que la demande rappelle."},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in faults},
        },
    }


def _reply(said: str, schema: str) -> dict[str, Any]:
    return {"description": said, "content": {"application/json": {"schema": ref(schema)}}}

"""Which parameters may a program send? One table, which refuses the others and describes itself in OpenAPI.

A page overlooks what it does not understand; a program cannot see that it was
overlooked, and is told: unknown names, empty values, a page said twice.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, get_args
from urllib.parse import unquote_plus

from search import FIELDS, MOST_PER_PAGE, BadRequest, Match, Question, Sort
from web import urls
from web.shelf import arguments, asked

Schema = dict[str, Any]

_DAY = {"type": "string", "pattern": r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"}
_SCHEMAS: dict[str, Schema] = {
    "q": {"type": "string"},
    "page": {"type": "integer", "minimum": 1, "maximum": 999_999_999, "default": Question().page},
    "size": {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": Question().size},
    "sort": {"type": "string", "enum": list(get_args(Sort))},
    "match": {"type": "string", "enum": list(get_args(Match)), "default": Question().match},
    "collapse": {"type": "string", "enum": ["0", "1"], "default": "0"},
    "since": _DAY,
    "until": _DAY,
}
_VALUE: Schema = {"type": "string", "minLength": 1}
"""A parameter that has no schema of its own is a value, and can be repeated."""

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: what it means, in French, an example, the JSON Schema of one value, and whether it is repeated."""

    name: str
    means: str
    example: str
    schema: Schema
    several: bool

    def fits(self, value: str) -> bool:
        """Tell whether a value is one that the schema allows, written as JSON writes it."""
        match self.schema:
            case {"type": "integer", "minimum": least, "maximum": most}:
                return bool(_NUMBER.fullmatch(value)) and least <= int(value) <= most
            case {"enum": allowed}:
                return value in tuple(allowed)
            case {"pattern": pattern}:
                return bool(re.search(pattern, value)) and not value.endswith("\n")
            case {"minLength": least}:
                return len(value) >= int(least)
        return True

    def described(self) -> dict[str, Any]:
        """Describe it as OpenAPI does."""
        said: dict[str, Any] = {
            "name": self.name,
            "in": "query",
            "description": f"{self.means[:1].upper()}{self.means[1:]}.",
        }
        if not self.several:
            return said | {"schema": self.schema, "example": self._example()}
        return said | {"schema": {"type": "array", "items": self.schema}, "explode": True, "example": [self._example()]}

    def _example(self) -> str | int:
        return int(self.example) if self.schema["type"] == "integer" else self.example


def _parameter(said: urls.Parameter) -> Parameter:
    schema = _SCHEMAS.get(said.name)
    example = unquote_plus(said.example.partition("=")[2])
    return Parameter(said.name, said.means, example, schema or _VALUE, schema is None)


_SAID = {said.name: _parameter(said) for said in urls.PARAMETERS if said.name != "ui"}
_BARRED = tuple(
    Parameter(f"-{field.name}", f"{field.label} : écarter cette valeur", _SAID[field.name].example, _VALUE, True)
    for field in FIELDS
    if field.facet
)
QUESTION: tuple[Parameter, ...] = tuple(({each.name: each for each in (*_SAID.values(), *_BARRED)}).values())
NARROWING: tuple[Parameter, ...] = tuple(
    each for each in QUESTION if each.name not in ("page", "size", "sort", "collapse")
)
COMPLETION: tuple[Parameter, ...] = (
    replace(_SAID["q"], means="le début de ce que l’on écrit", example="trê"),
    replace(_SAID["size"], means=f"le nombre de propositions, de 1 à {MOST_PER_PAGE} ; 10 d’ordinaire", example="8"),
)


def strictly(allowed: tuple[Parameter, ...]) -> Question:
    """Read the question that a program asks; raises BadRequest where it says anything else than what is allowed."""
    said, known = arguments(), {each.name: each for each in allowed}
    if unknown := dict.fromkeys(name for name, _ in said if name not in known):
        hint = f"Choisir parmi {', '.join(known)}." if known else "Cette adresse n’a pas de paramètre."
        raise BadRequest(f"Paramètre inconnu : {', '.join(unknown)}.", hint)
    for name, times in Counter(name for name, _ in said).items():
        if times > 1 and not known[name].several:
            raise BadRequest(f"« {name} » est dit {times} fois.", "Ne le dire qu’une fois.")
    question = asked()  # which says more exactly what is wrong with most values
    for name, value in said:
        if not known[name].fits(value):
            example = known[name].example
            raise BadRequest(f"« {name} » n’a pas de valeur qui convienne.", f"Par exemple : {name}={example}.")
    return question

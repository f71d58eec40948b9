"""What do the replies of the API look like? JSON Schemas of what :mod:`search` says of pages and articles."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from search import FACETS, Suggestion

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
YES: Schema = {"type": "boolean"}
DATE: Schema = TEXT | {
    "description": "Date ISO, à la précision connue : 2023-11-07T14:05:00+01:00, 2023-11, 2023 ou rien."
}


def ref(name: str) -> Schema:
    """Point to a schema of the table."""
    return {"$ref": f"#/components/schemas/{name}"}


def array(items: Schema) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": items}


def whole(**properties: Schema) -> Schema:
    """Describe an object that has all of these properties, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}


_SUMMARY = {"id": TEXT, "title": TEXT, "date": DATE, "source": TEXT, "url": TEXT}
_CHANGES = array(whole(kind={"type": "string", "enum": ["same", "removed", "added"]}, text=TEXT))
_WORD = whole(written=TEXT, start=COUNT, end=COUNT, meant=array(TEXT))

SCHEMAS: dict[str, Schema] = {
    "Page": whole(
        query=TEXT,
        understood=TEXT | {"description": "La question avec ses parenthèses, dans le langage de recherche."},
        total=COUNT | {"description": "Les articles qui répondent entièrement."},
        partial=COUNT | {"description": "Ceux qui les suivent, auxquels manque un mot."},
        articles=COUNT | {"description": "Comme total, mais chaque version d’un même texte comptée."},
        collapse=YES,
        exact=YES,
        seconds={"type": "number", "minimum": 0},
        notes=array(whole(message=TEXT, start=COUNT, end=COUNT)),
        suggestion=_or_null(whole(text=TEXT, words=array(_WORD))),
        forms=array(ref("WordForms")),
        generation=TEXT,
        hits=array(ref("Hit")),
        facets={
            "type": "object",
            "properties": {name: ref("Values") for name in FACETS},
            "additionalProperties": False,
        },
        timeline=array(whole(period=TEXT, count=COUNT)),
    ),
    "Hit": whole(
        **_SUMMARY,
        authors=array(TEXT),
        section=TEXT,
        score={"type": "number"},
        missing=array(TEXT),
        family=_or_null(whole(id=TEXT, reprints=COUNT, members=array(TEXT))),
        passages=array(array(whole(text=TEXT, marked=YES))),
    ),
    "WordForms": whole(word=TEXT, forms=array(whole(form=TEXT, written=TEXT, count=COUNT, kept=YES)), others=COUNT),
    "Values": array(whole(value=TEXT, count=COUNT)),
    "Facet": whole(
        query=TEXT,
        field={"type": "string", "enum": list(FACETS)},
        label=TEXT,
        total=COUNT,
        values=ref("Values"),
        generation=TEXT,
    ),
    "Suggestions": whole(
        query=TEXT,
        suggestions=array(
            whole(
                text=TEXT,
                kind={"type": "string", "enum": list(get_args(get_type_hints(Suggestion)["kind"]))},
                count=COUNT,
                question=TEXT,
            )
        ),
    ),
    "Summary": whole(**_SUMMARY),
    "Article": whole(
        **_SUMMARY,
        lead=TEXT,
        body=TEXT,
        authors=array(TEXT),
        section=TEXT,
        tags=array(TEXT),
        page=TEXT,
        lang=TEXT,
        files=array(TEXT),
        reprints=array(ref("Summary")),
        similar=array(ref("Summary")),
    ),
    "Comparison": whole(
        articles=array(ref("Summary")),
        shared={"type": "number", "minimum": 0, "maximum": 1},
        title=_CHANGES,
        text=_CHANGES,
    ),
    "Health": whole(
        status={"type": "string", "const": "ok"},
        articles=COUNT,
        rejected=COUNT,
        first=DATE,
        last=DATE,
        engine=TEXT,
        generation=TEXT,
        built=TEXT,
        version=TEXT,
    ),
    "Error": whole(error=whole(code=TEXT, message=TEXT, hint=TEXT)),
}

"""Does this document match? The plain truth of a terms tree, which every engine must agree with.

Written to be evidently right, not fast: engines are held to it by tests, and the
``memory`` engine is nothing else.
"""

from __future__ import annotations

from typing import assert_never

from search.document import Document
from search.query.places import close, slots
from search.query.terms import (
    All,
    And,
    AnyOf,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Part,
    Phrase,
    Prefix,
    Range,
    Term,
    Value,
    length,
)


def matches(node: Node, document: Document) -> bool:
    """Tell whether a document is one of those that ``node`` describes."""
    match node:
        case Term() | AnyOf() | Phrase():
            return bool(_places(node, _terms(document, node.field)))
        case Prefix(field, text):
            return any(term.startswith(text) for term in _terms(document, field))
        case Near(field, parts, gap, ordered):
            terms = _terms(document, field)
            begins = [_places(part, terms) for part in parts]
            return close(begins, [length(part) for part in parts], gap, ordered=ordered)
        case Value(field, values):
            held = (document.id,) if field == "id" else document.keywords.get(field, ())
            return not set(values).isdisjoint(held)
        case Range(low, high):
            return document.day > 0 and low <= document.day <= high
        case And(parts):
            return all(matches(part, document) for part in parts)
        case Or(parts):
            return any(matches(part, document) for part in parts)
        case Not(part):
            return not matches(part, document)
        case All() | Nothing():
            return isinstance(node, All)
        case _:
            assert_never(node)


def occurrences(part: Part, document: Document) -> int:
    """Count the places of a term or a phrase in its field: the frequency that BM25 wants."""
    return len(_places(part, _terms(document, part.field)))


def _places(part: Part, terms: list[str]) -> list[int]:
    """Give the positions where a part begins."""
    wanted = slots(part)
    return [
        place
        for place in range(len(terms) - len(wanted) + 1)
        if all(term in texts for term, texts in zip(terms[place : place + len(wanted)], wanted, strict=True))
    ]


def _terms(document: Document, field: str) -> list[str]:
    return document.texts.get(field, "").split()

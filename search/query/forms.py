"""Which forms does each word of the question stand for, and which of them has the reader set aside?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from search.analysis import tokens
from search.fields import BY_NAME
from search.page import Note
from search.query.notes import Mend
from search.query.shapes import Lexicon, opened
from search.query.syntax import (
    And,
    Between,
    Boost,
    Exact,
    Fuzzy,
    In,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Quote,
    Wild,
    Word,
)

MOST_WRITTEN = 12
"""Forms that the question is written out with; of more, a note says which are set aside."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A word as it is written in the question, the text field that it is asked of, and the forms it stands for."""

    label: str
    field: str
    forms: tuple[str, ...]


def folded(forms: Iterable[str]) -> frozenset[str]:
    """Give the forms that a reader names, accents or not."""
    return frozenset(token.form for form in forms for token in tokens(form))


def words(tree: Node, lexicon: Lexicon, field: str = "text") -> Iterator[Opened]:
    """Walk the words of a question that stand for other forms than themselves, each once, in order."""
    seen = set()
    for leaf, asked in leaves(tree, field):
        for label, forms in opened(leaf, lexicon):
            if forms and (label, asked) not in seen:
                seen.add((label, asked))
                yield Opened(label, asked, forms)


def leaves(node: Node, field: str = "text") -> Iterator[tuple[Leaf, str]]:
    """Walk the words and quotations that are asked of a text, with its field."""
    match node:
        case In(name, part):
            yield from leaves(part, name)
        case Boost(part) | Not(part):
            yield from leaves(part, field)
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from leaves(part, field)
        case Between():
            return
        case Word() | Exact() | Quote() | Prefix() | Wild() | Fuzzy():
            if BY_NAME[field].kind == "text":
                yield node, field


def narrowed(node: Node, lexicon: Lexicon, without: frozenset[str], notes: list[Note], field: str = "text") -> Node:
    """Write out the words of which forms are set aside: ``election`` is ``("élection" OU "élections")``."""
    match node:
        case In(name, part):
            return replace(node, part=narrowed(part, lexicon, without, notes, name))
        case Boost(part) | Not(part):
            return replace(node, part=narrowed(part, lexicon, without, notes, field))
        case And(parts) | Or(parts) | Near(parts):
            return replace(node, parts=tuple(narrowed(part, lexicon, without, notes, field) for part in parts))
        case Word() | Prefix() | Wild() | Fuzzy() if BY_NAME[field].kind == "text":
            return _written_out(node, lexicon, without, notes)
        case _:
            return node


def _written_out(leaf: Leaf, lexicon: Lexicon, without: frozenset[str], notes: list[Note]) -> Node:
    families = [forms for _, forms in opened(leaf, lexicon)]
    aside = sorted({form for forms in families for form in forms} & without)
    if not aside:
        return leaf
    kept = [tuple(form for form in forms if form not in without) for forms in families]
    start, end = leaf.start, leaf.end
    if not all(kept):
        notes.append(Mend.NO_FORMS.at(start, end, leaf.text))
        return leaf
    if len(kept) != len(tokens(leaf.text)) or prod(map(len, kept)) > MOST_WRITTEN:
        notes.append(Mend.WITHOUT.at(start, end, leaf.text, forms=", ".join(map(lexicon.spelling, aside))))
        return leaf
    quotes = tuple(Quote(" ".join(map(lexicon.spelling, each)), start=start, end=end) for each in product(*kept))
    return Or(quotes, start=start, end=end) if len(quotes) > 1 else quotes[0]

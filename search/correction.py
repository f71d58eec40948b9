"""Which question was probably meant? Its rare or absent words put right, and all the rest as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, assert_never

from search.analysis import Token, tokens
from search.fields import BY_NAME
from search.lexicon import Candidate, Lexicon
from search.page import Corrected, Correction
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

MOST = 4
"""Words of a question that are put right, the first ones: each costs a search through the lexicon."""

Meant = Callable[[str, bool], tuple[Candidate, ...]]
"""What was meant by a form that stands for its inflections or not (:func:`search.lexicon.meant`)."""

_CAPITALS = frozenset({"ET", "OU", "NON", "SAUF", "AND", "OR", "NOT", "NEAR", "PUIS", "BEFORE"})


class _Asked(NamedTuple):
    """A word of the question: where it stands, its token there, and whether it stands for its inflections."""

    at: int
    token: Token
    inflected: bool


def corrected(text: str, tree: Node | None, lexicon: Lexicon, meant: Meant) -> Corrected | None:
    """Give the question that was probably meant by one and its tree, or nothing where all its words are known."""
    words: list[Correction] = []
    for asked in _asked(tree, text, plain=True) if tree else ():
        found = meant(asked.token.form, asked.inflected)
        if found and len(words) < MOST:
            start, end = asked.at + asked.token.start, asked.at + asked.token.end
            shown = tuple(_shown(each, text, lexicon) for each in found)
            words.append(Correction(text[start:end], start, end, shown))
    if not words:
        return None
    put = text
    for word in sorted(words, key=lambda each: -each.start):
        put = put[: word.start] + word.meant[0] + put[word.end :]
    return Corrected(put, tuple(words))


def _shown(candidate: Candidate, text: str, lexicon: Lexicon) -> str:
    """Write what was meant as the press does; in capitals where the question has nothing else."""
    word = " ".join(map(lexicon.spelling, candidate.forms))
    if not any(sign.islower() for sign in text):
        return word.upper()
    return word.lower() if word in _CAPITALS else word


def _asked(node: Node, text: str, *, plain: bool) -> Iterator[_Asked]:
    match node:
        case Word() | Exact() | Quote():
            yield from _words(node, text, inflected=plain and isinstance(node, Word))
        case Prefix() | Wild() | Fuzzy() | Between():
            return
        case In(field, part):
            if field != "date" and BY_NAME[field].kind != "keyword":
                yield from _asked(part, text, plain=BY_NAME[field].kind == "text")
        case Not(part) | Boost(part):
            yield from _asked(part, text, plain=plain)
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _asked(part, text, plain=plain)
        case _:
            assert_never(node)


def _words(leaf: Leaf, text: str, *, inflected: bool) -> Iterator[_Asked]:
    """Give the words of a leaf; one cut short by a star is no whole word."""
    at = text.find(leaf.text, leaf.start, leaf.end)
    if at < 0:
        return
    for token in tokens(leaf.text):
        if leaf.text[token.end : token.end + 1] != "*":
            yield _Asked(at, token, inflected)

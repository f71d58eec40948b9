"""How was the question understood? The tree written back in the query language, with its brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from search.analysis import tokens
from search.fields import BY_NAME
from search.query import days
from search.query.leaves import TAIL
from search.query.scan import is_address
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

_SAFE = re.compile(r"[\w'’.·]+(?:[-‑][\w'’.·]+)*")
_CAPITALS = frozenset({"ET", "AND", "OU", "OR", "SAUF", "NON", "NOT", "PRÈS", "PRES", "PUIS", "NEAR", "BEFORE"})


def understood(tree: Node) -> str:
    """Write a tree so that it reads back to the same meaning: ``(trêve ET gaza) SAUF syrie``."""
    text = written(tree)
    # A text without one lower-case letter would be read back as a headline, whose ET and OU are words.
    return text if any(sign.islower() for sign in text) else written(_mapped(tree, _small))


def written(node: Node) -> str:
    """Write one node, without brackets around it."""
    match node:
        case And():
            return _and(node)
        case Or(parts):
            return " OU ".join(map(_held, parts))
        case Not(part):
            return f"NON {_held(part)}"
        case Near():
            return _near(node)
        case In(field, part):
            asked = _mapped(part, _value) if BY_NAME[field].kind == "keyword" else part
            return f"{BY_NAME[field].aliases[0]}:{_held(asked)}"
        case Boost(part, factor):
            held = _held(part)
            return f"({held})^{factor:g}" if is_address(held) else f"{held}^{factor:g}"  # « ^ » is a sign of an address
        case Between(low, high):
            return f"date:{days.written(low, high)}"
        case _:
            return _leaf(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Word(text):
            return _word(text)
        case Exact(text):
            return f"={kept}" if _SAFE.fullmatch(kept := _bare(text)) else f"={_quoted(text)}"
        case Quote(text):
            return _quoted(text)
        case Prefix(text):
            return f"{_word(text, suffixed=True)}*"
        case Wild(text):
            tail = TAIL.search(text)
            assert tail
            head = text[: tail.start()]
            return f"{_word(head)}/{tail[0]}" if tokens(head) else tail[0]
        case Fuzzy(text, edits):
            return f"{_word(text, suffixed=True)}~{edits}"
        case _:
            assert_never(node)


def _held(node: Node) -> str:
    """Write an operand, in brackets unless it is one word, one quotation or a field."""
    text = written(node)
    compound = isinstance(node, And | Or | Not) or (isinstance(node, Near) and not _is_window(node))
    return f"({text})" if compound else text


def _and(node: And) -> str:
    if node.soft:
        return reduce(_beside, map(_held, node.parts))
    wanted = [part for part in node.parts if not isinstance(part, Not)]
    refused = [part.part for part in node.parts if isinstance(part, Not)]
    if not wanted:
        return " ET ".join(f"NON {_held(part)}" for part in refused)
    text = " ET ".join(map(_held, wanted))
    if len(wanted) > 1 and refused:
        text = f"({text})"
    return text + "".join(f" SAUF {_held(part)}" for part in refused)


def _beside(left: str, right: str) -> str:
    """Put two parts side by side, a comma between two numbers that would be read back as one, in groups of figures."""
    together = f"{left} {right}"
    one = left[-1].isdigit() and any(token.start < len(left) < token.end for token in tokens(together))
    return f"{left}, {right}" if one else together


def _near(node: Near) -> str:
    if _is_window(node):
        words = " ".join(part.text for part in node.parts if isinstance(part, Quote))
        return f"{_quoted(words)}~{node.gap}"
    operator = f" {'PUIS' if node.ordered else 'PRÈS'}/{node.gap} "
    return operator.join(map(_held, node.parts))


def _is_window(node: Near) -> bool:
    """Tell whether it is written ``"trêve gaza"~5``."""
    return not node.ordered and all(
        isinstance(part, Quote) and not any(map(str.isspace, part.text)) for part in node.parts
    )


def _word(text: str, *, suffixed: bool = False) -> str:
    """Write a plain word; in an address what is ``suffixed`` would be one more sign."""
    found = tokens(text)
    kept = _bare(text)
    if not _SAFE.fullmatch(kept) and (suffixed or not is_address(kept)):
        kept = "/".join(text[token.start : token.end] for token in found)
    return kept.lower() if kept.partition("/")[0] in _CAPITALS else kept


def _bare(text: str) -> str:
    """Give a text from its first term to its last: the signs around them say nothing."""
    found = tokens(text)
    return text[found[0].start : found[-1].end] if found else text


def _quoted(text: str) -> str:
    if '"' not in text:
        return f'"{text.strip()}"'
    return f"« {text.strip()} »" if "»" not in text else '"' + text.replace('"', ";").strip() + '"'


def _small(leaf: Leaf) -> Leaf:
    return replace(leaf, text=leaf.text.lower())


def _value(leaf: Leaf) -> Leaf:
    """Quote a value that a plain word would not keep whole."""
    if isinstance(leaf, Word) and (_word(leaf.text) != leaf.text or " " in leaf.text):
        return Quote(leaf.text, start=leaf.start, end=leaf.end)
    return leaf


def _mapped(tree: Node, change: Callable[[Leaf], Leaf]) -> Node:
    """Change every leaf of a tree."""
    match tree:
        case Between():
            return tree
        case Not(part) | Boost(part) | In(_, part):
            return replace(tree, part=_mapped(part, change))
        case And(parts) | Or(parts) | Near(parts):
            return replace(tree, parts=tuple(_mapped(part, change) for part in parts))
        case _:
            return change(tree)

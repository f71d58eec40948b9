"""What is left of the tree once the clauses that hold nothing to look for are gone?"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from search.analysis import tokens
from search.page import Note
from search.query.notes import Mend
from search.query.syntax import (
    And,
    Between,
    Boost,
    Exact,
    Fuzzy,
    In,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Quote,
    Wild,
    Word,
)


def pruned(tree: Node, notes: list[Note]) -> Node | None:
    """Give the tree without the leaves that hold no term (``%``, ``l'``), each told in a note."""
    match tree:
        case Word(text) | Exact(text) | Quote(text) | Prefix(text) | Wild(text) | Fuzzy(text):
            if tokens(text):
                return tree
            notes.append(Mend.NO_TERMS.at(tree.start, tree.end, text))
            return None
        case In("date"):
            return None  # no date: the parser has said so
        case Between():
            return tree
        case Not(part) | Boost(part) | In(_, part):
            left = pruned(part, notes)
            return replace(tree, part=left) if left else None
        case And(parts) | Or(parts) | Near(parts):
            kept = tuple(left for left in (pruned(part, notes) for part in parts) if left)
            return replace(tree, parts=kept) if len(kept) > 1 else next(iter(kept), None)
        case _:
            assert_never(tree)

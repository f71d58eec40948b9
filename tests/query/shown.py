"""Trees in one line, so that a case is a line."""

import re
from collections.abc import Iterable
from typing import assert_never

from search.page import Note
from search.query import syntax, terms
from search.query.notes import Mend


def tree(node: syntax.Node | None) -> str:  # noqa: C901  # a case a node
    """A compact form: ``(a b)`` soft, ``(& a b)`` strict, ``(| a b)``, ``!a``, ``«a»``, ``field:a``, ``a^2``."""
    match node:
        case None:
            return "∅"
        case syntax.Word(text):
            return text
        case syntax.Exact(text):
            return f"={text}"
        case syntax.Quote(text):
            return f"«{text}»"
        case syntax.Prefix(text):
            return f"{text}…"
        case syntax.Wild(text):
            return f"<{text}>"
        case syntax.Fuzzy(text, edits):
            return f"{text}~{edits}"
        case syntax.Near(parts, gap, ordered):
            return f"({gap}{'>' if ordered else '<>'} {' '.join(map(tree, parts))})"
        case syntax.In(field, part):
            return f"{field}:{tree(part)}"
        case syntax.Between(low, high):
            return f"[{low}-{high}]"
        case syntax.And(parts, soft):
            return f"({'' if soft else '& '}{' '.join(map(tree, parts))})"
        case syntax.Or(parts):
            return f"(| {' '.join(map(tree, parts))})"
        case syntax.Not(part):
            return f"!{tree(part)}"
        case syntax.Boost(part, factor):
            return f"{tree(part)}^{factor:g}"
        case _:
            assert_never(node)


def query(node: terms.Node) -> str:  # noqa: C901  # a case a node
    """A compact form of terms: ``text_stem:a``, ``text:{a b}`` one of, ``text:"a b"``, ``text:(5<> a b)``."""
    match node:
        case terms.Term(field, text):
            return f"{field}:{text}"
        case terms.AnyOf() | terms.Phrase():
            return f"{node.field}:{_part(node)}"
        case terms.Prefix(field, text):
            return f"{field}:{text}…"
        case terms.Near(field, parts, gap, ordered):
            return f"{field}:({gap}{'>' if ordered else '<>'} {' '.join(map(_part, parts))})"
        case terms.Value(field, values):
            return f"{field}={'|'.join(values)}"
        case terms.Range(low, high):
            return f"[{low}-{high}]"
        case terms.And(parts):
            return f"(& {' '.join(map(query, parts))})"
        case terms.Or(parts):
            return f"(| {' '.join(map(query, parts))})"
        case terms.Not(part):
            return f"!{query(part)}"
        case terms.All():
            return "all"
        case terms.Nothing():
            return "nothing"
        case _:
            assert_never(node)


def _part(part: terms.Part) -> str:
    match part:
        case terms.Term(_, text):
            return text
        case terms.AnyOf(_, texts):
            return f"{{{' '.join(texts)}}}"
        case terms.Phrase(_, texts):
            return f'"{" ".join(texts)}"'
        case _:
            assert_never(part)


def depth(node: terms.Node) -> int:
    """How many nodes stand one inside the other."""
    match node:
        case terms.And(parts) | terms.Or(parts):
            return 1 + max(map(depth, parts))
        case terms.Not(part):
            return 1 + depth(part)
        case terms.Near():
            return 2
        case _:
            return 1


def mended(notes: Iterable[Note]) -> list[Mend]:
    """Which mending each note tells: the one whose sentence, its blanks filled, it is."""
    return [next(mend for mend in Mend if _sentence(mend).fullmatch(note.message)) for note in notes]


def _sentence(mend: Mend) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, re.split(r"{\w+}", mend.value))), re.DOTALL)

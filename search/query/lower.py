"""Which articles answer, in which order, and what will be marked? The reader's tree becomes an engine's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from search.fields import BY_NAME
from search.page import Note
from search.query.clauses import DEFAULT, Fields, Lowered, Lowering, asked_of, joined
from search.query.explain import understood
from search.query.forms import narrowed
from search.query.notes import Mend
from search.query.parse import Parsed
from search.query.prune import pruned
from search.query.rank import Clause, kin, scored
from search.query.shapes import Lexicon
from search.query.sought import Sought
from search.query.syntax import And, Boost, In, Node
from search.query.terms import All, Nothing, Scored, all_of, one_of
from search.query.terms import Node as Terms
from search.question import Match

SHORT = 4
"""Up to so many words that weigh, all are asked for; a longer question is ranked by score."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question means to an engine.

    ``query``: the articles that answer in full; ``partial``: those that may follow,
    lacking some words (they include the first; nothing where the question is strict
    or long). ``rank``: the sum that orders them; ``kin``: what adds to it where words
    may lack: in ``partial``, or in ``query`` where that is nothing. ``understood``: the
    question in the query language, with its brackets.
    """

    query: Terms
    partial: Terms
    rank: tuple[Scored, ...]
    kin: tuple[Scored, ...]
    sought: tuple[Sought, ...]
    understood: str
    notes: tuple[Note, ...]


def lower(parsed: Parsed, lexicon: Lexicon, match: Match = "auto", without: frozenset[str] = frozenset()) -> Meaning:
    """Give the meaning of a parsed question; its trees are at most ``terms.MOST_DEPTH`` deep.

    ``without``: folded forms that its words do not stand for.
    """
    notes = list(parsed.notes)
    tree = pruned(parsed.tree, notes) if parsed.tree else None
    if tree is None:
        return _empty(parsed, notes)
    parts = joined(list(_juxtaposed(Lowering(lexicon, notes, without), tree, DEFAULT, 1.0)))
    if all(part.negative for part in parts):
        notes.append(Mend.NEGATIVE.at(tree.start, tree.end))
    words = tuple(dict.fromkeys(part.query for part in parts if not (part.small or part.limit)))
    limits = [part.query for part in parts if part.limit]
    every = all_of([*words, *limits])
    some = all_of([one_of(words), *limits]) if words else every
    broad = match == "any" or (match == "auto" and len(words) > SHORT)
    clauses = tuple(clause for part in parts for clause in part.clauses)
    return Meaning(
        some if broad else every,
        some if match == "auto" and 1 < len(words) <= SHORT else Nothing(),
        scored(clauses, lexicon),
        kin(clauses, lexicon) if match != "all" and len(words) > 1 else (),
        tuple(_sought(clauses)),
        understood(narrowed(tree, lexicon, without, notes) if without else tree),
        _ordered(notes),
    )


def _juxtaposed(lowering: Lowering, node: Node, fields: Fields, factor: float) -> Iterator[Lowered]:
    """Lower one by one the words that are only juxtaposed; anything else is one part."""
    match node:
        case And(parts, soft=True):
            for part in parts:
                yield from _juxtaposed(lowering, part, fields, factor)
        case In(field, And(soft=True) as part):
            yield from _juxtaposed(lowering, part, asked_of(field), factor)
        case Boost(And(soft=True) as part, times):
            yield from _juxtaposed(lowering, part, fields, factor * times)
        case _:
            yield lowering.lowered(node, fields, factor)


def _sought(clauses: Iterable[Clause]) -> Iterator[Sought]:
    for clause in clauses:
        if not clause.small and BY_NAME[clause.fields[0]].kind == "text":
            spellings = tuple(spelling for shape in clause.shapes for spelling in shape.spellings)
            yield Sought(clause.label, clause.nodes, () if clause.near else spellings, clause.required)


def _empty(parsed: Parsed, notes: list[Note]) -> Meaning:
    """A blank question is everything; one of signs only finds nothing, and says why."""
    if all(sign.isspace() or category(sign) == "Cf" for sign in parsed.text):
        return Meaning(All(), Nothing(), (), (), (), "", ())
    notes.append(Mend.NOTHING.at(0, len(parsed.text)))
    return Meaning(Nothing(), Nothing(), (), (), (), "", _ordered(notes))


def _ordered(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(dict.fromkeys(notes), key=lambda note: (note.start, note.end)))

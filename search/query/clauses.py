"""Which articles hold this part of the question? One step down: syntax in given fields becomes terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from search.analysis import exact_term, plain_too, spelled, spelled_otherwise
from search.fields import BY_NAME
from search.page import Note
from search.query import near as closeness
from search.query.explain import written
from search.query.notes import Mend, quoted
from search.query.rank import Clause
from search.query.shapes import Lexicon, Shape, shape
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
from search.query.terms import And as TermsAnd
from search.query.terms import Node as Terms
from search.query.terms import Nothing, Range, Term, Value, all_of, negate, one_of, phrase, sequence
from search.query.terms import Or as TermsOr
from search.query.terms import Prefix as PrefixTerm

Fields = tuple[str, ...]
DEFAULT: Fields = ("title", "text")
"""Where a word is marked. The last field asked holds the others: ``text`` begins with the title."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A part of the question: which articles hold it, and its positive clauses in the order written.

    ``small``: words that only weigh beside others; ``limit``: a date, a name or a
    refusal, which stays required when words may lack; ``negative``: only refuses.
    """

    query: Terms
    clauses: tuple[Clause, ...] = ()
    small: bool = False
    limit: bool = False
    negative: bool = False

    def firm(self) -> Lowered:
        """Give the same, no longer small: asked for like any other word."""
        return replace(self, small=False, clauses=_each(self.clauses, small=False)) if self.small else self


def _each(clauses: Iterable[Clause], **changes: bool) -> tuple[Clause, ...]:
    return tuple(replace(clause, **changes) for clause in clauses)  # type: ignore[arg-type]  # all are bool


def asked_of(field: str) -> Fields:
    """Give the fields that a name before a colon stands for: the text of an article is all of it."""
    return DEFAULT if field in DEFAULT[1:] else (field,)


def joined(parts: Sequence[Lowered]) -> list[Lowered]:
    """Make small words firm where there is no other word to ask for."""
    words = any(not (part.small or part.limit) for part in parts)
    return list(parts) if words else [part.firm() for part in parts]


class Lowering:
    """Lowers the parts of one question, with the words of the corpus at hand; mendings go to ``notes``."""

    def __init__(self, lexicon: Lexicon, notes: list[Note], without: frozenset[str] = frozenset()) -> None:
        self.lexicon = lexicon
        self.notes = notes
        self.without = without

    def lowered(self, node: Node, fields: Fields, factor: float) -> Lowered:
        """Lower a part asked of some fields."""
        match node:
            case Between(low, high):
                return Lowered(Range(low, high), limit=True)
            case In(field, part):
                return self.lowered(part, asked_of(field), factor)
            case Boost(part, times):
                return self.lowered(part, fields, factor * times)
            case Not(part):
                refused = self.lowered(part, fields, factor).query
                return Lowered(negate(refused), limit=True, negative=True)
            case And(parts):
                return self._all(parts, fields, factor)
            case Or(parts):
                return self._either(node, parts, fields, factor)
            case Near():
                return self._near(node, fields, factor)
            case _:
                return self._leaf(node, fields, factor)

    def _all(self, parts: Sequence[Node], fields: Fields, factor: float) -> Lowered:
        found = joined([self.lowered(part, fields, factor) for part in parts])
        return Lowered(
            all_of(part.query for part in found if not part.small),
            tuple(clause for part in found for clause in part.clauses),
            limit=all(part.limit for part in found),
            negative=all(part.negative for part in found),
        )

    def _either(self, node: Node, parts: Sequence[Node], fields: Fields, factor: float) -> Lowered:
        found = [self.lowered(part, fields, factor).firm() for part in parts]
        if any(part.negative for part in found):
            self.notes.append(Mend.NEGATIVE.at(node.start, node.end))
        clauses = [clause for part in found for clause in part.clauses]
        return Lowered(
            one_of(part.query for part in found),
            _each(clauses, required=False),
            limit=all(part.limit for part in found),
        )

    def _leaf(self, leaf: Leaf, fields: Fields, factor: float) -> Lowered:
        kind = BY_NAME[fields[0]].kind
        if kind == "keyword":
            return Lowered(self._value(leaf, fields[0]), limit=True)
        made = self._shape(leaf, fields)
        if made is None:
            return Lowered(Nothing())
        nodes = tuple(found for found in (_placed(made, field) for field in fields) if found != Nothing())
        query = all_of([_placed(made, fields[-1]), *self._spelled(made, leaf, fields)])
        clause = Clause(_label(leaf, fields), query, nodes, (made,), fields, factor, small=made.small)
        return Lowered(query, (clause,), small=made.small and kind == "text", limit=kind == "name")

    def _shape(self, leaf: Leaf, fields: Fields) -> Shape | None:
        """Give what a leaf stands for; forms are set aside in texts: a name has its own forms only."""
        without = self.without if BY_NAME[fields[0]].kind == "text" else frozenset[str]()
        return shape(leaf, self.lexicon, self.notes, without)

    def _value(self, leaf: Leaf, field: str) -> Terms:
        if not isinstance(leaf, Word | Quote | Exact):
            self.notes.append(Mend.VALUE.at(leaf.start, leaf.end, leaf.text))
        text = leaf.text.strip()
        return Value(field, (text.lower() if field == "lang" else text,))

    def _spelled(self, made: Shape, leaf: Node, fields: Fields) -> list[Terms]:
        """Give what the field ``exact`` must hold for the spellings asked."""
        if not made.words:
            return []
        if BY_NAME[fields[0]].kind == "name":
            self.notes.append(Mend.NAMES.at(leaf.start, leaf.end, written(leaf)))
            return []
        if len(made.words) > 1 or fields != DEFAULT or isinstance(leaf, Near):
            self.notes.append(Mend.ACCENTS.at(leaf.start, leaf.end, " ".join(word for word, _ in made.words)))
        return [_spelling(word, form) for word, form in made.words]

    def _near(self, node: Near, fields: Fields, factor: float) -> Lowered:
        common = _common([_fields_of(part, fields) for part in node.parts])
        if not common or not all(map(_stands, node.parts)) or BY_NAME[common[0]].kind == "keyword":
            self.notes.append(Mend.NEAR_AND.at(node.start, node.end, written(node)))
            return self._all(node.parts, fields, factor)
        operands = tuple(self._operand(part, common) for part in node.parts)
        asked = closeness.Closeness(operands, node.gap, node.ordered, written(node), node.start, node.end)
        found = [closeness.near(asked, field, self.lexicon, self.notes) for field in common]
        shapes = tuple(made for operand in operands for made in operand)
        spelled = [each for made in shapes for each in self._spelled(made, node, common)]
        query = all_of([found[-1], *spelled])
        nodes = tuple(flat for each in found for flat in _flat(each))
        clause = Clause(_label(node, common), query, nodes, shapes, common, factor, near=True)
        return Lowered(query, (clause,), limit=BY_NAME[common[0]].kind == "name")

    def _operand(self, part: Node, fields: Fields) -> tuple[Shape, ...]:
        match part:
            case Boost(inner) | In(_, inner):
                return self._operand(inner, fields)
            case Or(parts):
                return tuple(made for each in parts for made in self._operand(each, fields))
            case Word() | Exact() | Quote() | Prefix() | Wild() | Fuzzy():
                made = self._shape(part, fields)
                return (made,) if made else ()
            case _:
                raise AssertionError(part)


def _placed(made: Shape, field: str) -> Terms:
    """Give where a shape stands in one field: stems for a plain word of a text, else forms."""
    if made.prefix:
        return PrefixTerm(field, made.prefix)
    if made.kept:
        return sequence(field, made.kept)
    if made.stems and BY_NAME[field].kind == "text":
        return phrase(f"{field}_stem", made.stems)
    return sequence(field, made.slots)


def _spelling(word: str, form: str) -> Terms:
    """Ask for one spelling, as :mod:`search.analysis.exact` says."""
    if spelled(word) != form:
        return Term("exact", exact_term(form, word))
    return one_of([negate(PrefixTerm("exact", spelled_otherwise(form))), Term("exact", plain_too(form))])


def _stands(part: Node) -> bool:
    """Tell whether a part has places in a text, which ET, NON, PRÈS and dates have not."""
    match part:
        case And() | Not() | Near() | Between():
            return False
        case Boost(inner) | In(_, inner):
            return _stands(inner)
        case Or(parts):
            return all(map(_stands, parts))
        case _:
            return True


def _fields_of(part: Node, fields: Fields) -> Fields:
    match part:
        case In(field, inner):
            return _fields_of(inner, asked_of(field))
        case Boost(inner):
            return _fields_of(inner, fields)
        case Or(parts):
            return _common([_fields_of(each, fields) for each in parts])
        case _:
            return fields


def _common(asked: Sequence[Fields]) -> Fields:
    return tuple(field for field in asked[0] if all(field in fields for fields in asked))


def _flat(node: Terms) -> tuple[Terms, ...]:
    """Give the proximities that an alternative or a chain of them holds."""
    match node:
        case TermsAnd(parts) | TermsOr(parts):
            return tuple(flat for part in parts for flat in _flat(part))
        case Nothing():
            return ()
        case _:
            return (node,)


def _label(node: Node, fields: Fields) -> str:
    text = quoted(node.text) if isinstance(node, Quote) else written(node)
    return text if len(fields) > 1 else f"{BY_NAME[fields[0]].aliases[0]}:{text}"

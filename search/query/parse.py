"""What tree did the reader write? Any text at all has one; what had to be mended is said in notes.

or         = and { OU and }
and        = near { [ ET ] near }
near       = not { PRÈS/n not | PUIS/n not }
not        = { NON | - | SAUF } primary
primary    = { field: } ( word | quote | "(" or ")" ) [ ~n ] [ ^n ]
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from search.fields import BY_ALIAS
from search.page import Note
from search.query.leaves import dated, gap, leaf
from search.query.notes import Mend
from search.query.scan import DAY_FIELDS, Kind, Mark, scan
from search.query.settle import OPERANDS, settle
from search.query.syntax import And, Between, Boost, In, Near, Node, Not, Or

MOST_SIGNS = 2_000
"""Characters of a query that are read."""
MOST_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was written: ``tree`` is nothing where the text holds nothing to look for."""

    tree: Node | None
    notes: tuple[Note, ...] = ()
    text: str = ""


@lru_cache(1000)
def parse(text: str) -> Parsed:
    """Read a query. Never fails; the notes' places are inside the text, in order."""
    notes: list[Note] = []
    read = _shortened(text, notes)
    marks = settle(read, scan(read), notes)
    tree = _Reader(marks, notes).disjunction() if marks else None
    return Parsed(tree, tuple(sorted(notes, key=lambda note: (note.start, note.end))), text)


def _shortened(text: str, notes: list[Note]) -> str:
    """Cut a text that is too long, at its last blank."""
    if len(text) <= MOST_SIGNS:
        return text
    kept = text[:MOST_SIGNS]
    words = kept.rsplit(maxsplit=1)
    if len(words) == 2 and not text[MOST_SIGNS].isspace():
        kept = words[0]
    notes.append(Mend.TOO_LONG.at(len(kept), len(text), most=MOST_SIGNS))
    return kept


class _Reader:
    """Walks marks that :func:`~search.query.settle.settle` made sound; brackets bound its depth."""

    def __init__(self, marks: list[Mark], notes: list[Note]) -> None:
        self.marks = marks
        self.notes = notes
        self.place = 0
        self.field = ""
        self.operators = 0

    def disjunction(self) -> Node:
        parts = [self._conjunction()]
        while self._took(Kind.OR):
            parts.append(self._conjunction())
        return _joined(Or, parts)

    def _conjunction(self) -> Node:
        before = self.operators
        parts = [self._proximity()]
        while self._kind() not in (None, Kind.OR, Kind.CLOSE):
            self._took(Kind.AND)
            parts.append(self._proximity())
        if len(parts) == 1:
            return parts[0]
        soft = self.operators == before
        return And(tuple(parts), soft=soft, start=parts[0].start, end=parts[-1].end)

    def _proximity(self) -> Node:
        left = self._negation()
        pairs: list[Node] = []
        while mark := self._took(Kind.NEAR):
            name, _, written = mark.text.partition("/")
            ordered = name in ("PUIS", "BEFORE")
            right = self._negation()
            near = Near((left, right), gap(written, mark, self.notes), ordered, start=left.start, end=right.end)
            pairs.append(near)
            left = right
        return _joined(And, pairs) if pairs else left

    def _negation(self) -> Node:
        negative, start = False, self.marks[self.place].start
        while self._took(Kind.NOT) or self._took(Kind.EXCEPT):
            negative = not negative
        part = self._primary()
        return Not(part, start=start, end=part.end) if negative else part

    def _primary(self) -> Node:
        outer, start = self.field, self.marks[self.place].start
        named = False
        while mark := self._took(Kind.FIELD):
            self.field, named = mark.text, True
        part = self._operand()
        if named:
            name = BY_ALIAS[self.field].name if self.field in BY_ALIAS else "date"
            if not isinstance(part, Between | In) and name != "date":
                part = In(name, part, start=start, end=part.end)
        self.field = outer
        return self._weighed(part, start)

    def _operand(self) -> Node:
        mark = self._next()
        if mark.kind is Kind.OPEN:
            part = self.disjunction()
            self._took(Kind.CLOSE)
            self._refuse(self._took(Kind.FUZZY))
            return part
        assert mark.kind in OPERANDS
        fuzzy = self._took(Kind.FUZZY)
        name = DAY_FIELDS.get(self.field, "date" if self.field == "date" else "")
        if name or (self.field and BY_ALIAS[self.field].name in ("year", "month") and ".." in mark.text):
            self._refuse(fuzzy)
            return dated(mark, name or "date", self.notes)
        return leaf(mark, fuzzy, self.notes)

    def _weighed(self, part: Node, start: int) -> Node:
        """Read ``^3``; a second suffix of a kind has nothing left to cling to."""
        weighed = part
        while suffix := self._took(Kind.BOOST) or self._took(Kind.FUZZY):
            factor = float(suffix.text.replace(",", ".") or 0) if suffix.kind is Kind.BOOST else 0.0
            if suffix.kind is Kind.FUZZY or weighed is not part:
                self._refuse(suffix)
            elif not 0 < factor <= MOST_WEIGHT:
                self.notes.append(Mend.BOOST.at(suffix.start, suffix.end, "^" + suffix.text))
            else:
                weighed = Boost(part, factor, start=start, end=suffix.end)
        return weighed

    def _refuse(self, suffix: Mark | None) -> None:
        if suffix:
            self.notes.append(Mend.SUFFIX.at(suffix.start, suffix.end, suffix.kind.value + suffix.text))

    def _kind(self) -> Kind | None:
        return self.marks[self.place].kind if self.place < len(self.marks) else None

    def _next(self) -> Mark:
        self.place += 1
        return self.marks[self.place - 1]

    def _took(self, kind: Kind) -> Mark | None:
        """Take the next mark if it is of this kind; an operator makes what holds it strict."""
        if self._kind() is not kind:
            return None
        self.operators += kind in (Kind.AND, Kind.OR, Kind.NOT, Kind.EXCEPT, Kind.NEAR)
        return self._next()


def _joined(family: type[And] | type[Or], parts: list[Node]) -> Node:
    if len(parts) == 1:
        return parts[0]
    return family(tuple(parts), start=parts[0].start, end=parts[-1].end)

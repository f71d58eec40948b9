"""Where does one clause of a question stand in a text? Candidates first, then the careful rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from math import log
from operator import attrgetter
from typing import assert_never

from search.analysis.exact import spelled
from search.analysis.tokens import Token, tokens
from search.highlight.heads import Head, heads
from search.highlight.leaf import Leaf, Span
from search.highlight.places import Shown, places
from search.highlight.seek import Known
from search.lexicon import Lexicon
from search.query.sought import Sought
from search.query.terms import AnyOf, Near, Part, Phrase, Prefix, Term, length

Place = tuple[Span, ...]
"""Where a clause stands once: the spans of its words, in order."""

_STEMS = "_stem"
_FORM, _STEM = attrgetter("form"), attrgetter("stem")
_WIDEST = 5_000
_MOST_COUNTED = 30
"""Of the alternatives of one word: so many tell enough of how rare it is."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """One word sought: what begins its spellings, how it is known by its letters and by its token, how rare it is."""

    heads: tuple[Head, ...]
    known: Known
    accepts: Callable[[Token], bool]
    rarity: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """One node of a clause; of its ``slots`` the first is the rarest, and is what is looked for."""

    node: Shown
    slots: tuple[_Slot, ...]
    reach: int
    by_stem: bool


class Clause:
    """One clause of a question, made ready to be found in many texts."""

    def __init__(self, sought: Sought, lexicon: Lexicon) -> None:
        self.label = sought.label
        self.required = sought.required
        self._spellings = frozenset(sought.spellings)
        slots = _Slots(lexicon)
        self._asked: dict[str, list[_Asked]] = {"title": [], "text": []}
        for node in sought.nodes:
            match node:
                case Term() | AnyOf() | Prefix() | Phrase() | Near():
                    asked = _asked(node, slots)
                    self._asked.setdefault(node.field.removesuffix(_STEMS), []).append(asked)
                case _:
                    continue
        rarities = (sum(slot.rarity for slot in each.slots) for all_ in self._asked.values() for each in all_)
        self.weight = max(rarities, default=0.0)

    def places(self, leaf: Leaf, field: str, most: int | None = None) -> list[Place]:
        """Find the places of this clause in a text read as ``field``, in order, at most so many of each node."""
        found: set[Place] = set()
        for asked in self._asked[field]:
            met = _places(asked, leaf)
            if self._spellings:
                met = (place for place in met if self._spelled(place, leaf.text))
            found.update(islice(met, most))
        return sorted(found)

    def absent(self, title: Leaf, text: Leaf) -> bool:
        """Tell whether the article lacks this clause.

        Several spellings are asked of the article as a whole, as engines do: only
        one of a single word can be asked of its place.
        """
        leaves = ((title, "title"), (text, "text"))
        if any(self.places(leaf, field, 1) for leaf, field in leaves):
            return False
        if len(self._spellings) < 2 or not any(self._plain(leaf, field) for leaf, field in leaves):
            return True
        written = {spelled(leaf.text[token.start : token.end]) for leaf, _ in leaves for token in tokens(leaf.text)}
        return not self._spellings <= written

    def _plain(self, leaf: Leaf, field: str) -> bool:
        return any(True for asked in self._asked[field] for _ in _places(asked, leaf))

    def _spelled(self, place: Place, text: str) -> bool:
        return all(spelled(text[start:end]) in self._spellings for start, end in place)


def _asked(node: Shown, slots: _Slots) -> _Asked:
    by_stem = node.field.endswith(_STEMS)
    match node:
        case Term() | AnyOf() | Prefix():
            parts: tuple[Part | Prefix, ...] = (node,)
            reach = 0
        case Phrase(field, texts):
            parts = tuple(Term(field, text) for text in texts)
            reach = len(texts)
        case Near(_, near, gap, _):
            parts = tuple(
                word
                for part in near
                for word in ((Term(part.field, text) for text in part.texts) if isinstance(part, Phrase) else (part,))
            )
            reach = gap + sum(map(length, near))
        case _:
            assert_never(node)
    words = dict.fromkeys(replace(part, field="") for part in parts)
    found = sorted((slots[word, by_stem] for word in words), key=lambda slot: -slot.rarity)
    return _Asked(node, tuple(found), reach, by_stem)


class _Slots(dict[tuple[Part | Prefix, bool], _Slot]):
    """The slots of a clause: title and text ask for the same words."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, key: tuple[Part | Prefix, bool]) -> _Slot:
        self[key] = slot = _slot(*key, self._lexicon)
        return slot


def _slot(part: Part | Prefix, by_stem: bool, lexicon: Lexicon) -> _Slot:
    match part:
        case Prefix(_, text):
            holding = sum(map(lexicon.count, lexicon.starting(text)[:_MOST_COUNTED]))
            return _Slot(
                heads((text,), whole=False),
                text.encode(),
                lambda token: token.form.startswith(text),
                _rarity(holding, lexicon),
            )
        case Term(_, text):
            texts: tuple[str, ...] = (text,)
        case AnyOf(_, texts):
            pass
        case Phrase():
            raise AssertionError("a phrase is sought word by word")
        case _:
            assert_never(part)
    count = lexicon.count_of if by_stem else lexicon.count
    forms = [form for text in texts for form in lexicon.forms_of(text)] if by_stem else texts
    known, wanted, term = frozenset(map(str.encode, forms)), frozenset(texts), _STEM if by_stem else _FORM
    rarity = _rarity(sum(map(count, texts[:_MOST_COUNTED])), lexicon)
    return _Slot(heads(forms), known, lambda token: term(token) in wanted, rarity)


def _rarity(holding: int, lexicon: Lexicon) -> float:
    """Give the logarithm of how many articles there are for one that holds a word."""
    return log(1 + (1 + lexicon.articles) / (1 + min(holding, lexicon.articles)))


def _places(asked: _Asked, leaf: Leaf) -> Iterator[Place]:
    if asked.reach:
        return _together(asked, leaf)
    word = asked.slots[0]
    return zip(leaf.words(word.heads, word.known, word.accepts))  # each span a place


def _together(asked: _Asked, leaf: Leaf) -> Iterator[Place]:
    first, *others = asked.slots
    if all(leaf.may_hold(slot.heads) for slot in others):
        for region in _regions(leaf, first, asked.reach):
            terms = [token.stem if asked.by_stem else token.form for token in region]
            for ranks in places(asked.node, terms):
                yield tuple(Span(region[rank].start, region[rank].end) for rank in ranks)


def _regions(leaf: Leaf, slot: _Slot, reach: int) -> Iterator[list[Token]]:
    """Walk stretches in which each place of a word has around it all that the node may cover; some may overlap."""
    wide = Span(0, 0)
    for span in merge(*(leaf.words((head,), slot.known, slot.accepts) for head in slot.heads)):
        stretch = leaf.stretch(leaf.run(span.start), reach)
        if stretch.start > wide.end or wide.end - wide.start > _WIDEST:
            yield leaf.placed(wide)
            wide = stretch
        else:
            wide = Span(min(wide.start, stretch.start), max(wide.end, stretch.end))
    yield leaf.placed(wide)

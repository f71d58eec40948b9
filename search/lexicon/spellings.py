"""How does the press write each form: « élection », « Macron », « ONU »?

Counting the spelling of every word would cost a tenth of an indexing. A form is
looked at where it is new, which gives the rare ones, and in one article of
sixteen, which gives the frequent ones often enough: a few percent at most. So these
counts are of a sample; they choose between spellings and are never shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from unicodedata import normalize

from search.analysis import tokens
from search.analysis.fold import PLAIN

Met = dict[str, dict[str, int]]
"""For each form how often each spelling was met; :data:`BEGINS` goes before one that began a sentence."""

Spelled = tuple[tuple[str, int], ...]
"""Spellings of one form, and how often each was met, the commonest first."""

BEGINS = "^"
MOST_KEPT = 3
"""Spellings of one form that are kept."""

_FIRST, _EVERY = 128, 64
_LOOKS = 4  # occurrences in one article, to find one that does not begin a sentence
_OE = "\x9c"
_STARTS = b'.!?:\n"([-\xab'  # signs after which a capital says nothing
_STRANGE = re.compile("[^\0-\xff\u2010-\u203a\u20ac]")


def _plain(char: str) -> int:
    shape = PLAIN[char]
    return ord(shape) if len(shape) == 1 and shape.isascii() and shape.isalnum() else ord(char if char == _OE else " ")


_TABLE = bytes(_plain(chr(code)) for code in range(256))


class Spellings:
    """Looks at the articles that one process reads; ``met`` grows."""

    def __init__(self, met: Met) -> None:
        self.met = met
        self._articles = 0

    def look(self, text: str, names: Iterable[str], forms: Callable[[], Iterable[str]], new: Collection[str]) -> None:
        """Look at an article that holds ``forms()``, of which some are ``new``: at these, or at all in their turn.

        Its names tell of new forms only: a section may be written as in an address (« societe »).
        """
        self._articles += 1
        self._note("\n".join((text, *names)), new)
        if self._articles <= _FIRST or self._articles % _EVERY == 0:
            self._note(text, (form for form in forms() if form not in new))

    def _note(self, text: str, forms: Iterable[str]) -> None:
        wanted = [form for form in forms if form.isalpha()]
        if wanted:
            for form, spelling in found(text, wanted):
                add(self.met, form, spelling)


def add(met: Met, form: str, spelling: str, times: int = 1) -> None:
    """Count a spelling."""
    cases = met.get(form)
    if cases is None:
        met[form] = {spelling: times}
    else:
        cases[spelling] = cases.get(spelling, 0) + times


def found(text: str, forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find forms in a text, each with its spelling there; one written apart (O.N.U.) may be missed."""
    single = text.replace("œ", _OE).replace("Œ", _OE).replace("’", "'")  # one byte a sign: places are the text's
    signs = single.encode("latin-1", "replace")
    folded = signs.translate(_TABLE)
    lacking = set()
    for form in forms:
        place = _place(signs, folded, form.encode())
        if place is None and "oe" in form:
            place = _place(signs, folded, form.replace("oe", _OE).encode("latin-1"))
        if place is None:
            lacking.add(form)
        else:
            yield form, _noted(text[place[0] : place[1]], place[2])
    if lacking and _STRANGE.search(single):
        for token in tokens(text):
            if token.form in lacking:
                yield token.form, normalize("NFC", text[token.start : token.end])


def _place(signs: bytes, folded: bytes, form: bytes) -> tuple[int, int, bool] | None:
    """Find a word, and tell whether it begins a sentence; an occurrence that does not is preferred."""
    first = None
    at = -1
    for _ in range(_LOOKS):
        at = folded.find(form, at + 1)
        if at < 0:
            break
        end = at + len(form)
        if folded[at - 1 : at].strip() or folded[end : end + 1].strip():
            continue
        before = signs[max(0, at - 4) : at].rstrip(b" \xa0")
        if before and before[-1] not in _STARTS:
            return at, end, False
        first = first or (at, end, True)
    return first


def _noted(word: str, begins: bool) -> str:
    """Write a spelling down: at the beginning of a sentence, a first capital says nothing."""
    return BEGINS + word.lower() if begins and not (len(word) > 1 and word.isupper()) else word


def chosen(met: Met) -> dict[str, Spelled]:
    """Give each form its commonest spellings; a form that is only met as itself has none.

    Spellings that differ by capitals are one, written with those that more than half of them have, else without.
    """
    spelled = {}
    for form, cases in met.items():
        if len(cases) > 1:
            kept = _commonest(list(cases.items()))
        else:
            ((spelling, times),) = cases.items()
            kept = ((spelling.removeprefix(BEGINS), times),)
        if len(kept) > 1 or kept[0][0] != form:
            spelled[form] = kept
    return spelled


def _commonest(several: Sequence[tuple[str, int]]) -> Spelled:
    written = {spelling.removeprefix(BEGINS).lower() for spelling, _ in several}
    if len(written) == 1:
        return ((_cased(written.pop(), several), sum(times for _, times in several)),)
    variants: dict[str, list[tuple[str, int]]] = defaultdict(list)
    # The press leaves out accents of capitals (Etat) and ligatures (coeur) where it would write them (état, cœur).
    better = {_lessened(each): each for each in sorted(written, key=lambda word: _lessened(word) != word)}
    for spelling, times in several:
        lower = spelling.removeprefix(BEGINS).lower()
        capital = spelling.startswith(BEGINS) or spelling[0].isupper()
        kept = better[_lessened(lower)] if capital or "oe" in lower else lower
        variants[kept].append((spelling if kept == lower else _as(kept, spelling), times))
    ranked = sorted(((word, sum(times for _, times in cases)) for word, cases in variants.items()), key=_most)
    return tuple((_cased(word, variants[word]), times) for word, times in ranked[:MOST_KEPT])


def _lessened(word: str) -> str:
    """Give a word in lower case without the accent of its first letter and without ligatures."""
    return PLAIN[word[0]] + word[1:].replace("œ", "oe")


def _as(word: str, spelling: str) -> str:
    """Write a word in the capitals of another spelling of it."""
    if spelling.startswith(BEGINS):
        return BEGINS + word
    if spelling.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if spelling[0].isupper() else word


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _cased(word: str, cases: Iterable[tuple[str, int]]) -> str:
    inside: dict[str, int] = {}
    for spelling, times in cases:
        if spelling[0] != BEGINS:
            inside[spelling] = inside.get(spelling, 0) + times
    return next((spelling for spelling, times in inside.items() if times * 2 > sum(inside.values())), word)

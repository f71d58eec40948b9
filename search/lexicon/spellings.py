"""How does the press write each form: « élection », « Macron », « ONU »?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from search.analysis import BEGINS, Met
from search.analysis.fold import PLAIN

Spelled = tuple[tuple[str, int], ...]
"""Spellings of one form, and how often each was met, the commonest first."""

MOST_KEPT = 3
"""Spellings of one form that are kept."""


def chosen(met: Met) -> dict[str, Spelled]:
    """Give each form its commonest spellings; a form that is only met as itself has none.

    Spellings that differ by capitals are one, written with those that more than half of them have, else without.
    """
    spelled = {}
    for form, cases in met.items():
        if len(cases) > 1:
            kept = _commonest(cases)
        elif form in cases:
            continue
        else:
            ((spelling, times),) = cases.items()
            kept = ((spelling.removeprefix(BEGINS), times),)
        if len(kept) > 1 or kept[0][0] != form:
            spelled[form] = kept
    return spelled


def _commonest(cases: Mapping[str, int]) -> Spelled:
    several = cases.items()
    written = {spelling.removeprefix(BEGINS).lower() for spelling in cases}
    if len(written) == 1:
        return ((_cased(written.pop(), several), sum(cases.values())),)
    variants: dict[str, list[tuple[str, int]]] = defaultdict(list)
    # The press leaves out accents of capitals (Etat) and ligatures (coeur) where it would write them (état, cœur).
    better = {_lessened(each): each for each in sorted(written)}  # plain letters sort first, the others prevail
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
    half = sum(inside.values()) // 2
    return next((spelling for spelling, times in inside.items() if times > half), word)

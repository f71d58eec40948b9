"""How does the press write each form: « élection », « Macron », « ONU »?

Counting the spelling of every word would cost a tenth of an indexing. A form is
looked at where it is met first, and each time that as many articles again hold it,
or 256 more: always where it is rare, often enough where it is frequent. So these counts
are of a sample; they choose between spellings and are never shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from search.analysis import Place
from search.analysis.fold import PLAIN

Met = dict[str, dict[str, int]]
"""For each form how often each spelling was met; :data:`BEGINS` goes before one that began a sentence."""

Spelled = tuple[tuple[str, int], ...]
"""Spellings of one form, and how often each was met, the commonest first."""

BEGINS = "^"
MOST_KEPT = 3
"""Spellings of one form that are kept."""

_ELSEWHERE = 3  # other places in the article where a word that begins a sentence is looked for
_STARTS = frozenset('.!?:\n"([-«')
"""After these signs a capital says nothing."""
_QUOTES = (" '", " ’")  # as after these; not after « l'»
_BLANKS = " \u00a0\u202f"
_LETTERS = re.compile(r"(?:\xad|[^\W\d_])+")


def look(met: Met, texts: Sequence[str], places: Iterable[Place]) -> None:
    """Add to ``met`` how the forms at these places of an article's texts are spelled there.

    A word that is written apart (O.N.U.) is passed over.
    """
    for form, number, start, end in places:
        text = texts[number]
        spelling = chunk = text[start:end]
        if chunk != form:
            if not form.isalpha() or not (word := _word(chunk, form)):
                continue
            spelling = word if word.isalpha() else _whole(word)
            if not word.islower() and _begins(text, start + chunk.rfind(word), word):
                spelling = BEGINS + spelling.lower()
        add(met, form, spelling)


def add(met: Met, form: str, spelling: str, times: int = 1) -> None:
    """Count a spelling."""
    cases = met.get(form)
    if cases is None:
        met[form] = {spelling: times}
    else:
        cases[spelling] = cases.get(spelling, 0) + times


def _word(chunk: str, form: str) -> str:
    """Give the word of a chunk that has this form, without the article and the brackets around it; else nothing."""
    if len(chunk) == len(form) and chunk.isalpha():  # so it mostly is, and there is no room for another word
        return chunk
    bare = chunk.strip("().'’")
    if _has(bare, form):  # aujourd'hui as well
        return bare
    return next((word for word in _LETTERS.findall(chunk) if _has(word, form)), "")


def _has(word: str, form: str) -> bool:
    return word.lower() == form or "".join([PLAIN[sign] for sign in word]).replace("'", "") == form


def _whole(word: str) -> str:
    """Write a word without what vanishes in it, its marks with their letters, its apostrophe as one writes it."""
    return "".join([sign if sign.isalpha() else PLAIN[sign] for sign in normalize("NFC", word)])


def _begins(text: str, at: int, word: str) -> bool:
    """Tell whether the capital of a word says nothing: it begins a sentence here, and wherever else it is sought."""
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return False
    for _ in range(_ELSEWHERE):
        if at < 0:
            break
        before, after = text[max(0, at - 4) : at].rstrip(_BLANKS), text[at + len(word) : at + len(word) + 1]
        starts = not before or before[-1] in _STARTS or before[-2:] in _QUOTES
        if not starts and not after.isalpha() and not text[at - 1].isalpha():
            return False
        at = text.find(word, at + 1)
    return True


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
    return next((spelling for spelling, times in inside.items() if times * 2 > sum(inside.values())), word)

"""Which terms do the texts of an article hold? The fast way: terms joined by one blank, without offsets.

It equals the careful way, whose rules it runs once for each chunk met; then one
dictionary remembers. What it costs is memory: the first look-up of each of an
article's 400 chunks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set, Sized
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from search.analysis.codepage import CODE, chunks, is_word
from search.analysis.exact import accented, exact_term, plain_too, spelled
from search.analysis.fold import PLAIN
from search.analysis.stem import stem
from search.analysis.tokens import LONGEST, cut, tokens
from search.analysis.words import ELIDED, SAINTS


class Joined(NamedTuple):
    """The terms of some texts.

    ``forms`` and ``stems``: for each text, in its order, joined by single blanks,
    position for position. ``exact``: of all texts together (see
    :mod:`search.analysis.exact`). ``distinct``: the forms, once each.
    """

    forms: tuple[str, ...]
    stems: tuple[str, ...]
    exact: str
    distinct: Set[str]


class _Spelled(NamedTuple):
    """What a chunk says of spellings: exact terms with their markers, and the form of each accented word."""

    terms: str
    otherwise: tuple[str, ...]


MOST_MET = 400_000
"""Chunks after which the dictionaries stop growing: some 150 MB."""

_ELIDED = frozenset(each.encode() for each in ELIDED if each != "presqu")  # presqu'île is one word
_OPEN = frozenset(code for code in range(256) if PLAIN[bytes([code]).decode(CODE, "replace")][:1] in tuple("aehiouy"))

# Dictionaries of single objects, not one of tuples: a look-up waits for memory, and each object is one more wait.


class _Stems(dict[str, str]):
    """The stems of the forms of a chunk; both joined by blanks."""

    def __missing__(self, forms: str) -> str:
        stems = " ".join(map(stem, forms.split()))
        if len(self) < MOST_MET:
            self[forms] = stems = _TEXTS.setdefault(stems, stems)
        return stems


class _Forms(dict[bytes, str]):
    """The forms of a chunk, joined by blanks."""

    def __missing__(self, chunk: bytes) -> str:
        word = _core(chunk)
        forms = " ".join([form for form, _ in _words(chunk)]) if word in (None, chunk) else self[word or b""]
        if chunk.isascii() and _SAINTS.search(chunk):
            _SAINTED.add(chunk)
        if _remembered(chunk, self):
            self[chunk] = forms = _TEXTS.setdefault(forms, forms)
        return forms


class _Spellings(dict[bytes, _Spelled | None]):
    """What a chunk says of spellings; nothing where it is spelled as its forms."""

    def __missing__(self, chunk: bytes) -> _Spelled | None:
        word = _core(chunk)
        said = _spelled(_words(chunk)) if word in (None, chunk) else self[word or b""]
        if _remembered(chunk, self):
            self[chunk] = said
        return said


_TEXTS: dict[str, str] = {}
"""One object for equal texts, which then share a place in the processor's cache."""
_STEMS, _FORMS, _SPELLINGS = _Stems(), _Forms(), _Spellings()
_SAINTED: set[bytes] = set()
"""The ASCII chunks met that are not spelled as their forms: « st »."""
_SAINTS = re.compile(rb"(?<![a-z])(?:" + "|".join(SAINTS).encode() + rb")(?![a-z])")


def _remembered(chunk: bytes, already: Sized) -> bool:
    return len(chunk) <= LONGEST and len(already) < MOST_MET


def _core(chunk: bytes) -> bytes | None:
    """Give the one word of letters that a chunk is, were it « (gaza). » or « l'avocat »; nothing where rules must tell.

    Nearly all chunks met are such, and the rules cost ten times as much.
    """
    bare = chunk.strip(b"().")
    article, apostrophe, word = bare.rpartition(b"'")
    if len(word) < 2 or not is_word(word) or (apostrophe and (article not in _ELIDED or word[0] not in _OPEN)):
        return None
    return word


def _words(chunk: bytes) -> list[tuple[str, str]]:
    """Give the form and the spelling of each word of a chunk."""
    text = chunk.decode(CODE)
    if not is_word(chunk):
        return [(token.form, text[token.start : token.end]) for token in cut(text)]
    form = "".join([PLAIN[char] for char in text])[:LONGEST]
    return [(SAINTS.get(form, form), text)]


def _spelled(words: list[tuple[str, str]]) -> _Spelled | None:
    odd = [(form, word) for form, word in words if spelled(word) != form]
    if not odd:
        return None
    terms = dict.fromkeys([exact_term(word) for _, word in odd] + [accented(form) for form, _ in odd])
    return _Spelled(" ".join(terms), tuple(form for form, _ in odd))


def joined_terms(*texts: str) -> Joined:
    """Give all the terms of some texts: what :func:`~search.analysis.tokens.tokens` gives one by one."""
    read = [_read(text) for text in texts]
    counts = Counter(chain.from_iterable([forms for forms, _ in read]))
    if "" in counts:
        read = [(list(filter(None, forms)), said) for forms, said in read]
    counts = _one_by_one(counts)
    return Joined(
        tuple([" ".join(forms) for forms, _ in read]),
        tuple([" ".join(map(_STEMS.__getitem__, forms)) for forms, _ in read]),
        _exact(chain.from_iterable([said for _, said in read]), counts),
        counts.keys(),
    )


@lru_cache(65_536)
def joined_forms(text: str) -> str:
    """Give the forms of a text only: of a name, which many articles bear."""
    return " ".join(filter(None, _read(text)[0]))


def _read(text: str) -> tuple[list[str], Iterable[tuple[_Spelled | None, int]]]:
    """Give the forms of each chunk; and what the odd chunks say of spellings, with how many times each stands."""
    found = chunks(text)
    if found is None:
        words = [(token.form, text[token.start : token.end]) for token in tokens(text)]
        return [form for form, _ in words], [(_spelled(words), 1)]
    forms = list(map(_FORMS.__getitem__, found))
    odd = Counter([chunk for chunk in found if not chunk.isascii()])
    if not _SAINTED.isdisjoint(found):
        odd.update([chunk for chunk in found if chunk in _SAINTED])
    return forms, zip(map(_SPELLINGS.__getitem__, odd), odd.values(), strict=True)


def _one_by_one(counts: Counter[str]) -> Counter[str]:
    """Count forms one by one; few chunks hold several (covid19), or none."""
    for several in [forms for forms in counts if " " in forms or not forms]:
        times = counts.pop(several)
        for form in several.split():
            counts[form] += times
    return counts


def _exact(said: Iterable[tuple[_Spelled | None, int]], counts: Mapping[str, int]) -> str:
    """Give the field ``exact``; a form that occurs more often than accented occurs plain too."""
    exact: dict[str, None] = {}
    accents: dict[str, int] = {}
    for each, times in said:
        if each is not None:
            exact[each.terms] = None
            for form in each.otherwise:
                accents[form] = accents.get(form, 0) + times
    return " ".join([*exact, *[plain_too(form) for form, times in accents.items() if counts[form] > times]])

"""Which terms does a whole article hold? The fast way: terms joined by one blank, without offsets.

It equals the careful way, whose rules it runs once for each chunk met; then one
dictionary remembers. What it costs is memory: the first look-up of each of an
article's 400 chunks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from search.analysis.codepage import CODE, chunks
from search.analysis.exact import accented, exact_term, plain_too, spelled
from search.analysis.tokens import LONGEST, cut, tokens

MOST_MET = 400_000
"""Chunks after which the dictionary stops growing: some 150 MB a process."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The terms of a text, each list joined by single blanks.

    ``forms`` and ``stems`` in the order of the text, position for position;
    ``exact`` once each (see :mod:`search.analysis.exact`).
    """

    forms: str
    stems: str
    exact: str


@dataclass(frozen=True, slots=True, eq=False)
class _Spelled:
    """What words say of spellings: the exact terms with their markers, the forms accented, the forms plain."""

    terms: tuple[str, ...]
    otherwise: tuple[str, ...]
    plain: tuple[str, ...]


_Met = tuple[str, str, _Spelled | None]
"""Of a chunk: its forms joined, its stems joined, and its spellings where one is not plain."""


class _Chunks(dict[bytes, _Met]):
    def __missing__(self, chunk: bytes) -> _Met:
        text = chunk.decode(CODE)
        found = cut(text)
        forms = " ".join(token.form for token in found)
        stems = " ".join(token.stem for token in found)
        said = _spellings((token.form, text[token.start : token.end]) for token in found)
        if len(chunk) > LONGEST or len(self) >= MOST_MET:
            return forms, stems, said if said.otherwise else None
        # One object for equal texts: « gaza » and « gaza. » then share it, and so their place in the processor's cache.
        shared = _SHARED.setdefault(forms, forms), _SHARED.setdefault(stems, stems)
        self[chunk] = met = (*shared, said if said.otherwise else None)
        return met


_SHARED: dict[str, str] = {}
_CHUNKS = _Chunks()


def joined_terms(text: str) -> Joined:
    """Give all the terms of a text: what :func:`~search.analysis.tokens.tokens` gives one by one."""
    found = chunks(text)
    if found is None:
        return _carefully(text)
    met = list(map(_CHUNKS.__getitem__, found))
    said = dict.fromkeys([each[2] for each in met if each[2] is not None])
    exact = ""
    if said:
        plain = {each[0] for each in met if each[2] is None}
        plain.update(chain.from_iterable([forms.split() for forms in plain if " " in forms]))
        plain.update(chain.from_iterable([each.plain for each in said]))
        otherwise = chain.from_iterable([each.otherwise for each in said])
        exact = _exact(chain.from_iterable([each.terms for each in said]), otherwise, plain)
    return Joined(_tidy(" ".join([each[0] for each in met])), _tidy(" ".join([each[1] for each in met])), exact)


def joined_forms(text: str) -> str:
    """Give the forms of a text only, for names."""
    found = chunks(text)
    if found is None:
        return " ".join(token.form for token in tokens(text))
    return _tidy(" ".join([_CHUNKS[chunk][0] for chunk in found]))


def exact_of(parts: Iterable[Joined]) -> str:
    """Give the field ``exact`` of an article from its several texts.

    Not their sum: a form accented in one and plain in another occurs both ways.
    """
    texts = tuple(parts)
    exact = dict.fromkeys(term for part in texts for term in part.exact.split())
    otherwise = [term[1:] for term in exact if term[0] == "1"]
    for part in texts:
        own = set(part.exact.split())
        forms = f" {part.forms} "
        exact |= dict.fromkeys(
            plain_too(form) for form in otherwise if accented(form) not in own and f" {form} " in forms
        )
    return " ".join(exact)


def _carefully(text: str) -> Joined:
    found = tokens(text)
    said = _spellings((token.form, text[token.start : token.end]) for token in found)
    return Joined(
        " ".join(token.form for token in found),
        " ".join(token.stem for token in found),
        _exact(said.terms, said.otherwise, set(said.plain)),
    )


def _tidy(joined: str) -> str:
    """Take away the blanks that chunks without any term leave."""
    return " ".join(joined.split()) if "  " in joined or joined[:1] == " " or joined[-1:] == " " else joined


def _spellings(words: Iterable[tuple[str, str]]) -> _Spelled:
    exact: dict[str, None] = {}
    otherwise: dict[str, None] = {}
    plain: dict[str, None] = {}
    for form, word in words:
        if spelled(word) == form:
            plain[form] = None
        else:
            exact[exact_term(word)] = None
            otherwise[form] = None
    return _Spelled((*exact, *map(accented, otherwise)), tuple(otherwise), tuple(plain))


def _exact(terms: Iterable[str], otherwise: Iterable[str], plain: set[str]) -> str:
    return " ".join(dict.fromkeys([*terms, *[plain_too(form) for form in otherwise if form in plain]]))

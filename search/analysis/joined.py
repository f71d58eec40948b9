"""Which terms does a whole article hold? The fast way: terms joined by one blank, without offsets.

It equals the careful way, whose rules it runs once for each chunk met; then
dictionaries remember. What it costs is memory: a first look-up of each of an
article's 400 chunks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, compress
from operator import not_
from typing import NamedTuple

from search.analysis.codepage import CODE, chunks
from search.analysis.exact import accented, exact_term, plain_too, spelled
from search.analysis.stem import stem
from search.analysis.tokens import MOST_CACHED, cut, tokens


@dataclass(frozen=True, slots=True)
class Joined:
    """The terms of a text, each list joined by single blanks.

    ``forms`` and ``stems`` in the order of the text, position for position;
    ``exact`` once each (see :mod:`search.analysis.exact`).
    """

    forms: str
    stems: str
    exact: str


class _Spelled(NamedTuple):
    """What words say of spellings: the exact terms with their markers, the forms accented, the forms plain."""

    terms: tuple[str, ...]
    otherwise: tuple[str, ...]
    plain: tuple[str, ...]


class _Forms(dict[bytes, str]):
    """The forms of each chunk met, joined."""

    def __missing__(self, chunk: bytes) -> str:
        forms = " ".join(token.form for token in cut(chunk.decode(CODE)))
        if len(self) < MOST_CACHED:
            # One object for equal forms: the next dictionary then compares by identity.
            self[chunk] = forms = _SAME.setdefault(forms, forms)
        return forms


class _Stems(dict[str, str]):
    """The stems of joined forms, joined."""

    def __missing__(self, forms: str) -> str:
        stems = " ".join(map(stem, forms.split()))
        if len(self) < MOST_CACHED:
            self[forms] = stems = _SAME.setdefault(stems, stems)
        return stems


class _Spellings(dict[bytes, _Spelled]):
    """What each chunk met says of spellings."""

    def __missing__(self, chunk: bytes) -> _Spelled:
        text = chunk.decode(CODE)
        found = _spellings((token.form, text[token.start : token.end]) for token in cut(text))
        if len(self) < MOST_CACHED:
            self[chunk] = found
        return found


_SAME: dict[str, str] = {}
_FORMS = _Forms()
_STEMS = _Stems()
_SPELLINGS = _Spellings()


def joined_terms(text: str) -> Joined:
    """Give all the terms of a text: what :func:`~search.analysis.tokens.tokens` gives one by one."""
    found = chunks(text)
    if found is None:
        return _carefully(text)
    forms = list(map(_FORMS.__getitem__, found))
    joined = _tidy(" ".join(forms))
    return Joined(joined, _tidy(" ".join(map(_STEMS.__getitem__, forms))), _exact(found, forms, joined))


def joined_forms(text: str) -> str:
    """Give the forms of a text only, for names."""
    found = chunks(text)
    if found is None:
        return " ".join(token.form for token in tokens(text))
    return _tidy(" ".join(map(_FORMS.__getitem__, found)))


def exact_of(parts: Iterable[Joined]) -> str:
    """Give the field ``exact`` of an article from its several texts.

    Not their sum: a form accented in one and plain in another occurs both ways.
    """
    texts = tuple(parts)
    exact = dict.fromkeys(term for part in texts for term in part.exact.split())
    otherwise = [term[1:] for term in exact if term[0] == "1"]
    for part in texts:
        own = set(part.exact.split())
        missing = [form for form in otherwise if accented(form) not in own]
        held = set(part.forms.split()) if missing else set()
        exact |= dict.fromkeys(plain_too(form) for form in missing if form in held)
    return " ".join(exact)


def _carefully(text: str) -> Joined:
    found = tokens(text)
    words = _spellings((token.form, text[token.start : token.end]) for token in found)
    return Joined(
        " ".join(token.form for token in found),
        " ".join(token.stem for token in found),
        _marked(words.terms, words.otherwise, set(words.plain)),
    )


def _tidy(joined: str) -> str:
    """Take away the blanks that chunks without any term leave."""
    return " ".join(joined.split()) if "  " in joined or joined[:1] == " " or joined[-1:] == " " else joined


def _exact(found: list[bytes], forms: list[str], joined: str) -> str:
    """Give the exact terms; only chunks with an accent, and « St », can hold any."""
    plainly = list(map(bytes.isascii, found))
    if "saint" in joined:
        plainly = [plain and "saint" not in form for plain, form in zip(plainly, forms, strict=True)]
    said = [_SPELLINGS[chunk] for chunk in dict.fromkeys(compress(found, map(not_, plainly)))]
    if not said:
        return ""
    plain = set(compress(forms, plainly))
    if joined.count(" ") >= len(forms):
        plain.update(" ".join(plain).split())
    terms, otherwise, beside = map(chain.from_iterable, zip(*said, strict=True))
    plain.update(beside)
    return _marked(terms, otherwise, plain)


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


def _marked(terms: Iterable[str], otherwise: Iterable[str], plain: set[str]) -> str:
    return " ".join(dict.fromkeys([*terms, *[plain_too(form) for form in otherwise if form in plain]]))

"""Which terms does a whole article hold? The fast way: terms joined by one blank, without offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.exact import accented, exact_term, plain_too, spelled
from search.analysis.tokens import tokens


@dataclass(frozen=True, slots=True)
class Joined:
    """The terms of a text, each list joined by single blanks.

    ``forms`` and ``stems`` in the order of the text, position for position;
    ``exact`` once each (see :mod:`search.analysis.exact`).
    """

    forms: str
    stems: str
    exact: str


def joined_terms(text: str) -> Joined:
    """Give all the terms of a text; the same as :func:`~search.analysis.tokens.tokens` gives one by one."""
    found = tokens(text)
    exact: dict[str, None] = {}
    otherwise: dict[str, None] = {}
    plain = set()
    for token in found:
        word = text[token.start : token.end]
        if spelled(word) == token.form:
            plain.add(token.form)
        else:
            exact[exact_term(word)] = None
            otherwise[token.form] = None
    return Joined(
        " ".join(token.form for token in found),
        " ".join(token.stem for token in found),
        " ".join([*exact, *map(accented, otherwise), *(plain_too(form) for form in otherwise if form in plain)]),
    )


def joined_forms(text: str) -> str:
    """Give the forms of a text only, for names."""
    return " ".join(token.form for token in tokens(text))


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

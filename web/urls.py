"""How does an address say a question?

A query string and a :class:`~search.Question` are two spellings of one thing:
``from_args(arguments(query(question).encode()))`` is the question again. What is
as by default is not written, so that addresses stay short enough to be cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple, cast
from urllib.parse import parse_qsl, quote_plus

from search import FACETS, FIELDS, MOST_PER_PAGE, BadRequest, Match, Question, Sort

Argument = tuple[str, str]

_DEFAULTS = tuple((name, getattr(Question(), name)) for name in ("since", "until", "sort", "match", "size", "page"))
_quoted = lru_cache(2_000)(partial(quote_plus, errors="replace"))  # the links of a page say the same words
_NUMBER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class Parameter(NamedTuple):
    """One parameter of an address, as the help shows it."""

    name: str
    means: str
    example: str


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("q", "la question, dans le langage de recherche", "q=trêve"),
    Parameter("page", "le numéro de la page, à partir de 1", "page=2"),
    Parameter("size", f"le nombre de réponses par page, de 1 à {MOST_PER_PAGE} ; 10 d’ordinaire", "size=50"),
    Parameter("sort", "le tri : relevance, recent (pertinence, où le récent gagne), newest ou oldest", "sort=newest"),
    Parameter("match", "les mots demandés : auto, all (tous) ou any (l’un d’eux)", "match=any"),
    Parameter("collapse", "1 pour ne montrer qu’une fois les versions d’un même texte", "collapse=1"),
    Parameter("since", "depuis ce jour, ce mois ou cette année, compris", "since=2021-03"),
    Parameter("until", "jusqu’à ce jour, ce mois ou cette année, compris", "until=2022"),
    *(
        Parameter(
            field.name, f"{field.label} : garder cette valeur ; répété, l’une de ces valeurs", f"{field.name}={value}"
        )
        for field, value in zip(
            (field for field in FIELDS if field.facet),
            ("Le+Nordet", "Anne+Morel", "Culture", "climat", "fr", "2021", "2021-03"),
            strict=True,
        )
    ),
    Parameter("ui", "la langue des pages : fr ou en ; d’ordinaire, celle du navigateur", "ui=en"),
    Parameter("-forme", "ne pas chercher cette forme d’un mot de la question ; peut être répété", "-forme=électoral"),
    Parameter(
        "-source", "écarter cette valeur ; de même pour les autres filtres, précédés d’un tiret", "-source=Le+Nordet"
    ),
)
FORM = "-forme"
NAMES: frozenset[str] = frozenset(parameter.name for parameter in PARAMETERS) | {f"-{name}" for name in FACETS}


def arguments(query_string: bytes) -> list[Argument]:
    """Cut a query string, in order; bytes that are not UTF-8 become U+FFFD, never an error."""
    text = query_string.decode("utf-8", "replace")
    return parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="replace")


def from_args(args: Iterable[Argument]) -> Question:
    """Read the question that an address asks; raises BadRequest.

    Of a parameter that is said twice and is not a filter, the first counts, as
    in HTML forms; names that are not ours (``utm_source``…) say nothing.
    """
    said: dict[str, str] = {}
    filters: dict[Argument, None] = {}
    excluded: dict[Argument, None] = {}
    forms: dict[str, None] = {}
    for name, value in args:
        if name in FACETS and value:
            filters[name, value] = None
        elif name[:1] == "-" and name[1:] in FACETS and value:
            excluded[name[1:], value] = None
        elif name == FORM and value:
            forms[value] = None
        else:
            said.setdefault(name, value)
    default = Question()
    return Question(
        text=said.get("q", ""),
        filters=tuple(filters),
        excluded=tuple(excluded),
        since=_date("since", said),
        until=_date("until", said),
        sort=cast("Sort", said.get("sort", "")),
        page=_number("page", said, default.page),
        size=_number("size", said, default.size),
        match=cast("Match", said.get("match") or default.match),
        collapse=_yes("collapse", said),
        without_forms=tuple(forms),
    )


def query(question: Question) -> str:
    """Write the query string of a question, without ``?``; empty for the default question."""
    pairs: list[Argument] = [("q", question.text)] if question.text else []
    pairs += question.filters
    pairs += [(f"-{name}", value) for name, value in question.excluded]
    pairs += [(FORM, form) for form in question.without_forms]
    for name, default in _DEFAULTS:
        value = getattr(question, name)
        if value != default:
            pairs.append((name, str(value)))
    if question.collapse:
        pairs.append(("collapse", "1"))
    return "&".join([f"{name}={_quoted(value)}" for name, value in pairs])


def unknown(args: Iterable[Argument]) -> tuple[str, ...]:
    """Give the names of parameters that mean nothing here."""
    return tuple(dict.fromkeys(name for name, _ in args if name not in NAMES))


def narrowed(question: Question, field: str, value: str) -> Question:
    """Keep only articles of this value, or of the others already kept of this field; from the first page."""
    pair = (field, value)
    filters = (*_less(question.filters, pair), pair)
    return replace(question, filters=filters, excluded=_less(question.excluded, pair), page=1)


def barred(question: Question, field: str, value: str) -> Question:
    """Leave out articles of this value; from the first page."""
    pair = (field, value)
    excluded = (*_less(question.excluded, pair), pair)
    return replace(question, filters=_less(question.filters, pair), excluded=excluded, page=1)


def without(question: Question, field: str, value: str) -> Question:
    """Neither keep nor leave out this value; from the first page."""
    pair = (field, value)
    return replace(question, filters=_less(question.filters, pair), excluded=_less(question.excluded, pair), page=1)


def unticked(question: Question, form: str) -> Question:
    """Set a form of a word aside; from the first page."""
    return replace(question, without_forms=(*ticked(question, form).without_forms, form), page=1)


def ticked(question: Question, form: str) -> Question:
    """Look for a form again; from the first page."""
    kept = tuple(each for each in question.without_forms if each != form)
    return replace(question, without_forms=kept, page=1)


def bare(question: Question) -> Question:
    """Keep the words, and drop all that narrows them."""
    return replace(question, filters=(), excluded=(), since="", until="", without_forms=(), page=1)


def _less(pairs: Sequence[Argument], pair: Argument) -> tuple[Argument, ...]:
    return tuple(each for each in pairs if each != pair)


def _number(name: str, said: dict[str, str], default: int) -> int:
    written = said.get(name) or str(default)
    if not _NUMBER.fullmatch(written):
        raise BadRequest(f"« {name} » doit être un nombre entier.", f"Par exemple : {name}={default}.")
    return int(written)


def _yes(name: str, said: dict[str, str]) -> bool:
    written = said.get(name) or "0"
    if written not in ("0", "1"):
        raise BadRequest(f"« {name} » doit être 0 ou 1.", f"Par exemple : {name}=1.")
    return written == "1"


def _date(name: str, said: dict[str, str]) -> str:
    written = said.get(name, "").strip()
    if written and not _DATE.fullmatch(written):
        raise BadRequest(
            f"« {name} » doit être une année, un mois ou un jour.",
            "Écrire 2021, 2021-03 ou 2021-03-15.",
        )
    return written

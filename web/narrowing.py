"""What narrows an answer, and what could? The facets beside it and the chips above it; every link is a Question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil
from unicodedata import combining, normalize

from babel import Locale

from search import FACETS, FIELDS, Field, Page, Question, Stats
from web import language, urls

MOST_CHOICES = 8
"""Values of a facet beside an answer."""
MOST_LISTED = 100
"""Values of a facet on a page of its own."""
CLOSED = frozenset({"tags", "lang", "month"})
"""Facets that are folded until one of their values is kept."""

SINCE, UNTIL, FORM, WORDS = NAMES = ("Depuis", "Jusqu’à", "Forme", "Mots")
MATCHES = {"all": "tous les mots", "any": "l’un des mots"}
"""What chips are called beside the fields, and what they say of the words."""

Counts = tuple[tuple[str, int], ...]

in_words = language.ruled("in_words")

_FIELDS = {field.name: field for field in FIELDS}
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "-": " ", "‑": " "})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; ``link`` keeps it, or gives it up where it is ``kept``."""

    value: str
    label: str
    count: int
    kept: bool
    link: Question
    barred: Question


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: the choices shown, how many values there are in all, and the question that keeps none of them.

    ``hidden``: values that are kept and not among the choices.
    """

    field: Field
    choices: tuple[Choice, ...]
    values: int
    cleared: Question
    hidden: tuple[str, ...] = ()
    last: int = 1

    @property
    def kept(self) -> int:
        """How many values are kept."""
        return sum(choice.kept for choice in self.choices) + len(self.hidden)

    @property
    def open(self) -> bool:
        """Whether the choices are seen at once."""
        return self.field.name not in CLOSED or self.kept > 0


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the answer, as ``name : value``, and the question without it."""

    name: str
    value: str
    without: Question
    barred: bool = False


def facet(question: Question, name: str, found: Counts, most: int = MOST_CHOICES) -> Facet:
    """Lay out the first values of one facet, of which ``found`` gives the counts; those kept are always shown."""
    counts = dict(found)
    values = _ordered(question, name, counts)
    kept = _kept(question, name)
    shown = [value for rank, value in enumerate(values) if rank < most or value in kept]
    choices = tuple(_choice(question, name, value, counts) for value in shown)
    return Facet(_FIELDS[name], choices, len(values), _cleared(question, name))


def listed(question: Question, name: str, found: Counts, among: str = "") -> Facet:
    """Lay out a page of the values of one facet, the one that the question names, of those that hold some letters."""
    counts = dict(found)
    letters = _folded(among)
    values = [value for value in _ordered(question, name, counts) if letters in _folded(label(name, value))]
    start = (question.page - 1) * MOST_LISTED
    shown = values[start : start + MOST_LISTED]
    question = replace(question, page=1)
    return Facet(
        _FIELDS[name],
        tuple(_choice(question, name, value, counts) for value in shown),
        len(values),
        _cleared(question, name),
        tuple(value for value in _kept(question, name) if value not in shown),
        max(1, ceil(len(values) / MOST_LISTED)),
    )


def facets(page: Page) -> tuple[Facet, ...]:
    """Lay out the facets beside an answer, without those that could not narrow it."""
    every = (facet(page.question, name, page.facets[name]) for name in FACETS)
    return tuple(each for each in every if each.kept or _narrows(each, page))


def front(stats: Stats) -> tuple[Facet, ...]:
    """Lay out what the whole corpus holds."""
    years: Counter[str] = Counter()
    for period, number in stats.timeline:
        years[period[:4]] += number
    found = {"source": stats.sources, "section": stats.sections, "year": tuple(years.most_common())}
    return tuple(facet(Question(), name, counts) for name, counts in found.items() if counts)


def chips(question: Question) -> tuple[Chip, ...]:
    """Say what narrows a question beside its words; names and values are sentences of the pages, or a source's."""
    pairs = [(*pair, False) for pair in question.filters] + [(*pair, True) for pair in question.excluded]
    found = [
        Chip(_FIELDS[name].label, label(name, value), urls.without(question, name, value), barred)
        for name, value, barred in pairs
    ]
    if question.since:
        since = replace(question, since="", page=1)
        found.append(Chip(SINCE, in_words(question.since, weekday=False), since))
    if question.until:
        until = replace(question, until="", page=1)
        found.append(Chip(UNTIL, in_words(question.until, weekday=False), until))
    found += [Chip(FORM, form, urls.ticked(question, form), barred=True) for form in question.without_forms]
    if question.match != "auto":
        found.append(Chip(WORDS, MATCHES[question.match], replace(question, match="auto", page=1)))
    return tuple(found)


def label(name: str, value: str) -> str:
    """Write a value as a reader would: a month in words, a language by its name, others as they are."""
    if name == "month":
        return in_words(value)
    if name == "lang":
        return str(Locale(language.current()).languages.get(value, value))
    return value


def _narrows(facet: Facet, page: Page) -> bool:
    """Tell whether a choice would leave something out of the answer."""
    return any(choice.count < page.articles for choice in facet.choices)


def _choice(question: Question, name: str, value: str, counts: dict[str, int]) -> Choice:
    kept = (name, value) in question.filters
    link = urls.without(question, name, value) if kept else urls.narrowed(question, name, value)
    return Choice(
        value, label(name, value), counts.get(value, 0), kept, link, barred=urls.barred(question, name, value)
    )


def _ordered(question: Question, name: str, counts: Iterable[str]) -> list[str]:
    """Put values in the order of their counts, and of time where they are times; those kept have a place anyhow."""
    values = list(dict.fromkeys((*counts, *_kept(question, name))))
    return sorted(values, reverse=True) if name in ("year", "month") else values


def _kept(question: Question, name: str) -> list[str]:
    return [value for field, value in question.filters if field == name]


def _cleared(question: Question, name: str) -> Question:
    filters = tuple(pair for pair in question.filters if pair[0] != name)
    excluded = tuple(pair for pair in question.excluded if pair[0] != name)
    return replace(question, filters=filters, excluded=excluded, page=1)


def _folded(text: str) -> str:
    """Fold case and accents away: values are looked for by any of their letters, not by words."""
    decomposed = normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in decomposed if not combining(sign)).strip()

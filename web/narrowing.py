"""What narrows an answer, and what could? The facets beside it and the chips above it; every link is a Question."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from search import FIELDS, Field, Page, Question, Stats
from web import french, urls

SHOWN: tuple[str, ...] = ("source", "author", "section", "year")
MOST_CHOICES = 10

Counts = tuple[tuple[str, int], ...]

_FIELDS = {field.name: field for field in FIELDS}


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
    """One facet: the choices shown, and how many values there are in all."""

    field: Field
    choices: tuple[Choice, ...]
    values: int


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the answer, and the question without it."""

    label: str
    without: Question


def facet(question: Question, name: str, found: Counts, most: int | None = None) -> Facet:
    """Lay out the values of one facet, of which ``found`` gives the counts; those that are kept are always shown."""
    counts = dict(found)
    kept = [value for field, value in question.filters if field == name]
    values = list(dict.fromkeys((*counts, *kept)))
    if name in ("year", "month"):
        values.sort(reverse=True)
    shown = [value for rank, value in enumerate(values) if most is None or rank < most or value in kept]
    return Facet(_FIELDS[name], tuple(_choice(question, name, value, counts) for value in shown), len(values))


def facets(page: Page) -> tuple[Facet, ...]:
    """Lay out the facets beside an answer, without those that have no value."""
    all_ = (facet(page.question, name, page.facets.get(name, ()), MOST_CHOICES) for name in SHOWN)
    return tuple(each for each in all_ if each.choices)


def front(stats: Stats) -> tuple[Facet, ...]:
    """Lay out what the whole corpus holds."""
    years: Counter[str] = Counter()
    for period, number in stats.timeline:
        years[period[:4]] += number
    found = {"source": stats.sources, "section": stats.sections, "year": tuple(years.most_common())}
    return tuple(facet(Question(), name, counts, MOST_CHOICES) for name, counts in found.items() if counts)


def chips(question: Question) -> tuple[Chip, ...]:
    """Say what narrows a question beside its words."""
    kept = [(*pair, "") for pair in question.filters] + [(*pair, "sauf ") for pair in question.excluded]
    found = [
        Chip(f"{_FIELDS[name].label} : {but}{label(name, value)}", urls.without(question, name, value))
        for name, value, but in kept
    ]
    if question.since:
        since = french.in_words(question.since, weekday=False)
        found.append(Chip(f"Depuis : {since}", replace(question, since="", page=1)))
    if question.until:
        until = french.in_words(question.until, weekday=False)
        found.append(Chip(f"Jusqu’à : {until}", replace(question, until="", page=1)))
    found += [Chip(f"Forme : sauf {form}", urls.ticked(question, form)) for form in question.without_forms]
    if question.match != "auto":
        match = "tous les mots" if question.match == "all" else "l’un des mots"
        found.append(Chip(f"Mots : {match}", replace(question, match="auto", page=1)))
    return tuple(found)


def label(name: str, value: str) -> str:
    """Write a value as a reader would: a month in words, others as they are."""
    return french.in_words(value) if name == "month" else value


def _choice(question: Question, name: str, value: str, counts: dict[str, int]) -> Choice:
    kept = (name, value) in question.filters
    link = urls.without(question, name, value) if kept else urls.narrowed(question, name, value)
    return Choice(
        value, label(name, value), counts.get(value, 0), kept, link, barred=urls.barred(question, name, value)
    )

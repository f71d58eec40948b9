"""Who signed, and under which family name is a person listed?

Articles name people as a signature does, « Inès d’Aubeterre », and agencies or
whole newsrooms as well. A reference turns the former about and leaves the latter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.article import Article
from search.export.parts import line

_WORD = r"[^\W\d_](?:[^\W\d_]|[.’'-])*"
_PERSON = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}")
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(
    (
        *(
            "al",
            "ben",
            "da",
            "de",
            "del",
            "den",
            "der",
            "des",
            "di",
            "dos",
            "du",
            "el",
            "la",
            "las",
            "le",
            "les",
            "los",
        ),
        *("ter", "van", "vom", "von", "zu"),
    )
)
_ARTICLES = frozenset(("l", "la", "le", "les", "nos", "notre", "the", "un", "une"))
_BODIES = frozenset(
    (
        *("agence", "agency", "association", "bureau", "bureaux", "chaîne", "collectif", "correspondance", "courrier"),
        *(
            "correspondant",
            "correspondante",
            "correspondants",
            "desk",
            "envoyé",
            "envoyée",
            "gazette",
            "groupe",
            "info",
        ),
        *("journal", "lecteurs", "magazine", "media", "medias", "média", "médias", "news", "photo", "photos"),
        *("presse", "press", "radio", "redaction", "rédaction", "service", "services", "tribune", "tv", "vidéo", "web"),
    )
)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person, by given and family names, particle first (« d’Aubeterre »); or a body, whose ``given`` is empty."""

    given: str
    family: str


def signatories(article: Article) -> tuple[Signatory, ...]:
    """Give those who signed an article, in their order."""
    return tuple(signatory(name, article.source) for name in article.authors)


def signatory(name: str, source: str = "") -> Signatory:
    """Tell a person from a body, which may be the newspaper itself.

    >>> signatory("Yann Le Guellec")
    Signatory(given='Yann', family='Le Guellec')
    >>> signatory("Agence Presse Atlantique"), signatory("AFP")
    (Signatory(given='', family='Agence Presse Atlantique'), Signatory(given='', family='AFP'))
    """
    name = line(name)
    words = name.split()
    if name.lower() in source.lower() or not _is_person(name):
        return Signatory("", name)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].rpartition("-")[2].lower() in _PARTICLES:
        cut -= 1
    return Signatory(" ".join(words[:cut]), " ".join(words[cut:]))


def _is_person(name: str) -> bool:
    """Hold for two words or more, with capitals but not only, none of which is said of bodies."""
    if not _PERSON.fullmatch(name) or name.isupper() or not name[0].isupper():
        return False
    lower = [each.lower() for each in _LETTERS.findall(name)]
    return lower[0] not in _ARTICLES and not _BODIES.intersection(lower)


def in_capitals(family: str) -> str:
    """Write a family name in capitals, but for its small particles: « de CALAN », « d’AUBETERRE », « LE PEN »."""
    return " ".join(word if word in _PARTICLES else _capitals(word) for word in family.split())


def _capitals(word: str) -> str:
    elided = re.match(r"[dl][’'](?=\w)", word)
    return word[:2] + word[2:].upper() if elided else word.upper()

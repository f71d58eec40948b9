"""Which people and which papers does a signature name, under one spelling each?

« Par Jean DUPONT, à Nice, avec AFP » is Jean Dupont and AFP. Agencies and
papers written in many ways have one name here; others keep their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from search.ingest.names import folded

LONGEST = 300
"""What has more signs is no signature: it stays as it is."""

_KNOWN = {
    folded(spelling): name
    for name, spellings in (
        ("6Medias", "6Médias"),
        ("AFP", "Agence France-Presse; l’AFP"),
        ("AFP-Services", "AFP Services"),
        ("AP", "l’AP"),
        ("ATS", "Agence ATS"),
        ("Belga", "Agence Belga"),
        ("BFMTV", "BFM TV; BFMTV.com"),
        ("CNews", ""),
        ("dpa", ""),
        ("EFE", "Agence EFE"),
        ("Franceinfo", "France info; francetvinfo; franceinfo.fr; francetvinfo.fr"),
        ("L'Équipe", "lequipe.fr"),
        ("L'Express", "lexpress.fr"),
        ("L'Humanité", "humanite.fr"),
        ("L'Opinion", "lopinion.fr"),
        ("La Croix", "la-croix.com"),
        ("Le Figaro", "lefigaro.fr"),
        ("Le HuffPost", "Huffington Post; Le Huffington Post; huffingtonpost.fr; HuffPost"),
        ("Le Monde", "lemonde.fr"),
        ("Le Parisien", "leparisien.fr"),
        ("Le Point", "lepoint.fr"),
        ("Les Échos", "lesechos.fr"),
        ("Libération", "liberation.fr"),
        ("Media Services", "Média Services; Medias Services; Media Service"),
        ("Ouest-France", "Ouest France; ouest-france.fr"),
        ("Reuters", "Agence Reuters"),
        ("RTL", "RTL.fr"),
        ("Xinhua", "Agence Xinhua; Chine nouvelle"),
    )
    for spelling in (name, *spellings.split(";"))
    if spelling
}
_LEAD_IN = re.compile(
    r"(?:par|by|et|and|avec|with|sources?|propos recueillis par|recueilli par|texte|photos?"
    r"|de notre (?:correspondante?|envoyée?(?: spéciale?)?)(?: (?:à|en|au|aux) [^,:]{2,40})?,?"
    r"|de nos (?:correspondants|envoyés spéciaux)|correspondance(?: particulière)?)(?:\s*:\s*|\s+|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:et|and|avec|with|&)\s+|\s*[;|]\s*|\s+/\s+|,\s*(?=(?:avec|with|par)\s)", re.IGNORECASE)
_PLACE = re.compile(r"(?:^|,?\s+)(?:à|au|aux|en)\s+[A-ZÀ-Ý][\w’'-]*(?:[ -][A-ZÀ-Ý][\w’'-]*)*$")
_BUREAUX = re.compile(r"(?:les|des) bureaux de l['’](AFP|AP)\b.*", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]]+")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}(?:['’-][A-ZÀ-ÖØ-Þ]{2,})*")
_PARTICLES = frozenset(("DE", "DU", "DES", "VAN", "VON", "DER", "DI", "DA"))
_EDGES = " \t,;:.–—-/\u00a0\u202f"


def people(signatures: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names that signatures hold, each once.

    >>> people(("Par Jean DUPONT avec AFP",))
    ('Jean Dupont', 'AFP')
    """
    if len(signatures) == 1 and len(signatures[0]) <= LONGEST:
        return _names(signatures[0])
    found = (_names(signature) if len(signature) <= LONGEST else (signature,) for signature in signatures)
    return tuple(dict.fromkeys(name for names in found for name in names))


def paper(name: str) -> str:
    """Give the name of a paper or an agency under its usual spelling.

    >>> paper("source : 6medias"), paper("(AFP)"), paper("Le Relais de l’Ouest")
    ('6Medias', 'AFP', 'Le Relais de l’Ouest')
    """
    return _usual(name) if len(name) <= LONGEST else name


@lru_cache(maxsize=4096)
def _usual(name: str) -> str:
    bare = _without_lead_in(name)
    known = _KNOWN.get(folded(bare), "")
    if known or bare == name or not bare:
        return known or name
    return bare if name.lower().startswith("source") or name.startswith("(") else name


@lru_cache(maxsize=8192)
def _names(signature: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in _BETWEEN.split(_BRACKETS.sub(" ; ", signature)):
        bare = _without_lead_in(part)
        bureaux = _BUREAUX.fullmatch(bare)
        bare = bureaux[1].upper() if bureaux else _PLACE.sub("", bare)
        if bare:
            found.append(_KNOWN.get(folded(bare)) or _in_small_letters(bare))
    return tuple(dict.fromkeys(found))


def _without_lead_in(text: str) -> str:
    bare = _BRACKETS.sub(" ", text).strip(_EDGES)
    while (lead_in := _LEAD_IN.match(bare)) and lead_in.end():
        bare = bare[lead_in.end() :].strip(_EDGES)
    return " ".join(bare.split(" "))


def _in_small_letters(name: str) -> str:
    """Give « Adrien de Calan » for « Adrien DE CALAN »; a name all in capitals may be that of a group: it stays."""
    words = name.split()
    capitals = [_CAPITALS.fullmatch(word) is not None for word in words]
    if len(words) < 2 or not any(capitals) or all(capitals) or capitals[0]:
        return name
    return " ".join(_lowered(word) if capital else word for word, capital in zip(words, capitals, strict=True))


def _lowered(word: str) -> str:
    return word.lower() if word in _PARTICLES else "".join(map(str.capitalize, re.split(r"(['’-])", word)))

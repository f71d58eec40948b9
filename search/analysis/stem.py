"""Which forms are one word inflected?

A light stemmer after UniNE's (J. Savoy, « Light stemming approaches for the
French, Portuguese, German and Hungarian languages », 2006), for folded forms:
plural, feminine, the endings of the first group of verbs, and a table of the third. Unlike it, this one
keeps double consonants inside a word (poisson, poison) and derivations apart
(journal, journaliste): it joins the inflections of a word and no other word.
"""

from __future__ import annotations

import re

from search.analysis.guards import APART, IRREGULAR, KEPT, VERBS_IN_ERER, VERBS_IN_MENT
from search.analysis.verbs import FIRST_GROUP, OTHER_GROUPS
from search.analysis.words import SMALL

_BARE = re.compile(r"[^aeiouy]+|.*[0-9].*|.{0,3}|x{0,2}(?:i[xv]|v?i{0,3})e")
"""No vowel, figures, too short, a century: acronyms and numbers have no inflection (CNRS, 2000, XVIe)."""

_PAST = re.compile(r"(.+?)(?:ee|(?<=g)ea|a)")
"""A feminine participle or a simple past, of the first group if what stands before is known: fondée, dirigea."""

_TABLE = OTHER_GROUPS | IRREGULAR
_OWN = KEPT | SMALL
_OTHER = APART | SMALL

# The first ending that fits and leaves enough letters: ending, what replaces it, letters that must remain before it.
_ENDINGS: tuple[tuple[str, str, int], ...] = (
    ("trice", "teu", 2),  # actrice, acteur
    ("euse", "eu", 2),  # chanteuse, chanteur; heureuse, heureux
    ("eure", "eu", 4),  # meilleure; not heure
    ("eur", "eu", 2),
    ("enne", "en", 2),  # ancienne; not Rennes
    ("elle", "el", 2),  # naturelle; appelle, appeler
    ("aise", "ai", 3),  # française
    ("oise", "oi", 2),  # chinoise
    ("iere", "i", 2),  # première, premier
    ("geraient", "g", 3),
    ("geaient", "g", 3),
    ("eraient", "", 3),
    ("ellent", "el", 2),  # appellent
    ("aient", "", 3),
    ("gerait", "g", 3),
    ("erait", "", 3),
    ("erent", "", 3),  # décidèrent
    ("geait", "g", 3),
    ("eront", "", 3),
    ("ait", "", 3),
    ("era", "", 3),
    ("ent", "", 3),
    ("er", "", 3),
    ("if", "iv", 2),  # actif, active
    ("ee", "ee", 0),  # entrée is not entre, nor armée arme
    ("e", "", 3),
)

_BY_LAST = {last: [each for each in _ENDINGS if each[0].endswith(last)] for last in "aefrt"}


def stem(form: str) -> str:
    """Give the stem of a folded form: itself where it is guarded, bare or too short, at least three letters."""
    if form in _TABLE:
        return _TABLE[form]
    if form in _OWN or _BARE.fullmatch(form):
        return form
    word = _singular(form)
    if word in _OWN:
        return word
    if word in _TABLE:
        return _TABLE[word]
    if (past := _PAST.fullmatch(word)) and past[1] in FIRST_GROUP:
        word = f"{past[1]}er"
    if word.endswith("ment") and word not in VERBS_IN_MENT:
        return word
    for ending, put, rest in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            root = word[: len(word) - len(ending)] + put
            if f"{root}er" in VERBS_IN_ERER and ending.startswith(("er", "ger")):
                root += "er"
            return root + "e" if root in _OTHER else root
    return word


def _singular(form: str) -> str:
    if form.endswith(("eaux", "eux", "oux")):
        return form[:-1]
    if form.endswith("aux") and len(form) > 4:
        return form[:-2] + "l"
    return form[:-1] if form[-1] == "s" and form[-2] != "s" else form

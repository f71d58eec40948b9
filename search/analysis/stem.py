"""Which forms are one word inflected?

A light stemmer after UniNE's (J. Savoy, « Light stemming approaches for the
French, Portuguese, German and Hungarian languages », 2006), for folded forms:
plural, feminine, the endings of the first group of verbs, and a table of the third. Unlike it, this one
keeps double consonants inside a word (poisson, poison) and derivations apart
(journal, journaliste): it joins the inflections of a word and no other word.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

from search.analysis.guards import APART, IRREGULAR, KEPT, VERBS_IN_ERER, VERBS_IN_MENT
from search.analysis.verbs import FIRST_GROUP, OTHER_GROUPS
from search.analysis.words import SMALL

_CENTURY = re.compile(r"x{0,2}(?:i[xv]|v?i{0,3})e")
_VOWELS = frozenset("aeiouy")

_TABLE = OTHER_GROUPS | IRREGULAR
_OWN = KEPT | SMALL
_OTHER = APART | SMALL
_known = {form: form for form in _OWN} | _TABLE
_given = _known.get

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

_BY_LAST_TWO = {
    first + last: [each for each in _ENDINGS if (first + last).endswith(each[0][-2:])]
    for first in ascii_lowercase
    for last in "aefrt"
}
"""Nearly all words have an ending that few of the others look like."""


def plainly(form: str) -> str:
    """Give the stem of a folded form, without the help of C."""
    if known := _given(form):
        return known
    if _is_bare(form):
        return form
    word = _singular(form)
    if word is not form and (known := _given(word)):
        return known
    if word.endswith(("ee", "a")) and (verb := _before_past(word)) in FIRST_GROUP:
        word = f"{verb}er"
    if word.endswith("ment") and word not in VERBS_IN_MENT:
        return word
    for ending, put, rest in _BY_LAST_TWO.get(word[-2:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            root = word[: len(word) - len(ending)] + put
            if f"{root}er" in VERBS_IN_ERER and ending.startswith(("er", "ger")):
                root += "er"
            return root + "e" if root in _OTHER else root
    return word


def _is_bare(form: str) -> bool:
    """Tell acronyms, numbers and centuries (CNRS, 2000, XVIe), which have no inflection."""
    if len(form) < 4 or not form.isalpha() or _VOWELS.isdisjoint(form):
        return True
    return form[0] in "xvi" and _CENTURY.fullmatch(form) is not None


def _before_past(word: str) -> str:
    """Give what stands before the ending of a feminine participle or a simple past: fondée, dirigea, tomba."""
    return word[:-2] if word.endswith(("ee", "gea")) else word[:-1]


def _singular(form: str) -> str:
    if form[-1] == "s":
        return form if form[-2] == "s" else form[:-1]
    if form.endswith(("eaux", "eux", "oux")):
        return form[:-1]
    return form[:-2] + "l" if form.endswith("aux") and len(form) > 4 else form


try:
    from search.analysis._stem import Stemmer
except ImportError:  # it could not be compiled here
    _stem = plainly
else:
    _stem = Stemmer(_known, FIRST_GROUP, VERBS_IN_MENT, VERBS_IN_ERER, _OTHER, _ENDINGS).stem


def stem(form: str) -> str:
    """Give the stem of a folded form: itself where it is guarded, bare or too short, at least three letters."""
    return _stem(form)

"""Which words of the corpus may a misspelled one stand for, and which of them likeliest?

After the noisy channel (M. Kernighan, K. Church, W. Gale, « A Spelling Correction
Program Based on a Noisy Channel Model », 1990): a word is the likelier, the more
articles hold it and the easier the slip of the hand that turns it into what was
written. A letter left out or two letters swapped can go wrong in as many ways as
the word has letters; a wrong or an extra letter in twenty-five times as many, so
that each is that much less likely, unless it is a neighbour on the keyboard, sounds
alike, or repeats the letter beside it.
"""

from __future__ import annotations

from itertools import pairwise
from math import log
from typing import NamedTuple, Protocol

from search.analysis import SMALL, stem

LEAST = 3
"""Letters of a word that may be misspelled."""
LEAST_FOR_TWO = 6
"""Letters of a word that may hold two errors."""

ANY_LETTER = log(25)
LIKELY_LETTER = log(6)
REPEATED = log(3)
FIRST = 1.0
"""For an error in the first letter: one is less often made there."""
SECOND = 2 * ANY_LETTER
"""For two errors, wherever."""

_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_SOUNDS = ("aeiouy", "ckqs", "sz", "gj", "bp", "dt", "fv", "vw", "mn", "iyj")


def _beside() -> frozenset[str]:
    """Pairs of letters side by side on an AZERTY keyboard, or that sound alike."""
    pairs = {a + b for sounds in _SOUNDS for a in sounds for b in sounds if a != b}
    for row in _ROWS:
        pairs |= {a + b for a, b in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        pairs |= {a + b for a, b in zip(upper, lower, strict=False)}
    return frozenset(pairs | {pair[::-1] for pair in pairs})


_LIKELY = _beside()


DOUBT = log(150)
"""How much likelier than a word of the corpus its correction must be to be told: of 300 rare words, one is doubted."""
COMMON = 0.1
"""Of all articles, the share that hold a word as common as any that is meant. A word so frequent that its correction
would have to be commoner is not doubted, and the lexicon is not searched for others."""


class Words(Protocol):
    """What is asked of the lexicon."""

    articles: int

    def count(self, form: str) -> int:
        """Count the articles that hold this form."""

    def close_to(self, form: str, edits: int, same: int = 0) -> tuple[str, ...]:
        """Give the forms a few letters away."""

    def forms_of(self, stem: str) -> tuple[str, ...]:
        """Give the forms that have this stem."""


class Candidate(NamedTuple):
    """Forms, one or two, that may have been meant; ``score``: the logarithm of how likely, to a constant."""

    score: float
    forms: tuple[str, ...]


def meant(lexicon: Words, form: str, *, inflected: bool = True) -> tuple[Candidate, ...]:
    """Give what was probably meant by a form that is absent or strangely rare, the likeliest first; else nothing.

    ``inflected``: it stands for all the forms of its stem, as a plain word of a question does.
    """
    family = lexicon.forms_of(stem(form)) if inflected else (form,)
    known = max(map(lexicon.count, family), default=0)
    if known and log(known) + DOUBT > log(max(COMMON * lexicon.articles, 1)):
        return ()
    found = [each for each in corrections(lexicon, form) if not (known and inflected and each.forms[0] in family)]
    if known and (not found or found[0].score - log(known) < DOUBT):
        return ()
    return tuple(found)


def corrections(lexicon: Words, form: str, most: int = 3) -> tuple[Candidate, ...]:
    """Give what a form may be a misspelling of, the likeliest first, itself left out.

    Words one letter away; where there is none, two letters away, the first one being right (so a tenth of the words
    is looked at), or two words without their blank.
    """
    if len(form) < LEAST or not form.isalpha():
        return ()
    found = [_one(lexicon, form, word) for word in lexicon.close_to(form, 1) if _word(word, form)]
    if not found and len(form) >= LEAST_FOR_TWO:
        found = [_two(lexicon, form, word) for word in lexicon.close_to(form, 2, 1) if _word(word, form)]
        found += _apart(lexicon, form)
    return tuple(sorted(found, key=lambda each: (-each.score, each.forms))[:most])


def _word(word: str, form: str) -> bool:
    return word != form and len(word) >= LEAST - 1 and word.isalpha()


def _one(lexicon: Words, form: str, word: str) -> Candidate:
    return Candidate(log(lexicon.count(word)) - cost(form, word), (word,))


def _two(lexicon: Words, form: str, word: str) -> Candidate:
    return Candidate(log(lexicon.count(word)) - SECOND, (word,))


def cost(form: str, word: str) -> float:
    """Give the logarithm of how unlikely it is to write ``form`` for ``word``, one letter away."""
    at = next((place for place, pair in enumerate(zip(form, word, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        at = min(len(form), len(word))
    early = FIRST if at == 0 else 0.0
    if len(word) > len(form):
        return early
    if len(word) == len(form):
        if form[at + 1 : at + 2] == word[at] and word[at + 1 : at + 2] == form[at]:
            return early
        return early + (LIKELY_LETTER if form[at] + word[at] in _LIKELY else ANY_LETTER)
    extra, around = form[at], form[at - 1 : at] + form[at + 1 : at + 2]
    if extra in around:
        return early + REPEATED
    return early + (LIKELY_LETTER if any(extra + other in _LIKELY for other in around) else ANY_LETTER)


def _apart(lexicon: Words, form: str) -> list[Candidate]:
    """Give two words that were written as one."""
    found = []
    for place in range(1, len(form)):
        parts = form[:place], form[place:]
        if all(len(part) > LEAST or part in SMALL for part in parts) and not all(part in SMALL for part in parts):
            rarest = min(map(lexicon.count, parts))
            if rarest:
                found.append(Candidate(log(rarest) - ANY_LETTER, parts))
    return found

"""How are the words of a text printed: « élection », « Macron », « ONU »?"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from search.analysis.fold import APOSTROPHES, PLAIN

Met = dict[str, dict[str, int]]
"""For each form how often each spelling was met; :data:`BEGINS` goes before one that began a sentence."""

BEGINS = "^"

_STARTS = frozenset('.!?:\n"([-«')
"""After these signs a capital says nothing; in C as well."""
_QUOTES = (" '", " ’")  # as after these; not after « l'»
_BLANKS = " \u00a0\u202f"
_MOST = 128  # signs of a chunk: a longer one is hardly words, and each of them would be sought in all of it
_EDGES = f"().{APOSTROPHES}"
_LETTERS = re.compile(r"(?:\xad|[^\W\d_])+")


def note(met: Met, form: str, text: str, start: int, end: int, times: int = 1) -> None:
    """Count in ``met`` how a form is printed in its chunk of a text; what is printed apart (O.N.U.) is passed over."""
    if spelling := _printed(form, text, start, end):
        cases = met.setdefault(form, {})
        cases[spelling] = cases.get(spelling, 0) + times


def plainly_add(met: Met, other: Met) -> None:
    """Add what was met elsewhere, and is not needed there any more."""
    for form, cases in other.items():
        before = met.setdefault(form, cases)
        if before is not cases:
            for spelling, times in cases.items():
                before[spelling] = before.get(spelling, 0) + times


def _printed(form: str, text: str, start: int, end: int) -> str:
    chunk = text[start:end]
    if chunk == form:
        return form if form.isalpha() else ""
    if len(chunk) > _MOST:
        return ""
    word, spelling = _found(chunk, form)
    return BEGINS + spelling.lower() if word and _begins(text, start + chunk.rfind(word), word) else spelling


@lru_cache(65_536)
def _found(chunk: str, form: str) -> tuple[str, str]:
    """Give the word of a chunk that has this form, as it stands there and as one writes it; else nothing."""
    word = _word(chunk, form) if form.isalpha() else ""
    return word, word if word.isalpha() else _whole(word)


def _word(chunk: str, form: str) -> str:
    """Give the word, without the article and the brackets around it; else nothing."""
    if len(chunk) == len(form) and chunk.isalpha():  # so it mostly is, and there is no room for another word
        return chunk
    bare = chunk.strip(_EDGES)
    if _has(bare, form):  # aujourd'hui as well
        return bare
    return next((word for word in _LETTERS.findall(chunk) if _has(word, form)), "")


def _has(word: str, form: str) -> bool:
    return word.lower() == form or "".join([PLAIN[sign] for sign in word]).replace("'", "") == form


def _whole(word: str) -> str:
    """Write a word without what vanishes in it, its marks with their letters, its apostrophe as one writes it."""
    return "".join([sign if sign.isalpha() else PLAIN[sign] for sign in normalize("NFC", word)])


def _begins(text: str, at: int, word: str) -> bool:
    """Tell whether the capital of a word says nothing: it begins a sentence."""
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return False
    before = text[max(0, at - 4) : at].rstrip(_BLANKS)
    return not before or before[-1] in _STARTS or before[-2:] in _QUOTES


try:
    from search.analysis._vocabulary import add as add
except ImportError:  # it could not be compiled here
    add = plainly_add

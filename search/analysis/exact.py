"""How is a spelling asked for, accents and all? The terms of the field ``exact``.

The field holds, once an article, only what the forms do not already say:

- :func:`exact_term` of each word whose spelling is not its form (été, cœur, St);
- :func:`accented` of each form that occurs so spelled;
- :func:`plain_too` of those that occur spelled plainly as well.

For a token of the query written ``word = text[start:end]``, with its ``form``:

- when ``exact_term(word) != exact_term(form)`` (``=été``, ``=St``), the article must hold
  ``Term("exact", exact_term(word))``;
- else (``=ete``), it must hold the form, and not ``Term("exact", accented(form))``
  unless it holds ``Term("exact", plain_too(form))`` too.
"""

from __future__ import annotations

import unicodedata

from search.analysis.fold import REREAD
from search.analysis.tokens import LONGEST


def spelled(word: str) -> str:
    """Give a word as spelled, accents and all: NFC, lower case, signs and vanishing characters left out."""
    lower = unicodedata.normalize("NFKC", word.translate(REREAD)).lower()
    kept = (char for char in lower if char.isalnum() or unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(kept))[:LONGEST]


def exact_term(word: str) -> str:
    """Give the term of one spelling: ``0`` and its UTF-8 in hexadecimal, clipped at 64 signs."""
    return ("0" + spelled(word).encode().hex())[:LONGEST]


def accented(form: str) -> str:
    """Give the marker of a form that occurs in the article spelled otherwise than itself."""
    return ("1" + form)[:LONGEST]


def plain_too(form: str) -> str:
    """Give the marker of such a form that occurs in the article spelled as itself too."""
    return ("2" + form)[:LONGEST]

"""How is a spelling asked for, accents and all? The terms of the field ``exact``.

The field holds, once an article, only what the forms do not already say:

- :func:`exact_term` of each word whose spelling is not its form (été, cœur, St): it begins
  with :func:`spelled_otherwise` of the form;
- :func:`plain_too` of each of their forms that occurs spelled plainly as well.

For a token of the query written ``word = text[start:end]``, with its ``form``:

- when ``spelled(word) != form`` (``=été``, ``=St``), the article must hold
  ``Term("exact", exact_term(form, word))``;
- else (``=ete``), it must hold the form, and nothing that begins with
  ``spelled_otherwise(form)`` unless it holds ``Term("exact", plain_too(form))`` too.
"""

from __future__ import annotations

import unicodedata
from hashlib import blake2b
from zlib import crc32

from search.analysis.fold import REREAD
from search.analysis.tokens import LONGEST

_HEAD = 48


def spelled(word: str) -> str:
    """Give a word as spelled, accents and all: NFC, lower case, signs and vanishing characters left out."""
    lower = unicodedata.normalize("NFKC", word.translate(REREAD)).lower()
    kept = (char for char in lower if char.isalnum() or unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(kept))[:LONGEST]


def exact_term(form: str, word: str) -> str:
    """Give the term of one spelling of a form: the form, ``0``, and eight hexadecimal digits of a checksum."""
    return term_of(form, spelled(word))


def term_of(form: str, spelling: str) -> str:
    """Give the same, of a word as :func:`spelled` gives it."""
    # Among the spellings of one form, a few dozen at most, 32 bits are enough.
    return f"{spelled_otherwise(form)}{crc32(spelling.encode('utf-8', 'surrogatepass')):08x}"


def spelled_otherwise(form: str) -> str:
    """Give what begins the exact terms of a form that occurs in the article spelled otherwise than itself."""
    return _head(form) + "0"


def plain_too(form: str) -> str:
    """Give the marker of such a form that occurs in the article spelled as itself too."""
    return _head(form) + "1"


def _head(form: str) -> str:
    """Keep a form apart from all others, in fewer signs: no form mixes letters and figures."""
    return form if len(form) <= _HEAD else f"{form[: _HEAD - 13]}2{blake2b(form.encode(), digest_size=6).hexdigest()}"

"""How is French cut and folded?"""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import version

from search.analysis import guards as _guards
from search.analysis import stem as _stem
from search.analysis import words as _words
from search.analysis.exact import exact_term, plain_too, spelled, spelled_otherwise
from search.analysis.joined import Analyst, joined_forms, joined_terms
from search.analysis.printed import BEGINS, Met, add
from search.analysis.stem import stem
from search.analysis.tokens import Token, tokens
from search.analysis.vocabulary import Joined
from search.analysis.words import SMALL

__all__ = [
    "BEGINS",
    "SMALL",
    "Analyst",
    "Joined",
    "Met",
    "Token",
    "add",
    "exact_term",
    "fingerprint",
    "joined_forms",
    "joined_terms",
    "plain_too",
    "spelled",
    "spelled_otherwise",
    "stem",
    "tokens",
]

VERSION = 3
"""Raised with every change of the rules that no table shows."""


def fingerprint() -> str:
    """Give 16 hexadecimal digits that change when the analysis does: its version, its tables, unidecode's version."""
    tables = {
        f"{module.__name__}.{name}": sorted(value) if isinstance(value, frozenset) else value
        for module in (_guards, _stem, _words)
        for name, value in sorted(vars(module).items())
        if name.isupper()
    }
    seen = repr((VERSION, tables, version("unidecode")))
    return blake2b(seen.encode(), digest_size=8).hexdigest()

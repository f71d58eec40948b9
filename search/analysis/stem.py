"""Which forms are one word inflected? (first cut)"""

from __future__ import annotations


def stem(form: str) -> str:
    """Give the stem of a folded form."""
    if len(form) > 3 and form[-1] == "s":
        return form[:-1]
    return form

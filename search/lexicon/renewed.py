"""How are forms spelled, once more articles have been read?"""

from __future__ import annotations

from search.analysis import Met, add
from search.lexicon.mapped import Lexicon
from search.lexicon.spellings import Spelled, chosen


def respelled(lexicon: Lexicon, met: Met, named: Met) -> dict[str, Spelled]:
    """Give the spellings of all forms: those of a lexicon, and those met since, in names where it is new."""
    new = {form: dict(cases) for form, cases in named.items() if not lexicon.count(form)} | met
    before = {form: dict(lexicon.spellings(form)) or _as_itself(form, lexicon.count(form)) for form in new}
    add(before, new)
    kept = {form: spelled for form, spelled in lexicon.spelled().items() if form not in before}
    return kept | chosen(before)


def _as_itself(form: str, articles: int) -> dict[str, int]:
    return {form: articles} if articles else {}

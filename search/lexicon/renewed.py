"""How are forms spelled, once more articles have been read?"""

from __future__ import annotations

from search.analysis.vocabulary import OFTEN
from search.lexicon.mapped import Lexicon
from search.lexicon.spellings import Met, Spelled, add, chosen


def respelled(lexicon: Lexicon, met: Met) -> dict[str, Spelled]:
    """Give the spellings of all forms, those of a lexicon and those met since together."""
    together: Met = {}
    for form, cases in met.items():
        count = lexicon.count(form)
        looked = count.bit_length() + count // OFTEN
        for spelling, times in lexicon.spellings(form) or (((form, looked),) if looked else ()):
            add(together, form, spelling, times)
        for spelling, times in cases.items():
            add(together, form, spelling, times)
    kept = {form: spelled for form, spelled in lexicon.spelled().items() if form not in together}
    return kept | chosen(together)

"""What has come of the files of an index?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from search.ledger import Total
from search.lexicon import Spelled


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was indexed; the rest is in the ledger.

    ``counts``: for each form, how many articles hold it in title, text or names.
    ``spellings``: how forms are spelled, those that are only met as themselves left out; from
    a sample, which each process draws for itself: other processes, other samples.
    ``read``, ``gone``, ``kept``: how many files were read, are no more, were left as they are.
    """

    total: Total
    counts: Counter[str]
    spellings: dict[str, Spelled] = field(compare=False)
    read: int
    gone: int = 0
    kept: int = 0


def subtract(counts: Counter[str], gone: Counter[str]) -> None:
    """Take articles out of the counts of forms."""
    for form, times in gone.items():
        counts[form] -= times
        if not counts[form]:
            del counts[form]

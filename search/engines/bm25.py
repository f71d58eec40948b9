"""How many points is a term worth? BM25 as Lucene and tantivy reckon it, so that every engine ranks alike.

Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*
(2009), with Lucene's idf, which is never negative.
"""

from __future__ import annotations

from math import log

K1 = 1.2
B = 0.75


def idf(articles: int, holding: int) -> float:
    """Weigh a term that ``holding`` of ``articles`` hold: the rarer, the more."""
    return log(1 + (articles - holding + 0.5) / (holding + 0.5))


def points(idf: float, frequency: float, length: int, mean_length: float) -> float:
    """Give the score of a term or phrase that a field of ``length`` terms holds ``frequency`` times."""
    norm = K1 * (1 - B + B * length / mean_length)
    return idf * (1 + K1) * frequency / (frequency + norm)


def rounded_length(length: int) -> int:
    """Give a length as one byte keeps it: exact to 40, then with four binary digits, cut off.

    Lucene's ``SmallFloat.intToByte4`` shifted by 24, which is tantivy's table of
    field norms: engines that keep lengths otherwise still score alike.
    """
    if length <= 40:
        return length
    shift = (length - 24).bit_length() - 4
    return 24 + ((length - 24) >> shift << shift)

"""What is an article about, and which others are about the same? Its rare terms, asked as any other question."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from math import log, log1p

from search.analysis import SMALL, joined_terms
from search.article import Article
from search.lexicon import Lexicon
from search.query.terms import Node, Scored, Term, any_of

MOST = 24
"""Terms asked: more find the same articles later."""
_WEIGHED = 200
_TITLE = 3
_HEAD = 0.3


def likeness(article: Article, lexicon: Lexicon) -> tuple[Node, tuple[Scored, ...]]:
    """Give what finds the articles that share an article's telling terms, and the sum that ranks them.

    A term tells by how often the article says it and how few others do (tf·idf,
    Spärck Jones 1972); the title says it three times. A term that no other
    article holds tells nothing.
    """
    joined = joined_terms(article.title, article.text)
    counts: Counter[str] = Counter()
    for forms, stems, times in zip(joined.forms, joined.stems, (_TITLE, 1), strict=True):
        for form, stem in zip(forms.split(), stems.split(), strict=True):
            if form not in SMALL:
                counts[stem] += times
    told = {}
    for stem, times in nlargest(_WEIGHED, counts.items(), key=lambda pair: (pair[1], len(pair[0]), pair[0])):
        held = lexicon.count_of(stem)
        if held > 1:
            told[stem] = log1p(times) * log(lexicon.articles / held)
    best = sorted(nlargest(MOST, told, key=lambda stem: (told[stem], stem)))
    heads = [Scored(Term("title_stem", stem), _HEAD) for stem in best]
    return any_of("text_stem", best), (*(Scored(Term("text_stem", s), log1p(counts[s])) for s in best), *heads)

"""On real articles, are the marks those of the whole analysis, for common and for rare words?"""

from __future__ import annotations

import gzip
import json
import random
from itertools import islice
from pathlib import Path

import pytest

from search.analysis import Token, stem, tokens
from search.highlight import Highlighter
from search.query.sought import Sought
from search.query.terms import Near, Phrase, Prefix, Term
from tests.highlight.test_laws import spans
from tests.highlight.truth import lexicon_of, marks

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("name", ["orange_actu", "gilets_jaunes"])
def test_marks_on_real_articles(shared: Path, name: str):
    with gzip.open(shared / "press" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["body"] for line in islice(lines, 0, 3000, 60)]
    lexicon = lexicon_of(*texts)
    chance = random.Random(7)
    for text in texts:
        sought = clauses(tokens(text), chance)
        shown = Highlighter(sought, lexicon).whole(text, "text")
        assert "".join(piece for piece, _ in shown) == text
        assert spans(shown) == marks(text, "text", sought), (sought, text)


def clauses(known: list[Token], chance: random.Random) -> list[Sought]:
    """A few clauses of each kind, from the words of the text and from some that it may lack."""
    at = [chance.randrange(0, max(1, len(known) - 12)) for _ in range(12)]
    words = [known[place] for place in at if place < len(known) - 12] or [*tokens("une élection à Gaza")]
    nodes = [Term("text_stem", word.stem) for word in words[:5]]
    nodes += [Term("text_stem", stem(word)) for word in ("election", "oeuvre", "saint", "aujourdhui", "2000")]
    return [
        *(Sought("mot", (node,)) for node in nodes),
        *(Sought("préfixe", (Prefix("text", word.form[:4]),)) for word in words[5:7]),
        *(
            Sought("suite", (Phrase("text", tuple(t.form for t in known[p : p + 3])),))
            for p in at[:2]
            if p + 3 < len(known)
        ),
        *(
            Sought(
                "près",
                (Near("text_stem", (Term("text_stem", known[p].stem), Term("text_stem", known[p + 6].stem)), 8, o),),
            )
            for p, o in zip(at[2:4], (True, False), strict=True)
            if p + 6 < len(known)
        ),
    ]

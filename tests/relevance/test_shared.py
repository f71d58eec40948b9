"""Does the right article stand first among real ones? The floors may be raised, never lowered in silence."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.judged import SHOWN, Judged, figures, in_capitals, judged, records, without_accents
from search import Library, Question

pytestmark = pytest.mark.shared

QUESTIONS = 400
OTHERS = 2_000

PIAF = {"MRR@10": 0.805, "Recall@20": 0.925}
HEADLINES = {"MRR@10": 0.955, "Recall@20": 0.987}


def library(folder: Path, rows: Iterator[dict[str, Any]]) -> Library:
    """Index what is to be searched."""
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    made = Library.open(folder / "index")
    made.rebuild([source], jobs=1)
    return made


def answers(asked: Judged, library: Library) -> list[list[str]]:
    return [
        [hit.article.id for hit in library.search(Question(text, sort="relevance", size=SHOWN), facets=()).hits]
        for _, text in asked.questions
    ]


def test_questions_on_paragraphs(shared: Path, tmp_path: Path) -> None:
    folder = shared / "relevance" / "piaf"
    asked = judged(folder).sample(QUESTIONS)
    found = answers(asked, library(tmp_path, records(folder / "docs.jsonl.gz")))
    reached = figures(asked, found)
    assert reached["MRR@10"] >= PIAF["MRR@10"], reached
    assert reached["Recall@20"] >= PIAF["Recall@20"], reached


def test_headlines_on_their_articles(shared: Path, tmp_path: Path) -> None:
    """Among the articles asked for and some others; lead and body, never the title."""
    asked = judged(shared / "relevance" / "orange_titres").sample(QUESTIONS)
    wanted = {article for _, article, _ in asked.relevant}
    every = records(shared / "press" / "orange_actu.jsonl.gz")
    kept = (row for number, row in enumerate(every) if row["id"] in wanted or number < OTHERS)
    made = library(tmp_path, ({"id": row["id"], "lead": row["lead"], "body": row["body"]} for row in kept))
    found = answers(asked, made)
    reached = figures(asked, found)
    assert reached["MRR@10"] >= HEADLINES["MRR@10"], reached
    assert reached["Recall@20"] >= HEADLINES["Recall@20"], reached
    assert answers(asked.spelled(without_accents), made) == found
    assert answers(asked.spelled(in_capitals), made) == found

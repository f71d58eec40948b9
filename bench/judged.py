"""Which questions are asked, and which articles answer them? A judged set, and its questions spelled otherwise."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from ir_measures import RR, Qrel, R, ScoredDoc, calc_aggregate, nDCG

SHOWN = 20
MEASURES: Mapping[str, Any] = {"MRR@10": RR @ 10, "nDCG@10": nDCG @ 10, "Recall@20": R @ SHOWN}

_OPERATORS = frozenset({"ET", "OU", "NON", "SAUF", "AND", "OR", "NOT", "PRÈS", "PRES", "PUIS", "NEAR", "BEFORE"})


@dataclass(frozen=True, slots=True)
class Judged:
    """``questions``: (id, text); ``relevant``: (question, article, how much)."""

    questions: tuple[tuple[str, str], ...]
    relevant: tuple[tuple[str, str, int], ...]

    def sample(self, count: int) -> Judged:
        """Draw so many questions, always the same; all of them if 0."""
        if not 0 < count < len(self.questions):
            return self
        kept = random.Random(7).sample(self.questions, count)
        asked = {id for id, _ in kept}
        return Judged(tuple(kept), tuple(each for each in self.relevant if each[0] in asked))

    def spelled(self, spelling: Callable[[str], str]) -> Judged:
        """Write every question otherwise."""
        return Judged(tuple((id, spelling(text)) for id, text in self.questions), self.relevant)


def judged(folder: Path) -> Judged:
    """Read ``queries.jsonl.gz`` (qid, text) and ``qrels.tsv`` (question, article, grade)."""
    questions = tuple((each["qid"], each["text"]) for each in records(folder / "queries.jsonl.gz"))
    rows = (line.split("\t") for line in (folder / "qrels.tsv").read_text("utf-8").splitlines())
    return Judged(questions, tuple((question, article, int(grade)) for question, article, grade in rows))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON Lines, plain or .gz."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def without_accents(text: str) -> str:
    """Write a text as from a keyboard without accents."""
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign))


def in_capitals(text: str) -> str:
    """Write a text in capitals, as plain text: only words that would then be operators remain as they are."""
    return " ".join(word if word.upper() in _OPERATORS else word.upper() for word in text.split())


def figures(judged: Judged, answers: Sequence[Sequence[str]]) -> dict[str, float]:
    """Measure the answers to each question, the best first."""
    qrels = [Qrel(*each) for each in judged.relevant]
    run = [
        ScoredDoc(question, article, 1 / rank)
        for (question, _), found in zip(judged.questions, answers, strict=True)
        for rank, article in enumerate(found, start=1)
    ]
    measured = calc_aggregate(MEASURES.values(), qrels, run)
    return {name: measured[measure] for name, measure in MEASURES.items()}

"""Invented articles, and a writer that keeps what it is given."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from search.article import Rejected
from search.document import Document, unpack
from search.ledger import Ledger
from search.pipeline import Crew, Outcome, Progress, index

WORDS = (
    *("marée", "brume", "grève", "école", "phare", "l’été", "trêve", "d’abord"),
    *("port", "Élysée", "œuvre", "vote", "2023", "rivière", "pluie"),
)


@dataclass
class Kept:
    """A writer that keeps documents in a list."""

    documents: list[Document] = field(default_factory=list)

    def add(self, documents: Iterable[Document]) -> None:
        self.documents += documents

    def remove(self, ids: Iterable[str]) -> None:
        raise AssertionError("the pipeline removes nothing")

    def commit(self) -> None:
        raise AssertionError("the caller commits")

    def close(self) -> None:
        raise AssertionError("the caller closes")

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]

    @property
    def titles(self) -> list[str]:
        return [unpack(document.stored).title for document in self.documents]


@dataclass
class Indexed:
    """All that came out of one indexing."""

    outcome: Outcome
    kept: Kept
    refused: list[Rejected]
    kin: list[tuple[str, int, bytes]]


def indexed(*sources: Path, jobs: int = 1, progress: Progress | None = None) -> Indexed:
    """Index some sources and give all that came out."""
    with tempfile.TemporaryDirectory() as place:
        kept = Kept()
        with closing(Ledger.create(Path(place) / "ledger.db")) as ledger, Crew() as crew:
            outcome = index(sources, kept, ledger, crew, jobs=jobs, progress=progress)
            return Indexed(outcome, kept, [each for _, each in ledger.refused()], list(ledger.kin()))


def record(number: int, words: int = 60, **fields: object) -> dict[str, object]:
    """Invent an article; the same number gives the same one."""
    chance = random.Random(number)
    text = " ".join(chance.choices(WORDS, k=words))
    day = f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
    return {"id": f"a{number}", "title": f"Titre {number}", "date": day, "body": text, "source": "L’Écho"} | fields


def lines(records: Iterable[dict[str, object]]) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)

"""Does the right article of the bundled corpus stand first? The floor may be raised, never lowered in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.judged import in_capitals, without_accents
from search import Article, Library, Question
from search.engines import ENGINES
from tests.relevance.questions import JUDGED

CORPUS = Path(__file__).parents[2] / "corpus"
FLOOR = 0.97
"""Mean reciprocal rank of the first article that answers, of the ten shown."""


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled corpus, in the engines that people use."""
    if not ENGINES[request.param].installed():
        pytest.skip(f"{request.param} is not installed")
    made = Library.open(tmp_path_factory.mktemp(request.param))
    made.rebuild([CORPUS], engine=request.param, jobs=1)
    return made


def plain(article: Article) -> str:
    """A title with common blanks, as the questions' table writes it."""
    return article.title.replace("\u00a0", " ")


def titles(library: Library, text: str) -> list[str]:
    return [plain(hit.article) for hit in library.search(Question(text, sort="relevance"), facets=()).hits]


def gain(found: list[str], answers: tuple[str, ...]) -> float:
    return next((1 / rank for rank, title in enumerate(found, start=1) if title.startswith(answers)), 0.0)


def test_every_answer_is_in_the_corpus(library: Library) -> None:
    held = [plain(article) for article in library.scan(Question())]
    for question, answers in JUDGED:
        for answer in answers:
            assert any(title.startswith(answer) for title in held), f"{question} : {answer}"


def test_the_floor(library: Library) -> None:
    gains = {question: gain(titles(library, question), answers) for question, answers in JUDGED}
    low = {question: value for question, value in gains.items() if value < 1}
    assert sum(gains.values()) / len(gains) >= FLOOR, low


@pytest.mark.parametrize("spelling", [without_accents, in_capitals])
def test_spelling_changes_no_answer(library: Library, spelling: Callable[[str], str]) -> None:
    for question, _ in JUDGED:
        assert titles(library, spelling(question)) == titles(library, question)

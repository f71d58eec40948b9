"""Does every spelling of the contract find and mark what it must: article in, index, question, count, marks?"""

import json

import pytest

from search import ENGINES, Library, Question
from tests.contract import ROWS, SECTIONS, Row

TEXTS = {text: f"t{number}" for number, text in enumerate(dict.fromkeys(row.text for row in ROWS))}


@pytest.fixture(scope="module", params=ENGINES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp(request.param)
    articles = folder / "articles.jsonl"
    lines = (json.dumps({"id": id, "titre": "Zzyzx", "texte": text}) + "\n" for text, id in TEXTS.items())
    articles.write_text("".join(lines))
    library = Library.open(folder / "index")
    assert library.rebuild([articles], engine=request.param).articles == len(TEXTS)
    return library


def failures(library: Library, rows: tuple[Row, ...]) -> list[str]:
    """What is wrong with some rows; several hundred questions a test cost less than several hundred tests."""
    wrong = []
    answers: dict[str, set[str]] = {}
    for row in rows:
        if row.query not in answers:
            answers[row.query] = {article.id for article in library.scan(Question(row.query, match="all"))}
        found = TEXTS[row.text] in answers[row.query]
        if found != row.found:
            wrong.append(f"{row.query!r} {'finds' if found else 'does not find'} {row.text!r}")
        elif row.marked is not None:
            article = library.article(TEXTS[row.text])
            marked = tuple(text for text, is_marked in library.marked(article, row.query).body if is_marked)
            if marked != row.marked:
                wrong.append(f"{row.query!r} marks {marked} in {row.text!r}")
    return wrong


@pytest.mark.parametrize(("title", "rows"), SECTIONS, ids=[title for title, _ in SECTIONS])
def test_the_contract_holds(library: Library, title: str, rows: tuple[Row, ...]) -> None:
    assert failures(library, rows) == []

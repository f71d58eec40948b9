"""Does the help show what it says? Its examples are asked of the archive that comes with the project."""

from pathlib import Path

import pytest

from search import Library, Question
from web import help

ROOT = Path(__file__).parents[2]
EXAMPLES = [
    *(example for operator in help.OPERATORS for example in operator.examples),
    *(field.example for field in help.FIELDS),
    *(written for written, _ in help.SPELLINGS),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("archive"))
    library.rebuild([ROOT / "corpus"])
    return library


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_finds_articles_and_needs_no_mending(archive: Library, example: str) -> None:
    page = archive.search(Question(example))
    assert page.total
    assert not page.notes


@pytest.mark.parametrize(("written", "others"), help.SPELLINGS)
def test_what_a_spelling_finds_the_others_find_too(archive: Library, written: str, others: str) -> None:
    found, *also = ({a.id for a in archive.scan(Question(each))} for each in (written, *others.split(", ")))
    assert found
    assert all(found <= each for each in also)

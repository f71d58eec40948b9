"""Which forms does a word stand for, and is one that is set aside neither found, nor marked, nor told?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import ENGINES, Library, Question

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("index"))
    library.rebuild([CORPUS])
    return library


def told(library: Library, question: Question) -> dict[str, list[tuple[str, bool]]]:
    return {word.word: [(form.written, form.kept) for form in word.forms] for word in library.forms(question)}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("ELECTION", {"ELECTION": ["élection", "élections"]}),
        ("l’élection", {"élection": ["élection", "élections"]}),
        ("élection SAUF train", {"élection": ["élection", "élections"], "train": ["train", "trains"]}),
        ("élection OU (élection ET maire)", {"élection": ["élection", "élections"], "maire": ["maire"]}),
        ("train PRÈS/5 grève", {"train": ["train", "trains"], "grève": ["grève"]}),
        ("munici*", {"munici*": ["municipal", "municipale", "municipales"]}),
        ('"élection" =élection auteur:morel date:2020 langue:fr', {}),
        ("xyzzy", {}),
        ("", {}),
    ],
)
def test_the_forms_of_each_word(library: Library, text: str, forms: dict[str, list[str]]) -> None:
    assert {word: sorted(name for name, _ in found) for word, found in told(library, Question(text)).items()} == forms


def test_counts_are_those_of_the_articles_that_hold_the_form(library: Library) -> None:
    for word in library.forms(Question("élection train munici* trian~")):
        assert [form.count for form in word.forms] == sorted((form.count for form in word.forms), reverse=True)
        for form in word.forms:
            assert library.search(Question(f'"{form.form}"')).total == form.count > 0


ASIDE = [
    ("élection", ("élections",), '"élection"'),
    ("élection", ("ELECTION",), '"élections"'),
    ("élection maire", ("elections", "xyzzy"), '"élection" maire'),
    ("titre:élection", ("elections",), 'titre:"élection"'),
    ("munici*", ("municipal",), '"municipale" OU "municipales"'),
    ("conseil-municipal", ("conseils", "municipale", "municipaux", "municipales"), '"conseil municipal"'),
    ("train SAUF élection", ("élections",), 'train SAUF "élection"'),
    ("maire PRÈS/9 élection", ("élections",), 'maire PRÈS/9 "élection"'),
    ("auteur:chaussivert", ("chaussivert",), "auteur:chaussivert"),
    ('"élections"', ("elections",), '"élections"'),
]


@pytest.mark.parametrize(("text", "without", "understood"), ASIDE)
def test_a_form_set_aside_is_not_found_and_the_question_says_so(
    library: Library, text: str, without: tuple[str, ...], understood: str
) -> None:
    page = library.search(Question(text, without_forms=without, size=100))
    assert page.understood == understood
    same = library.search(Question(understood, size=100))
    assert {hit.article.id for hit in page.hits[: page.total]} == {hit.article.id for hit in same.hits[: same.total]}


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_sets_the_same_forms_aside(engine: str, library: Library, tmp_path: Path) -> None:
    other = Library.open(tmp_path)
    other.rebuild([CORPUS], engine=engine)
    for text, without, _ in ASIDE:
        question = Question(text, without_forms=without)
        assert [hit.article.id for hit in other.search(question).hits] == [
            hit.article.id for hit in library.search(question).hits
        ]


def test_a_form_set_aside_is_not_marked(library: Library) -> None:
    question = Question("élection", size=100)
    assert "élections" in marks(library, question)
    assert marks(library, replace(question, without_forms=("élections",))) == {"election", "élection"}
    article = library.search(Question('"élections" "élection"')).hits[0].article
    body = library.marked(article, "élection", ("élections",)).body
    assert {text.lower() for text, marked in body if marked} == {"élection"}


def marks(library: Library, question: Question) -> set[str]:
    hits = library.search(question).hits
    return {text.lower() for hit in hits for part in (hit.title, *hit.snippets) for text, marked in part if marked}


def test_a_word_without_any_form_left_finds_nothing_and_says_why(library: Library) -> None:
    page = library.search(Question("élection", without_forms=("élection", "élections")))
    assert page.total == 0
    assert "écartées" in page.notes[0].message
    assert told(library, page.question) == {"élection": [("élection", False), ("élections", False)]}


def test_a_missing_word_is_still_called_as_it_was_written(library: Library) -> None:
    page = library.search(Question("élection brume", without_forms=("élections",)))
    assert {name for hit in page.hits for name in hit.missing} <= {"élection", "brume"}


def test_page_and_explanation_tell_the_same_forms(library: Library) -> None:
    question = Question("élection", without_forms=("élections",))
    assert library.search(question, forms=True).forms == library.forms(question) == library.explain(question).forms
    assert library.search(question).forms == ()


@given(st.text(max_size=40), st.lists(st.text(max_size=8), max_size=3))
def test_any_text_has_forms(library: Library, text: str, without: list[str]) -> None:
    question = Question(text, without_forms=tuple(without), size=1)
    assert library.search(question, forms=True).forms == library.forms(question)

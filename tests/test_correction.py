"""Is a misspelled question put right, and a right one left alone?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.spelling import measure
from search import Article, Library, Question, read
from search.lexicon import Lexicon, corrections, pack
from search.lexicon.corrections import cost
from search.pipeline.batches import Reader

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("index"))
    library.rebuild([CORPUS])
    return library


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("electoin", "élection"),
        ("electoin municipale", "élection municipale"),
        ('"conseil munciipal" OU grèvve', '"conseil municipal" OU grève'),
        ("titre:grve SAUF trian", "titre:grève SAUF train"),
        ("(titre:électoin)^3 depuis:2020", "(titre:élection)^3 depuis:2020"),
        ("auteur:chausivert", "auteur:Chaussivert"),
        ("l’éelction", "l’élection"),
        ("=électoin", "=élection"),
        ("mairre PRÈS/5 élu", "maire PRÈS/5 élu"),
        ("ELECTOIN", "ÉLECTION"),
        ("porteavions", "porte avions"),
        ("électino elec* tran~ lantier", "élection elec* tran~ lantier"),
    ],
)
def test_what_was_meant_keeps_operators_quotes_and_fields(library: Library, asked: str, meant: str) -> None:
    suggestion = library.search(Question(asked)).suggestion
    assert suggestion
    assert suggestion.text == meant
    assert all(asked[word.start : word.end] == word.written for word in suggestion.words)


@pytest.mark.parametrize(
    "asked",
    ["", "élection", "elections", "ÉLECTION municipale", "maire ET (grève OU train)", "xyzzyxyzzy", "éle*", "grev~",
     "1", "langue:frr", "date:2020", "source:\"Le Nordet\"", "((( % ~ ^", "de la du"],
)  # fmt: skip
def test_a_right_question_is_left_alone_and_so_is_what_nothing_resembles(library: Library, asked: str) -> None:
    assert library.search(Question(asked)).suggestion is None


def test_the_question_itself_is_answered(library: Library) -> None:
    page = library.search(Question("électoin"))
    assert (page.total, page.understood) == (0, "électoin")


@given(st.text(max_size=60))
def test_any_text_can_be_put_right(library: Library, text: str) -> None:
    suggestion = library.search(Question(text, size=1)).suggestion
    assert suggestion is None or suggestion.text != text


@pytest.mark.parametrize(
    ("wrong", "likely", "less"),
    [
        ("electoin", "election", "electrin"),  # swapped before changed
        ("gouvernemnt", "gouvernement", "gouvernemt"),  # left out before put in
        ("grzve", "greve", "grove"),  # neighbours on the keyboard before any letter
        ("grevve", "greve", "grevne"),  # a letter twice
        ("mavron", "macron", "maaron"),
    ],
)
def test_likely_slips_cost_less(wrong: str, likely: str, less: str) -> None:
    assert cost(wrong, likely) < cost(wrong, less)


def test_the_frequent_word_comes_first() -> None:
    lexicon = Lexicon(pack({"macron": 500, "macon": 5, "marion": 20}, 1000))
    assert [each.forms for each in corrections(lexicon, "macrn")] == [("macron",), ("macon",)]
    assert [each.forms[0] for each in corrections(lexicon, "macion")] == ["macron", "macon", "marion"]


def known(articles: Sequence[Article]) -> Lexicon:
    reader = Reader()
    for article in articles:
        reader.entry(article, article.origin)
    return Lexicon(pack(reader.learnt().counts, len(articles)))


def test_the_gate_on_the_bundled_corpus() -> None:
    articles = [each for path in sorted(CORPUS.rglob("*")) if path.is_file() for each in read(path)]
    found = [each for each in articles if isinstance(each, Article)]
    done = measure(known(found), found, 400)
    assert done.first >= 0.90 * done.words
    assert done.three >= 0.95 * done.words
    assert done.doubted <= 0.01 * done.words


@pytest.mark.shared
def test_the_gate_on_real_articles(shared: Path) -> None:
    every = (each for each in read(shared / "press" / "orange_actu.jsonl.gz") if isinstance(each, Article))
    articles = list(islice(every, 3000))
    done = measure(known(articles), articles, 300)
    assert done.first >= 0.90 * done.words
    assert done.three >= 0.97 * done.words
    assert done.doubted <= 0.01 * done.words

"""What weighs in the sum that orders answers, over a small corpus of known words?"""

import json
from collections import Counter
from pathlib import Path

import pytest

from search import Library, Question
from search.analysis import tokens
from search.engines import ENGINES
from search.lexicon import Lexicon, pack
from search.query.lower import Meaning, lower
from search.query.parse import parse
from search.query.rank import MOST_KIN
from search.question import Match, Sort
from tests.query.shown import query

WORDS = "gaza gaz trêve chat chats chaton des nation natation nations porte portes avion avions iran iranien le zola"
LEXICON = Lexicon(pack(Counter(token.form for token in tokens(WORDS)), 10))


def meaning(text: str, match: Match = "auto") -> Meaning:
    return lower(parse(text), LEXICON, match)


def weights(text: str) -> dict[str, float]:
    """What each BM25 score is multiplied by."""
    return {query(each.query): round(each.weight, 3) for each in meaning(text).rank if not each.constant}


def presences(text: str) -> dict[str, float]:
    """What each clause weighs by being there."""
    return {query(each.query): each.weight for each in meaning(text).rank if each.constant}


def kin(text: str, match: Match = "auto") -> dict[str, float]:
    """What words that begin alike weigh, where those of the question lack."""
    found = meaning(text, match).kin
    assert all(each.constant for each in found)
    return {query(each.query): each.weight for each in found}


def test_the_sum_that_ranks() -> None:
    assert weights("chats de gaza") == {
        "title_stem:chat": 0.15,
        "text_stem:chat": 1.0,
        "text:chats": 0.5,
        "text:de": 0.75,
        "title_stem:gaza": 0.15,
        "text_stem:gaza": 1.0,
        "text:gaza": 0.5,
        'text_stem:"chat de"': 0.3,
        'text_stem:"de gaza"': 0.3,
        'text_stem:"chat de gaza"': 0.3,
    }


def test_the_words_of_a_quotation_weigh_by_themselves_too() -> None:
    whole = {'title:"chats de gaza"': 0.15, 'text:"chats de gaza"': 1.0}
    assert weights('"chats de gaza"') == weights("chats de gaza") | whole
    assert set(presences('"chats de gaza"')) == {'text:"chats de gaza"'}


def test_a_compound_weighs_as_its_words_and_their_neighbourhood() -> None:
    assert weights("porte-avions") == weights("porte avions")
    assert set(presences("porte-avions")) == {'text_stem:"porte avion"'}


def test_one_word_in_quotes_is_its_form() -> None:
    assert weights('"chats"') == {"text:chats": 1.0, "title:chats": 0.15}
    assert set(presences('"chats"')) == {"text:chats"}


def test_the_presence_of_a_rare_word_weighs_more() -> None:
    # « gaza » is one of ten articles, « nation » two, and « chat » all the forms of its stem together
    found = presences("gaza nation chat zébu")
    assert found["text_stem:zebu"] > found["text_stem:gaza"] > found["text_stem:nation"] == found["text_stem:chat"] > 0
    assert presences('"porte nation"') == {'text:"porte nation"': found["text_stem:gaza"]}, "by its rarest word"
    assert presences("gaz*") == {"text:gaz…": 2.0}


def test_a_weight_multiplies() -> None:
    for written in (weights, presences):
        plain, heavy = written("texte:chat"), written("texte:chat^3")
        assert heavy == pytest.approx({clause: 3 * weight for clause, weight in plain.items()})


def test_words_that_begin_alike_weigh_where_one_may_lack() -> None:
    assert set(kin("iran natation")) == {
        "(& text_stem:iran… !text_stem:iran)",
        "(& text_stem:natat… !text_stem:natation)",
    }


KIN = [
    # written, beginnings
    ("iran gaza", {"iran", "gaza"}),
    ("gouvernements gouvernementaux gouverneur", {"gouve"}),  # one family weighs once
    ("nations porte-avions", {"natio", "port", "avio"}),
    ("iran gaz", {"iran"}),  # too short
    ("iran 2021 co2", {"iran"}),  # figures are not the beginning of one another
    ("iran la gaza", {"iran", "gaza"}),
    ('iran "gaza" gaz* =zola zol~', {"iran"}),  # what is asked by its forms is asked as it is
    ("iran titre:gaza", {"iran", "gaza"}),
    ("iran auteur:zola date:2021", set()),  # one word cannot lack
    ("iran ET gaza", set()),
    ("iran", set()),
    ("la une", set()),
    ("%", set()),
]


@pytest.mark.parametrize(("written", "beginnings"), KIN)
def test_beginnings(written: str, beginnings: set[str]) -> None:
    assert {clause.partition("_stem:")[2].partition("…")[0] for clause in kin(written)} == beginnings


def test_a_question_that_bears_no_lack_has_no_kin() -> None:
    assert kin("iran gaza", "any")
    assert not kin("iran gaza", "all")


def test_a_rare_beginning_weighs_more_and_a_weight_multiplies() -> None:
    plain, heavy = kin("zola avions"), kin("(zola avions)^3")
    assert plain["(& text_stem:zola… !text_stem:zola)"] > plain["(& text_stem:avio… !text_stem:avion)"] > 0
    assert heavy == pytest.approx({clause: 3 * weight for clause, weight in plain.items()})


def test_only_the_rarest_beginnings_weigh() -> None:
    found = kin("iran " + " ".join(f"{letter}mot" for letter in "abcdefghijklmnopqrst"))
    assert len(found) == MOST_KIN
    assert "(& text_stem:iran… !text_stem:iran)" not in found


@pytest.fixture(params=[name for name, engine in ENGINES.items() if engine.installed()])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    """Articles of the same words but one."""
    said = ("suisse", "iranienne", "iran")
    rows = ({"id": one, "body": f"La diplomatie {one} parle à Genève du nucléaire."} for one in said)
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    made = Library.open(tmp_path / "index")
    made.rebuild([source], engine=request.param, jobs=1)
    return made


@pytest.mark.parametrize("sort", ["relevance", "recent"])
@pytest.mark.parametrize("written", ["iran nucléaire", "iran diplomatie parle genève nucléaire"])
def test_an_article_with_a_word_that_begins_alike_follows_those_that_lack_none(
    library: Library, written: str, sort: Sort
) -> None:
    first, second, third = library.search(Question(written, sort=sort)).hits
    assert [each.article.id for each in (first, second, third)] == ["iran", "iranienne", "suisse"]
    assert first.score > second.score > third.score
    assert first.missing == ()
    assert second.missing == third.missing == ("iran",)

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import FACETS, BadRequest, Question
from web import urls

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
VALUES = st.lists(TEXT.filter(bool), max_size=3, unique=True)
DATES = st.sampled_from(("", "1631", "2023-11", "2023-11-07"))


def pairs(values: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, found in values.items() for value in found)


FILTERS = st.dictionaries(st.sampled_from(FACETS), VALUES).map(pairs)
QUESTIONS = st.builds(
    Question,
    text=TEXT,
    filters=FILTERS,
    excluded=FILTERS,
    since=DATES,
    until=DATES,
    sort=st.sampled_from(("", "relevance", "recent", "newest", "oldest")),
    page=st.integers(1, 999_999_999),
    size=st.integers(1, 100),
    match=st.sampled_from(("auto", "all", "any")),
    collapse=st.booleans(),
)


@given(QUESTIONS)
def test_an_address_says_a_question_and_gives_it_back(question: Question) -> None:
    assert urls.from_args(urls.arguments(urls.query(question).encode())) == question


@given(st.binary(max_size=60))
def test_any_bytes_after_the_question_mark_are_a_question_or_a_bad_request(query: bytes) -> None:
    try:
        question = urls.from_args(urls.arguments(query))
    except BadRequest:
        return
    assert urls.from_args(urls.arguments(urls.query(question).encode())) == question


@pytest.mark.parametrize(
    ("question", "query"),
    [
        (Question(), ""),
        (Question("trêve ET gaza"), "q=tr%C3%AAve+ET+gaza"),
        (Question("a", page=2, sort="newest"), "q=a&sort=newest&page=2"),
        (Question(filters=(("source", "Le Monde"), ("source", "AFP"))), "source=Le+Monde&source=AFP"),
        (
            Question(excluded=(("source", "AFP"),), since="2021", until="2022-03"),
            "-source=AFP&since=2021&until=2022-03",
        ),
        (Question(size=50, match="any"), "match=any&size=50"),
        (Question("a", without_forms=("électoral", "b")), "q=a&-forme=%C3%A9lectoral&-forme=b"),
    ],
)
def test_what_is_by_default_is_not_written(question: Question, query: str) -> None:
    assert urls.query(question) == query


@pytest.mark.parametrize(
    ("query", "question"),
    [
        ("q=&source=&since=&page=&sort=&match=&size=", Question()),
        ("q=a&q=b", Question("a")),
        ("q=a&utm_source=lettre&fbclid=1", Question("a")),
        ("source=A&source=A", Question(filters=(("source", "A"),))),
        ("-text=a&-q=b&-=c&title=d", Question()),
        ("q=%ED%A0%80", Question("\ufffd\ufffd\ufffd")),
        ("q=%00", Question("\0")),
        ("q=a%26b%3Dc%23d+e", Question("a&b=c#d e")),
        ("since=+2021-03+", Question(since="2021-03")),
    ],
)
def test_an_address_typed_by_hand_is_read(query: str, question: Question) -> None:
    assert urls.from_args(urls.arguments(query.encode())) == question


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-1", "page=deux", "page=1.5", "page=²", "page=99999999999999999999", "size=0", "size=101",
        "sort=hasard", "match=peut-etre", "since=hier", "since=2021-13", "since=2021-02-32", "until=21-01-2021",
        "until=2021-1",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_words(query: str) -> None:
    with pytest.raises(BadRequest) as refused:
        urls.from_args(urls.arguments(query.encode()))
    assert refused.value.message


def test_narrowing_barring_and_clearing_undo_each_other() -> None:
    question = Question("budget", page=3)
    kept = urls.narrowed(question, "source", "AFP")
    assert kept == Question("budget", filters=(("source", "AFP"),))
    assert urls.narrowed(kept, "source", "AFP") == kept
    assert urls.barred(kept, "source", "AFP") == Question("budget", excluded=(("source", "AFP"),))
    assert urls.narrowed(urls.barred(kept, "source", "AFP"), "source", "AFP") == kept
    assert urls.without(kept, "source", "AFP") == Question("budget")
    assert urls.bare(Question("budget", filters=(("year", "2021"),), since="2020", sort="newest", page=2)) == Question(
        "budget", sort="newest"
    )


def test_every_parameter_is_documented_with_an_example_that_can_be_asked() -> None:
    assert {"q", "page", "size", "sort", "match", "since", "until", *FACETS, "-month"} <= urls.NAMES
    for parameter in urls.PARAMETERS:
        urls.from_args(urls.arguments(parameter.example.encode()))
        assert list(parse_qs(parameter.example)) == [parameter.name]
        assert parameter.means

"""Does what is recent gain, on request only, and no more than it should?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from search import Library, Question
from search.engines import ENGINES
from search.query.recency import SHARE, recent
from search.query.terms import Range, Scored, Term

GAZA = Scored(Term("text", "gaza"), 6.0, constant=True)

# why, newest day, the first day of each step
STEPS: tuple[tuple[str, int, tuple[int, ...]], ...] = (
    ("a month, a year, five years", 20231115, (20231015, 20221115, 20181115)),
    ("into the year before", 20240131, (20231231, 20230131, 20190131)),
    ("a day that does not exist is compared all the same", 20230331, (20230231, 20220331, 20180331)),
    ("a month of which no day is known", 20231100, (20231000, 20221100, 20181100)),
    ("a bare year", 19440000, (19431200, 19430100, 19390100)),
    ("before our era there is no day", 30000, (20000 + 1200, 20100, 1)),
)


@pytest.mark.parametrize(("why", "newest", "days"), STEPS, ids=[why for why, _, _ in STEPS])
def test_steps_of_age(why: str, newest: int, days: tuple[int, ...]) -> None:
    points = Scored(Term("text", "gaza"), 1.0)
    first, second, *ages = recent((GAZA, points), newest)
    assert (first, second) == (GAZA, points)
    assert [each.query for each in ages] == [Range(day, 99_991_231) for day in days], why
    assert [each.weight for each in ages] == [SHARE * 6.0] * len(days)


def test_nothing_is_added_to_nothing() -> None:
    assert recent((), 20231115) == ()
    assert recent((GAZA,), 0) == (GAZA,)


@pytest.fixture(params=[name for name, engine in ENGINES.items() if engine.installed()])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    about = "La crue de la rivière : la crue a noyé les prés, la crue monte encore."
    passing = "Le conseil a parlé du budget, des écoles, du marché et, pour finir, d’une crue, sans s’y attarder " + (
        "puisque la salle des fêtes, la piscine et les routes attendaient depuis des mois leur tour à la séance. " * 3
    )
    rows = (
        ("nouveau", "2023-11-15", about),
        ("mois", "2023-10-20", about),
        ("an", "2022-12-01", about),
        ("ancien", "1998-01-01", about),
        ("sans-date", "", about),
        ("en-passant", "2023-11-14", passing),
        ("autre", "2024-01-05", "Le marché de Noël ouvre samedi."),
    )
    source = tmp_path / "articles.jsonl"
    source.write_text(
        "".join(json.dumps({"id": id, "date": date, "body": body}) + "\n" for id, date, body in rows), encoding="utf-8"
    )
    made = Library.open(tmp_path / "index")
    made.rebuild([source], engine=request.param, jobs=1)
    return made


def test_of_equal_articles_each_step_gains(library: Library) -> None:
    hits = library.search(Question("crue", sort="recent")).hits
    scores = {hit.article.id: hit.score for hit in hits}
    assert scores["nouveau"] == scores["mois"] > scores["an"] > scores["ancien"] == scores["sans-date"]
    assert [hit.article.id for hit in hits] == ["nouveau", "mois", "an", "ancien", "sans-date", "en-passant"]


def test_relevance_alone_knows_no_date(library: Library) -> None:
    for sort in ("", "relevance"):
        hits = library.search(Question("crue", sort=sort)).hits  # type: ignore[arg-type]
        assert len({hit.score for hit in hits if hit.article.id != "en-passant"}) == 1


def test_the_same_articles_answer_page_after_page(library: Library) -> None:
    whole = [hit.article.id for hit in library.search(Question("crue", sort="recent")).hits]
    pages = [library.search(Question("crue", sort="recent", page=page, size=2)) for page in (1, 2, 3)]
    assert [hit.article.id for page in pages for hit in page.hits] == whole
    assert {page.total for page in pages} == {library.search(Question("crue")).total}


def test_without_words_it_is_the_newest_first(library: Library) -> None:
    every = [[hit.article.id for hit in library.search(Question(sort=sort)).hits] for sort in ("recent", "newest")]
    assert every[0] == every[1]

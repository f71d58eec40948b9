"""Does the time line show when the answer was published, and does each bar lead where it says?"""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search import Page, Question
from tests.web.reading import link, page, plain
from web.timeline import MOST_BARS, MOST_TICKS, timeline


def answer(question: Question, years: dict[str, int], months: dict[str, int] | None = None, undated: int = 0) -> Page:
    total = sum(years.values()) + undated
    return Page(question, (), total, articles=total, facets={
        "year": tuple(years.items()), "month": tuple((months or {}).items()),
    })  # fmt: skip


@given(st.dictionaries(st.integers(0, 9999).map("{:04}".format), st.integers(1, 10**6), min_size=2), st.integers(0, 9))
def test_every_year_has_its_bar_and_the_bars_are_few(years: dict[str, int], undated: int) -> None:
    drawn = timeline(answer(Question("a"), years, undated=undated))
    assert drawn is not None or len({int(year) // 250 for year in years}) == 1
    if drawn is None:
        return
    assert len(drawn.bars) <= MOST_BARS
    assert len(drawn.ticks) <= MOST_TICKS
    assert sum(bar.count for bar in drawn.bars) == sum(years.values())
    assert drawn.undated == undated
    for bar in drawn.bars:
        assert bar.count == sum(count for year, count in years.items() if bar.first <= year <= bar.last)
        assert 0 < bar.height <= 100
        assert 0 <= bar.x <= bar.x + bar.width <= 100.1
    assert [bar.first for bar in drawn.bars] == sorted(bar.first for bar in drawn.bars)


MANY = {"1631": 1, "1789": 5, "1914": 20, "1918": 7, "2025": 40}


def test_a_bar_of_years_narrows_by_dates_within_those_that_narrow_already() -> None:
    question = Question(
        "a", since="1912-06", until="2025-03", filters=(("source", "x"), ("year", "1914"), ("year", "1918"))
    )
    drawn = timeline(answer(question, MANY, undated=0))
    assert drawn is not None
    tens = {bar.first: bar for bar in drawn.bars}
    assert (tens["1910"].last, tens["1910"].count, tens["1910"].kept) == ("1919", 27, False)
    assert tens["1910"].link == Question("a", since="1912-06", until="1919", filters=(("source", "x"),))
    assert tens["2020"].link == Question("a", since="2020", until="2025-03", filters=(("source", "x"),))
    assert drawn.wider == replace(question, filters=(("source", "x"),))


def test_a_year_narrows_to_it_and_its_months_follow() -> None:
    question = Question("a", page=3)
    drawn = timeline(answer(question, {"2020": 4, "2021": 2}))
    assert drawn is not None
    assert not drawn.months
    first = drawn.bars[0].link
    assert first == Question("a", filters=(("year", "2020"),))
    narrowed = timeline(answer(first, {"2020": 4, "2021": 2}, {"2020-03": 1, "2020-11": 2}))
    assert narrowed is not None
    assert narrowed.months
    assert [(bar.first, bar.count) for bar in narrowed.bars] == [("2020-03", 1), ("2020-11", 2)]
    march = narrowed.bars[0].link
    assert march == Question("a", filters=(("year", "2020"), ("month", "2020-03")))
    month = timeline(answer(march, {"2020": 1}, {"2020-03": 1, "2020-11": 2}))
    assert month is not None
    assert [bar.kept for bar in month.bars] == [True, False]
    assert month.bars[0].link == first
    assert month.bars[1].link == Question("a", filters=(("year", "2020"), ("month", "2020-11")))
    assert month.wider == Question("a")


@pytest.mark.parametrize(
    ("years", "months"), [({}, {}), ({"2020": 3}, {}), ({"2020": 3}, {"2020-03": 3})], ids=["none", "year", "month"]
)
def test_there_is_no_picture_of_one_moment(years: dict[str, int], months: dict[str, int]) -> None:
    assert timeline(answer(Question("a"), years, months)) is None


def test_the_page_draws_bars_and_says_them_in_a_table(client: FlaskClient) -> None:
    shown = page(client, "/recherche?q=budget OU conseil")
    bars = [plain(each) for each in shown.xpath("//*[local-name()='svg']//*[local-name()='title']")]
    assert bars == ["2019 : 30 articles", "2021 : 2 articles"]
    assert not shown.xpath("//@style")
    rows = [(plain(row.find("th")), plain(row.find("td"))) for row in shown.xpath("//section[@class='time']//tr")]
    assert rows == [("2019", "30"), ("2021", "2"), ("sans date connue", "1")]
    year = page(client, shown.xpath("//section[@class='time']//th/a/@href")[0])
    assert "Année : 2019 ×, retirer" in [plain(each) for each in year.iter("a")]
    months = [plain(row) for row in year.xpath("//section[@class='time']//th/a")]
    assert months[:2] == ["janvier 2019", "février 2019"]
    assert link(year, "Toutes les dates") == "/recherche?q=budget+OU+conseil"
    english = page(client, "/recherche?q=conseil&ui=en")
    assert "March 2019" in plain(english.xpath("//section[@class='time']")[0])

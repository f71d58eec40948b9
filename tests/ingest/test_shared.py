"""Are the real articles beside the project read as they must be?"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import read, walk

pytestmark = pytest.mark.shared

WORD = re.compile(r"\w+")


def test_the_first_article_of_all(shared: Path) -> None:
    (article,) = read(shared / "press" / "seed.txt")
    assert (article.date, article.source) == ("2023-11", "Médias")
    assert article.title == "Le secrétaire général des Brigades Sayyed al-Shuhadaa, Abu Alaa al-Walai, a affirmé…"
    assert article.body.startswith("Le secrétaire général des Brigades")
    assert article.body.endswith("qui souffrent d’une crise due au blocus israélien.")


@pytest.mark.parametrize(("name", "count"), [("orange_actu", 34_119), ("gilets_jaunes", 5_277)])
def test_none_of_the_lines_is_lost(shared: Path, name: str, count: int) -> None:
    items = list(read(shared / "press" / f"{name}.jsonl.gz"))
    assert [item for item in items if isinstance(item, Rejected)] == []
    assert len({item.id for item in items}) == count
    assert all(item.title and item.text for item in items)


def _expected(shared: Path) -> Iterator[dict[str, str]]:
    with (shared / "formats" / "html" / "orange.expected.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_pages_are_read_as_expected(shared: Path) -> None:
    pages = shared / "formats" / "html" / "orange"
    wrong = []
    for expected in _expected(shared):
        (article,) = read(pages / f"{expected['id'].removeprefix('orange-')}.html")
        found, wanted = Counter(WORD.findall(article.body)), Counter(WORD.findall(expected["body"]))
        recovered = (found & wanted).total() / max(wanted.total(), 1)
        foreign = (found - wanted).total() / max(found.total(), 1)
        same = (article.title, article.date, article.url) == (expected["title"], expected["date"], expected["url"])
        if not same or recovered < 0.98 or foreign > 0.03:
            wrong.append((expected["id"], article.title, article.date, recovered, foreign))
    assert wrong == []


def test_every_page_gives_an_article(shared: Path) -> None:
    items = [item for path in walk([shared / "formats" / "html"]) if path.suffix == ".html" for item in read(path)]
    assert len(items) == 263
    assert [item for item in items if not isinstance(item, Article)] == []


@pytest.mark.parametrize(
    ("page", "title", "date", "source", "first", "last"),
    [
        (
            "bondyblog",
            "A Paris-8, un peu de tension",
            "2020-02-17T12:31:49",
            "Bondy Blog",
            "En apparence, la lutte",
            "modifié",
        ),
        ("franceculture", "Prendre la parole", "2020-01-14", "France Culture", "Serions-nous entrés", "nos désirs."),
        (
            "lapresse",
            "Parité hommes-femmes en Tunisie",
            "2020-02-18T12:53:40",
            "La Presse de Tunisie",
            "Malgré",
            "travail.",
        ),
        ("ledevoir", "La fin des trottinettes", "2020-02-19", "Le Devoir", "En raison du taux élevé", "cette année."),
        (
            "madame.lefigaro",
            "Les clés pour donner",
            "2017-04-12T18:33:59",
            "Madame Figaro",
            "Souvenez-vous.",
            "conseille :",
        ),
        (
            "sciencesetavenir",
            "Covid-19 et infox",
            "2020-09-14T09:46:33",
            "Sciences et Avenir",
            "Aussi contagieuses",
            "SARS-CoV-2.",
        ),
    ],
)
def test_pages_of_other_titles(
    shared: Path, page: str, title: str, date: str, source: str, first: str, last: str
) -> None:
    (file,) = (shared / "formats" / "html" / "autres").glob(f"{page}*")
    (article,) = read(file)
    assert article.title.startswith(title)
    assert article.date.startswith(date)
    assert article.source == source
    assert article.body.startswith(first)
    assert article.body.endswith(last)


def test_every_file_of_every_format_gives_articles_or_a_reason(shared: Path) -> None:
    for path in walk([shared / "formats"]):
        items = list(read(path))
        assert items, path
        assert all(item.title if isinstance(item, Article) else item.reason for item in items)

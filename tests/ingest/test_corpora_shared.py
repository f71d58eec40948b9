"""Are the real issues, feeds and corpora beside the project read as they were seen?"""

from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import read, walk

pytestmark = pytest.mark.shared

PJI = "alto/Le-PJI/19000603_1/19000603_1-METS.xml"
JDPL = "alto/JDPL/18210801_1/18210801_1-METS.xml"
BLB = "alto/RERO2/BLB/data/BLB/18451228_01/18451228_01-METS.xml"
DEBATS = "Le Journal des Débats politiques et littéraires"
PETIT_JOURNAL = "Le Petit Journal illustré Supplément du dimanche"

# file, number of the article, title, date, source, language, first and last words of its text
SEEN = [
    (JDPL, 1, "– ALLEMAGNE.", "1821-08-01", DEBATS, "fr", "Vienne (", "la tète tranchée."),
    (JDPL, 4, "FRANCE.", "1821-08-01", DEBATS, "fr", "Saint-Cloud,", "nous applaudirons."),
    (PJI, 4, "LA BOITE D'OR", "1900-06-03", PETIT_JOURNAL, "fr", "Les trois tabatières", "Alexandre D'AGIOUT"),
    (PJI, 18, "LE BURNOUS", "1900-06-03", PETIT_JOURNAL, "fr", "Au fond de sa boutique", "PONTSKVRKZ."),
    (BLB, 1, "Der Landbote begrüßt", "1845-12-28", "", "de", "Der Landbote begrüßt", "Geld franko."),
    (
        "tei/FRA00101_Adam.xml",
        3,
        "I. UNE VEILLÉE.",
        "1868",
        "Mon Village",
        "fr",
        "Depuis un nombre",
        "porte pas malheur !",
    ),
    (
        "flux/bfm_consommation.rss",
        1,
        "Le cash disparaît",
        "2025-02-09T11:03:33Z",
        "Home Conso",
        "fr",
        "Une nouvelle",
        "en France.",
    ),
    (
        "flux/feed.json",
        1,
        "Keller Rinaudo",
        "2021-10-29T10:26:00-04:00",
        "Technology",
        "en",
        "In rural areas",
        "even minutes.",
    ),
    ("flux/feed1.atom", 2, "Self-referenced link", "2003-12-13T18:30:02Z", "Example Feed", "", "Some", "text."),
    ("flux/feed2.rss", 1, "Example entry", "2009-09-06T16:20:00", "RSS Title", "", "Here is", "description."),
    ("alceste/alceste_test.txt", 1, "Contents of the first text", "", "", "en", "Contents of", "New line."),
    ("alceste/alceste_test.txt", 2, "Contents of the second", "", "", "", "Contents of", "second text."),
]


@pytest.mark.parametrize(("file", "number", "title", "date", "source", "lang", "first", "last"), SEEN)
def test_a_real_article_is_read_as_it_was_seen(
    shared: Path, file: str, number: int, title: str, date: str, source: str, lang: str, first: str, last: str
) -> None:
    article = list(read(shared / "formats" / file))[number - 1]
    assert isinstance(article, Article)
    assert article.title.startswith(title)
    assert article.date.startswith(date)
    assert article.source.startswith(source)
    assert article.lang == lang
    assert article.text.startswith(first)
    assert article.text.endswith(last)


@pytest.mark.parametrize(
    ("folder", "articles", "files"),
    [("alto", 13 + 29 + 2, 3), ("tei", 18, 1), ("flux", 30 + 25 + 2 + 1, 4), ("alceste", 2, 1)],
)
def test_nothing_is_read_twice_or_lost(shared: Path, folder: str, articles: int, files: int) -> None:
    paths = list(walk([shared / "formats" / folder]))
    items = [item for path in paths for item in read(path)]
    assert len(paths) == files
    assert [item for item in items if isinstance(item, Rejected)] == []
    assert (len(items), len({item.id for item in items if isinstance(item, Article)})) == (articles, articles)


def test_an_issue_loses_hardly_a_word(shared: Path) -> None:
    """What the articles of an issue hold is what its pages hold, but for running titles."""
    folder = shared / "formats" / "alto" / "Le-PJI" / "19000603_1"
    said = sum(len(item.text) for item in read(folder / "19000603_1-METS.xml") if isinstance(item, Article))
    printed = [item for path in walk([folder / "ALTO"]) for item in read(path)]
    assert said > 0.97 * sum(len(page.body) for page in printed if isinstance(page, Article))

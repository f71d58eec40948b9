"""In which order do the articles stand, what are they worth, what is counted over them?"""

from dataclasses import replace
from math import log

import pytest

from search.article import Article
from search.document import document, order_keys, unpack
from search.engines import Engine, bm25
from search.engines.base import KEYWORDS, Reader, Request
from search.query.terms import All, AnyOf, Nothing, Phrase, Prefix, Range, Scored, Term, Value, any_of, negate
from tests.engines.conftest import Build
from tests.engines.press import ARTICLES

TREVE, GAZA, GARE = (Term("text", text) for text in ("treve", "gaza", "gare"))
DATED = Range(1, 99_999_999)
NEWEST = "gaza english treve syrie ete election avions porte budget gare vide gazette"
OLDEST = "gazette vide budget gare porte avions election ete syrie treve english gaza"

# why, request, the articles in order
ORDERS: tuple[tuple[str, Request, str], ...] = (
    ("newest first, a bare month after its days, a bare year after its months",
     Request(DATED, sort="newest", limit=20), NEWEST),
    ("oldest first, a bare year before its months", Request(DATED, sort="oldest", limit=20), OLDEST),
    ("newest first, the undated last", Request(TREVE, sort="newest"), "gaza treve sans-date"),
    ("oldest first, the undated last as well", Request(TREVE, sort="oldest"), "treve gaza sans-date"),
    ("relevance without a rank is newest first", Request(TREVE), "gaza treve sans-date"),
    ("no rank, all", Request(DATED, limit=20), NEWEST),
    ("the more often the better, for about the length", Request(TREVE, (Scored(TREVE, 1),)), "treve sans-date gaza"),
    ("the rarer word weighs more", Request(any_of("text", ("gare", "gaza")), (Scored(GARE, 1), Scored(GAZA, 1))),
     "gare english gaza treve avions"),
    ("unless weighed otherwise", Request(any_of("text", ("gare", "gaza")), (Scored(GARE, 0.1), Scored(GAZA, 2))),
     "english gaza treve gare avions"),
    ("a phrase", Request(TREVE, (Scored(Phrase("text", ("une", "treve")), 1),)), "sans-date treve gaza"),
    ("constant points, then newest", Request(TREVE, (Scored(Value("source", ("Le Courrier du Rhône",)), 1, True),)),
     "treve sans-date gaza"),
    ("constant points of several clauses add up",
     Request(DATED, (Scored(Range(20220000, 20229999), 1, True), Scored(Prefix("text", "porte"), 2, True)), limit=6),
     "avions porte ete election gaza english"),
    ("the same points in two ways tie",
     Request(TREVE, (Scored(GAZA, 1, True), Scored(DATED, 1, True), Scored(Term("text", "noel"), 2, True))),
     "gaza treve sans-date"),
    ("points for what nothing holds", Request(TREVE, (Scored(Term("text", "zebre"), 5),)), "gaza treve sans-date"),
    ("points for everything", Request(TREVE, (Scored(All(), 5, True),)), "gaza treve sans-date"),
    ("points for nothing", Request(TREVE, (Scored(Nothing(), 5, True),)), "gaza treve sans-date"),
    ("points for what is not", Request(TREVE, (Scored(negate(GAZA), 5, True),)), "sans-date gaza treve"),
    ("points for one of several", Request(TREVE, (Scored(AnyOf("text", ("noel", "onu")), 1, True),)),
     "gaza sans-date treve"),
    ("the query itself gives none", Request(any_of("text", ("noel", "gaza"))), "gaza english treve sans-date"),
    ("a rank is nothing to a sort by day", Request(TREVE, (Scored(Term("text", "noel"), 9),), "newest"),
     "gaza treve sans-date"),
    ("only those that match, however good another", Request(GARE, (Scored(TREVE, 9),)), "avions gare"),
    ("the first two", Request(DATED, sort="newest", limit=2), "gaza english"),
    ("the two after", Request(DATED, sort="newest", offset=2, limit=2), "treve syrie"),
    ("the last", Request(DATED, sort="newest", offset=11, limit=2), "gazette"),
    ("beyond the last", Request(DATED, sort="newest", offset=12, limit=2), ""),
    ("far beyond", Request(DATED, sort="newest", offset=2**70, limit=2), ""),
    ("far beyond, by score", Request(DATED, (Scored(GAZA, 1),), offset=2**70, limit=2), ""),
    ("a page without end", Request(TREVE, limit=2**70), "gaza treve sans-date"),
    ("a page without end, by score", Request(TREVE, (Scored(GAZA, 1, True),), limit=2**70), "gaza treve sans-date"),
    ("the second page by score", Request(TREVE, (Scored(TREVE, 1),), offset=1, limit=1), "sans-date"),
    ("no rows asked for", Request(TREVE, limit=0), ""),
    ("nothing to order", Request(Nothing(), (Scored(TREVE, 1),)), ""),
)  # fmt: skip


@pytest.mark.parametrize(("why", "request_", "ids"), ORDERS, ids=[why for why, _, _ in ORDERS])
def test_order(reader: Reader, why: str, request_: Request, ids: str) -> None:
    found = reader.search(request_)
    assert [row.id for row in found.rows] == ids.split(), why
    assert found.total == reader.count(request_.query)


# why, request, the facets
FACETS: tuple[tuple[str, Request, dict[str, str]], ...] = (
    ("most frequent first, then by value", Request(DATED, facets=("section",)),
     {"section": "Monde 3, Défense 2, Politique 2, Culture 1, Région 1, Société 1"}),
    ("over all that matches, not the page", Request(TREVE, limit=1, facets=("source",)),
     {"source": "Le Courrier du Rhône 2, Agence Vauban 1"}),
    ("without any page", Request(TREVE, limit=0, facets=("source",)),
     {"source": "Le Courrier du Rhône 2, Agence Vauban 1"}),
    ("several values of one article", Request(GARE, facets=("tags",)), {"tags": "région 1, transports 1"}),
    ("several fields", Request(TREVE, facets=("lang", "year", "month")),
     {"lang": "fr 3", "year": "2023 2", "month": "2023-11 2"}),
    ("every field", Request(Term("text", "onu"), facets=KEYWORDS),
     {"source": "Agence Vauban 1", "author": "", "section": "Monde 1", "tags": "Proche-Orient 1", "lang": "fr 1",
      "year": "2023 1", "month": "2023-11 1"}),
    ("none that has a value", Request(Term("text", "rien"), facets=("source", "year")), {"source": "", "year": ""}),
    ("over nothing", Request(Nothing(), facets=("source",)), {"source": ""}),
    ("none asked for", Request(TREVE), {}),
    ("beside a rank", Request(TREVE, (Scored(GAZA, 1),), facets=("section",)), {"section": "Monde 2, Société 1"}),
    ("a year as it is written", Request(Range(0, 18000000), facets=("year",)), {"year": "1631 1"}),
    ("an author of two articles", Request(DATED, facets=("author",)),
     {"author": "Anne Prévost 2, Émile Sorel 2, Karim Al-Walaï 1, Paul Aubert 1"}),
)  # fmt: skip


@pytest.mark.parametrize(("why", "request_", "facets"), FACETS, ids=[why for why, _, _ in FACETS])
def test_facets(reader: Reader, why: str, request_: Request, facets: dict[str, str]) -> None:
    found = reader.search(request_).facets
    assert {
        field: ", ".join(f"{value} {count}" for value, count in counts) for field, counts in found.items()
    } == facets


def test_points_are_bm25(reader: Reader) -> None:
    """By the formula of the textbook: k1 = 1.2, b = 0.75, Lucene's idf and lengths, their mean over all articles."""
    texts = {article.id: document(article).texts["text"].split() for article in ARTICLES}
    mean = sum(map(len, texts.values())) / len(texts)
    expected = {}
    for id, terms in texts.items():
        if tf := terms.count("treve"):
            idf = log(1 + (len(texts) - 3 + 0.5) / (3 + 0.5))
            expected[id] = (
                idf * tf * (1.2 + 1) / (tf + 1.2 * (1 - 0.75 + 0.75 * bm25.rounded_length(len(terms)) / mean))
            )
    for factor, scored in ((1, Scored(TREVE, 1)), (0.5, Scored(TREVE, 0.5))):
        rows = reader.search(Request(TREVE, (scored,))).rows
        assert {row.id: row.score for row in rows} == pytest.approx(
            {id: factor * expected[id] for id in expected}, 1e-5
        )


def test_points_of_a_phrase(reader: Reader) -> None:
    """Its frequency is the phrase's, its idf the sum of its words'."""
    texts = {article.id: document(article).texts["text"].split() for article in ARTICLES}
    mean = sum(map(len, texts.values())) / len(texts)
    idf = sum(
        log(1 + (len(texts) - held + 0.5) / (held + 0.5))
        for word in ("le", "budget")
        for held in (sum(word in terms for terms in texts.values()),)
    )
    count = " ".join(texts["budget"]).count("le budget")
    length = bm25.rounded_length(len(texts["budget"]))
    expected = idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / mean))
    phrase = Phrase("text", ("le", "budget"))
    assert reader.search(Request(phrase, (Scored(phrase, 1),))).rows[0].score == pytest.approx(expected, 1e-5)


def test_points_that_are_constant(reader: Reader) -> None:
    rows = reader.search(Request(TREVE, (Scored(TREVE, 2.5, constant=True),))).rows
    assert [row.score for row in rows] == [2.5, 2.5, 2.5]


def test_rows_carry_the_article(reader: Reader) -> None:
    rows = reader.search(Request(All(), sort="newest", limit=20)).rows
    assert {unpack(row.stored) for row in rows} == set(ARTICLES)
    assert {row.score for row in rows} == {0.0}
    assert {unpack(row.stored) for row in reader.scan(All())} == set(ARTICLES)


def test_ties_follow_the_digest_page_after_page(engine: Engine, build: Build) -> None:
    """Five hundred articles alike: any page is where the digests say, whichever way the points come."""
    articles = [Article(id=f"d{n}", title="", body="même dépêche", date="2020-01-01") for n in range(500)]
    reader = build(engine, [document(article) for article in articles])
    expected = sorted((article.id for article in articles), key=lambda id: order_keys(20200101, id))
    word = Term("text", "depeche")
    for rank in ((), (Scored(word, 1),), (Scored(word, 1, True),)):
        request = Request(word, rank, limit=37)
        pages = [reader.search(replace(request, offset=offset)).rows for offset in range(0, 500, 37)]
        assert [row.id for page in pages for row in page] == expected

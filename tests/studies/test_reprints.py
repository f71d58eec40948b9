"""Are reprints and near articles the same on every engine, and on every face?"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search import ENGINES, Library, NotFound, Page, Question

CORPUS = Path(__file__).parents[2] / "corpus"
DISPATCHES = {
    "APA-20160602-014", "APA-20181115-009", "APA-20190514-017", "APA-20190516-025", "APA-20200628-044",
    "APA-20210716-028", "APA-20220917-040",
}  # fmt: skip


@pytest.fixture(scope="module", params=sorted(ENGINES))
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("index"))
    library.rebuild([CORPUS], engine=request.param, jobs=1)
    return library


def test_the_seven_reprints_of_the_corpus_are_found_and_nothing_else(library: Library) -> None:
    families = {tuple(each.id for each in library.reprints(article.id)) for article in library.scan(Question())}
    assert {family[0] for family in families if family} == DISPATCHES
    assert all(len(family) == 2 for family in families if family)
    assert len(library.reprints("APA-20160602-014")) == 2


def test_the_dispatch_comes_before_the_newspaper(library: Library) -> None:
    for id in DISPATCHES:
        first, second = library.reprints(id)
        assert first.source == "Agence Presse Atlantique"
        assert second.source != first.source
        assert library.reprints(second.id) == (first, second)


def test_an_article_alone_has_no_reprint_and_an_unknown_one_is_not_found(library: Library) -> None:
    assert library.reprints(_alone(library)) == ()
    for ask in (library.reprints, library.similar):
        with pytest.raises(NotFound):
            ask("inconnu")
    with pytest.raises(NotFound):
        library.compare("APA-20160602-014", "inconnu")


def test_one_answer_a_family(library: Library) -> None:
    for text in ("", "crue rivière", "maire élu douze voix voisin"):
        for sort in ("", "oldest"):
            plain = [hit for page in pages(library, Question(text, size=7, sort=sort)) for hit in page.hits]
            kept: dict[str, str] = {}
            for hit in plain:
                kept.setdefault(hit.family.id if hit.family else hit.article.id, hit.article.id)
            grouped = list(pages(library, Question(text, size=7, sort=sort, collapse=True)))
            assert [hit.article.id for page in grouped for hit in page.hits] == list(kept.values()), (text, sort)
            assert {page.total + page.partial for page in grouped} == {len(kept)}
            assert {page.articles for page in grouped} == {library.search(Question(text)).total}


def pages(library: Library, question: Question) -> Iterator[Page]:
    number = 1
    while True:
        page = library.search(replace(question, page=number))
        yield page
        if number * question.size >= page.total + page.partial:
            return
        number += 1


def test_a_hit_says_its_family(library: Library) -> None:
    hits = library.search(Question("armançon déborde", collapse=True)).hits
    family = next(hit.family for hit in hits if hit.family)
    assert (family.id, family.reprints) == ("APA-20160602-014", 1)


def test_near_articles_are_neither_the_article_nor_its_reprints(library: Library) -> None:
    for article in map(library.article, sorted(DISPATCHES)[:4]):
        own = {article.id, *(each.id for each in library.reprints(article.id))}
        near = library.similar(article.id)
        assert own.isdisjoint(each.id for each in near)
        families = [library.reprints(each.id)[:1] or each.id for each in near]
        assert len(families) == len(set(families)) <= 5


def test_near_articles_are_about_the_same(library: Library) -> None:
    near = library.similar("APA-20190516-025", limit=3)
    assert "Kerbrenn" in near[0].title
    assert len(library.similar("APA-20190516-025", limit=1)) == 1


def test_every_engine_gives_the_same(library: Library, tmp_path_factory: pytest.TempPathFactory) -> None:
    whoosh = Library.open(tmp_path_factory.mktemp("whoosh"))
    whoosh.rebuild([CORPUS], engine="whoosh", jobs=2)
    assert families_of(whoosh) == families_of(library)
    for id in sorted(DISPATCHES)[:2]:
        assert [each.id for each in whoosh.similar(id)] == [each.id for each in library.similar(id)]


def families_of(library: Library) -> dict[str, list[str]]:
    return {each.id: [other.id for other in library.reprints(each.id)] for each in library.scan(Question())}


def _alone(library: Library) -> str:
    return next(each.id for each in library.scan(Question()) if not library.reprints(each.id))


def test_who_was_first_goes_by_the_hour_in_one_zone(tmp_path: Path) -> None:
    body = "Le pont de la rivière a cédé dans la nuit de lundi à mardi, près de la place du marché. "
    body += "Les pompiers du département ont porté secours à deux personnes. Le préfet parle d’un drame évité de peu."
    dates = {
        "jour": "2021-03-02", "soir": "2021-03-02T20:00:00+01:00", "quebec": "2021-03-02T14:30:00-05:00",
        "mois": "2021-03", "rien": "", "matin": "2021-03-02T07:00:00Z",
    }  # fmt: skip
    source = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": id, "title": f"Pont ({id})", "date": date, "body": body}) for id, date in dates.items()]
    source.write_text("\n".join(lines), encoding="utf-8")
    library = Library.open(tmp_path / "index")
    library.rebuild([source], engine="memory", jobs=1)
    assert [each.id for each in library.reprints("jour")] == ["matin", "soir", "quebec", "jour", "mois", "rien"]

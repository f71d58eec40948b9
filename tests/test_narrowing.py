"""Does a facet tell what each of its values would give, and a time line when the answer was published?"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import ENGINES, FACETS, Article, Library, Question

ROWS = [
    ("a", "2023-11-07", "Le Nordet", ["Anne Morel", "Paul Aubert"], "Monde", ["paix"], "fr"),
    ("b", "2023-11", "Le Nordet", ["Anne Morel"], "Monde", [], "fr"),
    ("c", "2023", "L’Écho", [], "Local", ["paix", "eau"], "br"),
    ("d", "2021-03-02", "L’Écho", ["Paul Aubert"], "Local", ["eau"], "fr"),
    ("e", "1631-05-30", "La Gazette", [], "", [], "fr"),
    ("f", "", "La Gazette", ["Anne Morel"], "Monde", ["eau"], "br"),
]


@pytest.fixture(scope="module", params=ENGINES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp(request.param)
    lines = [
        json.dumps({
            "id": id, "title": "Une crue", "body": f"La crue numéro {id}.", "date": date, "source": source,
            "authors": authors, "section": section, "tags": tags, "lang": lang,
        })
        for id, date, source, authors, section, tags, lang in ROWS
    ]  # fmt: skip
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    library = Library.open(folder / "index")
    assert library.rebuild([folder / "articles.jsonl"], engine=request.param, jobs=1).articles == len(ROWS)
    return library


def values(article: Article, name: str) -> tuple[str, ...]:
    """What an article has of one facet, read from the article itself."""
    known = {
        "source": (article.source,), "author": article.authors, "section": (article.section,), "tags": article.tags,
        "lang": (article.lang,), "year": (article.date[:4],), "month": (article.date[:7],) * (len(article.date) > 4),
    }  # fmt: skip
    return tuple(value for value in known[name] if value)


def holds(article: Article, question: Question, but: str = "") -> bool:
    """Whether the filters of a question let an article through: alternatives in a field, all fields together."""
    for name in FACETS:
        wanted = {value for field, value in question.filters if field == name}
        barred = {value for field, value in question.excluded if field == name}
        if (wanted and name != but and not wanted & set(values(article, name))) or barred & set(values(article, name)):
            return False
    return True


PAIRS = st.lists(
    st.sampled_from([
        ("source", "Le Nordet"), ("source", "L’Écho"), ("author", "Anne Morel"), ("author", "Paul Aubert"),
        ("section", "Monde"), ("tags", "eau"), ("lang", "br"), ("year", "2023"), ("year", "2021"), ("year", "1789"),
        ("month", "2023-11"), ("month", "2021-03"),
    ]),
    max_size=4, unique=True,
).map(tuple)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=PAIRS, excluded=PAIRS, collapse=st.booleans())
def test_a_value_counts_the_articles_that_it_would_give_beside_the_others(
    library: Library, filters: tuple[tuple[str, str], ...], excluded: tuple[tuple[str, str], ...], collapse: bool
) -> None:
    question = Question("crue", filters=filters, excluded=excluded, collapse=collapse)
    articles = tuple(library.scan(Question("crue")))
    page = library.search(question)
    answer = [article for article in articles if holds(article, question)]
    assert page.articles == len(answer)
    for name in FACETS:
        others = (article for article in articles if holds(article, question, but=name))
        truth = Counter(value for article in others for value in values(article, name))
        assert dict(page.facets[name]) == truth, name
    months = Counter((values(article, "month") or values(article, "year") or ("",))[0] for article in answer)
    del months[""]
    assert page.timeline == tuple(sorted(months.items()))


@pytest.mark.parametrize("library", ["memory"], indirect=True)
def test_a_kept_value_gives_what_its_facet_said(library: Library) -> None:
    """The count beside a value that is not kept is that of the values kept and this one, less those kept."""
    kept = Question("crue", filters=(("source", "Le Nordet"),))
    said = dict(library.search(kept).facets["source"])
    assert said == {"Le Nordet": 2, "L’Écho": 2, "La Gazette": 2}
    both = replace(kept, filters=(*kept.filters, ("source", "L’Écho")))
    assert library.search(both).total == said["Le Nordet"] + said["L’Écho"]

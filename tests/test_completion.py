"""Does what one types go on as it should: words, titles, newspapers, authors?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import BadRequest, IndexDamaged, Library, Question
from search.lexicon import Collected, Headings, Lexicon, heading, pack

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("index"))
    library.rebuild([CORPUS])
    return library


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("elec", "élection", "word"),
        ("ÉLEC", "élection", "word"),
        ("maire elec", "maire élection", "word"),
        ("l’elec", "l’élection", "word"),
        ("titre:elec", "titre:élection", "word"),
        ("grève SAUF elec", "grève SAUF élection", "word"),
        ("on", "ONU", "word"),
        ("gazette", "La Gazette de l’Armançon", "source"),
        ("nordet", "Le Nordet", "source"),
        ("chauss", "Solène Chaussivert", "author"),
        ("auteur:chauss", "Solène Chaussivert", "author"),
        ("élection auteur:chauss", "Solène Chaussivert", "author"),
        ('source:"le nord', "Le Nordet", "source"),
        ("le scrutin", "Le scrutin du 8 février", "title"),
        ("scrutin du", "Le scrutin du 8 février", "title"),
    ],
)
def test_what_is_typed_goes_on(library: Library, typed: str, text: str, kind: str) -> None:
    assert (text, kind) in [(each.text, each.kind) for each in library.suggest(typed, 10)]


def test_kinds_come_in_order_and_the_most_frequent_first(library: Library) -> None:
    found = library.suggest("ch", 10)
    kinds = [each.kind for each in found]
    assert kinds == sorted(kinds, key=["word", "title", "source", "author"].index)
    words = [each.count for each in found if each.kind == "word"]
    assert words == sorted(words, reverse=True)
    assert len(found) == 10


@pytest.mark.parametrize("typed", ["", " ", "%%", "xyzzy", "élection ", "auteur:", "(", "elec*"])
def test_nothing_to_complete_gives_no_word(library: Library, typed: str) -> None:
    assert not [each for each in library.suggest(typed, 10) if each.kind == "word"]


def test_the_words_that_follow_come_first(library: Library) -> None:
    assert library.suggest("conseil m", 5)[0].text == "conseil municipal"
    assert library.suggest("porte-av", 5)[0].text == "porte-avions"


def test_every_suggestion_finds_what_it_tells(library: Library) -> None:
    for typed in ("a", "le", "el", "ch", "gr", "m", "so", "auteur:s", "source:l"):
        for each in library.suggest(typed, 30):
            assert library.search(Question(each.question)).total >= each.count, each


@given(st.text(max_size=30), st.integers(1, 20))
def test_any_text_may_be_typed(library: Library, text: str, limit: int) -> None:
    assert len(library.suggest(text, limit)) <= limit


@pytest.mark.parametrize("limit", [0, 101])
def test_a_limit_out_of_bounds_is_refused(library: Library, limit: int) -> None:
    with pytest.raises(BadRequest):
        library.suggest("a", limit)


def test_frequent_forms_come_by_their_articles() -> None:
    lexicon = Lexicon(pack({"gaz": 2, "gaza": 9, "gazette": 2, "elu": 50}, 60))
    assert lexicon.frequent("gaz", 10) == ("gaza", "gaz", "gazette")
    assert lexicon.frequent("gaz", 1) == ("gaza",)
    assert lexicon.frequent("x", 5) == ()


def collected() -> bytes:
    several = Collected()
    several.add_title(heading("Les  crues", "les crues"), 20160603)
    several.add_title(heading("Les  crues", "les crues"), 20190101)
    several.add_title(heading("Crues : l’été", "crues ete"), 20200101)
    several.add_names("source", (("Le Nordet", 2), ("Médias", 1)))
    several.add_names("author", (("Émile Zola", 2), ("Anne", 1)))
    return several.pack()


@pytest.mark.parametrize(
    ("kind", "beginning", "found"),
    [
        ("title", "crues", [("Crues : l’été", 1), ("Les crues", 2)]),
        ("title", "les c", [("Les crues", 2)]),
        ("title", "crues ", [("Crues : l’été", 1)]),
        ("source", "nord", [("Le Nordet", 2)]),
        ("author", "zola", [("Émile Zola", 2)]),
        ("author", "", [("Émile Zola", 2), ("Anne", 1)]),
        ("author", "x", []),
    ],
)
def test_headings(kind: str, beginning: str, found: list[tuple[str, int]]) -> None:
    assert list(Headings(collected()).starting(kind, beginning, 5)) == found


def test_headings_cut_anywhere_are_refused(tmp_path: Path) -> None:
    whole = collected()
    for size in range(len(whole)):
        with pytest.raises(IndexDamaged):
            Headings(whole[:size])
    with pytest.raises(IndexDamaged):
        Headings.open(tmp_path / "headings")
    (tmp_path / "headings").write_bytes(whole)
    assert Headings.open(tmp_path / "headings").starting("author", "anne", 1)


def test_a_corpus_without_titles_or_names_has_empty_headings() -> None:
    assert Headings(Collected().pack()).starting("title", "", 5) == ()

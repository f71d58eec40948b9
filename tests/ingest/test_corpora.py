"""Which articles are in these corpora for text analysis: IRaMuTeQ, Alceste, TXM?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read, walk

CORPUS = """**** *journal_Le_Relais *date_2023-11-07 *titre_Crue_à_Rivemont *sexe_f *edition
-*regions
La crue a surpris la ville.
Les quais sont fermés.
0002 *journal_Relais *annee_2019 *auteur_Ana_Ruiz
-*meteo
Un banc de brume.
**** *journal_Relais
"""


def _read(folder: Path, text: str, name: str = "corpus.txt") -> list[Article | Rejected]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(read(folder / name))


def test_each_text_has_its_variables(tmp_path: Path) -> None:
    first, second, empty = _read(tmp_path, CORPUS)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.source, first.date) == ("Crue à Rivemont", "Le Relais", "2023-11-07")
    assert (first.tags, first.body) == (
        ("sexe_f", "edition", "regions"),
        "La crue a surpris la ville.\nLes quais sont fermés.",
    )
    assert (second.title, second.date, second.authors) == ("Un banc de brume", "2019", ("Ana Ruiz",))
    assert second.origin == f"{tmp_path / 'corpus.txt'}:5"
    assert empty == Rejected(f"{tmp_path / 'corpus.txt'}:8", "variables sans texte après elles")


@pytest.mark.parametrize("text", ["**** sans variable\nTexte.", "*** *v_1\nTexte.", "12 *v_1\nTexte.", "Texte *v_1"])
def test_other_texts_are_no_corpus(tmp_path: Path, text: str) -> None:
    (article,) = _read(tmp_path, text)
    assert isinstance(article, Article)
    assert article.tags == ()


METADATA = (
    "id;titre;date;journal\na;Crue;2023-11-07;Le Relais\nb.txt;Brume;2019;Le Relais\nc;Absent;2020;\nd;Vide;2020;\n"
)


def _corpus(folder: Path, metadata: str = METADATA) -> Path:
    (folder / "metadata.csv").write_text(metadata, encoding="utf-8")
    (folder / "a.txt").write_text("La crue a surpris la ville.", encoding="utf-8")
    (folder / "b.txt").write_bytes("Un banc de brume s’est levé.".encode("cp1252"))
    (folder / "d.txt").write_text("", encoding="utf-8")
    (folder / "autre.txt").write_text("Un texte que rien ne décrit.", encoding="utf-8")
    return folder / "metadata.csv"


def test_texts_are_read_with_their_rows(tmp_path: Path) -> None:
    crue, brume, absent, empty = read(_corpus(tmp_path))
    assert isinstance(crue, Article)
    assert isinstance(brume, Article)
    assert (crue.title, crue.date, crue.source, crue.body) == (
        "Crue",
        "2023-11-07",
        "Le Relais",
        "La crue a surpris la ville.",
    )
    assert (brume.title, brume.body) == ("Brume", "Un banc de brume s’est levé.")
    assert absent == Rejected(f"{tmp_path}/metadata.csv:4", "texte décrit mais illisible : fichier absent du dossier")
    assert empty == Rejected(f"{tmp_path}/metadata.csv:5", "texte décrit mais illisible : fichier vide")


def test_texts_that_are_described_are_read_once(tmp_path: Path) -> None:
    _corpus(tmp_path)
    assert [path.name for path in walk([tmp_path])] == ["autre.txt", "metadata.csv"]


def test_without_texts_it_is_a_table(tmp_path: Path) -> None:
    (article,) = _read(tmp_path, "titre;date;texte\nCrue;2023;La ville.\n", "metadata.csv")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Crue", "La ville.")


@pytest.mark.parametrize("name", ["../dehors", "/etc/hostname", "..\\dehors"])
def test_a_text_outside_is_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "ici"
    folder.mkdir()
    (tmp_path / "dehors.txt").write_text("Secret.", encoding="utf-8")
    items = list(read(_corpus(folder, f"id;titre\na;Crue\n{name};Vol\n")))
    assert [type(item) for item in items] == [Article, Rejected]
    assert "renvoi hors du dossier" in getattr(items[1], "reason", "")


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([("corpus.txt", CORPUS), ("metadata.csv", METADATA)]), st.data())
def test_a_damaged_corpus_is_told(tmp_path: Path, named: tuple[str, str], data: st.DataObject) -> None:
    _corpus(tmp_path)
    name, text = named
    text = text[: data.draw(st.integers(0, len(text)))]
    at = data.draw(st.integers(0, len(text)))
    assert _read(tmp_path, text[:at] + data.draw(st.text('*_-";\n\x00é', max_size=4)) + text[at + 1 :], name)

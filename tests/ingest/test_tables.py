"""Which articles are in this table?"""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read

ROWS = [
    ["Titre", "Date", "Journal", "Auteurs", "Texte"],
    ["Crue à Rivemont", "07/11/2023", "Le Relais", "Ana Ruiz et Léo Blin", 'Un « " » et un ;\n\net une virgule, là.'],
    ["Reflux", "8 novembre 2023", "Le Relais", "", "L’eau\tbaisse."],
]


def _table(delimiter: str, rows: list[list[str]] = ROWS, end: str = "\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.txt", "sans_nom"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_parts_its_columns(tmp_path: Path, delimiter: str, name: str, encoding: str) -> None:
    file = tmp_path / name
    file.write_bytes(_table(delimiter).encode(encoding))
    first, second = read(file)
    assert isinstance(first, Article)
    assert (first.title, first.date, first.source) == ("Crue à Rivemont", "2023-11-07", "Le Relais")
    assert first.authors == ("Ana Ruiz", "Léo Blin")
    assert first.body == 'Un « " » et un ;\n\net une virgule, là.'
    assert first.origin == f"{file}:2"
    assert (second.title, second.body, second.origin) == ("Reflux", "L’eau\tbaisse.", f"{file}:5")


def test_spreadsheets_say_their_delimiter_on_a_line_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("sep=;\n" + _table(";"), encoding="utf-8")
    assert [article.title for article in read(file)] == ["Crue à Rivemont", "Reflux"]


def test_a_bad_row_costs_itself_only(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "titre;date;texte\n"
        "Un;2021;texte un\n"
        '"Deux;2022;un guillemet jamais fermé\n'
        'Trois;2023;"texte trois"\n'
        "Quatre;2023;trop;de;colonnes\n"
        "\n"
        "Cinq\n"
        'Six;2023;"mal "fermé" mais lisible"\n'
        "Sept;2023;texte sept\n",
        encoding="utf-8",
    )
    assert [(item.origin.rpartition(":")[2], getattr(item, "title", "") or item.reason) for item in read(file)] == [
        ("2", "Un"),
        ("3", "ligne de tableau mal formée"),
        ("4", "Trois"),
        ("5", "ligne de tableau qui a plus de colonnes que l’en-tête"),
        ("7", "ligne de tableau où manquent des colonnes de texte"),
        ("8", "Six"),
        ("9", "Sept"),
    ]


def test_a_table_without_a_known_column_of_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    assert list(read(file)) == [Rejected(str(file), "tableau sans colonne de titre ni de texte connue")]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=30), min_size=1),
    st.sampled_from(";,\t|"),
)
def test_every_text_that_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], delimiter: str
) -> None:
    file = tmp_path_factory.mktemp("tables") / "t.csv"
    rows = [["titre", "texte"], *([f"n{number}", text] for number, text in enumerate(texts))]
    file.write_bytes(_table(delimiter, rows, "\n").encode())
    assert [article.title for article in read(file)] == [f"n{number}" for number in range(len(texts))]

"""Does `inspect` show what would be read, by which reader, and what is missing?"""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search import BadRequest, Inspected, inspect, said_columns
from search.cli import main

TABLE = "INTITULE;jour;corps\nCrue éclair;2023-11-07;La ville est sous les eaux.\nGrève;;Les trains s’arrêtent.\nx\n"
LINES = '{"tete": "Crue", "date": "2023", "texte": "L’eau monte."}\n{"rien": 1}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_bytes(TABLE.encode("cp1252"))
    (tmp_path / "b.bin").write_bytes(b"\x01\x02\x03" * 99)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("d/lignes.jsonl", LINES)
        archive.writestr("vide.txt", "")
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, words)])


def test_each_file_tells_its_reader_its_encoding_and_what_is_missing(folder: Path) -> None:
    seen = {
        each.origin.removeprefix(f"{folder}/"): (
            *(each.format, each.encodings, each.articles, each.undated, each.untitled, each.mended, each.rejected),
            each.reasons,
        )
        for each in inspect([folder])
    }
    assert seen == {
        # « é » in the first row; « ê » and the apostrophe in the second.
        "a.csv": (
            "table",
            (("cp1252", 2),),
            2,
            1,
            2,
            2,
            1,
            (("ligne de tableau où manquent des colonnes de texte", 1),),
        ),
        "b.bin": ("", (), 0, 0, 0, 0, 1, (("fichier binaire", 1),)),
        "c.zip!d/lignes.jsonl": ("jsonl", (), 1, 0, 1, 0, 1, (("ni titre ni texte", 1),)),
        "c.zip!vide.txt": ("", (), 0, 0, 0, 0, 1, (("fichier vide", 1),)),
    }


def one(path: Path, *columns: str, limit: int = 3) -> Inspected:
    return next(iter(inspect([path], columns=said_columns(columns), limit=limit)))


@pytest.mark.parametrize(
    ("said", "title", "untitled"),
    [
        ((), "La ville est sous les eaux", 2),
        (("titre=INTITULE",), "Crue éclair", 0),
        (("title = intitulé",), "Crue éclair", 0),
        (("titre=corps", "texte=INTITULE"), "La ville est sous les eaux.", 0),
        (("titre=absente",), "La ville est sous les eaux", 2),
    ],
)
def test_a_column_can_be_named(folder: Path, said: tuple[str, ...], title: str, untitled: int) -> None:
    found = one(folder / "a.csv", *said)
    assert (found.shown[0].title, found.untitled) == (title, untitled)


def test_a_column_can_be_named_in_json_and_inside_archives(folder: Path) -> None:
    (folder / "l.json").write_text('{"docs": [{"tete": "Crue", "mot": "L’eau monte."}]}')
    assert one(folder / "l.json", "titre=tete", "texte=mot").shown[0].body == "L’eau monte."
    assert one(folder / "c.zip", "titre=tete").shown[0].title == "Crue"


@pytest.mark.parametrize("wrong", ["humeur=x", "titre", "titre=", "=x", "titre=;"])
def test_a_wrong_name_of_a_field_is_told_with_those_there_are(folder: Path, wrong: str) -> None:
    with pytest.raises(BadRequest, match="colonne"):
        list(inspect([folder], columns=said_columns([wrong])))
    done = run(folder, "--map", wrong)
    assert done.exit_code == 2
    assert "titre, chapo, texte" in done.stderr


def test_the_command_shows_fields_and_refusals(folder: Path) -> None:
    done = run(folder, "--map", "titre=INTITULE", "--limit", 1)
    assert done.exit_code == 1, "some files give no article"
    for said in (
        "lecteur : Tableau CSV ou TSV (table) ; encodage : cp1252 ×\u202f2",
        "2 articles, 1 refus, 1 sans date, 2 à l’encodage réparé",
        "titre : Crue éclair",
        "rubrique : manque",
        "aucun lecteur",
        "refusé  : fichier binaire",
    ):
        assert said in done.stdout, said
    assert "Grève" not in done.stdout
    assert run(folder / "a.csv").exit_code == 0
    assert run(folder / "rien").exit_code == 2


def test_json_holds_all(folder: Path) -> None:
    files = json.loads(run(folder, "--json").stdout)["files"]
    assert [file["articles"] for file in files] == [2, 0, 1, 0]
    assert files[0]["shown"][1]["title"] == "Les trains s’arrêtent"
    assert files[3]["refused"][0]["origin"].endswith("c.zip!vide.txt")

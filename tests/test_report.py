"""Can the report be trusted: does it count all that was read, by format, and say why the rest was refused?"""

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from search import Library, Question, Report, Row
from search.cli import main
from search.ingest.advice import way_out
from tests.pipeline.invented import lines, record


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of what is sound, damaged, twice there, nameless, undated, in an old encoding, in an archive."""
    folder = tmp_path_factory.mktemp("report")
    corpus = folder / "corpus"
    corpus.mkdir()
    text = lines([record(1), record(2, date=""), record(3), record(1)]) + "pas du JSON\n"
    (corpus / "a.jsonl").write_text(text, encoding="utf-8")
    (corpus / "b.csv").write_bytes("titre;texte\nGrève;Les trains s’arrêtent.\n;Sans titre ni date.\n".encode("cp1252"))
    (corpus / "d.xml").write_text("<nitf><body>\n<b></nitf>")
    (corpus / "e.xml").write_text("<nitf><body>\n\n<c></nitf>")
    (corpus / "f.bin").write_bytes(b"\x01\x02" * 99)
    with zipfile.ZipFile(corpus / "c.zip", "w") as archive:
        archive.writestr("un.jsonl", lines([record(3), record(4)]))
        archive.writestr("deux.txt", "Titre : Crue\nDate : 2016\n\nLa ville est sous les eaux.")
        archive.writestr("vide.txt", "")
    Library.open(folder / "index").rebuild([corpus], jobs=1)
    return folder


@pytest.fixture(scope="module")
def report(place: Path) -> Report:
    return Library.open(place / "index").report()


def run(place: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["report", "--index", str(place / "index"), *words])


def test_rows_tell_each_format_and_kind(report: Report) -> None:
    def row(*values: object) -> Row:
        *numbers, reasons = values
        return Row(*numbers, reasons)  # type: ignore[arg-type]

    #   format, kind, files, articles, undated, untitled, mended, duplicates, rejected, reasons
    assert set(map(str, report.rows)) == {
        str(each)
        for each in (
            row("jsonl", ".jsonl", 1, 3, 1, 0, 0, 1, 1, (("JSON invalide", 1),)),
            row("table", ".csv", 1, 2, 2, 1, 1, 0, 0, ()),
            row("jsonl", ".zip", 1, 1, 0, 0, 0, 1, 0, ()),
            row("labelled", ".zip", 1, 1, 0, 0, 0, 0, 0, ()),
            row("", ".zip", 1, 0, 0, 0, 0, 0, 1, (("fichier vide", 1),)),
            row("nitf", ".xml", 2, 0, 0, 0, 0, 0, 2, (("XML invalide", 2),)),
            row("", ".bin", 1, 0, 0, 0, 0, 0, 1, (("fichier binaire", 1),)),
        )
    }


def test_rows_add_up_to_the_whole(report: Report) -> None:
    assert sum(row.articles for row in report.rows) == report.articles == 7
    assert sum(row.rejected for row in report.rows) == report.rejected == 5
    assert sum(row.duplicates for row in report.rows) == report.duplicates == 2
    assert all(sum(times for _, times in row.reasons) == row.rejected for row in report.rows)


def test_several_processes_and_big_files_give_the_same_rows(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(record(number, 500) for number in range(600)), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(lines(record(number, 500) for number in range(599, 900)), encoding="utf-8")
    assert (tmp_path / "a.jsonl").stat().st_size > 1 << 20
    rows = [Library.open(tmp_path / f"index{jobs}").rebuild([tmp_path], jobs=jobs).rows for jobs in (1, 2)]
    assert rows[0] == rows[1] == (Row("jsonl", ".jsonl", 2, 900, 0, 0, 0, 1),)


def test_an_update_tells_what_a_rebuild_would(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, numbers in (("a", (1, 2)), ("b", (2, 3)), ("c", (4,))):
        (corpus / f"{name}.jsonl").write_text(lines(map(record, numbers)), encoding="utf-8")
    library = Library.open(tmp_path / "index")
    library.rebuild([corpus])
    (corpus / "a.jsonl").write_text("rien\n" + lines([record(1), record(5, date="")]), encoding="utf-8")
    (corpus / "c.jsonl").unlink()
    updated = library.update()
    rebuilt = Library.open(tmp_path / "other").rebuild([corpus])
    assert updated.rows == rebuilt.rows == library.report().rows
    assert updated.rows == (Row("jsonl", ".jsonl", 2, 4, 1, 0, 0, 0, 1, (("JSON invalide", 1),)),)
    again = library.update()
    assert (again.rows, again.files_read, again.files_kept) == (updated.rows, 0, 2)


def test_each_refusal_has_its_file_its_place_and_its_reason(place: Path, report: Report) -> None:
    told = [json.loads(line) for line in Path(report.refused).read_text(encoding="utf-8").splitlines()]
    corpus = place / "corpus"
    assert [(each["file"], each["place"], each["reason"]) for each in told] == [
        (str(corpus / "a.jsonl"), "5", "JSON invalide"),
        (str(corpus / "c.zip"), "vide.txt", "fichier vide"),
        (str(corpus / "d.xml"), "", "XML invalide, ligne 2"),
        (str(corpus / "e.xml"), "", "XML invalide, ligne 3"),
        (str(corpus / "f.bin"), "", "fichier binaire"),
    ]


def test_reasons_come_with_examples_and_the_way_out(place: Path) -> None:
    first, *others = Library.open(place / "index").refusals(examples=1)
    assert (first.reason, first.count, len(first.examples)) == ("XML invalide", 2, 1)
    assert first.way_out == "refaire l’export ou le téléchargement du fichier"
    assert all(each.way_out for each in others)


@pytest.mark.parametrize(
    ("reason", "way"),
    [
        ("PDF ; installer manchette[bureau] pour le lire", "installer"),
        ("image, pas un article", "rien à faire"),
        ("tableau sans colonne de titre ni de texte connue", "--map"),
        ("fichier chiffré par un mot de passe", "mot de passe"),
        ("archive RAR non lue", "convertir"),
        ("archive dont le contenu dépasse 200 fois la taille : lecture arrêtée là", "couper"),
        ("fichier compressé abîmé ou tronqué", "refaire"),
        ("texte illisible : encodage inconnu", "UTF-8"),
        ("lecture interdite", "droits"),
        ("format XML ou HTML inconnu", "manchette formats"),
        ("ni fichier ni dossier", "droits"),
        ("aucun article", "export"),
    ],
)
def test_the_way_out(reason: str, way: str) -> None:
    assert way in way_out(reason)


def test_the_command_says_it_all(place: Path) -> None:
    said = re.sub(r" +", " ", run(place).stdout)
    assert "7 articles + 5 refusés + 2 doublons = 14 éléments lus" in said
    assert "\ntable .csv 1 2 0 0 2 1 1" in said
    assert "\ntotal – 8 7 5 2 3 1 1" in said
    assert "XML invalide : 2\n→ refaire l’export" in said
    assert f"{place / 'corpus' / 'c.zip'}!vide.txt" in said
    told = json.loads(run(place, "--json", "--examples", "0").stdout)
    assert (told["articles"], len(told["rows"]), told["refusals"][0]["examples"]) == (7, 7, [])


def test_the_page_stands_alone_and_holds_the_same(place: Path, tmp_path: Path) -> None:
    written = tmp_path / "rapport.html"
    assert run(place, "--html", str(written)).exit_code == 0
    page = written.read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|src=|url\(|http", page)
    rows = ElementTree.fromstring(page[page.index("<table") : page.index("</table>") + 8]).iter("tr")
    cells = ["|".join("".join(cell.itertext()) for cell in row) for row in rows]
    assert "Tableau CSV ou TSV|.csv|1|2|0|0|2|1|1" in cells
    assert cells[-1] == "total||8|7|5|2|3|1|1"
    assert "c.zip!vide.txt" in page


def test_names_of_files_are_told_as_text(tmp_path: Path) -> None:
    (tmp_path / "<b>.txt").touch()
    Library.open(tmp_path / "index").rebuild([tmp_path / "<b>.txt"])
    assert run(tmp_path, "--html", str(tmp_path / "r.html")).exit_code == 0
    assert "&lt;b&gt;.txt" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_told(place: Path) -> None:
    done = run(place, "--html", "/rien/de/tel/r.html")
    assert done.exit_code == 2
    assert "/rien/de/tel/r.html" in done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_columns_that_were_named_hold_for_updates_and_for_other_processes(tmp_path: Path, jobs: int) -> None:
    def write(name: str, count: int, size: int) -> None:
        each = (json.dumps({"tete": f"Crue {name} {number}", "texte": "brume " * size}) for number in range(count))
        (tmp_path / "corpus" / f"{name}.jsonl").write_text("\n".join(each), encoding="utf-8")

    (tmp_path / "corpus").mkdir()
    write("a", 600, 700)  # big enough to be shared out
    write("b", 3, 5)
    index = ("--index", str(tmp_path / "index"), "--jobs", str(jobs))
    done = CliRunner().invoke(main, ["rebuild", str(tmp_path / "corpus"), "--map", "titre=tete", *index])
    assert done.exit_code == 0
    write("c", 2, 5)
    assert CliRunner().invoke(main, ["update", *index]).exit_code == 0
    library = Library.open(tmp_path / "index")
    titles = {article.title for article in library.scan(Question())}
    assert titles == {f"Crue {name} {n}" for name, count in (("a", 600), ("b", 3), ("c", 2)) for n in range(count)}
    (row,) = library.report().rows
    assert (row.articles, row.untitled) == (605, 0)

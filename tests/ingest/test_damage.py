"""Law 10: what is broken is told, costs nothing else, and nothing vanishes."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest import FORMATS, read, walk
from search.ingest.recognise import recognise

TEXT = "La crue a surpris la ville, « sans bruit ». Les quais sont fermés jusqu’à jeudi."
LINES = "".join(
    json.dumps({"id": f"n{n}", "titre": f"Crue {n}", "texte": TEXT}, ensure_ascii=False) + "\n" for n in range(6)
)
GOOD: dict[str, bytes] = {
    "jsonl": LINES.encode(),
    "json": ("[" + ",\n".join(LINES.splitlines()) + "]").encode(),
    "table": ("titre;date;texte\n" + f'Crue;2023;"{TEXT}"\n' * 6).encode(),
    "html": f"<!DOCTYPE html><html><head><title>Crue</title></head><body><p>{TEXT}</p></body></html>".encode(),
    "labelled": f"Titre : Crue\nDate : 2023-11\nSource : Le Relais\n\n{TEXT}".encode(),
    "dated": f" date 2023-11 {TEXT}\n\nSource: Médias".encode(),
    "text": f"Crue\n\n{TEXT}".encode(),
}

law = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _read(folder: Path, raw: bytes, name: str) -> list[Article | Rejected]:
    file = folder / name
    file.write_bytes(raw)
    items = list(read(file))
    assert items, "a file vanished"
    for item in items:
        assert isinstance(item, Article | Rejected)
        assert item.origin.startswith(str(file))
        if isinstance(item, Article):
            assert item.id
            assert item.title or item.body or item.lead
            "".join((item.title, item.body, item.lead, item.source, *item.authors, *item.tags)).encode()
        else:
            assert item.reason
    return items


def test_each_good_file_is_recognised_by_its_content() -> None:
    assert {form: recognise(raw, "sans_nom").name for form, raw in GOOD.items()} == {form: form for form in GOOD}


def test_no_two_formats_have_a_name_or_a_suffix_in_common() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert len(set(suffixes)) == len(suffixes)
    assert all(form.label and form.help for form in FORMATS)


@law
@given(st.binary(max_size=600), st.sampled_from(["x", "x.txt", "x.json", "x.jsonl", "x.csv", "x.html", "x.gz"]))
def test_any_bytes_under_any_name(tmp_path: Path, raw: bytes, name: str) -> None:
    _read(tmp_path, raw, name)


@law
@given(st.text(max_size=400), st.sampled_from(["x", "x.txt", "x.json", "x.jsonl", "x.csv", "x.html"]))
def test_any_text_under_any_name(tmp_path: Path, text: str, name: str) -> None:
    _read(tmp_path, text.encode("utf-8", "surrogatepass"), name)


@law
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_any_beginning_of_a_good_file(tmp_path: Path, form: str, data: st.DataObject) -> None:
    raw = GOOD[form]
    _read(tmp_path, raw[: data.draw(st.integers(0, len(raw)))], "x")


@law
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_good_file_with_a_few_bytes_changed(tmp_path: Path, form: str, data: st.DataObject) -> None:
    raw = bytearray(GOOD[form])
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    _read(tmp_path, bytes(raw), "x")


@law
@given(st.data())
def test_any_beginning_of_a_packed_file(tmp_path: Path, data: st.DataObject) -> None:
    raw = gzip.compress(GOOD["jsonl"], mtime=0)
    _read(tmp_path, raw[: data.draw(st.integers(0, len(raw)))], "x.jsonl.gz")


@law
@given(st.lists(st.sampled_from([*LINES.splitlines(), "{", "[1]", "null", '{"x":1}', '"é']), min_size=1, max_size=12))
def test_articles_and_refusals_are_as_many_as_the_lines(tmp_path: Path, lines: list[str]) -> None:
    items = _read(tmp_path, "\n".join(lines).encode(), "x.jsonl")
    assert len(items) == len(lines)
    assert sum(isinstance(item, Article) for item in items) == sum(line.startswith('{"id"') for line in lines)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("style.css", b"body { color: red }", "fichier d’accompagnement d’une page, pas un article"),
        ("lire.py", b"print('crue')", "code ou réglages, pas un article"),
        ("README.md", b"# Corpus", "notice du dossier, pas un article"),
        ("a.zip", b"PK\x03\x04xxxx", "fichier compressé abîmé ou tronqué"),
        ("a.xml", b"<?xml version='1.0'?><crue/>", "format XML ou HTML inconnu"),
        ("a.gz", b"\x1f\x8b\x08\x00", "fichier compressé abîmé ou tronqué"),
        ("a.gz", gzip.compress(b""), "fichier vide"),
        ("a.dat", b"\x01\x02\x03\x04" * 99, "fichier binaire"),
    ],
)
def test_what_is_not_press_is_refused_in_plain_words(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert _read(tmp_path, content, name) == [Rejected(str(tmp_path / name), reason)]


def test_one_bad_file_costs_the_others_nothing(tmp_path: Path) -> None:
    for form, raw in GOOD.items():
        (tmp_path / f"{form}.dat").write_bytes(raw)
        (tmp_path / f"{form}-coupé.dat.gz").write_bytes(gzip.compress(raw)[:-9])
    (tmp_path / "vide.txt").write_bytes(b"")
    items = [item for path in walk([tmp_path]) for item in read(path)]
    read_from = {Path(item.origin).name.partition(".")[0] for item in items if isinstance(item, Article)}
    assert read_from >= set(GOOD)
    assert sum(isinstance(item, Article) for item in items if "coupé" not in item.origin) == 22


def test_nothing_is_recognised_in_nothing() -> None:
    with pytest.raises(SourceUnreadable, match="fichier vide"):
        recognise(b"", "x.txt")

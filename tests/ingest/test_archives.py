"""What is in this archive, whatever its packing; and does no archive do harm?"""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import bounds, read

TEXT = "La crue a surpris la ville. Les quais sont fermés jusqu’à jeudi."
FILES = {
    "dossier/depeches.jsonl": "".join(
        json.dumps({"titre": f"Crue {n}", "texte": TEXT}) + "\n" for n in (1, 2)
    ).encode(),
    "dossier/page.html": f"<!DOCTYPE html><html><h1>Pont coupé</h1><p>{TEXT}</p></html>".encode(),
    "note.txt": f"Brume\n\n{TEXT}".encode(),
    "vide.txt": b"",
}
ITEMS = [
    ("dossier/depeches.jsonl:1", "Crue 1"),
    ("dossier/depeches.jsonl:2", "Crue 2"),
    ("dossier/page.html", "Pont coupé"),
    ("note.txt", "Brume"),
    ("vide.txt", "fichier vide"),
]


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=form) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def items(folder: Path, name: str, raw: bytes) -> list[tuple[str, str]]:
    """Place and title, or place and reason, of each item, the archive's own path cut off."""
    file = folder / name
    file.write_bytes(raw)
    found = list(read(file))
    assert found, "a file vanished"
    assert all(item.origin.startswith(str(file)) for item in found)
    return [
        (
            item.origin.removeprefix(str(file)).removeprefix("!"),
            item.title if isinstance(item, Article) else item.reason,
        )
        for item in found
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_each_file_of_a_zip_is_read(tmp_path: Path, method: int) -> None:
    assert items(tmp_path, "a.zip", zipped(FILES, method)) == ITEMS


@pytest.mark.parametrize("suffix", PACKINGS)
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_each_file_of_a_tar_is_read(tmp_path: Path, suffix: str, form: int) -> None:
    long = "très-long/" * 30 + "fin.txt"
    files = FILES | ({long: FILES["note.txt"]} if form != tarfile.USTAR_FORMAT else {})
    expected = ITEMS + ([(long, "Brume")] if form != tarfile.USTAR_FORMAT else [])
    assert items(tmp_path, f"a.tar{suffix}", PACKINGS[suffix](tarred(files, form))) == expected


@pytest.mark.parametrize("suffix", PACKINGS)
def test_one_file_may_be_packed_alone(tmp_path: Path, suffix: str) -> None:
    raw = PACKINGS[suffix](FILES["dossier/depeches.jsonl"])
    assert items(tmp_path, f"a.jsonl{suffix}", raw) == [(":1", "Crue 1"), (":2", "Crue 2")]
    assert items(tmp_path, "sans_nom", raw) == [(":1", "Crue 1"), (":2", "Crue 2")]


def test_streams_one_after_the_other_are_one_file(tmp_path: Path) -> None:
    first, second = FILES["dossier/depeches.jsonl"].splitlines(keepends=True)
    for suffix, pack in PACKINGS.items():
        assert items(tmp_path, f"a.jsonl{suffix}", pack(first) + pack(second)) == [(":1", "Crue 1"), (":2", "Crue 2")]


def test_archives_are_opened_once_inside_each_other(tmp_path: Path) -> None:
    inner = zipped({"note.txt": FILES["note.txt"]})
    assert items(tmp_path, "a.zip", zipped({"b.zip": inner})) == [("b.zip!note.txt", "Brume")]
    packed = gzip.compress(tarred({"b.zip": inner, "c.txt.gz": gzip.compress(FILES["note.txt"])}))
    assert items(tmp_path, "a.tgz", packed) == [("b.zip!note.txt", "Brume"), ("c.txt.gz", "Brume")]
    assert items(tmp_path, "a.zip", zipped({"b.zip": zipped({"c.zip": inner})})) == [("b.zip!c.zip", bounds.TOO_DEEP)]
    assert items(tmp_path, "a.gz", gzip.compress(gzip.compress(b"x"))) == [("", "fichier compressé deux fois")]


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_names_that_lead_out_are_shown_and_lead_nowhere(tmp_path: Path, pack: Callable[..., bytes]) -> None:
    folder = tmp_path / "ici"
    folder.mkdir()
    names = ["../../dehors.txt", "/racine.txt", "a/../../b.txt", "retour\rligne\x1b.txt", "C:\\windows.txt"]
    found = items(folder, "a.zip", pack(dict.fromkeys(names, FILES["note.txt"])))
    assert sorted(title for _, title in found) == ["Brume"] * len(names)
    assert "../../dehors.txt" in dict(found)
    assert all(place.isprintable() for place, _ in found)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "ici"]


def test_links_and_what_systems_leave_are_no_articles(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        link = tarfile.TarInfo("mots_de_passe.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        folder = tarfile.TarInfo("dossier")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    assert items(tmp_path, "a.tar", raw.getvalue()) == [("mots_de_passe.txt", "lien dans une archive : non suivi")]
    left = {"__MACOSX/._note.txt": b"x", "a/.DS_Store": b"x", "note.txt": FILES["note.txt"]}
    for pack in (zipped, tarred):
        assert items(tmp_path, "a", pack(left)) == [("note.txt", "Brume")]


def test_a_ciphered_file_costs_itself(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": FILES["note.txt"], "b.txt": FILES["note.txt"]}, zipfile.ZIP_STORED))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert items(tmp_path, "a.zip", bytes(raw)) == [
        ("a.txt", "fichier chiffré par un mot de passe"),
        ("b.txt", "Brume"),
    ]


ZEROS = bytes(1 << 20)


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(ZEROS) for _ in range(megabytes)), packer.flush()])


def test_bombs_are_told_in_bounded_time_and_memory(tmp_path: Path) -> None:
    bombs = {
        "ligne.jsonl.gz": _bomb(80),
        "un.zip": zipped({"zéros.txt": ZEROS * 80}),
        "deux.zip": zipped({f"{n}.zip": zipped({f"{m}.txt": ZEROS * 9 for m in range(4)}) for n in range(2)}),
        "zéros.tar.xz": lzma.compress(tarred({"zéros.txt": ZEROS * 80})),
        "zéros.txt.bz2": bz2.compress(ZEROS * 80),
        "zéros.txt.zst": zstandard.ZstdCompressor().compress(ZEROS * 80),
    }
    tracemalloc.start()
    begun = time.monotonic()
    for name, raw in bombs.items():
        found = items(tmp_path, name, raw)
        assert found[-1][1] in (bounds.TOO_RATIO, "fichier qui commence par 64 Ko de blancs"), name
    assert time.monotonic() - begun < 30
    assert tracemalloc.get_traced_memory()[1] < 400 << 20
    tracemalloc.stop()


def test_files_that_share_their_bytes_are_counted_each_time(tmp_path: Path) -> None:
    """The bomb of D. Fifield: each entry of the directory points at the same packed bytes."""
    text = (TEXT.encode() + b"\n") * 200_000
    raw = zipped({"a.txt": text})
    start = raw.index(b"PK\x01\x02")
    entry, end = raw[start : raw.index(b"PK\x05\x06")], bytearray(raw[raw.index(b"PK\x05\x06") :])
    entries = b"".join(entry[:-5] + b"%05d"[:0] + f"{n:05}".encode() for n in range(100))
    end[8:12] = (100).to_bytes(2, "little") * 2
    end[12:16] = len(entries).to_bytes(4, "little")
    found = items(tmp_path, "a.zip", raw[:start] + entries + bytes(end))
    assert all("abîmé" in title or title == bounds.TOO_RATIO for _, title in found)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_the_same_name_are_two(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("note.txt", FILES["note.txt"])
        archive.writestr("note.txt", b"Pont\n\nLe pont est ferm\xc3\xa9.")
    assert items(tmp_path, "a.zip", raw.getvalue()) == [("note.txt", "Brume"), ("note.txt", "Pont")]


def test_too_many_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MEMBERS", 2)
    found = items(tmp_path, "a.zip", zipped({f"{n}.txt": FILES["note.txt"] for n in range(5)}))
    assert found == [("0.txt", "Brume"), ("1.txt", "Brume"), ("", bounds.TOO_MANY)]


def test_an_issue_is_read_through_its_mets_inside_a_zip_too(tmp_path: Path) -> None:
    metadata = "id;titre;date\na;Crue;2023\nb;Brume;2024\n"
    texts = {"corpus/a.txt": TEXT.encode(), "corpus/b.txt": TEXT.encode(), "corpus/c.txt": FILES["note.txt"]}
    raw = zipped({"corpus/metadata.csv": metadata.encode()} | texts)
    assert items(tmp_path, "a.zip", raw) == [
        ("corpus/c.txt", "Brume"),
        ("corpus/metadata.csv:2", "Crue"),
        ("corpus/metadata.csv:3", "Brume"),
    ]


WHOLE = {
    "zip": zipped(FILES),
    "tar": tarred(FILES),
    **{suffix: pack(tarred(FILES)) for suffix, pack in PACKINGS.items() if suffix},
}


def test_a_zip_of_a_version_to_come_is_told(tmp_path: Path) -> None:
    raw = bytearray(WHOLE["zip"])
    raw[raw.index(b"PK\x01\x02") + 6] = 64  # the version needed to extract the first file
    assert items(tmp_path, "x.zip", bytes(raw)) == [("", "archive ZIP d’une version inconnue")]


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_damaged_archive_is_told(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    raw = bytearray(WHOLE[kind])
    if data.draw(st.booleans()):
        raw = raw[: data.draw(st.integers(0, len(raw) - 1))]
    for _ in range(data.draw(st.integers(0, 4)) if raw else 0):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    items(tmp_path, "x", bytes(raw))


def test_without_its_library_zstandard_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    file = tmp_path / "a.txt.zst"
    file.write_bytes(PACKINGS[".zst"](FILES["note.txt"]))
    assert list(read(file)) == [Rejected(str(file), "archive Zstandard ; installer manchette[zst] pour la lire")]

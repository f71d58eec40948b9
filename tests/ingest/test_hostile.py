"""Is what was made to harm refused in bounded time and memory, with nothing fetched and nothing written?"""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.peak import PEAK

SECONDS, MEGABYTES = 30, 300
"""What no file may pass; in fact each takes less than five seconds and 260 MB."""

ENVELOPES = {
    "rss": ('<rss version="2.0"><channel><item><title>T</title><description>', "</description></item></channel></rss>"),
    "nitf": (
        "<nitf><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content><p>",
        "</p></body.content></body></nitf>",
    ),
    "newsMessage": (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="u" version="1">'
        "<contentMeta><headline>T</headline></contentMeta><contentSet><inlineXML><p>",
        "</p></inlineXML></contentSet></newsItem></itemSet></newsMessage>",
    ),
    "TEI": ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>', "</p></body></text></TEI>"),
    "alto": (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page><PrintSpace><TextBlock><TextLine>',
        "</TextLine></TextBlock></PrintSpace></Page></Layout></alto>",
    ),
}
LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
ATTACKS: dict[str, tuple[str, str]] = {
    "an external entity": ('<!ENTITY f SYSTEM "{secret}">', "&f;"),
    "an address": ('<!ENTITY f SYSTEM "http://127.0.0.1:{port}/">', "&f;"),
    "billion laughs": (LAUGHS, "&a11;"),
    "quadratic blow-up": (f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 20_000),
    "deep nesting": ("", "<b>" * 300_000 + "</b>" * 300_000),
    "one tag of 20 MB": ("", f'<b x="{"a" * 20_000_000}"/>'),
    "many attributes": ("", "<b" + "".join(f' x{n}="1"' for n in range(300_000)) + "/>"),
    "many openings": ("", "<" * 3_000_000),
    "comments that never end": ("", "<!--" * 1_000_000),
}
GIGABYTES = {
    "g.xml": b'<nitf><body a="',
    "g.tei": b'<TEI><text a="',
    "g.rss": b"<rss><channel><item><title>",
    "g.html": b'<html><p a="',
    "g.jsonl": b'{"titre":"',
    "g.json": b'[{"titre":"',
    "feed.json": b'{"version":"https://jsonfeed.org/version/1","items":[{"title":"',
    "g.csv": b'titre;texte\n"',
    "g.txt": b"La crue ",
    "t.txt": b"Titre : La crue\n\n",
    "alceste.txt": b"**** *journal_x\n",
}
_READ = (
    PEAK
    + """
import json, sys, time
from search.article import Article
from search.ingest import read
before, told = peak(), {}
for path in map(Path, sys.argv[1:]):
    begun = time.perf_counter()
    items = list(read(path))
    told[path.name] = {
        "seconds": time.perf_counter() - begun,
        "articles": sum(isinstance(item, Article) for item in items),
        "reasons": [item.reason for item in items if not isinstance(item, Article)],
        "text": "".join(item.title + item.text for item in items if isinstance(item, Article))[:1000],
    }
print(json.dumps({"peak": peak() - before, "files": told}))
"""
)


def told_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the files of a folder in a process of its own; its time and memory are held to the bounds."""
    before = {path: path.stat().st_size for path in folder.parent.rglob("*")}
    command = [sys.executable, "-c", _READ, *map(str, sorted(folder.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["peak"] < MEGABYTES
    assert {path: path.stat().st_size for path in folder.parent.rglob("*")} == before, "something was written"
    files: dict[str, dict[str, Any]] = told["files"]
    slow = {name: each["seconds"] for name, each in files.items() if each["seconds"] > SECONDS}
    assert not slow
    return files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("le secret")
    place = tmp_path / "presse"
    place.mkdir()
    return place


@pytest.fixture
def port() -> Iterator[int]:
    """A server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server.getsockname()[1]
        with pytest.raises(BlockingIOError):
            server.accept()


def test_hostile_xml_is_one_refusal_each(folder: Path, port: int) -> None:
    for root, (head, tail) in ENVELOPES.items():
        for name, (definitions, inside) in ATTACKS.items():
            said = definitions.replace("{secret}", (folder.parent / "secret").as_uri()).replace("{port}", str(port))
            doctype = f"<!DOCTYPE {root} [{said}]>" if said else ""
            (folder / f"{root}, {name}.xml").write_text(f"{doctype}{head}{inside}{tail}")
    wrong = {name: each for name, each in told_of(folder).items() if each["articles"] or len(each["reasons"]) != 1}
    assert not wrong


def test_hostile_pages_disclose_nothing(folder: Path, port: int) -> None:
    """A page has no entities but those of HTML: it may be an article, of what it says and nothing else."""
    for name, (definitions, inside) in ATTACKS.items():
        said = definitions.replace("{secret}", (folder.parent / "secret").as_uri()).replace("{port}", str(port))
        doctype = f"<!DOCTYPE html [{said}]>" if said else "<!DOCTYPE html>"
        (folder / f"{name}.html").write_text(
            f"{doctype}<html><head><title>T</title></head><body><p>{inside}</p></body></html>"
        )
    for each in told_of(folder).values():
        assert each["articles"] + len(each["reasons"]) == 1
        assert "secret" not in each["text"]
        assert "haha" not in each["text"]


def test_a_gigabyte_of_one_tag_or_one_line_is_one_refusal(folder: Path) -> None:
    for name, head in GIGABYTES.items():
        with (folder / name).open("wb") as file:  # the rest is a hole: it takes no place on the disk
            file.write(head + b"a" * 70_000)
            file.truncate(1 << 30)
    told = told_of(folder)
    assert {name: (each["articles"], len(each["reasons"])) for name, each in told.items()} == dict.fromkeys(
        GIGABYTES, (0, 1)
    )


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("lien.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "../secret"
        archive.addfile(link)
    return packed.getvalue()


def test_bombs_are_one_refusal_each(folder: Path) -> None:
    noughts = gzip.compress(b"a" * (100 << 20))
    (folder / "bombe.jsonl.gz").write_bytes(noughts)
    (folder / "bombe.zip").write_bytes(_zip({"a.txt": b"a" * (100 << 20)}))
    (folder / "bombe dans un zip.zip").write_bytes(_zip({"b.jsonl.gz": noughts, "c.zip": _zip({"d": noughts})}))
    (folder / "bombe.tar.gz").write_bytes(_tar({"a.txt": b"a" * (100 << 20)}))
    for name, each in told_of(folder).items():
        assert (each["articles"], len(each["reasons"])) == (0, 1), name


@pytest.mark.parametrize("pack", [_zip, _tar])
def test_paths_that_lead_out_write_nothing_and_read_nothing(
    folder: Path, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    text = b"Titre : La crue\n\nLa ville est sous les eaux."
    names = ("../dehors.txt", "../../dehors.txt", f"{folder.parent}/racine.txt", "a/../../b.txt")
    (folder / "x").write_bytes(pack(dict.fromkeys(names, text)))
    (each,) = told_of(folder).values()
    assert each["articles"] == len(names)
    assert "secret" not in each["text"]
    assert not any((folder.parent / name).exists() for name in ("dehors.txt", "racine.txt", "b.txt"))
    assert os.listdir(folder) == ["x"]  # noqa: PTH208

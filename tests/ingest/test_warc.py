"""Which saved pages are in this WARC?"""

import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article
from search.ingest import read

TEXT = "La crue a surpris la ville. Les quais sont fermés jusqu’à jeudi, dit la préfecture."
PAGE = f"<!DOCTYPE html><html><head><title>Crue</title></head><body><h1>Crue</h1><p>{TEXT}</p></body></html>".encode()
URL = "https://relais.example/regions/crue.html?id=3"


def record(
    block: bytes, kind: str = "response", url: str = URL, form: str = "application/http; msgtype=response"
) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {form}\r\n"
    return head.encode() + f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, headers: str = "", status: str = "200 OK", form: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {form}\r\n{headers}\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


def _read(folder: Path, raw: bytes, name: str = "a.warc") -> list[tuple[str, str]]:
    file = folder / name
    file.write_bytes(raw)
    found = list(read(file))
    assert found
    return [
        (each.origin.removeprefix(str(file)), each.title if isinstance(each, Article) else each.reason)
        for each in found
    ]


# name of the case, record, what it gives
CASES = [
    ("a page", record(answer(PAGE)), "Crue"),
    ("in chunks", record(answer(chunked(PAGE), "Transfer-Encoding: chunked\r\n")), "Crue"),
    ("said in chunks, but no longer", record(answer(PAGE, "Transfer-Encoding: chunked\r\n")), "Crue"),
    ("gzip", record(answer(gzip.compress(PAGE), "Content-Encoding: gzip\r\n")), "Crue"),
    ("said gzip, but no longer", record(answer(PAGE, "Content-Encoding: gzip\r\n")), "Crue"),
    ("deflate", record(answer(zlib.compress(PAGE), "Content-Encoding: deflate\r\n")), "Crue"),
    ("bare deflate", record(answer(zlib.compress(PAGE)[2:-4], "Content-Encoding: deflate\r\n")), "Crue"),
    ("brotli", record(answer(b"x", "Content-Encoding: br\r\n")), "réponse compressée d’une façon inconnue"),
    ("a redirection", record(answer(b"", status="301 Moved")), "réponse HTTP 301, pas un article"),
    ("not found", record(answer(PAGE, status="404 Not Found")), "réponse HTTP 404, pas un article"),
    ("a style", record(answer(b"p{}", form="text/css")), "fichier d’accompagnement d’une page, pas un article"),
    (
        "a picture",
        record(answer(b"\xff\xd8\xff", form="image/jpeg")),
        "fichier d’accompagnement d’une page, pas un article",
    ),
    ("seen before", record(b"", kind="revisit"), "page déjà saisie ailleurs, sans texte ici"),
    ("a page without its answer", record(PAGE, kind="resource", form="text/html"), "Crue"),
    ("nothing", record(answer(b"")), "fichier vide"),
]


@pytest.mark.parametrize(("raw", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_each_response_is_read_by_what_it_holds(tmp_path: Path, raw: bytes, found: str, packed: bool) -> None:
    about = record(b"software: essai\r\n", kind="warcinfo", form="application/warc-fields")
    asked = record(b"GET / HTTP/1.1\r\n\r\n", kind="request", form="application/http; msgtype=request")
    parts = [about, asked, raw, record(answer(PAGE), url="https://relais.example/b")]
    content = b"".join(map(gzip.compress, parts)) if packed else b"".join(parts)
    assert _read(tmp_path, content) == [(f"!{URL}", found), ("!https://relais.example/b", "Crue")]


def test_the_address_is_the_one_of_the_page_unless_the_page_tells_it(tmp_path: Path) -> None:
    told = PAGE.replace(b"<title>", b"<link rel='canonical' href='https://relais.example/crue'><title>")
    (tmp_path / "a.warc").write_bytes(record(answer(PAGE)) + record(answer(told)))
    assert [item.url for item in read(tmp_path / "a.warc")] == [URL, "https://relais.example/crue"]


def test_a_feed_in_a_warc_gives_its_articles(tmp_path: Path) -> None:
    feed = b"<rss><channel><title>Le Relais</title><item><title>Crue</title></item><item><title>Pont</title></item>"
    raw = record(answer(feed + b"</channel></rss>", form="application/rss+xml"))
    assert _read(tmp_path, raw) == [(f"!{URL}:1", "Crue"), (f"!{URL}:2", "Pont")]


def test_what_is_cut_is_told(tmp_path: Path) -> None:
    raw = record(answer(PAGE))
    assert _read(tmp_path, raw + raw[:-60])[0] == (f"!{URL}", "Crue")
    assert _read(tmp_path, raw + raw[:-60])[-1][1] == "fichier compressé abîmé ou tronqué"
    assert _read(tmp_path, raw + b"reste\r\n\r\n")[-1] == ("", "WARC abîmé ou tronqué")
    assert _read(tmp_path, b"WARC/1.0\r\nContent-Length: -1\r\n\r\n") == [("", "WARC abîmé ou tronqué")]
    assert _read(tmp_path, b"WARC/1.0\r\n" + b"A: b\r\n" * 9999) == [("", "WARC abîmé ou tronqué")]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_warc_is_told(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(b"".join(case[1] for case in CASES))
    raw = raw[: data.draw(st.integers(0, len(raw)))]
    for _ in range(data.draw(st.integers(0, 4)) if raw else 0):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    _read(tmp_path, bytes(raw))

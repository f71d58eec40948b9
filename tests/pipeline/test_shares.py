"""A file that is read in shares gives what it gives when read at once."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import Share, read, shares
from tests.pipeline.invented import lines, record

TEXT = lines(record(number) for number in range(50))

FILES: dict[str, tuple[str, bytes]] = {
    "plain": ("a.jsonl", TEXT.encode()),
    "compressed": ("a.jsonl.gz", gzip.compress(TEXT.encode())),
    "truncated": ("a.jsonl.gz", gzip.compress(TEXT.encode())[:-1500]),
    "with a mark of UTF-8": ("a.jsonl", TEXT.encode("utf-8-sig")),
    "UTF-16": ("a.jsonl", TEXT.encode("utf-16")),
    "cp1252": ("a.jsonl", TEXT.encode("cp1252")),
    "lines of Windows": ("a.jsonl", TEXT.replace("\n", "\r\n").encode()),
    "no end of line at the end": ("a.jsonl", TEXT.rstrip().encode()),
    "blank lines": ("a.jsonl", TEXT.replace("\n", "\n\n \n").encode()),
    "broken lines": ("a.jsonl", TEXT.replace('"a17"', '"a17').encode()),
    "another format": ("a.csv", b"title,body\nUn,La brume du soir\nDeux,La pluie du matin\n"),
    "empty": ("a.jsonl", b""),
    "an image": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
}


def flattened(path: Path, size: int) -> list[Article | Rejected]:
    found: list[Article | Rejected] = []
    for item in shares(path, size):
        found += item.read() if isinstance(item, Share) else [item]
    return found


@pytest.mark.parametrize("size", [1, 700, 1 << 20])
@pytest.mark.parametrize("name", FILES)
def test_shares_hold_what_reading_gives(name: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / FILES[name][0]
    path.write_bytes(FILES[name][1])
    assert flattened(path, size) == list(read(path))


def test_shares_are_of_the_size_asked_and_say_how_far_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(TEXT, encoding="utf-8")
    cut = [item for item in shares(path, 2000) if isinstance(item, Share)]
    assert len(cut) > 5
    assert all(2000 <= sum(len(line or b"") for line in share.lines) < 4000 for share in cut[:-1])
    assert [share.first for share in cut] == [1 + sum(len(s.lines) for s in cut[:rank]) for rank in range(len(cut))]
    assert cut[-1].consumed == path.stat().st_size

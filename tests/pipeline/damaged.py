"""A folder of mixed files of which one in five is damaged, and what must come of each."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.pipeline.invented import record

Made = tuple[str, bytes, int]
"""How the name ends, the content, and how many items it holds."""


def _fields(number: int) -> tuple[str, str, str]:
    made = record(number, 40)
    return str(made["title"]), str(made["date"]), str(made["body"])


def _labelled(number: int) -> Made:
    title, date, body = _fields(number)
    return ".txt", f"Titre : {title}\nDate : {date}\n\n{body} n° {number}".encode(), 1


def _lines(number: int) -> Made:
    several = [record(number * 10 + each, 30, id=f"l{number}-{each}") for each in range(3)]
    return ".jsonl", "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in several).encode(), 3


def _table(number: int) -> Made:
    title, date, body = _fields(number)
    return ".csv", f"titre;date;texte\n{title};{date};{body} {number}\n{title} bis;;{body} bis {number}\n".encode(), 2


def _page(number: int) -> Made:
    title, date, body = _fields(number)
    head = f'<title>{title}</title><meta property="article:published_time" content="{date}">'
    return ".html", f"<!doctype html><html><head>{head}</head><body><p>{body} {number}.</p></body></html>".encode(), 1


def _wire(number: int) -> Made:
    title, date, body = _fields(number)
    head = f'<nitf><head><docdata><doc-id id-string="w{number}"/><date.issue norm="{date}"/></docdata></head>'
    text = f"<body><body.head><hedline><hl1>{title}</hl1></hedline></body.head><body.content><p>{body}</p>"
    return ".xml", f"{head}{text}</body.content></body></nitf>".encode(), 1


def _feed(number: int) -> Made:
    items = "".join(
        f"<item><title>{_fields(number)[0]}-{each}</title><guid>f{number}-{each}</guid>"
        f"<description>{_fields(number + each)[2]}</description></item>"
        for each in range(2)
    )
    return ".rss", f'<rss version="2.0"><channel><title>L’Écho</title>{items}</channel></rss>'.encode(), 2


def _zip(number: int) -> Made:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for make in (_labelled, _page):
            suffix, content, _ = make(number + 100_000)
            archive.writestr(f"un{suffix}", content)
    return ".zip", packed.getvalue(), 2


SOUND: tuple[Callable[[int], Made], ...] = (_labelled, _lines, _table, _page, _wire, _feed, _zip)

# What is damaged may still give articles: what counts is that all its items are told. None: how many is not known.
DAMAGED: dict[str, Callable[[int], tuple[str, bytes, int | None]]] = {
    "cut in its middle": lambda number: (".xml", _wire(number)[1][:-60], 1),
    "a packed file cut": lambda number: (".jsonl.gz", gzip.compress(_lines(number)[1])[:-20], None),
    "an archive cut": lambda number: (".zip", _zip(number)[1][:-30], 1),
    "a wrong encoding": lambda number: (".txt", _labelled(number)[1].decode().encode("utf-16-le"), 1),
    "an old encoding": lambda number: (".csv", f"titre;texte\nÉté {number};Déjà vu à {number}\n".encode("cp1252"), 1),
    "an encoding declared and untrue": lambda number: (
        ".xml",
        b'<?xml version="1.0" encoding="utf-16"?>' + _wire(number)[1],
        1,
    ),
    "empty": lambda number: (".txt", b"", 1),
    "blanks": lambda number: (".jsonl", b" \n" * (number % 50 + 1), 1),
    "binary": lambda number: (".txt", random.Random(number).randbytes(3000), 1),
    "invalid XML": lambda number: (".xml", _wire(number)[1].replace(b"</hl1>", b"</h>"), 1),
    "invalid JSON": lambda number: (".json", b'[{"titre": "Crue", "texte": ', 1),
    "a huge line": lambda number: (
        ".jsonl",
        json.dumps({"titre": f"Longue {number}", "texte": "brume " * 40_000}).encode(),
        1,
    ),
    "NUL signs": lambda number: (".txt", _labelled(number)[1].replace(b" ", b"\0 ", 3), 1),
    "a NUL line": lambda number: (".jsonl", _lines(number)[1] + b"\0\0\0\n", 4),
    "a row too short": lambda number: (".csv", _table(number)[1] + b"seul\n", 3),
    "a page without an article": lambda number: (".html", b"<html><body></body></html>", 1),
    "a hostile document": lambda number: (
        ".xml",
        b'<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + _wire(number)[1].replace(b"<p>", b"<p>&b;"),
        1,
    ),
}


def fill(folder: Path, files: int) -> tuple[int, int]:
    """Write so many files and links, the fifth of them damaged; give how many are sound, and the items of these."""
    kinds, sound, items = list(DAMAGED.values()), 0, 0
    for number in range(files):
        place = folder / f"{number % 40:02}"
        place.mkdir(exist_ok=True)
        if number % 5:
            suffix, content, held = SOUND[number % len(SOUND)](number)
            sound, items = sound + 1, items + held
        elif number % 25:
            suffix, content, _ = kinds[number // 5 % len(kinds)](number)
        else:
            _unreadable(place / f"{number:05}.txt", number)
            continue
        (place / f"{number:05}{suffix}").write_bytes(content)
    return sound, items


def _unreadable(path: Path, number: int) -> None:
    """Make what cannot be read, even by root: a broken link, one that leads back, a pipe, a socket."""
    match number // 25 % 4:
        case 0:
            path.symlink_to(path.with_name("parti.txt"))
        case 1:
            path.symlink_to(path.parent.parent, target_is_directory=True)
        case 2:
            os.mkfifo(path)
        case _:
            with socket.socket(socket.AF_UNIX) as made:
                here = Path.cwd()
                os.chdir(path.parent)  # the path of a socket may have but a hundred signs
                try:
                    made.bind(path.name)
                finally:
                    os.chdir(here)

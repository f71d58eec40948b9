"""What can one process do by itself? The files to be read, cut in tasks of a size that keeps the memory small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import assert_never

from search.article import Article, Rejected
from search.ingest import Share, read, shares
from search.ingest.account import Account, Listen, unheard
from search.ingest.names import Columns

BIG = 1 << 20
"""From this size on, in bytes, a file is read here and cut; smaller ones are given by name."""

_SHARE = 1 << 18
_FILES, _FILES_SIZE = 32, 1 << 18


@dataclass(frozen=True, slots=True)
class Files:
    """Some small files, to be read."""

    paths: tuple[Path, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Items:
    """What has been read already, and the accounts of what has been read to its end."""

    items: tuple[Article | Rejected, ...]
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Something to analyse, of one file or of several small ones.

    ``name`` says what, for a message; ``size``: the bytes of the sources that it covers.
    """

    name: str
    work: Files | Items | Share
    size: int
    file: str = ""

    def items(self, listen: Listen = unheard) -> Iterator[tuple[str, Article | Rejected]]:
        """Read what is to be analysed; each item comes with the path of its file."""
        match self.work:
            case Files(paths, columns):
                for path in paths:
                    yield from zip(repeat(str(path)), read(path, columns=columns, listen=listen))
            case Items(items, accounts):
                yield from zip(repeat(self.file), items)
                for account in accounts:
                    listen(account)
            case Share() as share:
                yield from zip(repeat(self.file), share.read(listen))
            case _:
                assert_never(self.work)


def tasks(files: Iterable[tuple[Path, int]], columns: Columns = ()) -> Iterator[Task]:
    """Cut files, each with its size in bytes, in tasks: always the same, in the order of the files."""
    held: list[Path] = []
    held_size = 0
    for path, size in files:
        big = size >= BIG
        if held and (big or len(held) == _FILES or held_size + size > _FILES_SIZE):
            yield _of_files(held, held_size, columns)
            held, held_size = [], 0
        if big:
            yield from _of_big_file(path, size, columns)
        else:
            held.append(path)
            held_size += size
    if held:
        yield _of_files(held, held_size, columns)


def _of_files(paths: list[Path], size: int, columns: Columns) -> Task:
    others = len(paths) - 1
    name = str(paths[0]) + (f" ou l’un des {others} fichiers suivants, jusqu’à {paths[-1]}" if others else "")
    return Task(name, Files(tuple(paths), columns), size)


def _of_big_file(path: Path, size: int, columns: Columns) -> Iterator[Task]:
    done = held_size = 0
    held: list[Article | Rejected] = []
    accounts: list[Account] = []
    for item in shares(path, _SHARE, columns=columns, listen=accounts.append):
        if isinstance(item, Share):
            yield Task(f"{path}, à partir de la ligne {item.first}", item, item.consumed - done, str(path))
            done = item.consumed
            continue
        held.append(item)
        held_size += len(item.text) if isinstance(item, Article) else 0
        if len(held) == _FILES * 8 or held_size >= _SHARE:
            yield Task(str(path), Items(tuple(held), tuple(accounts)), 0, str(path))
            held, held_size = [], 0
            accounts.clear()
    yield Task(str(path), Items(tuple(held), tuple(accounts)), size - done, str(path))

"""How are postings that were collected here put where tantivy would have put its own?

A segment of tantivy is some files of one name. Four of them hold a part for each
field, a table of these parts behind them and, at the end, a checksum. The dictionary
of a field is an automaton of its terms, then what it says of each: the automaton
stays, being the same for the same terms.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from search.errors import EngineFailed

FORMAT = 7
"""The version of tantivy's format that is known here."""

_MAGIC = 1337
_END = struct.Struct("<II")
_TAIL = struct.Struct("<QII")  # of a dictionary: the size of what it says, the version of its two halves
_FIELD = struct.Struct("<I")


class Written(NamedTuple):
    """What tantivy reads of one field: of its dictionary all but the automaton, then three files' parts."""

    infos: bytes
    postings: bytes
    positions: bytes
    norms: bytes


def complete(folder: Path, segment: str, fields: Mapping[int, Written]) -> None:
    """Put postings in the place of those that tantivy wrote for these fields, by their rank in the schema."""
    _rewrite(folder / f"{segment}.term", {field: _saying(each.infos) for field, each in fields.items()})
    _rewrite(folder / f"{segment}.idx", {field: _instead(each.postings) for field, each in fields.items()})
    _rewrite(folder / f"{segment}.pos", {field: _instead(each.positions) for field, each in fields.items()})
    _rewrite(folder / f"{segment}.fieldnorm", {field: _instead(each.norms) for field, each in fields.items()})


def _instead(part: bytes) -> Callable[[bytes], bytes]:
    return lambda _: part


def _saying(infos: bytes) -> Callable[[bytes], bytes]:
    def changed(dictionary: bytes) -> bytes:
        size, *versions = _TAIL.unpack(dictionary[-_TAIL.size :])
        return dictionary[: -_TAIL.size - size] + infos + _TAIL.pack(len(infos), *versions)

    return changed


def _rewrite(path: Path, changes: Mapping[int, Callable[[bytes], bytes]]) -> None:
    """Change the parts of some fields."""
    content = path.read_bytes()
    size, magic = _END.unpack(content[-_END.size :])
    start = len(content) - _END.size - size
    said = json.loads(content[start : -_END.size]) if magic == _MAGIC else {"version": {}}
    if said["version"].get("index_format_version") != FORMAT:
        raise EngineFailed("tantivy a écrit un format qui n’est pas celui attendu.")
    parts = [(field, changes[field](part) if field in changes else part) for field, part in _parts(content[:start])]
    body = b"".join([*(part for _, part in parts), _table(parts)])
    said["crc"] = crc32(body)
    end = json.dumps(said, separators=(",", ":")).encode()
    path.write_bytes(body + end + _END.pack(len(end), _MAGIC))


def _parts(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each field's part of a file: the table at its end holds how far each begins from the one before."""
    (size,) = _FIELD.unpack(body[-_FIELD.size :])
    stop = at = len(body) - _FIELD.size - size
    count, at = _number(body, at)
    starts, fields, start = [], [], 0
    for _ in range(count):
        step, at = _number(body, at)
        start += step
        starts.append(start)
        fields.append(_FIELD.unpack_from(body, at)[0])
        _, at = _number(body, at + _FIELD.size)
    for field, start, end in zip(fields, starts, [*starts[1:], stop], strict=True):
        yield field, body[start:end]


def _table(parts: list[tuple[int, bytes]]) -> bytes:
    steps = [0, *(len(part) for _, part in parts)]
    rows = (_varying(step) + _FIELD.pack(field) + _varying(0) for step, (field, _) in zip(steps, parts, strict=False))
    table = b"".join([_varying(len(parts)), *rows])
    return table + _FIELD.pack(len(table))


def _number(content: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, the last of which has the eighth; give it, and where it ends."""
    number = shift = 0
    while content[at] < 128:
        number |= content[at] << shift
        at, shift = at + 1, shift + 7
    return number | (content[at] & 127) << shift, at + 1


def _varying(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127)
        number >>= 7
    return bytes([*made, number | 128])

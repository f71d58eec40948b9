"""How is a fixture written to a file, read, and compared with what must be read out of it?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read

Expected = Mapping[str, object] | str
"""Some fields of an article, or the reason of a refusal."""

law = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def items(folder: Path, raw: bytes | str, name: str = "x") -> list[Article | Rejected]:
    file = folder / name
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return list(read(file))


def seen(found: Sequence[Article | Rejected], expected: Sequence[Expected]) -> list[object]:
    """Give, of each item, the fields that are expected of it, or its reason; what is not expected comes whole."""
    said: list[object] = [
        {name: getattr(item, name) for name in fields}
        if isinstance(item, Article) and not isinstance(fields, str)
        else getattr(item, "reason", item)
        for item, fields in zip(found, expected, strict=False)
    ]
    return [*said, *found[len(expected) :]]


def assert_survives(folder: Path, raw: bytes, data: st.DataObject) -> None:
    """Cut a file anywhere, or change some of its bytes: it gives articles or reasons, never an error."""
    damaged = bytearray(raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw)
    for _ in range(data.draw(st.integers(0, 4)) if damaged else 0):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    found = items(folder, bytes(damaged))
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.id
            assert item.title or item.text
        else:
            assert item.reason

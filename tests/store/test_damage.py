"""What is not what was written is refused, with the command that mends it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from search.errors import IndexDamaged, IndexOutdated
from search.store import Store
from tests.store.builder import build, read


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def edit(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


# what is damaged, how, and a word of what is said
SEEN_AT_OPENING: tuple[tuple[str, Callable[[Path], None], str], ...] = (
    ("engine/part-3", Path.unlink, "engine/part-3"),
    ("engine/part-3", truncate, "engine/part-3"),
    ("engine/part-3", lengthen, "engine/part-3"),
    ("lexicon", Path.unlink, "lexicon"),
    ("lexicon", truncate, "lexicon"),
    ("refused.jsonl", lengthen, "refused.jsonl"),
    ("meta.json", Path.unlink, "meta.json"),
    ("meta.json", truncate, "meta.json"),
    ("meta.json", lambda path: path.write_text("", encoding="utf-8"), "meta.json"),
    ("meta.json", lambda path: path.write_text("[]", encoding="utf-8"), "meta.json"),
    ("meta.json", lambda path: path.write_text("{}", encoding="utf-8"), "meta.json"),
    ("meta.json", lambda path: edit(path, surprise=1), "meta.json"),
    ("meta.json", lambda path: path.write_bytes(b"\xff\xfe{}"), "meta.json"),
)


@pytest.mark.parametrize(("name", "damage", "said"), SEEN_AT_OPENING)
def test_opening_sees(store: Store, name: str, damage: Callable[[Path], None], said: str) -> None:
    build(store, "one")
    generation = build(store, "two")
    damage(generation.folder / name)
    for attempt in (store.hold, store.current):
        with pytest.raises(IndexDamaged) as caught:
            attempt()
        assert said in caught.value.message
        assert "manchette rebuild" in caught.value.hint
        assert "manchette rollback" in caught.value.hint
    assert any(said in problem for problem in store.check())
    store.rollback()
    assert read(store.hold()) == "one"
    assert store.check() == ()


@pytest.mark.parametrize("name", ["engine/part-0", "lexicon"])
def test_only_a_check_sees_one_bit(store: Store, name: str) -> None:
    generation = build(store, "one")
    assert store.check() == ()
    flip(generation.folder / name)
    assert store.current() is not None
    problems = store.check()
    assert len(problems) == 1
    assert problems[0].startswith(name)


@pytest.mark.parametrize("content", ["../elsewhere", "20260101T000000-abcd", "\xff", "x" * 5000])
def test_a_current_that_names_nothing(store: Store, content: str) -> None:
    build(store, "one")
    build(store, "two")
    (store.place / "CURRENT").write_text(content, encoding="latin-1")
    with pytest.raises(IndexDamaged) as caught:
        store.hold()
    assert "manchette rollback" in caught.value.hint
    assert store.check()
    store.rollback()
    assert read(store.hold()) == "two", "the newest one that is whole"


def test_a_damaged_index_can_be_built_anew(store: Store) -> None:
    generation = build(store, "one")
    (generation.folder / "meta.json").unlink()
    build(store, "two")
    assert read(store.hold()) == "two"


@pytest.mark.parametrize("changes", [{"fingerprint": "another"}, {"format": 0}])
def test_another_analysis_is_refused_with_the_command_that_mends(store: Store, changes: dict[str, object]) -> None:
    generation = build(store, "one")
    edit(generation.folder / "meta.json", **changes)
    with pytest.raises(IndexOutdated) as caught:
        store.hold()
    assert caught.value.hint == "manchette rebuild corpus"
    assert store.check()
    build(store, "two")
    with pytest.raises(IndexOutdated):
        store.rollback()
    assert read(store.hold()) == "two"


def test_a_refused_index_is_not_held(store: Store) -> None:
    generation = build(store, "one")
    edit(generation.folder / "meta.json", fingerprint="another")
    with pytest.raises(IndexOutdated):
        store.hold()
    build(store, "two")
    build(store, "three")
    assert not generation.folder.exists()

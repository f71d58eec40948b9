"""One generation follows another, all at once or not at all."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from timeit import timeit

import pytest

from search.errors import IndexBusy, IndexMissing, IndexProblem
from search.store import Meta, Store
from tests.store.builder import build, read

META = Meta(engine="files", engine_version="1", articles=0)


def names(store: Store) -> list[str]:
    return [generation.name for generation in store.generations()]


def folders(store: Store) -> set[str]:
    return {path.name for path in store.place.iterdir() if path.is_dir()}


def test_nothing_is_in_force_before_the_first_build(store: Store) -> None:
    assert store.current() is None
    assert store.current_name() == ""
    with pytest.raises(IndexMissing) as caught:
        store.hold()
    assert "manchette rebuild" in caught.value.hint


def test_a_build_is_in_force_once_published(store: Store) -> None:
    with store.building() as making:
        (making.engine_folder / "part").write_text("one", encoding="utf-8")
        assert store.current() is None
        published = making.publish(META)
    current = store.current()
    assert current == published
    assert current.name == store.current_name()
    assert (current.engine_folder / "part").read_text(encoding="utf-8") == "one"
    assert (current.meta.engine, current.meta.follows, current.meta.files.keys()) == ("files", "", {"engine/part"})
    assert current.meta.built
    assert current.meta.fingerprint


def test_the_file_of_the_generation_says_all(store: Store) -> None:
    meta = Meta(
        engine="files",
        engine_version="2.1",
        articles=12,
        rejected=3,
        reasons=(("sans texte", 2), ("doublon", 1)),
        first="1914-08",
        last="2023-11-07",
        sources=("corpus/l’été", "b c"),
    )
    with store.building() as making:
        making.publish(meta)
    read_back = store.hold()
    with read_back:
        assert read_back.meta.reasons == meta.reasons
        assert read_back.meta.sources == meta.sources
        assert (read_back.meta.articles, read_back.meta.first, read_back.meta.last) == (12, "1914-08", "2023-11-07")
    written = json.loads((read_back.folder / "meta.json").read_text(encoding="utf-8"))
    assert {"engine", "engine_version", "manchette", "fingerprint", "articles", "sources", "files"} <= written.keys()


def test_leaving_without_publishing_discards(store: Store) -> None:
    build(store, "one")
    before = folders(store)
    with store.building() as making:
        (making.engine_folder / "part").write_text("two", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), store.building():
        raise ZeroDivisionError
    assert folders(store) == before
    assert read(store.hold()) == "one"


def test_the_two_newest_are_kept(store: Store) -> None:
    built = [build(store, word).name for word in ("one", "two", "three", "four")]
    assert folders(store) == set(built[-2:])
    assert names(store) == built[-2:]


def test_other_files_of_the_folder_are_left_alone(store: Store) -> None:
    store.place.mkdir()
    (store.place / "README.md").write_text("hello", encoding="utf-8")
    (store.place / "notes").mkdir()
    for word in ("one", "two", "three"):
        build(store, word)
    assert (store.place / "README.md").exists()
    assert (store.place / "notes").exists()


def test_a_generation_that_is_held_is_not_cleaned(store: Store) -> None:
    build(store, "one")
    held = store.hold()
    for word in ("two", "three", "four"):
        build(store, word)
    assert read(held) == "one"
    assert held.folder.exists()
    held.release()
    held.release()
    build(store, "five")
    assert not held.folder.exists()


def test_what_was_never_named_is_rubbish(store: Store) -> None:
    build(store, "one")
    stray = store.place / "20260101T000000-abcd"
    (stray / "engine").mkdir(parents=True)
    (stray / "engine" / "part").write_text("half", encoding="utf-8")
    build(store, "two")
    assert not stray.exists()


def test_rollback_names_the_previous_generation(store: Store) -> None:
    one, two = build(store, "one"), build(store, "two")
    assert store.rollback() == one.name
    assert read(store.hold()) == "one"
    with pytest.raises(IndexProblem, match="pas de génération précédente"):
        store.rollback()
    three = build(store, "three")
    assert three.meta.follows == one.name
    assert not two.folder.exists(), "what was rolled back from does not come back"
    assert store.rollback() == one.name


def test_rollback_never_returns_to_what_was_left(store: Store) -> None:
    one, two = build(store, "one"), build(store, "two")
    held = store.hold()  # a reader keeps the bad one alive
    store.rollback()
    build(store, "three")
    assert two.folder.exists()
    assert store.rollback() == one.name
    held.release()


def test_rollback_of_nothing_says_so(store: Store) -> None:
    with pytest.raises(IndexProblem, match="pas de génération précédente"):
        store.rollback()


def test_a_second_writer_is_told_who_holds_the_index(store: Store) -> None:
    build(store, "one")
    other = Store(store.place)
    with store.building():
        for attempt in (lambda: build(other, "two"), other.rollback):
            with pytest.raises(IndexBusy) as caught:
                attempt()
            assert str(os.getpid()) in caught.value.message
            assert "depuis le" in caught.value.message
        assert read(other.hold()) == "one"
    build(other, "two")
    assert read(store.hold()) == "two"


def test_every_file_is_as_readable_as_its_folder(store: Store) -> None:
    with store.building() as making:
        private = making.engine_folder / "meta.json"
        private.write_text("{}", encoding="utf-8")
        private.chmod(0o600)
        generation = making.publish(META)
    expected = stat.S_IMODE(generation.folder.stat().st_mode) & 0o666
    assert stat.S_IMODE((generation.engine_folder / "meta.json").stat().st_mode) == expected


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(IndexProblem, match="On ne peut écrire"), Store(tmp_path / "file").building():
        pass


def test_a_reader_needs_no_right_to_write(store: Store, without_rights: Callable[[Path], None]) -> None:
    build(store, "one")
    without_rights(store.place)
    with store.hold() as generation:
        assert read(generation) == "one"
    assert store.check() == ()
    with pytest.raises(IndexProblem, match="On ne peut écrire"):
        build(store, "two")


def test_asking_which_is_in_force_costs_microseconds(store: Store) -> None:
    build(store, "one")
    assert min(timeit(store.current_name, number=100) for _ in range(20)) / 100 < 50e-6

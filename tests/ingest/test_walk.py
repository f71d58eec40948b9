"""Which files do these sources hold, in which order?"""

import os
from pathlib import Path

import pytest

from search.article import Rejected
from search.errors import SourceUnreadable
from search.ingest import read, walk


def test_folders_are_walked_in_the_order_of_names_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a/x/y.txt", ".git/config", "a/.DS_Store", "__MACOSX/z.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("texte")
    walked = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path])]
    assert walked == ["a/x/y.txt", "b/10.txt", "b/2.txt", "c.txt"]
    assert list(walk([tmp_path / ".git" / "config"])) == [tmp_path / ".git" / "config"]


def test_links_that_lead_back_are_told_and_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "un.txt").write_text("Un texte assez court.")
    (tmp_path / "a" / "retour").symlink_to(tmp_path)
    (tmp_path / "boucle").symlink_to(tmp_path / "boucle")
    (tmp_path / "rompu").symlink_to(tmp_path / "rien")
    items = [item for path in walk([tmp_path]) for item in read(path)]
    assert [(Path(item.origin).name, getattr(item, "reason", "article")) for item in items] == [
        ("retour", "lien vers un dossier déjà parcouru"),
        ("un.txt", "article"),
        ("boucle", "lecture impossible"),
        ("rompu", "fichier disparu ou lien rompu"),
    ]


def test_a_source_that_is_missing_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="n’existe pas"):
        walk([tmp_path, tmp_path / "absent"])


def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    (path,) = walk([tmp_path])
    assert list(read(path)) == [Rejected(str(path), "ni fichier ni dossier")]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("texte")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    reasons = [item.reason for path in walk([tmp_path]) for item in read(path)]
    assert reasons == ["dossier illisible", "lecture interdite"]


def test_a_name_that_is_not_in_utf_8_can_still_be_written(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xe9t\xe9.txt")).write_text("Un texte assez court.")
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    (item,) = (item for path in walk([tmp_path]) for item in read(path))
    assert item.origin.encode().decode().endswith("\ufffdt\ufffd.txt")


def test_a_very_deep_tree_is_walked(tmp_path: Path) -> None:
    bottom = tmp_path
    for _ in range(400):
        bottom /= "d"
        bottom.mkdir()
    (bottom / "fond.txt").write_text("Au fond.")
    assert [path.name for path in walk([tmp_path])] == ["fond.txt"]


def test_an_index_among_the_sources_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "writer.lock").touch()
    (tmp_path / "index" / "20230101T000000-abcd").mkdir()
    (tmp_path / "index" / "20230101T000000-abcd" / "lexicon").write_text("rivière")
    (tmp_path / "crue.txt").write_text("La rivière monte.")
    assert list(walk([tmp_path])) == [tmp_path / "crue.txt"]

"""What do the tests of the store share?"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a folder that does not exist yet."""
    return Store(tmp_path / "index_data")


@pytest.fixture
def without_rights(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Take from this process the right to write in a folder; root has to become somebody else for that."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    opened: list[tuple[Path, int]] = []

    def give_up(place: Path) -> None:
        for path in (*place.rglob("*"), place):
            path.chmod(0o555 if path.is_dir() else 0o444)
        if root:
            for above in place.parents:
                if not above.stat().st_mode & 0o001:
                    opened.append((above, above.stat().st_mode))
                    above.chmod(0o755)
            os.seteuid(65534)

    yield give_up
    if root:
        os.seteuid(0)
    for folder, mode in opened:
        folder.chmod(mode)
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o755)

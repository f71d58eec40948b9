"""Every engine, built on disk over the same articles."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from search.document import Document, document
from search.engines import ENGINES, Engine
from search.engines.base import Reader
from tests.engines.press import ARTICLES

Build = Callable[[Engine, Sequence[Document]], Reader]


@pytest.fixture(scope="session", params=ENGINES.values(), ids=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    chosen: Engine = request.param
    if not chosen.installed():
        pytest.skip(f"{chosen.name} is not installed")
    return chosen


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Write documents to disk with an engine, in two goes, and open what was written."""
    opened: list[Reader] = []

    def built(engine: Engine, documents: Sequence[Document]) -> Reader:
        folder = tmp_path_factory.mktemp(engine.name)
        write(engine, folder, documents[: len(documents) // 2])
        write(engine, folder, documents[len(documents) // 2 :])
        opened.append(engine.open_(folder))
        return opened[-1]

    yield built
    for reader in opened:
        reader.close()


@pytest.fixture(scope="session")
def reader(engine: Engine, build: Build) -> Reader:
    """The articles of ``press``, in each engine."""
    return build(engine, [document(article) for article in ARTICLES])


def write(engine: Engine, folder: Path, documents: Sequence[Document], removed: Sequence[str] = ()) -> None:
    """Write to an index: a new one, or more of the one that stands there."""
    writer = engine.create(folder)
    writer.remove(removed)
    writer.add(documents)
    writer.commit()
    writer.close()

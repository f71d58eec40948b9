"""An index that may only be read answers as any other: a server needs no right to write in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search import IndexProblem, Library, Question
from tests.pipeline.invented import lines, record


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_read_only_index_answers(engine: str, tmp_path: Path, without_rights: Callable[[Path], None]) -> None:
    pytest.importorskip(engine)
    (tmp_path / "a.jsonl").write_text(lines(map(record, range(30))), encoding="utf-8")
    library = Library.open(tmp_path / "index_data")
    library.rebuild([tmp_path / "a.jsonl"], engine=engine)
    expected = library.search(Question("brume grève"))
    without_rights(tmp_path / "index_data")
    reader = Library.open(tmp_path / "index_data")
    page = reader.search(Question("brume grève"))
    assert (page.total, page.hits, page.facets) == (expected.total, expected.hits, expected.facets)
    assert page.total > 1
    assert len(list(reader.scan(Question()))) == 30
    assert reader.check() == ()
    with pytest.raises(IndexProblem, match="On ne peut écrire"):
        reader.rebuild([tmp_path / "a.jsonl"], engine=engine)
    reader.close()
    library.close()

"""Are the versions of real articles found, and no others? Floors: raised, never lowered in silence."""

from pathlib import Path

import pytest

from bench.reprints import measure


@pytest.mark.shared
def test_versions_of_real_articles(shared: Path) -> None:
    figures = measure(shared / "press" / "gilets_jaunes.jsonl.gz", limit=1500, count=150)
    assert min(figures.found.values()) >= 0.97
    assert figures.joined <= 0.01
    assert figures.similar_wrong == 0
    assert figures.kin_seconds <= 0.10 * figures.rebuild_seconds

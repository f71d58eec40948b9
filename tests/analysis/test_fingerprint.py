"""Does the fingerprint tell one analysis from another?"""

from __future__ import annotations

import re

import pytest

from search import analysis
from search.analysis import fingerprint, guards, joined_terms


def test_it_is_stable_and_short() -> None:
    before = fingerprint()
    joined_terms("Un été à Łódź, en 10 000 mots.")
    assert fingerprint() == before
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint())


def test_it_follows_the_tables_and_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {fingerprint()}
    monkeypatch.setitem(guards.IRREGULAR, "chevaux", "poney")
    seen.add(fingerprint())
    monkeypatch.setattr(guards, "KEPT", guards.KEPT | {"poney"})
    seen.add(fingerprint())
    monkeypatch.setattr(analysis, "VERSION", analysis.VERSION + 1)
    seen.add(fingerprint())
    assert len(seen) == 4

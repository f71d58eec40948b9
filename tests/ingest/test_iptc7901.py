"""Which dispatches are in this text of the old wires?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.reading import Expected, assert_survives, items, law, seen


def message(
    text: str, *, header: str = "fra012 4 i 87 paris   adf 061", slug: str = "France-crue/", end: str = ""
) -> str:
    stamp = end or "071405 GMT Nov 23 "
    return f"\x01{header}\r\n\n{slug}\r\n\x02{text}\r\n\x03{stamp}\r\n\x7f\r\n\x7f\x04"


TEXT = (
    "La Seine déborde, deux quartiers\r\nsont coupés =\r\n\n"
    "   Rivemont (adf) - La crue a surpris la ville, sans un bruit,\r\nde nuit.\r\n\n"
    "   Les quais sont clos.\r\n"
)
WHOLE = message(TEXT + "\n# adf NOTEBOOK\r\n\n* * * *\r\nTel: 01 23 45\r\n") + message("Sport =\r\n\n   But.\r\n")

# name of the case, the wire, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "two messages; what is for editors is left out",
        WHOLE,
        [
            {
                "title": "La Seine déborde, deux quartiers sont coupés",
                "body": "Rivemont (adf) - La crue a surpris la ville, sans un bruit, de nuit.\nLes quais sont clos.",
                "date": "2023-11-07T14:05Z",
                "source": "adf",
                "tags": ("France-crue",),
            },
            {"title": "Sport", "body": "But."},
        ],
    ),
    (
        "a first line for a title, another time, no source",
        message("La crue\r\n\r\n   Elle monte.\r\n", header="fra012 4", end="010905 CET DEC 1995"),
        [{"title": "La crue", "body": "Elle monte.", "date": "1995-12-01T09:05+01:00", "source": ""}],
    ),
    (
        "neither title nor date",
        message("   La crue a surpris la ville. Elle monte.\r\n", end=" "),
        [{"title": "La crue a surpris la ville", "body": "La crue a surpris la ville. Elle monte.", "date": ""}],
    ),
    ("nothing", message(" \r\n"), ["dépêche IPTC 7901 sans texte"]),
]


@pytest.mark.parametrize(("name", "wire", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_message_is_read(tmp_path: Path, name: str, wire: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, wire), expected) == expected


@law
@given(st.data())
def test_any_damage_to_a_wire(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, WHOLE.encode("latin-1"), data)

"""Which day is meant, as far as it is said?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ingest.dates import from_number, iso, leading

MEANT = [
    # ISO, as it is
    ("2020-07-02T19:09:00+02:00", "2020-07-02T19:09:00+02:00"),
    ("2020-07-02T19:09:00.000Z", "2020-07-02T19:09:00.000Z"),
    ("2023-11-07", "2023-11-07"),
    ("2023-11", "2023-11"),
    ("2023", "2023"),
    # ISO, nearly
    ("2023-11-07 14:05:12", "2023-11-07T14:05:12"),
    ("2023-11-00", "2023-11"),
    ("2023-00-00", "2023"),
    ("2023/11/07", "2023-11-07"),
    ("20231107", "2023-11-07"),
    ("20231107T140500Z", "2023-11-07T14:05:00Z"),
    ("20231107T140500+0100", "2023-11-07T14:05:00+01:00"),
    # figures, as the French write them
    ("07/11/2023", "2023-11-07"),
    ("7.11.2023", "2023-11-07"),
    ("07-11-2023 à 14:05", "2023-11-07T14:05"),
    ("07/11/23", "2023-11-07"),
    ("14/07/89", "1989-07-14"),
    ("11/2023", "2023-11"),
    ("11/25/2023", "2023-11-25"),  # only American, there is no 25th month
    # words
    ("7 novembre 2023", "2023-11-07"),
    ("mardi 1er mai 1995", "1995-05-01"),
    ("Mardi 7 Novembre 2023 à 14 h 05", "2023-11-07T14:05"),
    ("7 nov. 2023 à 14h05", "2023-11-07T14:05"),
    ("5 décembre 1851, 22h", "1851-12-05T22:00"),
    ("1ᵉʳ août 1914", "1914-08-01"),
    ("10 AVRIL 1912", "1912-04-10"),
    ("7 févr. 2021", "2021-02-07"),
    ("7\u00a0novembre\u202f2023", "2023-11-07"),
    ("Publié le 7 novembre 2023", "2023-11-07"),
    ("samedi 7 et dimanche 8 novembre 2023", "2023-11-07"),
    ("7-8 novembre 2023", "2023-11-07"),
    ("novembre 2023", "2023-11"),
    ("août 1944", "1944-08"),
    ("1631", "1631"),
    # from abroad
    ("Tue, 07 Nov 2023 14:05:00 +0100", "2023-11-07T14:05:00+01:00"),
    ("Tue, 07 Nov 2023 14:05:00 GMT", "2023-11-07T14:05:00Z"),
    ("November 7, 2023", "2023-11-07"),
    ("7th November 2023", "2023-11-07"),
    # no date
    ("", ""),
    ("hier", ""),
    ("12 mars", ""),
    ("le 3 frimaire an II", ""),
    ("30/02/2023", ""),
    ("2023-02-30", ""),
    ("2023-02-30T10:00:00Z", ""),
    ("29 février 2023", ""),
    ("2023-13-01", ""),
    ("2023-11-07T25:00:00Z", ""),
    ("0000-00-00", ""),
    ("99999", ""),
]


@pytest.mark.parametrize(("written", "meant"), MEANT)
def test_a_date_is_kept_to_its_precision(written: str, meant: str) -> None:
    assert iso(written) == meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (2023, "2023"),
        (20231107, "2023-11-07"),
        (1699365900, "2023-11-07T14:05:00Z"),
        (1699365900000, "2023-11-07T14:05:00Z"),
        (-86400, "1969-12-31T00:00:00Z"),
        (0.5, "1970-01-01T00:00:00Z"),
        (1e300, ""),
        (10**400, ""),
        (float("nan"), ""),
        (float("inf"), ""),
    ],
)
def test_a_number_may_be_a_date(value: float, meant: str) -> None:
    assert from_number(value) == meant


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("2023-11 Le préfet", "2023-11", " Le préfet"),
        ("2023-11-07 12 personnes", "2023-11-07", " 12 personnes"),
        ("7 novembre 2023 — Le préfet", "2023-11-07", " — Le préfet"),
        ("Le préfet", "", "Le préfet"),
    ],
)
def test_a_text_may_begin_with_its_date(text: str, day: str, rest: str) -> None:
    assert leading(text) == (day, rest)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_usual_shape(day: date) -> None:
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    shapes = [
        day.isoformat(),
        f"{day.day}/{day.month:02}/{day.year:04}",
        f"{day.day} {months[day.month - 1]} {day.year:04}",
        f"{day.year:04}{day.month:02}{day.day:02}",
    ]
    assert {iso(shape) for shape in shapes} == {day.isoformat()}


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(iso(text), str)

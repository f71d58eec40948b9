import pytest

from web import french


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2023-11-07T14:05:00+01:00", "mardi 7\u00a0novembre 2023"),
        ("2023-11-07", "mardi 7\u00a0novembre 2023"),
        ("2021-03-01", "lundi 1er\u00a0mars 2021"),
        ("1789-07-14", "mardi 14\u00a0juillet 1789"),
        ("2023-11", "novembre 2023"),
        ("1631", "1631"),
        ("", ""),
        # What a source printed and no calendar holds is shown as it is.
        ("2021-06-31", "2021-06-31"),
        ("0000-01-01", "0000-01-01"),
        ("2021-13", "2021"),
        ("hier", "hier"),
    ],
)
def test_a_date_is_written_in_words_to_the_precision_that_is_known(iso: str, words: str) -> None:
    assert french.in_words(iso) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2019-03-01", "2023-06-30", "de mars 2019 à juin 2023"),
        ("2019-04-01", "2023-08-30", "d’avril 2019 à août 2023"),
        ("2020-10-01", "2020-10-30", "d’octobre 2020"),
        ("1998", "2004", "de 1998 à 2004"),
        ("", "", ""),
    ],
)
def test_the_span_of_a_corpus_is_written_in_months(first: str, last: str, words: str) -> None:
    assert french.span(first, last) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [(0.00081, "0,8\u00a0ms"), (0.0124, "12\u00a0ms"), (0.9994, "999\u00a0ms"), (1.26, "1,3\u00a0s")],
)
def test_a_duration_is_written_in_the_unit_that_fits(duration: float, words: str) -> None:
    assert french.seconds(duration) == words


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Paris : qui, quoi ?", "Paris\u202f: qui, quoi\u202f?"),
        ("« rien » ; tout !", "«\u202frien\u202f»\u202f; tout\u202f!"),
        ("un\u00a0: deux", "un\u202f: deux"),
        # No space is added where none was typed.
        ("https://exemple.fr/a?b=c;d", "https://exemple.fr/a?b=c;d"),
        ("19:30", "19:30"),
    ],
)
def test_blanks_before_high_signs_become_narrow_and_unbreakable(typed: str, set_: str) -> None:
    assert french.prose(typed) == set_

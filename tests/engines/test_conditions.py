"""Which articles fulfil conditions on values and days, joined by and, or, not?"""

import pytest

from search.engines.base import Reader
from search.query.terms import (
    All,
    And,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Prefix,
    Range,
    Term,
    Value,
    all_of,
    negate,
    one_of,
)

EVERY = "treve gaza syrie budget gare ete porte avions gazette election english sans-date nu vide"
TREVE, GAZA, GARE, PORTE = (Term("text", text) for text in ("treve", "gaza", "gare", "porte"))


def source(*values: str) -> Value:
    return Value("source", values)


def nested(depth: int) -> Node:
    """A tree that says « gare » or else « porte », and no « trêve », over and over."""
    node: Node = GARE
    for _ in range(depth // 2):
        node = And((Or((node, PORTE)), Not(TREVE)))
    return node


# why, query, the articles found
CASES: tuple[tuple[str, Node, str], ...] = (
    # values of keyword fields, exactly
    ("a newspaper", source("Agence Vauban"), "gaza syrie avions english"),
    ("with accents and an apostrophe", source("La Gazette de l’Été"), "ete porte gazette"),
    ("without them it is another", source("La Gazette de l'Ete"), ""),
    ("in other capitals too", source("agence vauban"), ""),
    ("part of a value is not the value", source("Vauban"), ""),
    ("either of two", source("Agence Vauban", "Vide & Fils"), "gaza syrie avions english vide"),
    ("one of them unknown", source("Vide & Fils", "Le Zèbre"), "vide"),
    ("both unknown", source("Le Zèbre", "Le Zébu"), ""),
    ("an author among several", Value("author", ("Anne Prévost",)), "treve budget"),
    (
        "either author, and an article that has both",
        Value("author", ("Anne Prévost", "Émile Sorel")),
        "treve budget porte",
    ),
    ("a section", Value("section", ("Défense",)), "porte avions"),
    ("a tag", Value("tags", ("région",)), "budget gare"),
    ("a tag is no section", Value("section", ("région",)), ""),
    ("a language", Value("lang", ("en",)), "english"),
    ("a year", Value("year", ("2021",)), "budget gare"),
    ("the year of a date that is only a year", Value("year", ("2022",)), "ete porte avions election"),
    ("a month", Value("month", ("2023-11",)), "treve gaza syrie english"),
    ("a month that a bare year does not have", Value("month", ("2022-00",)), ""),
    ("an empty value", source(""), ""),
    ("a field without values", Value("text", ("treve",)), ""),
    ("a field that engines do not keep", Value("nowhere", ("x",)), ""),
    # days
    ("one day", Range(20211216, 20211216), "budget gare"),
    ("a month, an article without a day in it", Range(20231100, 20231199), "treve gaza syrie english"),
    ("days of a month: a bare month is before the first", Range(20231101, 20231130), "treve gaza english"),
    ("a year, a bare year in it", Range(20220000, 20229999), "ete porte avions election"),
    ("both ends are in", Range(20231107, 20231109), "treve gaza english"),
    ("just after", Range(20231108, 20231109), "gaza english"),
    ("just before", Range(20231107, 20231108), "treve english"),
    ("before the Revolution", Range(0, 17890714), "gazette"),
    ("from the beginning: the undated never", Range(0, 99991231), EVERY.replace("sans-date nu ", "")),
    ("all days there are", Range(1, 99999999), EVERY.replace("sans-date nu ", "")),
    ("only the undated would be there", Range(0, 0), ""),
    ("a leap day", Range(20200229, 20200229), "vide"),
    ("reversed", Range(20231109, 20231107), ""),
    ("after all", Range(20300101, 99991231), ""),
    ("far beyond any day", Range(10**12, 10**13), ""),
    ("from far below", Range(-(10**12), 16310530), "gazette"),
    # and
    ("two words", all_of((TREVE, GAZA)), "treve gaza"),
    ("two words, in no article both", all_of((TREVE, GARE)), ""),
    ("a word and a newspaper", all_of((GAZA, source("Agence Vauban"))), "gaza english"),
    ("a word and days", all_of((TREVE, Range(20230000, 20239999))), "treve gaza"),
    ("three", all_of((TREVE, GAZA, Term("text", "onu"))), "gaza"),
    ("with everything", all_of((TREVE, All())), "treve gaza sans-date"),
    ("with nothing", all_of((TREVE, Nothing())), ""),
    ("of none, everything", all_of(()), EVERY),
    ("with everything, as it stands", And((TREVE, All())), "treve gaza sans-date"),
    ("with nothing, as it stands", And((TREVE, Nothing())), ""),
    ("twice the same", And((TREVE, TREVE)), "treve gaza sans-date"),
    # or
    ("two words, either", one_of((GARE, PORTE)), "gare porte avions"),
    ("two words, one unknown", one_of((GARE, Term("text", "zebre"))), "gare avions"),
    ("with everything or not", one_of((GARE, All())), EVERY),
    ("or nothing", one_of((GARE, Nothing())), "gare avions"),
    ("or nothing, as it stands", Or((GARE, Nothing())), "gare avions"),
    ("of none, nothing", one_of(()), ""),
    ("a word or a day", one_of((TREVE, Range(20211216, 20211216))), "treve gaza sans-date budget gare"),
    ("a word or a beginning", one_of((Prefix("text", "camion"), GARE)), "gaza gare avions"),
    (
        "a word or a proximity",
        one_of((Near("text", (PORTE, Term("text", "avions")), 1, True), GARE)),
        "gare porte avions",
    ),
    # not
    ("everything but a word", negate(GARE), EVERY.replace("gare ", "").replace("avions ", "")),
    ("everything but an unknown word", negate(Term("text", "zebre")), EVERY),
    ("everything but everything", negate(All()), ""),
    ("everything but nothing", negate(Nothing()), EVERY),
    ("the same, as they stand", Or((Not(All()), Not(Nothing()))), EVERY),
    ("twice not", negate(negate(GARE)), "gare avions"),
    ("twice not, as it stands", Not(Not(GARE)), "gare avions"),
    ("a word, and not another", all_of((TREVE, negate(GAZA))), "sans-date"),
    ("a word, and not two others", all_of((TREVE, negate(GAZA), negate(Term("text", "noel")))), ""),
    ("two negations alone", all_of((negate(Range(1, 99999999)), negate(TREVE))), "nu"),
    ("a word or not another", one_of((GAZA, negate(Range(1, 99999999)))), "treve gaza english sans-date nu"),
    ("two negations, either", one_of((negate(GARE), negate(PORTE))), EVERY.replace("avions ", "")),
    ("not both", negate(all_of((GARE, PORTE))), EVERY.replace("avions ", "")),
    ("not either", negate(one_of((GARE, PORTE, Range(1, 99999999)))), "sans-date nu"),
    ("not these days: the undated too", negate(Range(0, 99991231)), "sans-date nu"),
    (
        "not this newspaper: those without any too",
        negate(source("Le Courrier du Rhône", "Agence Vauban")),
        "ete porte gazette nu vide",
    ),
    ("not a phrase", all_of((PORTE, negate(Near("text", (PORTE, Term("text", "avions")), 1, True)))), "avions"),
    ("not a beginning", all_of((GAZA, negate(Prefix("text", "cease")))), "treve gaza"),
    (
        "not inside or inside and",
        all_of((one_of((TREVE, GARE)), one_of((negate(GAZA), Term("text", "onu"))))),
        "gaza gare avions sans-date",
    ),
    # everything, and deep
    ("everything, the article without a word in it", All(), EVERY),
    ("as deep as may be", nested(31), "gare porte avions"),
    ("wide", one_of(Term("text", f"inconnu{n}") for n in range(500)), ""),
    ("wide, and one that is there", one_of((GARE, *(Term("text", f"inconnu{n}") for n in range(500)))), "gare avions"),
)


@pytest.mark.parametrize(("why", "query", "ids"), CASES, ids=[why for why, _, _ in CASES])
def test_conditions(reader: Reader, why: str, query: Node, ids: str) -> None:
    assert sorted(row.id for row in reader.scan(query)) == sorted(ids.split()), why
    assert reader.count(query) == len(ids.split())

"""Which terms does an engine get, over a small corpus of known words?"""

from collections import Counter

import pytest

from search.analysis import tokens
from search.lexicon import Lexicon, pack
from search.query.lower import Meaning, lower
from search.query.notes import Mend, quoted
from search.query.parse import parse
from search.query.shapes import MOST_FORMS
from search.query.terms import MOST_LAYOUTS, And, Near, Node, Nothing, Or
from search.question import Match
from tests.query.shown import mended, query

WORDS = """
gaza gaz gazette gazprom trêve trêves chat chats cessation des opérations opération été étés ete
Netanyahou Netanyaou natation nation porte avion avions avionneur nation covid 19 2 3 le monde zola
"""
LEXICON = Lexicon(pack(Counter(token.form for token in tokens(WORDS)), 10))


def meaning(text: str, match: Match = "auto") -> Meaning:
    return lower(parse(text), LEXICON, match)


TITLE_ONLY = [
    # asked of the title, so that a case shows one field: written, terms
    ("chats", "title_stem:chat"),
    ("Chat", "title_stem:chat"),
    ("porte-avions", 'title_stem:"porte avion"'),
    ("l'avion", "title_stem:avion"),
    ('"chats"', "title:chats"),
    ('"l\'été"', "title:ete"),
    ('"cessation des opérations"', 'title:"cessation des operations"'),
    ('"le gaz*"', "title:(1> le {gaz gaza gazette gazprom})"),
    ('"gaz* des chats"', 'title:(1> {gaz gaza gazette gazprom} "des chats")'),
    ('"le gaz* des"', "title:(2> le {gaz gaza gazette gazprom} des)"),
    ('"covid19"', 'title:"covid 19"'),
    ("=été", "(& title:ete exact:ete044d16cd4)"),
    ("=ETE", "(& title:ete (| !exact:ete0… exact:ete1))"),
    ("gaz*", "title:gaz…"),
    ("st*", "title:st…"),
    ("porte-av*", "title:(1> porte {avion avionneur avions})"),
    ("covid19*", 'title:"covid 19"'),
    ("*tion", "title:{cessation natation nation operation}"),
    ("nat?x", "nothing"),
    ("na?ion", "title:nation"),
    ("l'*tion", "title:{cessation natation nation operation}"),
    ("porte-av?on", 'title:"porte avion"'),
    ("Netanyahou~", "title:{netanyahou netanyaou}"),
    ("chat PRÈS/5 gaza", "title_stem:(5<> chat gaza)"),
    ("chat PUIS/5 gaza", "title_stem:(5> chat gaza)"),
    ('chat PRÈS/5 "gaza"', "title:(5<> {chat chats} gaza)"),
    ("gaz* PRÈS/5 chat", "title:(5<> {gaz gaza gazette gazprom} {chat chats})"),
    ("(chat OU gaza) PRÈS/5 monde", "title_stem:(5<> {chat gaza} mond)"),
    (
        '(chat OU "le monde") PRÈS/5 gaza',
        '(| title:(5<> {chat chats} gaza) title:(5<> "le monde" gaza))',
    ),
    ('"chat gaza monde"~5', "title:(5<> chat gaza monde)"),
    ("chat PRÈS/2 gaza PRÈS/3 monde", "(& title_stem:(2<> chat gaza) title_stem:(3<> gaza mond))"),
    ("zzz PRÈS/2 zzz*", "nothing"),
    ("la une", "(& title_stem:la title_stem:une)"),
    ("la chat", "title_stem:chat"),
    ("chat^3", "title_stem:chat"),
    ("chat OU gaza", "(| title_stem:chat title_stem:gaza)"),
    ("chat SAUF gaza", "(& title_stem:chat !title_stem:gaza)"),
    ("NON (chat OU gaza)", "!(| title_stem:chat title_stem:gaza)"),
    ("chat OU NON gaza", "(| title_stem:chat !title_stem:gaza)"),
    ("chat %", "title_stem:chat"),
    ("chat OU %", "title_stem:chat"),
    ("% PRÈS/5 chat", "title_stem:chat"),
    ("chat SAUF %", "title_stem:chat"),
]


@pytest.mark.parametrize(("written", "expected"), TITLE_ONLY)
def test_terms_in_one_field(written: str, expected: str) -> None:
    assert query(meaning(f"titre:({written})").query) == expected


FIELDS = [
    ("chat", "text_stem:chat"),  # the text of an article begins with its title
    ('"chat"', "text:chat"),
    ("texte:chat", "text_stem:chat"),
    ("source:monde", "source:monde"),
    ('source:"Le Monde"', 'source:"le monde"'),
    ("auteur:zol*", "author:zol…"),
    ("langue:FR", "lang=fr"),
    ("annee:2021 mois:2021-03", "(& year=2021 month=2021-03)"),
    ("annee:(2020 OU 2021)", "(| year=2020 year=2021)"),
    ("date:2023-11", "[20231100-20231199]"),
    ("titre:(chat texte:gaza)", "(& title_stem:chat text_stem:gaza)"),
    ("titre:chat PRÈS/5 gaza", "title_stem:(5<> chat gaza)"),
    ("", "all"),
    ("\u200b ", "all"),
    ("%", "nothing"),
    ("()", "nothing"),
    ("date:hier", "nothing"),
    ("NON titre:chat", "!title_stem:chat"),
]


@pytest.mark.parametrize(("written", "expected"), FIELDS)
def test_terms_in_fields(written: str, expected: str) -> None:
    assert query(meaning(written).query) == expected


def words(letters: str) -> str:
    return " ".join(f"{letter}{letter}x" for letter in letters)


PARTIAL = [
    # written in the title, how to match, terms that answer, terms that may follow
    ("aax", "auto", "aax", "nothing"),
    ("aax bbx", "auto", "(& aax bbx)", "(| aax bbx)"),
    (words("bcde"), "auto", "(& bbx ccx ddx eex)", "(| bbx ccx ddx eex)"),
    (words("bcdef"), "auto", "(| bbx ccx ddx eex ffx)", "nothing"),
    (words("bcde") + " de la", "auto", "(& bbx ccx ddx eex)", "(| bbx ccx ddx eex)"),
    (words("bbbbbb"), "auto", "bbx", "nothing"),
    ("aax ET bbx", "auto", "(& aax bbx)", "nothing"),
    ("aax bbx -ccx", "auto", "(& aax bbx !ccx)", "nothing"),
    ("aax bbx", "all", "(& aax bbx)", "nothing"),
    ("aax bbx", "any", "(| aax bbx)", "nothing"),
    (words("bcdef"), "all", "(& bbx ccx ddx eex ffx)", "nothing"),
    ("aax ET bbx", "any", "(& aax bbx)", "nothing"),
    ("aax bbx date:2023", "auto", "(& aax bbx [20230000-20239999])", "(& (| aax bbx) [20230000-20239999])"),
    ("aax bbx source:monde", "any", "(& (| aax bbx) source:monde)", "nothing"),
    ("de la", "auto", "(& de la)", "(| de la)"),
    ("de la date:2023", "auto", "(& de la [20230000-20239999])", "(& (| de la) [20230000-20239999])"),
    ('aax "de"', "auto", "(& aax title:de)", "(| aax title:de)"),
]


@pytest.mark.parametrize(("written", "match", "expected", "following"), PARTIAL)
def test_soft_and_strict(written: str, match: Match, expected: str, following: str) -> None:
    found = meaning(f"titre:({written})", match)
    assert query(found.query).replace("title_stem:", "") == expected
    assert query(found.partial).replace("title_stem:", "") == following


UNDERSTOOD = [
    ("trêve gaza", "trêve gaza"),
    ("(trêve ET gaza) SAUF syrie", "(trêve ET gaza) SAUF syrie"),
    ("trêve gaza -syrie", "(trêve ET gaza) SAUF syrie"),
    ("a b OU c", "(a b) OU c"),
    ("a OU b ET c", "a OU (b ET c)"),
    ("a b PRÈS c", "a ET (b PRÈS/10 c)"),
    ('"a b"~5', '"a b"~5'),
    ("NON a", "NON a"),
    ("NON (a OU b)", "NON (a OU b)"),
    ("title:chat^3 body:(a OU b)", "titre:chat^3 ET texte:(a OU b)"),
    ("C++ #MeToo, l’été", "C MeToo été"),
    ("chat % l'", "chat"),
    ("avant:2024 depuis:2023-10-07", "date:..2023 date:2023-10-07.."),
    ("ET", "et"),
    ('12, 200 morts "10 000"', '12, 200 morts "10 000"'),
    ("« à la une » =été élect* wom?n Netanyahou~", '"à la une" =été élect* wom?n Netanyahou~1'),
    ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
    ("A, B -C D (E)", "(a ET b ET d ET e) SAUF c"),
]


@pytest.mark.parametrize(("written", "expected"), UNDERSTOOD)
def test_understood(written: str, expected: str) -> None:
    assert meaning(written).understood == expected


NOTED = [
    # written, the mendings that lowering adds
    ("%", [Mend.NO_TERMS, Mend.NOTHING]),
    ("gaza %", [Mend.NO_TERMS]),
    ("-gaza", [Mend.NEGATIVE]),
    ("gaza OU -chat", [Mend.NEGATIVE]),
    ("gaza -chat", []),
    ('="l\'été indien"', [Mend.ACCENTS]),
    ("=été", []),
    ("titre:=été", [Mend.ACCENTS]),
    ("source:=été", [Mend.NAMES]),
    ("zzzzz~", [Mend.UNKNOWN]),
    ("langue:f*", [Mend.TRUNCATION]),
    ("langue:fr*", [Mend.VALUE]),
    ("(gaza ET chat) PRÈS/5 monde", [Mend.NEAR_AND]),
    ("gaza PRÈS/5 source:monde", [Mend.NEAR_AND]),
    ('"a b c d"~20', [Mend.NEAR_PAIRS]),
    ('"a b c d"~1', [Mend.GAP_WIDENED]),
    ('"ga* chat"', []),
    ('"g* chat"', [Mend.TRUNCATION]),
]


@pytest.mark.parametrize(("written", "expected"), NOTED)
def test_lowering_says_what_it_mends(written: str, expected: list[Mend]) -> None:
    assert mended(meaning(written).notes) == expected


def test_what_is_sought() -> None:
    found = meaning('trêve de "cessation des" -syrie titre:(a OU b) source:monde')
    assert [(each.label, each.required) for each in found.sought] == [
        ("trêve", True),
        (quoted("cessation des"), True),
        ("titre:a", False),
        ("titre:b", False),
    ]
    assert meaning("=été").sought[0].spellings == ("été",)
    assert meaning("la une").sought[0].label == "la"
    assert [query(node) for node in meaning("chat PRÈS/5 gaza").sought[0].nodes] == [
        "title_stem:(5<> chat gaza)",
        "text_stem:(5<> chat gaza)",
    ]


def test_refusals_dates_and_values_give_no_points() -> None:
    assert meaning("-chat date:2023 langue:fr").rank == ()


def test_what_is_opened_is_bounded_and_said() -> None:
    lexicon = Lexicon(pack({f"mot{letter}{other}{third}": 1 + (third == "z") for letter in LETTERS
                            for other in LETTERS[:5] for third in LETTERS[:20] + "z"}, 9))  # fmt: skip
    found = lower(parse('titre:"le mot*"'), lexicon)
    assert isinstance(found.query, Near)
    texts = found.query.parts[1].texts
    assert len(texts) == MOST_FORMS
    assert sum(text.endswith("z") for text in texts) == len(LETTERS) * 5
    assert ["plus fréquentes" in note.message for note in found.notes] == [True]


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_ways_of_standing_close_are_bounded() -> None:
    found = meaning('titre:"a b c d e f g h"~30')
    assert isinstance(found.query, And)
    assert len(found.query.parts) == 7
    many = " OU ".join(f'"{letter} {other}"' for letter in "abcd" for other in "efghijkl")
    loose = meaning(f"titre:(({many}) PRÈS/10 ({many}))")
    assert not any(isinstance(node, Near) for node in nodes(loose.query))
    assert "n’est pas vérifiée" in loose.notes[-1].message
    assert MOST_LAYOUTS >= 270


def nodes(node: Node) -> list[Node]:
    parts = node.parts if isinstance(node, And | Or) else ()
    return [node, *(each for part in parts for each in nodes(part))]


def test_nothing_is_lowered_to_nothing() -> None:
    assert meaning("%").partial == Nothing()

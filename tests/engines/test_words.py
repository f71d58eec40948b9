"""Which articles hold a term, one of several, a beginning, a spelling?"""

import pytest

from search.analysis import exact_term, spelled_otherwise, stem
from search.engines.base import Reader
from search.query.terms import Node, Nothing, Prefix, Term, all_of, any_of, negate, one_of

# why, query, the articles found
CASES: tuple[tuple[str, Node, str], ...] = (
    # one term
    ("a form in two texts and a third", Term("text", "treve"), "treve gaza sans-date"),
    ("the same in titles: another field, other articles", Term("title", "treve"), "treve sans-date"),
    ("a form found once", Term("text", "camions"), "gaza"),
    ("a form found nowhere", Term("text", "zebre"), ""),
    ("a singular is not its plural, as a form", Term("text", "election"), "election"),
    ("the plural stands in the title alone", Term("title", "elections"), "election"),
    ("which is where the text begins", Term("text", "elections"), "election"),
    ("as stems they are one", Term("title_stem", stem("elections")), "election"),
    ("a stem of a plural found by the singular", Term("text_stem", stem("negociation")), "treve"),
    ("stems and forms do not mix", Term("text", stem("ouvriers")), ""),
    ("a stem in its own field", Term("text_stem", stem("ouvriers")), "gare"),
    ("a small word is a word", Term("text", "le"), "porte budget gare gazette election"),
    ("the smallest too", Term("text", "a"), "treve gaza syrie budget gare ete porte avions election nu gazette"),
    ("a term repeated is an article once", Term("text", "budget"), "budget"),
    ("figures", Term("text", "1631"), "gazette"),
    ("grouped figures are one term", Term("text", "10000"), "election"),
    ("and not their groups", Term("text", "10"), ""),
    ("the first word of a text", Term("text", "rien"), "nu"),
    ("the last word of a text", Term("text", "signaler"), "nu"),
    ("what an apostrophe joins, without its article", Term("text", "onu"), "gaza"),
    ("the article is no term", Term("text", "l"), ""),
    ("an English word among the French", Term("text", "ceasefire"), "english"),
    ("a longer term that begins so is another", Term("text", "gazett"), ""),
    ("a term that ends so is another", Term("text", "zette"), ""),
    ("a field that engines do not keep", Term("nowhere", "treve"), ""),
    ("a term of 64 signs found nowhere", Term("text", "z" * 64), ""),
    # names, by their forms
    ("one word of a newspaper", Term("source", "courrier"), "treve budget gare election sans-date"),
    ("an article falls from a name as from a text", Term("source", "ete"), "ete porte gazette"),
    ("an author's first name, without its accent", Term("author", "emile"), "treve porte"),
    ("a second author", Term("author", "prevost"), "treve budget"),
    ("a hyphenated name is two terms", Term("author", "walai"), "syrie"),
    ("a section", Term("section", "defense"), "porte avions"),
    ("a tag", Term("tags", "region"), "budget gare"),
    ("a section is no tag", Term("section", "presse"), ""),
    ("an ampersand is no term", Term("source", "vide"), "vide"),
    ("an article without text has a source", Term("source", "fils"), "vide"),
    # one of several
    ("either of two", any_of("text", ("camions", "ouvriers")), "gaza gare"),
    ("both in one article", any_of("text", ("gare", "travaux")), "gare avions"),
    ("one of them unknown", any_of("text", ("gare", "zebre")), "gare avions"),
    ("all unknown", any_of("text", ("zebre", "zebu")), ""),
    ("of none, nothing", any_of("text", ()), ""),
    ("of one, a term", any_of("text", ("gare",)), "gare avions"),
    ("twice the same", any_of("text", ("gare", "gare")), "gare avions"),
    ("in a name", any_of("author", ("sorel", "aubert")), "treve porte election"),
    ("many", any_of("text", (f"inconnu{n}" for n in range(999))), ""),
    ("many, and one that is there", any_of("text", ("gare", *(f"inconnu{n}" for n in range(999)))), "gare avions"),
    ("in a field that engines do not keep", any_of("nowhere", ("gare", "treve")), ""),
    # a beginning
    ("a beginning of several forms", Prefix("text", "gaz"), "treve gaza gazette english"),
    ("a whole form is its own beginning", Prefix("text", "gaza"), "treve gaza gazette english"),
    ("longer than all but one", Prefix("text", "gazai"), "gazette"),
    ("longer than any", Prefix("text", "gazaouis"), ""),
    ("one letter", Prefix("title", "g"), "treve gaza gare gazette"),
    ("a figure", Prefix("text", "1"), "election gazette"),
    ("in a title", Prefix("title", "elec"), "election"),
    ("in a name", Prefix("source", "gaz"), "ete porte gazette"),
    ("all names in the field", Prefix("author", "a"), "treve budget syrie election"),
    ("no sign at all: whatever has a term", Prefix("tags", ""), "treve gaza budget gare gazette election"),
    ("in a field that engines do not keep", Prefix("nowhere", "gaz"), ""),
    # a spelling, accents and all
    ("with its accents", Term("exact", exact_term("ete", "été")), "syrie budget ete"),
    ("in capitals as well", Term("exact", exact_term("a", "À")), "treve gaza porte avions nu"),
    ("an accented plural is another spelling", Term("exact", exact_term("etes", "étés")), ""),
    (
        "a form never written with an accent",
        all_of((Term("text", "gare"), negate(Prefix("exact", spelled_otherwise("gare"))))),
        "gare avions",
    ),
    (
        "a form written with an accent alone",
        all_of((Term("text", "ete"), negate(Prefix("exact", spelled_otherwise("ete"))))),
        "",
    ),
    (
        "one of two spellings",
        any_of("exact", (exact_term("treve", "trêve"), exact_term("greviste", "gréviste"))),
        "treve gaza sans-date",
    ),
    ("a beginning among spellings", all_of((Prefix("exact", "tre"), Term("text", "treve"))), "treve gaza sans-date"),
    # the two fields of a plain question
    ("title or text", one_of((Term("title", "scrutin"), Term("text", "gare"))), "gare avions election"),
    ("nothing is nothing", Nothing(), ""),
)


@pytest.mark.parametrize(("why", "query", "ids"), CASES, ids=[why for why, _, _ in CASES])
def test_words(reader: Reader, why: str, query: Node, ids: str) -> None:
    assert sorted(row.id for row in reader.scan(query)) == sorted(ids.split()), why
    assert reader.count(query) == len(ids.split())

"""What is marked in what is written? A case a line: the clauses, the text, the marks between brackets."""

from __future__ import annotations

import pytest

from search.analysis import spelled, stem, tokens
from search.article import Article
from search.highlight import Highlighter
from search.page import Pieces
from search.query.sought import Sought
from search.query.terms import AnyOf, Near, Part, Phrase, Prefix, Term
from tests.highlight.truth import lexicon_of


def shown(pieces: Pieces) -> str:
    return "".join(f"[{text}]" if marked else text for text, marked in pieces)


def word(label: str) -> Sought:
    """A plain word: its stem, in title and text; of several terms, their phrase."""
    stems = [token.stem for token in tokens(label)]
    fields = ("title_stem", "text_stem")
    return Sought(label, tuple(Term(f, stems[0]) if len(stems) == 1 else Phrase(f, tuple(stems)) for f in fields))


def quote(label: str) -> Sought:
    forms = tuple(token.form for token in tokens(label))
    return Sought(label, (Term("text", forms[0]) if len(forms) == 1 else Phrase("text", forms),))


def exactly(label: str) -> Sought:
    return Sought(label, quote(label).nodes, tuple(spelled(label[t.start : t.end]) for t in tokens(label)))


def near(*parts: str, gap: int, ordered: bool = False) -> Sought:
    found: list[Part] = [node for part in parts for node in quote(part).nodes if isinstance(node, Part)]
    return Sought(" PRÈS ".join(parts), (Near("text", tuple(found), gap, ordered),))


def prefix(text: str) -> Sought:
    return Sought(f"{text}*", (Prefix("text", text),))


CASES = [
    # accents, case, ligatures: as the article spells them
    (word("treve"), "La Trêve, LA TRÊVE, une tre\u0302ve", "La [Trêve], LA [TRÊVE], une [tre\u0302ve]"),
    (word("coeur"), "au cœur du CŒUR, coeur", "au [cœur] du [CŒUR], [coeur]"),
    (word("ﬁn"), "La fin de la ﬁn.", "La [fin] de la [ﬁn]."),
    # the article is never marked, the word is
    (word("élysée"), "l’Élysée et l'Elysee", "l’[Élysée] et l'[Elysee]"),
    (word("irak"), 'd\'« Irak », qu’"Irak"', 'd\'« [Irak] », qu’"[Irak]"'),
    (word("hui"), "aujourd’hui, hui", "aujourd’hui, [hui]"),
    (word("aujourd'hui"), "AUJOURD’HUI et aujourd'hui", "[AUJOURD’HUI] et [aujourd'hui]"),
    (word("hommes"), "les prud’hommes et les hommes", "les prud’hommes et les [hommes]"),
    # hyphens, letters and figures, signs that vanish
    (
        word("porte-avions"),
        "un porte‑avions, la porte, porte avions",
        "un [porte]‑[avions], la porte, [porte] [avions]",
    ),
    (word("covid 19"), "COVID19 et covid-19, le covid", "[COVID][19] et [covid]-[19], le covid"),
    (quote("saint"), "St-Étienne, Ste-Anne, Saint-Ouen", "[St]-Étienne, Ste-Anne, [Saint]-Ouen"),
    (
        word("coopération"),
        "la coopé\u00adration, la coopé\u00ad\n  ration",
        "la [coopé\u00adration], la [coopé\u00ad\n  ration]",
    ),
    (word("étudiant"), "étudiant·e, étudiant(e), étudiantin", "[étudiant]·e, [étudiant](e), étudiantin"),
    # acronyms, numbers
    (word("onu"), "l'O.N.U., l’ONU, Onu, onusien", "l'[O.N.U]., l’[ONU], [Onu], onusien"),
    (word("10000"), "10 000, 10\u202f000, 10.000, 10000, 10", "[10 000], [10\u202f000], [10.000], [10000], 10"),
    (word("200"), "en 2015 200 personnes, 10 200", "en 2015 [200] personnes, 10 200"),
    (word("m2"), "12 m² et m2", "12 [m][²] et [m][2]"),
    # phrases only where they stand, proximity only where it holds
    (
        quote("cessation des opérations"),
        "Cessation. La cessation des opérations, les opérations",
        "Cessation. La [cessation] [des] [opérations], les opérations",
    ),
    (quote("non non"), "non, non et non", "[non], [non] et non"),
    (
        near("trêve", "gaza", gap=2),
        "trêve à Gaza, puis Gaza sans la moindre trêve",
        "[trêve] à [Gaza], puis Gaza sans la moindre trêve",
    ),
    (near("trêve", "gaza", gap=2, ordered=True), "Gaza, trêve", "Gaza, trêve"),
    (near("trêve", "gaza", gap=2), "Gaza, trêve", "[Gaza], [trêve]"),
    (near("la trêve", "gaza", gap=1), "la trêve Gaza la paix trêve", "[la] [trêve] [Gaza] la paix trêve"),
    # truncation, one spelling alone
    (prefix("gaz"), "Gaza, le gaz, Gazprom, magazine", "[Gaza], le [gaz], [Gazprom], magazine"),
    (prefix("100"), "1 000 000 et 100 et 10", "[1 000 000] et [100] et 10"),
    (exactly("été"), "Été, ÉTÉ, ete, étés", "[Été], [ÉTÉ], ete, étés"),
    (exactly("ete"), "Été, ÉTÉ, ete, étés", "Été, ÉTÉ, [ete], étés"),
    (Sought("", (AnyOf("text", ("femme", "homme")),)), "Femme, hommes, homme", "[Femme], hommes, [homme]"),
    # nothing at all
    (word("trêve"), "", ""),
    (word("trêve"), "\ud800 \x00 rien", "\ud800 \x00 rien"),
]


@pytest.mark.parametrize(("sought", "text", "marked"), CASES)
def test_marks(sought: Sought, text: str, marked: str):
    assert shown(Highlighter([sought], lexicon_of(text)).whole(text, "text")) == marked


def test_a_clause_marks_only_the_fields_that_it_asks():
    title_only = Sought("titre:gaza", (Term("title_stem", stem("gaza")),))
    article = Article("1", "Gaza", "Gaza encore.")
    highlighter = Highlighter([title_only], lexicon_of(article.body))
    assert highlighter.title(article) == (("Gaza", True),)
    assert highlighter.snippets(article) == ((("Gaza encore.", False),),)
    assert highlighter.missing(article) == ()


def test_missing_words_are_told_in_the_order_of_the_question():
    article = Article("1", "Trêve à Gaza", "Un accord est signé.", lead="Été.")
    asked = [
        word("paix"),
        word("gaza"),
        word("accord"),
        exactly("ete"),
        quote("accord signé"),
        Sought("de", (), required=False),
    ]
    highlighter = Highlighter(asked, lexicon_of(article.title, article.text))
    assert highlighter.missing(article) == ("paix", "ete", "accord signé")


def test_several_spellings_are_asked_of_the_article_as_engines_do():
    article = Article("1", "", "Un ete indien. L'été fut beau.")
    held, lacked = exactly("été indien"), exactly("étè indien")
    highlighter = Highlighter([held, lacked], lexicon_of(article.text))
    assert highlighter.missing(article) == ("étè indien",)
    assert shown(highlighter.whole(article.text, "text")) == article.text

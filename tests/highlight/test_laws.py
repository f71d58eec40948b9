"""Are the marks found in the folded text those of the whole analysis, for any text and any clause?"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import spelled, tokens
from search.highlight import Highlighter
from search.page import Pieces
from search.query.sought import Sought
from search.query.terms import AnyOf, Near, Node, Phrase, Prefix, Term
from tests.highlight.truth import lexicon_of, marks

WRITTEN = (
    "été Été ete l’Élysée d'avocat élection élections ÉLECTION cœur coeur CŒUR ex æquo œ straße O.N.U. ONU l'O.N.U. "
    "aujourd’hui hui prud'hommes presqu'île quelqu’un entr'aide entre d'entre 10 000 10.000 10\u202f000 10000 2015 200 "
    "3,5 COVID-19 covid19 covid G20 g 20 19h30 m² CO₂ m2 n°12 nº 1ᵉʳ XIXᵉ ½ étudiant·e·s étudiant.e.s étudiant(e)s "
    "St-Étienne Saint saint Ste-Anne Sainte porte-avions porte avions co\u00adop co\u00ad ération coopération "
    "a A à « » – ( ) , . \n \u00a0 \u200b ﬁn fin Łódź lodz Erdoğan 东京 dong jing ж la de ' ’ … - l’ d'« Irak » Irak"
    " coope\u0301ration cafe\u0301 e\u0301te\u0301"
)
BITS = st.one_of(st.sampled_from(WRITTEN.split(" ")), st.text(max_size=3))
texts = st.lists(st.tuples(BITS, st.sampled_from([" ", " ", " ", "", "\n", "-", "’"])), max_size=25).map(
    lambda parts: "".join(bit + joint for bit, joint in parts)
)


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, list[Sought]]:
    """A text and some clauses, mostly made of its own words."""
    text = draw(texts)
    known = [*tokens(text), *tokens("élection onu 10 000 2000")]
    one = st.sampled_from(known)

    def term(stems: bool) -> str:
        token = draw(one)
        return token.stem if stems else token.form

    def part(stems: bool) -> Term | AnyOf | Phrase:
        field = "text_stem" if stems else "text"
        match draw(st.integers(0, 2)):
            case 0:
                return Term(field, term(stems))
            case 1:
                return AnyOf(field, tuple(sorted({term(stems), term(stems), "zzz"})))
            case _:
                start = draw(st.integers(0, len(known) - 2))
                run = known[start : start + draw(st.integers(2, 3))]
                return Phrase(field, tuple(token.stem if stems else token.form for token in run))

    def node() -> Node:
        stems = draw(st.booleans())
        match draw(st.integers(0, 3)):
            case 0:
                return Prefix("text", term(False)[: draw(st.integers(1, 3))])
            case 1:
                parts = tuple(part(stems) for _ in range(draw(st.integers(2, 3))))
                return Near(parts[0].field, parts, draw(st.integers(1, 4)), draw(st.booleans()))
            case _:
                return part(stems)

    def clause() -> Sought:
        if draw(st.integers(0, 5)) == 0:
            token = draw(st.sampled_from(known[: len(tokens(text))] or known))
            return Sought("=", (Term("text", token.form),), (spelled(text[token.start : token.end]),))
        return Sought("x", tuple(node() for _ in range(draw(st.integers(1, 2)))))

    return text, [clause() for _ in range(draw(st.integers(1, 3)))]


def spans(pieces: Pieces) -> set[tuple[int, int]]:
    found, place = set(), 0
    for text, marked in pieces:
        if marked:
            found.add((place, place + len(text)))
        place += len(text)
    return found


@settings(max_examples=300)
@given(asked())
def test_law_the_marks_are_those_of_the_whole_analysis(case: tuple[str, list[Sought]]):
    text, sought = case
    shown = Highlighter(sought, lexicon_of(text)).whole(text, "text")
    assert "".join(piece for piece, _ in shown) == text
    assert spans(shown) == marks(text, "text", sought)

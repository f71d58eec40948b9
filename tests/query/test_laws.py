"""What holds of any text, whatever a person pastes?"""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import tokens
from search.lexicon import Lexicon, pack
from search.query.lower import lower
from search.query.parse import parse
from search.query.settle import MOST_NESTED
from search.query.terms import MOST_DEPTH, And, Near, Node, Not, Or
from tests.query.shown import depth
from tests.query.test_lower import WORDS, nodes

LEXICON = Lexicon(pack(Counter(token.form for token in tokens(WORDS)), 10))
OTHERS = 3
"""Levels that the library adds: filters, the words that may lack, minus the full answers."""

PIECES = st.sampled_from(
    [
        *("gaza", "Trêve", "chats", "de", "la", "porte-avions", "l’été", "10 000", "covid19", "St", "étudiant(e)s"),
        *("ET", "OU", "SAUF", "NON", "PRÈS/5", "PUIS", "NEAR/99", "-", "-gaza", "(", ")", '"', "«", "»", "“", "”", "'"),
        *("titre:", "source:", "date:", "depuis:", "avant:", "langue:", "annee:", "x:"),
        *("2019", "2019..2021", "7/11/2023", "https://a.fr/?b", "\u00ad", "\u200b", "%", "\ud800"),
        *("=", "=été", "gaz*", "*tion", "na?ion", "e*", "~", "~2", "^3", "^"),
    ]
)  # fmt: skip
MIXED = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "\u202f"])), max_size=14).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)
ANYTHING = st.one_of(st.text(max_size=60), MIXED)


@settings(max_examples=600, deadline=None)
@given(ANYTHING)
@example("titre:" * 200 + "gaza")
@example("NON " * 400 + "gaza")
@example("gaza" + "^2" * 400)
@example("(" * 900 + "gaza" + ")" * 900)
@example("\ud800 ʾ* =ʾ \x00")
def test_any_text_has_a_meaning_within_bounds(text: str) -> None:
    meaning = lower(parse(text), LEXICON)
    for note in meaning.notes:
        assert 0 <= note.start <= note.end <= len(text)
    assert list(meaning.notes) == sorted(meaning.notes, key=lambda note: (note.start, note.end))
    trees = [meaning.query, meaning.partial, *(each.query for each in (*meaning.rank, *meaning.kin))]
    assert max(map(depth, trees)) <= MOST_DEPTH - OTHERS
    assert all(each.weight > 0 for each in (*meaning.rank, *meaning.kin))


@settings(max_examples=600, deadline=None)
@given(MIXED)
@example("A, B -C D (E)")
@example("titre:-gaza OU titre:=été")
@example("NON ET")
@example("=2019 2019")
@example('« l\'"été" » "a«b"')
@example("langue:10 000 10 000")
@example("annee:2021 200")
@example("~https://a.fr/?b^3 '~https://a.fr/?b~1 '~https://a.fr/?b*")
def test_what_was_understood_means_the_same(text: str) -> None:
    parsed = parse(text)
    meaning = lower(parsed, LEXICON)
    if parsed.notes or meaning.notes:
        return
    again = lower(parse(meaning.understood), LEXICON)
    assert again.notes == ()
    assert again.understood == meaning.understood
    assert unordered(again.query) == unordered(meaning.query)
    assert unordered(again.partial) == unordered(meaning.partial)


def unordered(node: Node) -> object:
    """The same for two trees that differ only by the order of their conditions."""
    match node:
        case And(parts) | Or(parts):
            return type(node), frozenset(map(unordered, parts))
        case Not(part):
            return Not, unordered(part)
        case _:
            return node


@settings(deadline=None)
@given(st.text(alphabet='abé "«»()-*~^:=', max_size=30))
def test_a_text_is_read_the_same_in_any_blanks(text: str) -> None:
    assert lower(parse(f"\u00a0{text}\n"), LEXICON).query == lower(parse(text), LEXICON).query


def test_the_deepest_question_stays_within_bounds() -> None:
    deep = "a OU b NON (" * MOST_NESTED + "a OU b NON =été" + ")" * MOST_NESTED
    parsed = parse(deep)
    assert parsed.notes == ()
    assert MOST_DEPTH - OTHERS >= depth(lower(parsed, LEXICON).query) > 20


def nears(node: Node) -> list[Near]:
    return [each for each in nodes(node) if isinstance(each, Near)]


@settings(deadline=None)
@given(st.integers(2, 12), st.integers(1, 40))
def test_words_close_together_always_have_room(words: int, gap: int) -> None:
    text = " ".join("abcdefghijkl"[:words])
    for near in nears(lower(parse(f'titre:"{text}"~{gap}'), LEXICON).query):
        assert near.gap >= len(near.parts) - 1

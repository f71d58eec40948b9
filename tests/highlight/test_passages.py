"""Are passages few, short, cut where a reader would cut, and chosen for the rarest words?"""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import stem, tokens
from search.article import Article
from search.highlight import Highlighter
from search.lexicon import Lexicon, pack
from search.page import Pieces
from search.query.sought import Sought
from search.query.terms import Phrase, Term

FILLER = "Rien de neuf ne fut dit ce jour devant la foule qui attendait depuis le matin sous les arcades. "
COUNTS = {"treve": 50, "gaza": 400, "otage": 5, "libre": 20, "la": 990, "rien": 900}
LEXICON = Lexicon(pack(COUNTS, 1000))


def words(*labels: str) -> Highlighter:
    return Highlighter([Sought(label, (Term("text_stem", stem(label)),)) for label in labels], LEXICON)


def snippets(highlighter: Highlighter, text: str) -> list[str]:
    return [
        "".join(f"[{part}]" if marked else part for part, marked in each)
        for each in highlighter.snippets(article(text))
    ]


def article(body: str) -> Article:
    return Article("1", "Titre", body)


def test_a_short_text_is_shown_whole():
    assert snippets(words("treve"), "La trêve dure.\n\nElle tient.") == ["La [trêve] dure. Elle tient."]


def test_one_passage_where_the_words_stand_together():
    text = FILLER * 5 + "Une trêve est signée à Gaza. " + FILLER * 5
    (passage,) = snippets(words("treve", "gaza"), text)
    assert "Une [trêve] est signée à [Gaza]. Rien" in passage


def marked(highlighter: Highlighter, text: str) -> list[list[str]]:
    """The marks of each passage."""
    return [re.findall(r"\[(.*?)\]", each) for each in snippets(highlighter, text)]


@pytest.mark.parametrize(
    ("labels", "text", "shown"),
    [
        # two places of one word are two passages, the place of most words first of all
        (["treve"], f"{FILLER * 3}La trêve tient. {FILLER * 5}Gaza attend la trêve. ", [["trêve"], ["trêve"]]),
        (["treve"], f"Trêve. {FILLER * 4}Trêve. {FILLER * 4}Trêve, trêve ! ", [["Trêve"], ["Trêve", "trêve"]]),
        # one place only
        (["treve"], f"{FILLER * 3}La trêve tient. {FILLER * 5}", [["trêve"]]),
        (["treve", "gaza"], f"{FILLER * 3}La trêve tient à Gaza. {FILLER * 5}", [["trêve", "Gaza"]]),
        # places that would touch are one passage, longer: here no other place is left
        (["treve"], f"{FILLER * 3}La trêve tient. La trêve dure. {FILLER * 5}", [["trêve", "trêve"]]),
        (["treve"], f"{FILLER * 3}Trêve. {FILLER}Trêve. {FILLER * 5}", [["Trêve", "Trêve"]]),
        # here there is one
        (["treve"], f"{FILLER * 3}La trêve. La trêve. {FILLER * 5}La trêve. ", [["trêve", "trêve"], ["trêve"]]),
        # another sentence rather than another place of the same
        (["treve"], f"La trêve, {'mot ' * 60}la trêve, {'mot ' * 60}fin. Une trêve. ", [["trêve"], ["trêve"]]),
        # words apart are shown each in its place, before any is shown twice
        (["treve", "gaza"], f"Trêve. {FILLER * 5}Trêve. {FILLER * 5}Gaza. {FILLER * 3}", [["Trêve"], ["Gaza"]]),
        # a word already shown serves where it stands with one that is not
        (["treve", "gaza"], f"Gaza. {FILLER * 5}Trêve à Gaza. {FILLER * 5}", [["Gaza"], ["Trêve", "Gaza"]]),
        # three where they show more words, and three at most, the rarest
        (
            ["gaza", "treve", "otage"],
            f"{FILLER * 5}La trêve. {FILLER * 5}Gaza attend. {FILLER * 5}Un otage parle. {FILLER * 5}",
            [["trêve"], ["Gaza"], ["otage"]],
        ),
        (
            ["gaza", "treve", "otage", "libre"],
            "".join(f"{FILLER * 5}{word} ici. " for word in ("Gaza", "Trêve", "Libre", "Otage")),
            [["Trêve"], ["Libre"], ["Otage"]],
        ),
    ],
)
def test_places_shown(labels: list[str], text: str, shown: list[list[str]]):
    assert marked(words(*labels), text) == shown


def test_the_places_with_most_occurrences_win_for_one_word():
    text = f"{FILLER * 5}La trêve. {FILLER * 5}La trêve, la trêve, la trêve ! {FILLER * 5}Trêve et trêve. {FILLER * 5}"
    assert marked(words("treve"), text) == [["trêve"] * 3, ["Trêve", "trêve"]]


def test_the_second_passage_is_of_another_sentence():
    text = f"La trêve, {'mot ' * 60}la trêve, {'mot ' * 60}fin. {FILLER}Une trêve. "
    assert snippets(words("treve"), text)[1].endswith("Une [trêve].")


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        # sentences where they begin and end near enough
        (FILLER * 3 + "La trêve tient bon. " + FILLER * 3, "La [trêve]", "arcades."),
        (FILLER * 3 + "Selon M. Dupont, la trêve tient. " + FILLER * 3, "Selon M. Dupont", "arcades."),
        ("« Rien ! » dit-il. " * 20 + "« Une trêve ? » dit-il. " + FILLER, "« Rien ! »", "arcades."),
        # else words, with « … », as many as there is room for
        (FILLER * 3 + "mot " * 60 + "trêve.", f"… {'mot ' * 50}", "[trêve]."),
        ("mot " * 200 + "trêve " + "mot " * 200, "… mot mot", "mot mot …"),
        # a word longer than any passage is not cut inside a mark
        ("x" * 500 + "-trêve-" + "x" * 500, "… [trêve]", "[trêve] …"),
    ],
)
def test_cuts(text: str, begins: str, ends: str):
    (passage,) = snippets(words("treve"), text)
    assert passage.startswith(begins)
    assert passage.endswith(ends)


def test_without_any_word_the_beginning_is_shown():
    text = "Première phrase. " + FILLER * 9
    (lead,) = snippets(words("otage"), text)
    assert lead.startswith("Première phrase. Rien")
    assert 120 < len(lead) <= 242
    assert snippets(Highlighter([], LEXICON), text) == [lead]
    assert snippets(words("otage"), " \n" + "x" * 500) == ["x" * 240 + " …"]
    assert snippets(words("otage"), "") == []
    assert snippets(words("otage"), " \n ") == []


def test_lead_and_body_are_one_text():
    highlighter = words("treve", "gaza")
    shown = highlighter.snippets(Article("1", "", "À Gaza.", lead="Une trêve."))
    assert shown == ((("Une ", False), ("trêve", True), (". À ", False), ("Gaza", True), (".", False)),)


def test_small_words_weigh_little():
    text = FILLER * 3 + "la la la la la la. " + FILLER * 6 + "Un otage. " + FILLER * 3
    small = Sought("la", (Term("text", "la"),), required=False)
    rare = Sought("otage", (Term("text_stem", stem("otage")),))
    highlighter = Highlighter([small, rare], LEXICON)
    assert any("[otage]" in each for each in snippets(highlighter, text))
    assert highlighter.missing(article("rien")) == ("otage",)


def joined(pieces: Pieces) -> str:
    return "".join(text for text, _ in pieces)


SENTENCES = st.lists(
    st.sampled_from(
        [FILLER, "Une trêve. ", "Gaza ! ", "L’otage\nparle… ", "x" * 90, " \n\n", "« Gaza » ", "M. T. ", "\u00a0", "é"]
    ),
    max_size=30,
).map("".join)


@given(SENTENCES, st.lists(st.sampled_from(["treve", "gaza", "otage", "libre"]), unique=True))
def test_law_passages_are_stretches_of_the_text_in_order(text: str, labels: list[str]):
    shown = words(*labels).snippets(article(text))
    flat = re.sub(r"\s*\n\s*", " ", text)
    place = 0
    for pieces in shown:
        inner = joined(pieces).removeprefix("… ").removesuffix(" …")
        place = flat.index(inner, place) + len(inner)
        assert inner == inner.strip()
        assert inner
    assert len(shown) <= 3
    assert sum(len(joined(pieces)) for pieces in shown) <= 240 + 3 * 30 + 100
    assert bool(shown) == bool(text.strip())


@given(SENTENCES, st.sampled_from(["treve", "gaza", "otage"]))
def test_law_a_word_that_the_text_holds_is_shown(text: str, label: str):
    held = any(token.stem == stem(label) for token in tokens(text))
    shown = words(label).snippets(article(text))
    assert any(marked for pieces in shown for _, marked in pieces) == held


@given(SENTENCES, st.sampled_from(["treve", "gaza", "otage"]))
def test_law_places_far_apart_are_shown_apart(text: str, label: str):
    places = [token.start for token in tokens(text) if token.stem == stem(label)]
    shown = words(label).snippets(article(text))
    if len(text) > 240 and places and places[-1] - places[0] > 300:
        assert len(shown) == 2
        assert all(any(marked for _, marked in pieces) for pieces in shown)
    if len(text) <= 240 or len(places) < 2:
        assert len(shown) <= 1


def test_a_question_of_many_words_costs_milliseconds():
    labels = [f"{first}{second}r" for first in "bcdfglmp" for second in ("a", "e", "i", "o", "u", "ai", "eu", "ou")]
    text = (" ".join(labels) + ". " + FILLER * 5) * 1000
    highlighter = Highlighter([Sought(label, (Term("text", label),)) for label in labels], LEXICON)
    highlighter.missing(article(text))
    begun = perf_counter()
    assert sum(marked for pieces in highlighter.snippets(article(text)) for _, marked in pieces) > 40
    assert perf_counter() - begun < 1


def test_five_million_signs_cost_milliseconds():
    text = (FILLER + "L’otage de Gaza, une trêve. ") * 40_000
    highlighter = words("gaza", "otage", "absent")
    begun = perf_counter()
    assert len(highlighter.snippets(article(text))) == 2
    assert highlighter.missing(article(text)) == ("absent",)
    assert perf_counter() - begun < 1
    assert len(text) > 5_000_000 - 100_000


def test_a_phrase_is_found_beyond_the_places_that_are_kept():
    text = "trêve " * 500 + "trêve de Gaza"
    phrase = Sought("« trêve de gaza »", (Phrase("text", ("treve", "de", "gaza")),))
    highlighter = Highlighter([phrase], LEXICON)
    assert highlighter.missing(article(text)) == ()
    assert any("[trêve] [de] [Gaza]" in each for each in snippets(highlighter, text))

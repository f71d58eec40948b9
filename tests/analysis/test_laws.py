"""What holds for any text whatever?"""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import Joined, exact_term, joined_forms, joined_terms, plain_too, spelled, stem, tokens

TERM = re.compile(r"[0-9a-z]{1,64}")

PIECES = (
    *"aàâäbcdeéèêëhiîïlmnoôstuùûüyÿçœæABÉÀŒÇßøłğşıİñčąężźćńśŠŽŸ",
    *"0123456789²³½¼₂①١٣",
    *"'’‘‛ʼʻ`´",
    *'.·•()[],;:!?«»“”"-‐‑–—…/|_*~^%&@#+=€$°ºª№',
    *" \t\n\r\x0b\x0c\x1c\x85\u00a0\u202f\u2009\u2028\u3000",
    *"\u00ad\u200b\u200d\ufeff\u0301\u0327\u0300\u034f\ufe0f",
    *"\x00\x80\x92\x9c\x81\ud800\udfff\ue000",
    *"東京한ア日אبжёйθΩ😀🇫🇷ﬁﬂᵉʳªˆƒµ",
    *("10 000", "1.234.567", "2015 200", "covid-19 200", "G20 200", "12 10.000", " 000", ".000"),
    *("l'", "d’", "qu'", "jusqu’", "aujourd'hui", "prud’hommes", "presqu'île", "quelqu'un", "entr'ouvrir"),
    *("O.N.U.", "S.N.C.F", "a.b", "étudiant·e·s", "acteur.rice.s", "élu(e)s", "St", "Ste", "saint", "été", "ete"),
    "a" * 70,
    "é" * 70,
    "9" * 70,
)
nasty = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=24).map("".join)
ours = [piece for piece in PIECES if piece.encode("cp1252", "ignore") or piece in "\u200b\ufeff"]
western = st.lists(st.sampled_from(ours), max_size=30).map("".join)
texts = st.one_of(nasty, western, st.text())


def carefully(text: str) -> Joined:
    """The terms of a text from its tokens alone, spelled out as the field ``exact`` is defined."""
    found = tokens(text)
    words = [(token.form, text[token.start : token.end]) for token in found]
    otherwise = [(form, word) for form, word in words if spelled(word) != form]
    plain = {form for form, word in words if spelled(word) == form}
    exact = {exact_term(form, word) for form, word in otherwise}
    exact |= {plain_too(form) for form, _ in otherwise if form in plain}
    return Joined(
        (" ".join(token.form for token in found),),
        (" ".join(token.stem for token in found),),
        " ".join(sorted(exact)),
        (),
    )


@settings(max_examples=1000, deadline=None)
@given(texts)
def test_the_fast_way_is_the_careful_way(text: str) -> None:
    slow, fast = carefully(text), joined_terms(text)
    assert fast.forms == slow.forms
    assert fast.stems == slow.stems
    assert sorted(set(fast.exact.split())) == slow.exact.split()
    assert joined_forms(text) == slow.forms[0]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_places_are_inside_and_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@settings(max_examples=300, deadline=None)
@given(texts)
def test_the_word_alone_gives_the_same_term(text: str) -> None:
    for token in tokens(text):
        word = text[token.start : token.end]
        assert [(0, len(word), token.form, token.stem)] == [tuple(each) for each in tokens(word)]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_terms_are_letters_and_figures(text: str) -> None:
    joined = joined_terms(text)
    for terms in (*joined.forms, *joined.stems, joined.exact):
        assert all(TERM.fullmatch(term) for term in terms.split(" ") if terms)
    assert joined.forms[0].count(" ") == joined.stems[0].count(" ")


plain_words = st.from_regex(r"[a-z]{2,12}", fullmatch=True).filter(lambda word: word not in ("st", "ste"))
marks = st.lists(st.sampled_from("\u0300\u0301\u0302\u0308\u0327"), min_size=12, max_size=12)


@settings(max_examples=200, deadline=None)
@given(plain_words, marks, st.sampled_from(["NFC", "NFD"]), st.sampled_from([str.upper, str.lower, str.title]))
def test_any_accents_and_case_find_the_word(word: str, put: list[str], shape: str, case: object) -> None:
    dressed = "".join(letter + mark for letter, mark in zip(word, put, strict=False))
    written = unicodedata.normalize(shape, case(dressed))  # type: ignore[operator]
    assert [(token.form, token.stem) for token in tokens(written)] == [(word, stem(word))]
    assert written[slice(*tokens(written)[0][:2])] == written


@settings(max_examples=200, deadline=None)
@given(
    st.from_regex(r"[aeiouyh][a-z]{1,10}", fullmatch=True),
    st.sampled_from(["l", "d", "qu", "Jusqu", "LORSQU", "s", "n", "c"]),
    st.sampled_from("'’‘‛ʼ`´"),
)
def test_any_apostrophe_finds_the_word(word: str, article: str, apostrophe: str) -> None:
    written = article + apostrophe + word
    assert [(token.form, written[token.start : token.end]) for token in tokens(written)] == [(word, word)]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["été", "ete", "Été", "étés", "St", "saint", "mur", "mûr"]), max_size=8), st.integers(0, 8)
)
def test_exact_terms_of_an_article_are_those_of_its_texts_read_as_one(words: list[str], cut: int) -> None:
    parts = joined_terms(" ".join(words[:cut]), " ".join(words[cut:]))
    whole = joined_terms(" ".join(words))
    assert set(parts.exact.split()) == set(whole.exact.split())


@settings(max_examples=200, deadline=None)
@given(st.from_regex(r"[0-9a-z]{1,64}", fullmatch=True))
def test_a_stem_is_a_term_no_longer_than_its_form_allows(form: str) -> None:
    found = stem(form)
    assert TERM.fullmatch(found)
    if any(sign.isdigit() for sign in form) or not set("aeiouy") & set(form):
        assert found == form

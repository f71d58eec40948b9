"""Which forms have one stem, and which must not?"""

from __future__ import annotations

import pytest

from search.analysis import stem
from search.analysis.guards import APART, IRREGULAR, KEPT, VERBS_IN_MENT

TOGETHER = (
    "election elections",
    "general generale generaux generales",
    "chien chienne chiens chiennes",
    "premier premiere premiers premieres",
    "acteur actrice acteurs actrices",
    "chanteur chanteuse chanteurs",
    "heureux heureuse heureuses",
    "meilleur meilleure meilleures",
    "actif active actifs actives",
    "francais francaise francaises",
    "chinois chinoise chinoises",
    "pris prise prises",
    "naturel naturelle naturelles",
    "nouveau nouvel nouvelle nouveaux nouvelles",
    "bateau bateaux",
    "jeu jeux",
    "bijou bijoux",
    "travail travaux",
    "oeil yeux",
    "violent violente violents violentes",
    "president presidente presidents",
    "departement departements",
    "appeler appelle appellent appele appelait",
    "manger mange mangent mangeait mangera",
    "annoncer annonce annoncent annoncait annoncera annonceront",
    "affirmer affirme affirment affirmait",
    "porte portes porter portent portait",
    "etranger etrangere etrangers etrangeres",
    "tuer tue tues tuent",
)

ASIDE = (
    "port porte",
    "franc france francais",
    "vent vente",
    "vers verse",
    "violent viol",
    "departement depart",
    "comment comme commente",
    "etranger etrange",
    "passager passage",
    "fait faite faute",
    "parait pare",
    "mer mere",
    "droit droite",
    "fil file fille fils",
    "main maine",
    "michel michele",
    "moment mom",
    "corps corp",
    "temps temp",
    "france francs",
    "camera came",
    "xvie xvi",
    "journal journaliste",
    "entree entre",
    "partie parti partir",
    "crise cri",
)

UNCHANGED = "cnrs sncf tgv 2000 a1 x dans sous vers est nous gouvernement mois paris entree oeil".split()  # noqa: SIM905


@pytest.mark.parametrize("forms", TOGETHER)
def test_inflections_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", ASIDE)
def test_words_have_stems_of_their_own(forms: str) -> None:
    words = forms.replace("fait faite", "fait").split()
    assert len({stem(form) for form in words}) == len(words)


@pytest.mark.parametrize("form", UNCHANGED)
def test_some_forms_are_their_own_stem(form: str) -> None:
    assert stem(form) == form


def test_guarded_words_are_their_own_stem_and_take_their_plural() -> None:
    assert all(stem(word) == word for word in KEPT)
    assert all(stem(f"{word}s") == word for word in KEPT if word[-1] not in "sxz" and f"{word}s" not in KEPT)


def test_no_guard_contradicts_another() -> None:
    assert not KEPT & IRREGULAR.keys()
    assert not VERBS_IN_MENT & KEPT


@pytest.mark.parametrize(("form", "root"), sorted(IRREGULAR.items()))
def test_irregular_forms_meet_the_regular_one(form: str, root: str) -> None:
    assert stem(form) == root
    assert root in {stem(regular) for regular in (root, f"{root}e", f"{root}er", f"{root}r", f"{root}ux", f"{root}s")}


@pytest.mark.parametrize("root", sorted(APART))
def test_what_falls_on_another_word_is_kept_apart(root: str) -> None:
    assert stem(f"{root}e") != stem(root)

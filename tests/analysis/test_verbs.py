"""Which forms of verbs go to their infinitive, and which are another word's and must not?"""

from __future__ import annotations

import pytest

from search.analysis import stem
from search.analysis.verbs import FIRST_GROUP, OTHER_GROUPS

TOGETHER = (
    "attendre attend attends attendent attendait attendra attendu attendue attendus attendues",
    "vendre vend vendent vendu vendue",
    "prendre prend prennent prenait prit",
    "promettre promet promettent promettait promit",
    "combattre combattent combattu combattue",
    "construire construit construite construisent construisait",
    "traduire traduit traduite traduits traduisent",
    "inscrire inscrit inscrite inscrites inscrivent",
    "vivre vivent vivait vecu",
    "suivre suit suivent suivi suivie",
    "disparaitre disparait disparaissent disparu disparue disparues",
    "devenir devient deviennent devenait deviendra devint devenu devenue",
    "obtenir obtient obtenu obtenues",
    "concevoir concoit concu concue concus concues",
    "percevoir percoit percu percue",
    "ouvrir ouvre ouvrent ouvert ouverte ouvertes",
    "souffrir souffre souffrent souffert",
    "prevoir prevoit prevoyait prevu prevue prevues",
    "rejoindre rejoint rejointe rejoignent rejoignait",
    "convaincre convainc convaincu convaincue",
    "exclure exclut exclu exclus exclue exclues",
    "choisir choisit choisissent choisissait choisira choisi choisie choisis choisies",
    "reunir reunit reunissent reuni reunies",
    "trouver trouve trouvee trouvees trouva trouverent",
    "diriger dirige dirigee dirigea dirigerent",
    "esperer espere esperent esperait esperera",
    "considerer considere considerent consideraient consideree",
    "decider decide deciderent decidee",
    # participles that are nouns as well stay with their own forms
    "produit produits produite produites",
    "conduit conduite conduits conduites",
    "reduit reduite reduits",
    "recu recue recus recues",
    "decouvert decouverte decouvertes",
    "etabli etablie etablis",
    "garanti garantie garanties",
)

ASIDE = (
    # nouns and adjectives that a form of a verb would be
    "produire produit",
    "conduire conduite",
    "reduire reduit",
    "recevoir recu",
    "detenir detenu",
    "decouvrir decouverte",
    "couvrir couvert",
    "contenir contenu",
    "revenir revenu",
    "battre battu bat",
    "debattre debat",
    "combattre combat",
    "lire lit lu lira",
    "elire elu",
    "dire dit",
    "interdire interdit",
    "voir vue vu",
    "revoir revue",
    "sortir sortie sort",
    "partir partie parti part",
    "courir cours court",
    "offrir offre",
    "etendre etendue tendre",
    "atteindre atteinte",
    "craindre crainte",
    "saisir saisie",
    "garantir garantie",
    "unir uni unite",
    "subir subit",
    "agir agit",
    "vivre vivres vie",
    "mettre mets mise",
    "servir service serviette",
    "sentir sens",
    # forms of another verb
    "comparaitre comparait",
    "reparaitre reparait",
    "croire croit",
    "peindre peigne",
    "peindre peignait",
    "admettre admirent",
    "voir vit virer",
    # -ée of nouns, of first names, and of verbs whose -é is read as another word
    "entree entre entrer",
    "jetee jeter",
    "traversee traverser",
    "avancee avancer",
    "destinee destin destiner",
    "randonnee randonner",
    "portee porte",
    "dictee dicter",
    "duree dure",
    "pensee penser",
    "mariee marie",
    "coupee coupe",
    "forcee force",
    "fermee ferme",
    "equipee equipe",
    "elevee eleve",
    "crimee crime",
    # -a of names
    "fonder fonda",
    "operer opera",
    "verser versa",
    "violer viola",
    # a verb and what stands before it
    "aborder abord",
)


@pytest.mark.parametrize("forms", TOGETHER)
def test_a_verb_finds_its_forms(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", ASIDE)
def test_no_verb_takes_another_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == len(forms.split())


def test_a_participle_goes_in_all_its_forms_or_in_none() -> None:
    for form, infinitive in OTHER_GROUPS.items():
        if form.endswith(("ues", "ies", "tes")):
            assert {stem(form[:-2] + ending) for ending in ("", "e", "s", "es")} == {infinitive}


def test_participles_of_the_first_group_go_with_their_verb() -> None:
    for root in FIRST_GROUP:
        assert len({stem(f"{root}{ending}") for ending in ("er", "ee", "ees", "aient")}) == 1, root

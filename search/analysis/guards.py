"""Which words would the stemmer confuse or miss? Its three tables, by reason, all folded."""

# A list of quoted words one a line would hide which belong together.
# ruff: noqa: SIM905

from __future__ import annotations

# The final s or x is the word's own: without it stands another word (mois, moi; corps, corp), or a name (Paris, pari).
_OWN_S = """
    mois cours mars paris fils corps temps fois pays bois trois poids avis puis depuis lors alors vers tous moins
    pres proces acces succes progres congres exces deces denis carlos marcos nicolas lucas jonas cannes rennes vannes
    reims univers divers pervers travers envers revers mais jamais palais relais biais laquais angers
    tapis virus bonus malus campus corpus suis puits sens gens lens hors dehors ours os repas bras gras bas gros las
    mets vivres faux taux chaux deux mieux vieux epoux doux roux jaloux bordeaux
"""

# Adjectives and participles in s: their feminine loses its e only (prise, pris; précise, précis).
_PARTICIPLES = """
    pris compris appris repris surpris entrepris epris mepris mis remis promis permis soumis commis admis emis omis
    transmis demis compromis acquis conquis requis assis sursis gris precis imprecis indecis exquis concis
    clos inclus diffus confus intrus obtus
"""

# Nouns, adjectives and adverbs in -ent; any other -ent is taken for a verb's third person plural.
_NOUNS_IN_ENT = """
    president vice copresident accident incident occident resident precedent antecedent excedent dissident confident
    evident prudent imprudent ardent strident impudent dent trident argent agent sergent urgent regent contingent
    intelligent indigent exigent diligent convergent divergent emergent client patient impatient orient conscient
    inconscient coefficient efficient inconvenient ingredient recipient quotient expedient lorient escient deficient
    recent innocent adolescent accent cent decent indecent reticent vincent effervescent convalescent descent
    violent talent lent excellent turbulent equivalent ambivalent polyvalent insolent opulent virulent corpulent relent
    permanent continent eminent imminent pertinent impertinent proeminent abstinent incontinent
    parent apparent transparent different indifferent concurrent coherent incoherent adherent inherent recurrent
    torrent referent deferent laurent florent garent afferent
    frequent consequent eloquent subsequent delinquent sequent present absent omnipresent
    content mecontent competent incompetent intermittent latent patent penitent impotent existent inexistent
    influent affluent confluent congruent
    vent souvent couvent fervent avent auvent evenement paravent solvent
    souvient advient dement
"""

# Nouns, names, and verbs of other groups, in -ait, -er, -era or -a, that would fall on another word.
_OTHERS = """
    fait souhait portrait extrait retrait lait trait attrait parfait imparfait bienfait mefait forfait satisfait
    abstrait distrait refait soustrait
    opera camera riviera carrera etranger hiver enfer passager messager usager menager leger verger
    formula viola versa fonda anima libera imagina isola evita revela testa causa
    christopher miller oliver walter berger maniere priere regis vienne
"""

KEPT: frozenset[str] = frozenset((_OWN_S + _PARTICIPLES + _NOUNS_IN_ENT + _OTHERS).split())
"""Words that are their own stem; their regular plural goes to them."""

APART: frozenset[str] = frozenset(
    """
    abord port vent fin fil franc main mer rein sein bas cas cris chai frai parti commun loir marin droit
    dans les est ces fair retrait fac faut coup gard cours course aid all voir entrepris post comment mari
    train puis plan medecin tel vis fond font agit air tant travers vit cour mont dam merci cent rom golf cuir
    foi las lou web and gall tom tron hall eur loup revers habit rapport ans
    ball dos art rang destin caf sav fer statu berlin tim land ain bill matt fur box pair bull ras pot deni mel mach
    lin cran collin bourg hot salam bis set vas boy boss volt tas mat jan etal bal org grain rit chen rai sal
    emmanuel michel francoi daniel pascal simon fabien christian benjamin morgan leon ariel noel
    """.split()
)
"""Words that another word falls on when it loses its ending: it then ends in -e (port, but porte, porter, portent)."""

VERBS_IN_MENT: frozenset[str] = frozenset(
    """
    estiment affirment reclament confirment expriment aiment forment ferment consomment nomment fument arment
    alarment blament calment entament enflamment informent transforment assument resument consument animent priment
    impriment suppriment depriment repriment compriment briment proclament declament acclament diffament clament
    filment enferment renferment legitiment arriment allument abiment gomment assomment denomment renomment programment
    reforment deforment conforment charment desarment parfument intiment
    """.split()
)
"""Verbs in -ment; any other -ment is a noun or an adverb (département is not départ)."""

VERBS_IN_ERER: frozenset[str] = frozenset(
    """
    acceler adher aver confer consider cooper decoler deliber degener desesper differ diger esper exager exasper
    exoner feder galer gener incarcer inser interfer liber macer moder enumer obtemper oper
    prefer profer prolifer prosper recuper refer reiter remuner reper reverber sugger temper toler transfer
    """.split()
)
"""What stands before -er in verbs in -érer: espérait goes to espérer, where montrait goes to montrer."""

IRREGULAR: dict[str, str] = {
    "yeux": "oeil",
    "cieux": "ciel",
    "messieurs": "monsieu",
    "mesdames": "madam",
    # -aux from -ail, and from -au
    "travaux": "travail",
    "vitraux": "vitrail",
    "baux": "bail",
    "coraux": "corail",
    "emaux": "email",
    "soupiraux": "soupirail",
    "maux": "mal",
    "tuyaux": "tuyau",
    "noyaux": "noyau",
    "joyaux": "joyau",
    "boyaux": "boyau",
    # feminines of their own
    "auteure": "auteu",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "bel": "beau",
    "belle": "beau",
    "vieil": "vieux",
    "vieille": "vieux",
    "basse": "bas",
    "grosse": "gros",
    "grasse": "gras",
    "fausse": "faux",
    "douce": "doux",
    "bonne": "bon",
    "championne": "champion",
    "bretonne": "breton",
    "wallonne": "wallon",
    "patronne": "patron",
    "lionne": "lion",
    "publique": "public",
    "turque": "turc",
    "grecque": "grec",
    "blanche": "blanc",
    "franche": "franc",
    "longue": "long",
    "fraiche": "frais",
    "favorite": "favori",
    "pareille": "pareil",
    "gentille": "gentil",
    "neuve": "neuf",
    "etrangere": "etranger",
    "passagere": "passager",
    "messagere": "messager",
    "menagere": "menager",
    "legere": "leger",
    "telle": "tel",
    # verbs that a feminine ending would take
    "demeure": "demeur",
    "croise": "crois",
    "apaise": "apais",
    "apprivoise": "apprivois",
    # too short for the rule, or with one e too many
    "creer": "cree",
    "creent": "cree",
    "creee": "cree",
    "tuer": "tue",
    "tuent": "tue",
    "nier": "nie",
    "nient": "nie",
    "lier": "lie",
    "lient": "lie",
}
"""Forms whose stem no rule gives."""

"""Which forms of verbs does no ending tell? Feminine participles of the first group, and the verbs of the third.

Closed lists, because the endings alone would confuse: -ée is as often a noun's
(entrée is not entre, nor Crimée crime), and a short form of an irregular verb is
often another word too (part, sort, lit, court, produit, débat, vue are not here). Nor are pouvoir,
vouloir, devoir, savoir, faire, aller: who seeks « pouvoir » does not mean every « peut ».
"""

# A list of quoted words one a line would hide which belong together.
# ruff: noqa: SIM905

from __future__ import annotations

from collections.abc import Iterator

PARTICIPLES: frozenset[str] = frozenset(
    """
    abaiss abandonn abord acceler accept accompagn accord accroch accus achet achev adapt adjug adopt adress
    affect affich aggrav agit agress ajout alcoolis alert aliment allong amelior amen ancr anim annonc annul
    anticip apais appel appliqu apport appreci approuv arrach arret assassin assist associ assum assur attach
    attaqu attribu augment autoris avanc baptis bloqu bris brul caracteris caus celebr chiffr choqu cibl coinc
    collect color combin command comment commercialis communiqu compar compens complet compos concentr concern
    condamn confi confin confirm confront connect consacr conserv consider consomm constat constitu consult
    contact contamin contest convoqu coordonn corrig coup credit critiqu crois cumul decal decid declar declench
    decri defavoris degrad delegu delivr demand denonc depass deplac deploy depos deroul design desol dessin
    destin detach detaill detect determin devast developp devoil diagnostiqu differenci diffus dirig dispers
    dispos disput dissimul distribu divis domin echapp ecoul effectu effondr elev eloign emaill embarqu emmen
    empar emport encadr encourag endommag enferm engag engendr enlev enregistr entam enterr envisag envol envoy
    epargn epingl equip erig erron estim etudi evacu evalu evit evoqu examin execut exerc expliqu exploit expos
    exprim expuls fabriqu factur felicit ferm film financ fix fond forc formul fragilis frapp frequent gagn gener
    generalis habill habit habitu handicap harcel heberg homologu hospitalis identifi illustr imagin impact
    implant impliqu impos inaugur incendi indign indiqu infect inflig infond inform initi inond inspir install
    instaur integr interpell interpret interrog intitul invoqu isol jet justifi laiss lanc liber limit localis
    maitris mari marqu menac mesur metallis mobilis moder modifi montr motiv motoris multipli nomm oblig observ
    occup oper oppos optimis ordonn organis oubli paralys partag passionn percut perpetr personnalis persuad
    perturb pilot plebiscit pratiqu precipit precis preconis prefer prelev prematur prepar present presid presum
    privilegi programm projet prolong promulgu prononc propag propos propuls proteg provoqu publi qualifi racont
    ramen randonn rapproch rassembl realis recens recherch reclam recolt recommand recuper redig refus regard
    rehauss rejet relach relanc relay relev remani remarqu rembours remont remplac remport remuner rencontr
    renforc renomm renouvel renvoy reper repet report repouss represent reput reserv respect rest retir retourn
    retrouv revel revendiqu salu sanctionn sauv securis separ sign signal sinistr situ soign sollicit souhait
    soulev soupconn specialis suppos supprim surveill suscit suspect televis termin test tomb touch transfer
    transform transport travers trouv utilis valid vandalis verifi vers viol
    """.split()
)
"""What stands before -ée in common participles that are no nouns: fondée goes to fonder, entrée not to entrer."""

# Prefixes (- for none), then what follows each: the infinitive first, which is the stem of all.
_FAMILIES = (
    ("- ap com re entre sur", "prendre prend prends prennent prenait prenaient prendra prendront prendrait prenant"),
    ("- com per ad sou pro trans re", "mettre met mettent mettait mettaient mettra mettront mettrait mettant"),
    ("-", "battre bat bats"),
    ("- com de", "battre battent battait battaient battu battue battus"),
    ("at pre en", "tendre tendent tendait tendaient tendra tendront tendue tendus"),
    ("de", "fendre fend fendent fendait fendaient fendra fendu fendue fendus"),
    ("- re", "vendre vend vendent vendait vendaient vendra vendront vendu vendue vendus vendues"),
    ("- re", "perdre perd perdent perdait perdaient perdra perdront perdu perdue perdus perdues"),
    ("-", "repondre repond repondent repondait repondaient repondra repondu"),
    ("-", "rendre rend rendent rendait rendaient rendra rendront rendu rendue rendus rendues"),
    ("-", "descendre descend descendent descendait descendaient descendra descendu"),
    ("de", "pendre pend pendent pendait pendaient pendra"),
    ("con pro intro repro tra re se", "duire duisent duisait duisaient duira duiront duisant"),
    ("con recon in", "struire struit struits struisent struisait struisaient struira"),
    ("con recon", "struire struite struites"),
    ("de", "truire truit truits truite truites truisent truisait truisaient truira"),
    ("e de re in pres sous trans", "crire crit crits crite crites crivent crivait crivaient crira crivit crivant"),
    ("- re inter", "dire disent disait disaient dira diront"),
    ("-", "lire lisent lisait lisaient"),
    ("- sur", "vivre vivent vivait vivaient vecu vivra vivront"),
    ("- pour", "suivre suivent suivait suivaient suivra suivi suivie suivis"),
    ("- re", "connaitre connait connaissent connaissait connaissaient connaitra connu connue connus connues"),
    ("- ap dis com re", "paraitre parait paraissent paraissait paraissaient paraitra paru parue"),
    ("- re", "naitre nait naissent naissait naissaient naitra naquit"),
    ("- de par re sur inter pro", "venir vient viennent venait venaient viendra viendront viendrait vint vinrent"),
    ("de par inter", "venir venu venue venus venues"),
    ("- ob re main sou con de appar", "tenir tient tiennent tenait tenaient tiendra tiendront tiendrait tint tinrent"),
    ("ob main de", "tenir tenu tenue tenus tenues"),
    ("re con per de aper", "cevoir coit coivent cevait cevaient cevra cevront cue cues curent"),
    ("-", "recevoir recu recus"),
    ("-", "mourir meurt meurent mourait mouraient mourut moururent mourra"),
    ("- par", "courir courent courait couraient couru"),
    ("- re", "ouvrir ouvre ouvrent ouvrait ouvraient ouvrit ouvrira ouvert ouverte ouverts ouvertes"),
    ("de re", "couvrir couvre couvrent couvrait couvraient couvrit couvrira"),
    ("-", "offrir offrent offrait offraient offrira offrit offert offerte offerts offertes"),
    ("- re pre", "voir voit voient voyait voyaient verra verront verrait"),
    ("-", "croire croit croient croyait croyaient"),
    ("-", "sortir sortent sortait sortaient sorti sortis sortira"),
    ("-", "partir partent partait partaient partira"),
    ("-", "servir sert"),
    ("- des", "servir servent servait servaient"),
    ("- en", "dormir dort dorment dormait dormaient"),
)


def _forms() -> Iterator[tuple[str, str]]:
    for prefixes, endings in _FAMILIES:
        for prefix in prefixes.replace("-", "").split(" "):
            infinitive, *others = (prefix + ending for ending in endings.split())
            yield from ((form, infinitive) for form in (infinitive, *others))


THIRD_GROUP: dict[str, str] = dict(_forms())
"""Forms of irregular verbs that are no other word, and their infinitive."""

"""Which forms of verbs does no ending tell? Two of the first group (fondée, dirigea), and the other two groups.

Closed lists, because the endings alone would confuse: -ée is as often a noun's (entrée is not entre, nor Crimée
crime), -a a name's, and a short form of an irregular verb is often another word too. Such a form is left out, and a
participle in all its four forms or in none: an inflection never parts from its word. Nor are pouvoir, vouloir,
devoir, savoir, faire, aller, être and avoir here: who seeks « pouvoir » does not mean every « peut ».
"""

# A list of quoted words one a line would hide which belong together.
# ruff: noqa: SIM905

from __future__ import annotations

from collections.abc import Iterator

FIRST_GROUP: frozenset[str] = frozenset(
    """
    abaiss abandonn abord acceler accept accompagn accroch accus achet achev adapt adjug adopt affect affich aggrav
    agit agress ajout alcoolis alert allong amelior amen ancr anim annonc annul anticip apais appel appliqu apport
    appreci approuv arrach arret assassin assist associ assum assur attach attaqu attribu augment autoris baptis bloqu
    bris brul caracteris caus chiffr choqu cibl coinc collect color combin command comment commercialis communiqu
    compar compens compos concentr concern condamn confi confin confirm confront connect consacr consider consomm
    constat constitu consult contact contamin contest convoqu corrig credit critiqu cumul decal decid declar declench
    decri defavoris degrad delegu delivr demand denonc depass deplac deploy depos deroul desol dessin detach detaill
    detect determin devast developp devoil diagnostiqu differenci dirig dispers dispos disput dissimul distribu divis
    domin echapp ecoul effectu effondr eloign emaill embarqu emmen empar emport encadr encourag endommag enferm engag
    engendr enlev enregistr entam enterr envisag envoy erig erron estim etudi evacu evalu evit evoqu examin
    execut exerc expliqu exploit expos exprim expuls fabriqu factur felicit film fix fond formul fragilis frapp gagn
    gener generalis habill habit habitu handicap harcel heberg homologu hospitalis identifi imagin impact implant
    impliqu impos inaugur incendi indiqu infect inflig infond inform initi inond inspir install instaur interpell
    interrog intitul invoqu isol justifi laiss liber limit localis maitris menac metallis mobilis moder modifi motiv
    motoris multipli nomm oblig observ occup oper oppos optimis organis oubli paralys partag passionn percut
    perpetr personnalis persuad perturb pilot plebiscit pratiqu precipit preconis prefer prelev prematur prepar presid
    presum privilegi programm prolong promulgu prononc propag propos propuls proteg provoqu publi qualifi racont
    rapproch rassembl realis recens recherch recolt recommand recuper redig refus regard rehauss rejet relach relanc
    relay remani remarqu rembours remplac remport remuner rencontr renforc renouvel renvoy reper repet report
    repouss represent reput respect rest retir retourn retrouv revel revendiqu salu sanctionn sauv securis separ
    signal sinistr situ soign sollicit souhait soulev soupconn specialis suppos supprim surveill suscit suspect
    televis termin test transfer transform transport trouv utilis valid vandalis verifi vers viol
    """.split()
)
"""What stands before -ée and -a in forms that go to their verb (trouvée and trouva to trouver).

Common ones that are no nouns (not traversée, avancée, jetée), and whose verb shares its stem with no noun or adjective
that has gone its own way (not coupée, mariée, forcée: coupe, Marie and force are read where coupé, marié, forcé are).
"""

# The infinitive's ending and the others, the participle's, and the roots (- for none). Present participles are
# adjectives and nouns too (correspondant, perdant, suivant), and have no place here.
_MODELS = (
    (
        "re - ent ait aient ra ront rait raient it irent",
        "u",
        "attend entend repond correspond vend revend rend perd descend defend depend suspend confond mord tord pretend"
        " etend repand",
    ),
    (
        "endre end ennent enait enaient endra endront endrait endraient it irent",
        "",
        "pr appr compr entrepr repr surpr mepr",
    ),
    (
        "ettre et ettent ettait ettaient ettra ettront ettrait ettraient it",
        "",
        "m adm comm compro em om perm prom rem soum transm",
    ),
    ("attre attent attait attaient attra attront attrait attraient attit attirent", "attu", "b ab comb deb"),
    (
        "uire uisent uisait uisaient uira uiront uirait uiraient uisit uisirent",
        "uit",
        "cond ded ind introd prod red reprod sed trad",
    ),
    (
        "truire truisent truisait truisaient truira truiront truirait truiraient truisit truisirent",
        "truit",
        "cons de ins recons",
    ),
    (
        "crire crivent crivait crivaient crira criront crirait criraient crivit crivirent",
        "crit",
        "de e ins pres sous trans",
    ),
    ("dire disent disait disaient dira diront dirait diraient", "dit", "- contre inter pre"),
    ("lire lisent lisait lisaient lira liront lirait liraient", "lu", "- e re"),
    ("ivre ivent ivait ivaient ivra ivront ivrait ivraient ecut ecurent", "ecu", "v rev surv"),
    ("ivre it ivent ivait ivaient ivra ivront ivrait ivraient ivit ivirent", "ivi", "su poursu"),
    (
        "onnaitre onnait onnaissent onnaissait onnaissaient onnaitra onnaitront onnaitrait onnaitraient onnut onnurent",
        "onnu",
        "c mec rec",
    ),
    (
        "araitre arait araissent araissait araissaient araitra araitront araitrait araitraient arut arurent",
        "aru",
        "p app comp disp rep transp",
    ),
    ("aitre ait aissent aissait aissaient aitra aitront aitrait aitraient aquit aquirent", "", "n ren"),
    (
        "enir ient iennent enait enaient iendra iendront iendrait iendraient int inrent",
        "enu",
        "v conv dev interv parv prev prov rev surv t appart cont det entret maint obt ret sout",
    ),
    (
        "cevoir coit coivent cevait cevaient cevra cevront cevrait cevraient cut curent",
        "cu",
        "aper con de per re",
    ),
    ("ourir eurt eurent ourait ouraient ourra ourront ourrait ourraient ourut oururent", "", "m"),
    (
        "ourir ourt ourent ourait ouraient ourra ourront ourrait ourraient ourut oururent",
        "ouru",
        "c acc conc enc parc rec sec",
    ),
    (
        "vrir vre vrent vrait vraient vrira vriront vrirait vriraient vrit vrirent",
        "vert",
        "ou rou entrou cou decou",
    ),
    ("frir fre frent frait fraient frira friront frirait friraient frit frirent", "fert", "of souf"),
    ("illir ille illent illait illaient illera illeront illerait illit illirent", "illi", "accue cue recue"),
    ("voir voit voient voyait voyaient verra verront verrait verraient vit virent", "vu", "- entre re"),
    ("voir voit voient voyait voyaient voira voiront voirait voiraient vit virent", "vu", "pre"),
    ("roire roit roient royait royaient roira roiront roirait roiraient rut rurent", "ru", "c"),
    ("tir t tent tait taient tira tiront tirait tiraient tit tirent", "ti", "par sor sen consen ressen"),
    ("vir t vent vait vaient vira viront virait viraient vit virent", "vi", "ser desser"),
    ("mir t ment mait maient mira miront mirait miraient mit mirent", "mi", "dor endor"),
    ("querir quiert quierent querait queraient querra querront querrait quit quirent", "", "ac con re"),
    (
        "indre ignent ignait ignaient indra indront indrait indraient ignit ignirent",
        "int",
        "atte contra cra enfre ete jo pe pla rejo restre",
    ),
    ("clure clut cluent cluait cluaient clura cluront clurait cluraient clurent", "clu", "con ex"),
    ("aincre ainc ainquent ainquait ainquaient aincra aincront ainquit ainquirent", "aincu", "v conv"),
    (
        "ir it issent issait issaient ira iront irait iraient irent",
        "i",
        "about abol accompl adouc affaibl affranch ag agrand alourd aneant applaud approfond assoupl atterr avert bann"
        " bat blanch bond brand chois compat convert defin demol divert durc eblou elarg embell englout enfou enrich"
        " envah epanou etabl evanou fin flech fleur fourn franch garant grand gross guer invest jaill jou maigr mun mur"
        " nourr obe per pourr pun rajeun ralent reag rebond reflech refroid rejou rempl retabl retent reun reuss roug"
        " sais sub surg trah un vieill",
    ),
)

_NOUNS = frozenset(
    """
    apercu atteint bati battu conduit contenu contraint couvert craint cru decouvert detenu dit elu entrevu etabli
    etendu garanti interdit joint lu mordu parti plaint prevenu produit recu reduit retenu revenu revu saisi sorti
    tenu uni venu vu
    """.split()
)
"""Participles that have become nouns or names of their own, or whose feminine has (atteinte, sortie, États-Unis)."""

_OTHER_WORDS = frozenset(
    """
    court croit lira offre part sort
    admirent comparait mit peignait peignaient peignent reparait revit virent vit
    agit subit unit
    """.split()
)
"""Forms of these verbs that are other words too: nouns (lira), forms of other verbs (croît, comparer), acronyms."""


def _forms() -> Iterator[tuple[str, str]]:
    for endings, participle, roots in _MODELS:
        for root in roots.replace("-", "").split(" "):
            infinitive, *others = (root + ending.strip("-") for ending in endings.split())
            past = root + participle
            if participle and past not in _NOUNS:
                others += [past, f"{past}e", f"{past}s", f"{past}es"]
            yield from ((form, infinitive) for form in (infinitive, *others) if form not in _OTHER_WORDS)


OTHER_GROUPS: dict[str, str] = dict(_forms())
"""Forms of the verbs of the second and third groups that are no other word, and their infinitive."""

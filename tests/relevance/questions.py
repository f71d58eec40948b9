"""Questions a reader might ask of the bundled corpus, each with the beginning of the titles that answer it."""

JUDGED: tuple[tuple[str, tuple[str, ...]], ...] = (
    # facts
    ("Combien d'emplois sont supprimés à l'usine de Vaucelles ?",
     ("Robinetteries Lantier : Novaquart ferme", "Novaquart ferme", "Robinetteries Lantier : « On nous a lu")),
    ("combien de jours de grève chez Lantier avant la reprise", ("Lantier : après 71 jours",)),
    ("Que faisait le cheval sur la route ?", ("Un cheval sur la quatre-voies",)),
    ("Qui a gagné le festival de Port-Hélian ?", ("Festival de Port-Hélian", "Une nuit au Grand Phare")),
    ("pourquoi le char du cortège s'est-il arrêté sous le pont ?", ("Fête des vignerons",)),
    ("De quel instrument Armand Pélissier était-il le luthier ?", ("Armand Pélissier",)),
    ("Pourquoi l'élection de Montferrain a-t-elle été annulée ?", ("Le tribunal annule",)),
    ("quels animaux une chercheuse écoute-t-elle dans le fleuve", ("« Les bélugas nous entendent",)),
    ("À quelle profondeur le robot a-t-il trouvé de la glace ?", ("En mars, Mars",)),
    ("Comment fut occupée l'usine des Cimenteries en 1936 ?", ("La grève gagne les Cimenteries",)),
    # words other than the article's: inflections, elisions, compounds
    ("éboueuse gréviste nantaise déchet", ("Éboueurs en grève",)),
    ("sauvetages de poissons dans une rivière asséchée", ("L’Armançon à sec",)),
    ("festivals du premier film, ouvertures", ("Port-Hélian : le festival du premier film",)),
    ("salarié indemnisé par le prud'homme", ("Ex-Lantier : les prud’hommes",)),
    ("bénéfices horlogers réveils mécaniques", ("Horlogerie : Perret-Gentil",)),
    ("chauffeur d'autobus scolaire en grève, écolier à pied", ("Chauffeurs d’autobus en grève",)),
    ("foyer privé d'électricité par une tempête", ("Tempête Énora",)),
    ("porte-avions et frégates à Toulon", ("Un porte-avions, deux frégates",)),
    ("exercice de sauvetage du porte avions britannique", ("Le porte-avions et le chalutier",)),
    ("étudiants confinés dans neuf mètres carrés", ("Covid-19 : dans les cités",)),
    # short, as in a box
    ("homards", ("Homards, glace et patience",)),
    ("eclipse", ("Une éclipse, des lunettes",)),
    ("accordéons", ("Madame Jeanne",)),
    ("silure", ("Le silure de la plage",)),
    ("echecs grand maitre russe", ("Échecs : une ruse russe",)),
    ("grève féministe horloges", ("Grève féministe",)),
    ("marathon annulé fumée", ("La fumée des feux de forêt",)),
    ("N'Djamena puits", ("À deux heures de piste",)),
    ("bibliothèque Mossoul", ("Trois mois après la fin des combats",)),
    ("CO2 herbiers marins", ("CO₂ : les herbiers",)),
    # quoted, and pasted with more around
    ("« tirage au sort » d'un siège aux élections fédérales", ("Élections fédérales : un siège",)),
    ('"banc du pont des Tanneurs"', ("Courrier : « Rendez-nous le banc",)),
    ("Prison : « plus un seul gardien » à Andeville, les agents en grève", ("« Vingt-quatre heures",)),
    ("Boulangerie : une ancienne de Lantier primée au concours « régional de la baguette »", ("Awa Diakité-Morel",)),
)  # fmt: skip

"""What can a person do about what was refused?"""

from __future__ import annotations

import re

_NOTHING = "rien à faire : ce n’est pas un article"
_WAYS: tuple[tuple[str, str], ...] = (
    (r"installer manchette\[", "installer ce que la raison nomme, puis reconstruire"),
    (r"pas un article|^image|annonce d’un événement|^publicité|déjà saisie", _NOTHING),
    (r"JSON sans champs|ni titre ni texte|colonne", "nommer les colonnes par --map ; voir manchette inspect"),
    (r"mot de passe|chiffré", "retirer le mot de passe, ou extraire les fichiers"),
    (
        r"non lue?$|^compression inconnue|compressée d’une façon",
        "convertir le fichier dans un format lu : manchette formats",
    ),
    (
        r"de plus de|dépasse|archive dans une archive|deux fois$",
        "couper le fichier, ou extraire ce que tient l’archive",
    ),
    (r"abîmé|tronqué|invalide|mal formée?", "refaire l’export ou le téléchargement du fichier"),
    (r"encodage inconnu", "enregistrer le fichier en UTF-8"),
    (
        r"^lecture|disparu|lien|parcouru|ni fichier|dossier illisible|hors du dossier|absent",
        "vérifier les droits, les liens et les noms des fichiers",
    ),
    (r"inconnu|binaire|illisible", "voir les formats lus : manchette formats"),
    (r"identifiant déjà pris", "donner à chaque article un identifiant qui lui soit propre"),
    (r"propres entités", "enregistrer le XML avec ses entités développées"),
    (r"vide|sans (?:titre|texte|article|page)|^aucun|blancs", "vérifier que l’export ou la saisie est entière"),
)
_COMPILED = tuple((re.compile(pattern), way) for pattern, way in _WAYS)


def way_out(reason: str) -> str:
    """Give the way out of a refusal, or nothing where the reason says all.

    >>> way_out("fichier vide")
    'vérifier que l’export ou la saisie est entière'
    """
    return next((way for pattern, way in _COMPILED if pattern.search(reason)), "")

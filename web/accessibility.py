"""What is known of these pages for those who do not read them with eyes, a mouse or a large screen?"""

from __future__ import annotations

CHECKED: tuple[str, ...] = (
    "Chaque page passe sans faute les contrôles d’axe-core, à 360 et à 1440 pixels, en clair et en sombre.",
    "Tout se fait au clavier, sans script s’il le faut ; le point où l’on est se voit, et un lien mène au contenu.",
    "Chaque texte a sur son fond un contraste d’au moins 4,5 pour 1.",
    "Aucune page ne déborde, de 320 à 2560 pixels de large ; le zoom reste libre.",
    "Les titres sont dans l’ordre, les régions nommées, la langue des articles dite "
    "où elle n’est pas celle de la page.",
)

UNCHECKED: tuple[str, ...] = (
    "Ces pages n’ont pas été éprouvées par des personnes aveugles ou malvoyantes, ni avec tous les lecteurs d’écran.",
    "Les articles sont tels que la presse les donne : leurs tableaux, leurs intertitres et les mots d’autres langues "
    "n’y sont pas balisés.",
)

"""A few invented articles that hold what pages trip over, and the library made of them."""

import json
from pathlib import Path

from search import Library

ARTICLES = [
    {
        "id": "treve",
        "title": "Trêve fragile à Gaza : « rien n’est joué »",
        "date": "2023-11-07T14:05:00+01:00",
        "source": "L’Écho des Alpes",
        "authors": ["Anne Morel", "Claire d’Arcy"],
        "section": "Monde",
        "tags": ["diplomatie"],
        "url": "https://exemple.fr/monde/treve",
        "lang": "br",
        "page": "4",
        "lead": "Les négociateurs ont obtenu quarante-huit heures.",
        "body": "La trêve humanitaire tient depuis l’aube.\n\nDeux convois sont entrés à Gaza, selon l’ONU.",
    },
    {
        "id": "greve",
        "title": "Grève des trains : un budget contesté",
        "date": "2021-03-15",
        "source": "Le Quotidien du Nord",
        "authors": ["Émile N’Guessan"],
        "section": "Économie",
        "body": "Les cheminots ont voté la grève. Aucune trêve n’est en vue avant le vote du budget.",
    },
    {
        "id": "balises",
        "title": "Faut-il <b>écrire</b> en \"gras\" & en couleur ?",
        "date": "2021",
        "source": "<script>alert(1)</script>",
        "authors": ["\"><img src=x onerror=alert(2)>"],
        "section": "Société",
        "url": "javascript:alert(3)",
        "body": "Une page <script>alert(4)</script> parle d’une balise </mark> mal fermée & d’un budget.",
    },
    {"id": "nu", "body": "Un texte sans titre, sans date et sans journal : un budget, rien de plus."},
] + [
    {
        "id": f"conseil-{number:02}",
        "title": f"Le conseil municipal, séance {number}",
        "date": f"2019-{number % 12 + 1:02}-01",
        "source": "Le Courrier des Communes",
        "authors": [f"Correspondant {number}"],
        "section": "Local",
        "body": f"La séance numéro {number} du conseil municipal a porté sur l’école et sur la voirie.",
    }
    for number in range(1, 31)
]  # fmt: skip


def build(folder: Path) -> Library:
    """Write the articles into a folder, and index them there."""
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    library = Library.open(folder / "index_data")
    report = library.rebuild([folder / "articles.jsonl"], engine="whoosh", jobs=1)
    assert (report.articles, report.rejected) == (len(ARTICLES), 0)
    return library

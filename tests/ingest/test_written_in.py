"""In which language is this text written?"""

import json
from pathlib import Path

import pytest

from search.article import Article
from search.ingest import read
from search.ingest.written_in import SHORTEST, written_in

# code, text
TEXTS = [
    ("fr", "La crue a surpris les habitants de la ville, et les quais sont fermés jusqu’à jeudi."),
    ("fr", "Séisme au large de l'archipel : l'alerte au tsunami a été levée dans la nuit par les autorités du pays."),
    ("fr", "On ne comprend pas pourquoi le pont n'a pas été fermé plus tôt, s'agace une riveraine qui a tout perdu."),
    ("en", "The flood took the people of the city by surprise and the quays will be closed until Thursday."),
    ("de", "Das Hochwasser hat die Stadt überrascht und die Uferstraßen sind bis Donnerstag gesperrt."),
    (
        "es",
        "La crecida sorprendió a los vecinos de la ciudad y los muelles están cerrados hasta el jueves.",
    ),
    (
        "it",
        "La piena ha sorpreso gli abitanti della città e le banchine sono chiuse fino a giovedì.",
    ),
    (
        "pt",
        "A cheia surpreendeu os moradores da cidade e as margens estão fechadas até quinta-feira, diz o governo",
    ),
    (
        "nl",
        "Het hoogwater heeft de bewoners van de stad verrast en de kades zijn tot donderdag gesloten.",
    ),
    (
        "ca",
        "La crescuda ha sorprès els veïns de la ciutat i els molls són tancats fins dijous, segons el govern.",
    ),
    (
        "oc",
        "L'aigat a susprés los estatjants de la vila e los cais son tampats fins a dijòus, çò ditz dins lo jornal.",
    ),
    (
        "br",
        "Ar c'hresk-dour en deus souezhet an dud e kêr hag ar c'haeoù a zo serret betek ar Yaou, gant ar glav.",
    ),
    (
        "eu",
        "Uholdeak hiria harritu du eta kaiak itxita daude osteguna arte, prefetak esan duen bezala, eta ez da inor.",
    ),
    (
        "ru",
        "Наводнение застало врасплох жителей города, набережные закрыты до четверга, сообщили в префектуре области.",
    ),
    ("ar", "فاجأ الفيضان سكان المدينة وأغلقت الأرصفة حتى يوم الخميس بحسب ما أعلنته المحافظة في بيان لها صباح اليوم."),
    ("zh", "洪水让城市居民措手不及，码头将关闭至星期四，省政府在今天上午的一份声明中表示。" * 3),
    ("", "Crue"),
    ("", "x" * 500),
    ("", "12,5 % 14:05 — 3-1, 2-0; 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21"),
    ("", "Dupont Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel"),
    ("", ""),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_language_is_known_by_its_common_words(code: str, text: str) -> None:
    assert written_in(text) == code
    assert written_in(text.upper()) == code
    assert written_in(text * 50) == code or len(text) < SHORTEST


def _lang(folder: Path, record: dict[str, str]) -> str:
    file = folder / "a.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    (article,) = read(file)
    assert isinstance(article, Article)
    return article.lang


def test_what_is_given_is_never_changed(tmp_path: Path) -> None:
    french = TEXTS[0][1]
    assert _lang(tmp_path, {"titre": "Crue", "texte": french}) == "fr"
    assert _lang(tmp_path, {"titre": "Crue", "texte": french, "langue": "br"}) == "br"
    assert _lang(tmp_path, {"titre": "Crue", "texte": "Brève."}) == ""


@pytest.mark.shared
def test_all_real_french_articles_are_french(shared: Path) -> None:
    texts = [
        item.body or item.lead
        for item in read(shared / "press" / "gilets_jaunes.jsonl.gz")
        if isinstance(item, Article)
    ]
    assert sum(written_in(text) == "fr" for text in texts) >= 0.999 * sum(len(text) >= SHORTEST for text in texts)

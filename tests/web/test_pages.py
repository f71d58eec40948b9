import pytest
from flask.testing import FlaskClient

from tests.web.reading import link, page, plain, texts

NARROW = "\u202f"


def titles(client: FlaskClient, address: str) -> list[str]:
    return [plain(each) for each in page(client, address).xpath("//ol//h2")]


def test_the_home_page_says_what_the_corpus_holds(client: FlaskClient) -> None:
    home = page(client, "/")
    assert "34 articles, de janvier 2019 à novembre 2023" in plain(home)
    assert home.xpath("//form[@role='search' and @action='/recherche']//input[@name='q']")
    assert titles(client, link(home, "Le Courrier des Communes"))
    assert link(home, "Monde") == "/recherche?section=Monde"
    assert plain(home.xpath("//h3")[0]) == "Trêve fragile à Gaza : « rien n’est joué »"


def test_an_answer_shows_title_source_date_section_author_and_marked_words(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=humanitaire")
    assert plain(answer.xpath("//h1")[0]) == "1 article pour humanitaire"
    (hit,) = answer.xpath("//ol/li/article")
    assert plain(hit.xpath(".//h2")[0]) == "Trêve fragile à Gaza : « rien n’est joué »"
    for words in ("L’Écho des Alpes", "mardi 7 novembre 2023", "Monde", "Anne Morel, Claire d’Arcy"):
        assert words in plain(hit)
    assert hit.xpath(".//time/@datetime") == ["2023-11-07T14:05:00+01:00"]
    assert texts(hit, ".//p/mark") == ["humanitaire"]


def test_a_word_is_marked_in_the_title_as_the_article_spells_it(client: FlaskClient) -> None:
    assert texts(page(client, "/recherche?q=TREVE"), "//h2//mark") == ["Trêve"]


def test_partial_answers_follow_a_visible_line_and_say_what_they_lack(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=treve+gaza")
    items = [plain(each) for each in answer.xpath("//ol/li")]
    assert items[0].startswith("Trêve fragile")
    assert items[1] == "1 article n’a qu’une partie des mots"
    assert items[2].startswith("Grève des trains")
    assert "sans : gaza" in items[2]
    assert "sans :" not in items[0]
    assert plain(answer.xpath("//h1")[0]) == "1 article pour treve gaza"


def test_the_line_before_partial_answers_stands_on_the_page_where_they_begin(client: FlaskClient) -> None:
    first, second = (page(client, f"/recherche?q=treve+gaza&size=1&page={number}") for number in (1, 2))
    assert "une partie des mots" not in plain(first)
    assert plain(second.xpath("//ol/li")[0]) == "1 article n’a qu’une partie des mots"
    assert link(first, "Suivante") == "/recherche?q=treve+gaza&size=1&page=2"


def test_a_question_is_shown_as_it_was_understood_and_mended(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=treve+SAUF+%22gaza")
    assert "Nous avons compris :" in plain(answer)
    assert texts(answer, "//ul[@aria-label='Remarques']/li")


def test_a_facet_narrows_and_its_chip_clears(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=budget&sort=oldest")
    narrowed = link(answer, "Le Quotidien du Nord")
    assert narrowed == "/recherche?q=budget&source=Le+Quotidien+du+Nord&sort=oldest"
    answer = page(client, narrowed)
    assert plain(answer.xpath("//h1")[0]) == "1 article pour budget"
    assert link(answer, "Journal : Le Quotidien du Nord ×, retirer") == "/recherche?q=budget&sort=oldest"


def test_a_facet_bars(client: FlaskClient) -> None:
    barred = link(page(client, "/recherche?q=budget"), "−Écarter Société")
    assert barred == "/recherche?q=budget&-section=Soci%C3%A9t%C3%A9"
    answer = page(client, barred)
    assert "Rubrique : sauf Société" in plain(answer)
    assert plain(answer.xpath("//h1")[0]) == "2 articles pour budget"


def test_all_that_narrows_is_cleared_at_once(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=conseil&section=Local&since=2019-03&until=2019-05&match=all")
    assert {"Depuis : mars 2019 ×, retirer", "Jusqu’à : mai 2019 ×, retirer", "Mots : tous les mots ×, retirer"} <= {
        plain(each) for each in answer.xpath("//ul[@aria-label='Ce qui restreint la réponse']//a")
    }
    assert link(answer, "Tout retirer") == "/recherche?q=conseil&match=all"


def test_a_long_facet_has_a_page_of_its_own_with_every_value(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=conseil")
    assert len(answer.xpath("//ul[@aria-labelledby='facette-author']/li")) == 8
    every = page(client, link(answer, "Les 30 valeurs de Auteur"))
    assert len(every.xpath("//ul[@class='ledger']/li")) == 30
    assert link(every, "Correspondant 30") == "/recherche?q=conseil&author=Correspondant+30"
    assert page(client, "/recherche/texte?q=conseil", 400) is not None


def test_pages_lead_to_the_very_end_and_not_beyond(client: FlaskClient) -> None:
    seen = []
    address = "/recherche?q=conseil"
    while address:
        answer = page(client, address)
        seen += [plain(each) for each in answer.xpath("//ol//h2")]
        following = answer.xpath("//a[@rel='next']/@href")
        address = following[0] if following else ""
    assert len(seen) == len(set(seen)) == 30
    beyond = page(client, "/recherche?q=conseil&page=9", 404)
    assert link(beyond, "aller à la dernière, la page 3") == "/recherche?q=conseil&page=3"


def test_answers_are_sorted_as_asked(client: FlaskClient) -> None:
    newest, oldest = (titles(client, f"/recherche?q=trêve&sort={sort}") for sort in ("newest", "oldest"))
    assert newest == oldest[::-1]
    assert newest[0].startswith("Trêve fragile")
    assert texts(page(client, "/recherche?q=trêve&sort=oldest"), "//nav[@aria-label='Tri']/a[@aria-current]") == [
        "Plus anciens"
    ]


def test_a_blank_question_is_everything_newest_first(client: FlaskClient) -> None:
    answer = page(client, "/recherche")
    assert plain(answer.xpath("//h1")[0]) == "34 articles"
    assert titles(client, "/recherche")[0].startswith("Trêve fragile")
    assert titles(client, "/recherche?page=4")[-1].startswith("Un texte sans titre")


def test_where_nothing_answers_the_page_says_what_to_try(client: FlaskClient) -> None:
    answer = page(client, "/recherche?q=zzyzx+qwrtz&section=Local")
    assert plain(answer.xpath("//h1")[0]) == "Aucun article pour zzyzx qwrtz"
    assert link(answer, "chercher dans toutes les archives") == "/recherche?q=zzyzx+qwrtz"
    assert link(answer, "se contenter de l’un des mots") == "/recherche?q=zzyzx+qwrtz&section=Local&match=any"
    assert link(answer, "ce qui peut s’écrire") == "/aide"


def test_the_box_keeps_the_question_and_what_narrows_it(client: FlaskClient) -> None:
    answer = page(
        client, "/recherche?q=%22conseil+municipal%22&section=Local&-author=Correspondant+3&since=2019&size=20"
    )
    form = answer.xpath("//form[@role='search']")[0]
    assert dict(form.form_values()) == {
        "q": '"conseil municipal"', "section": "Local", "-author": "Correspondant 3", "since": "2019", "size": "20",
    }  # fmt: skip
    dates = answer.xpath("//form[.//input[@id='since']]")[0]
    assert dict(dates.form_values()) == {
        "q": '"conseil municipal"', "section": "Local", "-author": "Correspondant 3", "since": "2019", "until": "",
        "size": "20",
    }  # fmt: skip


def test_an_article_keeps_the_question_and_the_way_back(client: FlaskClient) -> None:
    address = link(page(client, "/recherche?q=treve&sort=oldest"), "Trêve fragile à Gaza : « rien n’est joué »")
    assert address == "/article/treve?q=treve&sort=oldest&rank=2"
    article = page(client, address)
    assert texts(article, "//h1//mark") == ["Trêve"]
    assert texts(article, "//article//p//mark") == ["trêve"]
    assert link(article, "Retour aux réponses") == "/recherche?q=treve&sort=oldest"
    assert article.xpath("//link[@rel='canonical']/@href") == ["http://localhost/article/treve"]


def test_an_article_shows_all_that_is_known_of_it(client: FlaskClient) -> None:
    article = page(client, "/article/treve")
    assert plain(article.xpath("//h1")[0]) == "Trêve fragile à Gaza : « rien n’est joué »"
    assert [plain(each) for each in article.xpath("//article/div/p")] == [
        "Les négociateurs ont obtenu quarante-huit heures.",
        "La trêve humanitaire tient depuis l’aube.",
        "Deux convois sont entrés à Gaza, selon l’ONU.",
    ]
    known = dict(zip(texts(article, "//dt"), (plain(each) for each in article.xpath("//dd")), strict=True))
    assert known == {
        "Journal": "L’Écho des Alpes",
        "Rubrique": "Monde",
        "Date": "mardi 7 novembre 2023",
        "Page": "4",
        "Auteurs": "Anne Morel, Claire d’Arcy",
        "Mots-clés": "diplomatie",
        "Adresse permanente": "http://localhost/article/treve",
        "Adresse d’origine": "https://exemple.fr/monde/treve",
    }
    assert "Retour" not in plain(article)
    assert titles(client, link(article, "diplomatie")) == ["Trêve fragile à Gaza : « rien n’est joué »"]


def test_an_article_of_which_nothing_is_known_is_a_page_too(client: FlaskClient) -> None:
    article = page(client, "/article/nu?q=budget")
    assert plain(article.xpath("//h1")[0]).startswith("Un texte sans titre")
    assert texts(article, "//dt") == ["Adresse permanente"]
    assert set(texts(article, "//article//mark")) == {"budget"}


def test_narrow_no_break_spaces_stand_before_high_signs(client: FlaskClient) -> None:
    answer = client.get("/recherche?q=(treve+OU+x)+gaza").text
    assert f"Nous avons compris{NARROW}:" in answer
    assert f"Gaza</mark>{NARROW}: «{NARROW}rien n’est joué{NARROW}»" in answer


@pytest.mark.parametrize("address", ["/", "/recherche?q=budget", "/article/balises?q=balise", "/recherche/source"])
def test_what_a_source_wrote_is_text_and_never_markup(client: FlaskClient, address: str) -> None:
    shown = page(client, address)
    assert not shown.xpath("//script[not(@src or @type='application/ld+json')] | //img | //b | //@onerror")
    assert not shown.xpath("//a[starts-with(@href, 'javascript')]")
    assert "<script>alert(1)</script>" in plain(shown)


def test_every_example_of_the_help_is_a_live_link(client: FlaskClient) -> None:
    help_ = page(client, "/aide")
    addresses = help_.xpath("//main//a/@href")
    assert len(addresses) > 30
    for address in addresses:
        assert client.get(address).status_code == 200, address
    for word in ("PRÈS", "SAUF", "titre:", "élect*", "=été", "date:", "-source", "/api/v1/search"):
        assert word in plain(help_)


def test_a_misspelled_question_is_offered_as_it_was_meant_and_keeps_what_narrows_it(client: FlaskClient) -> None:
    page = client.get("/recherche?q=tr%C3%AAev&since=2020&page=1").text
    assert "Vouliez-vous dire" in page
    assert 'href="/recherche?q=tr%C3%AAve&amp;since=2020"' in page
    assert "Vouliez-vous dire" not in client.get("/recherche?q=treve").text


def test_forms_can_be_set_aside_and_taken_back_by_links(client: FlaskClient) -> None:
    page = client.get("/recherche?q=vo*").text
    assert "Les formes trouvées" in page
    assert "-forme=vote" in page
    less = client.get("/recherche?q=vo*&-forme=vote").text
    assert '<details class="forms" open>' in less
    assert "sauf vote" in less
    assert 'name="-forme" value="vote"' in less
    assert 'href="/recherche?q=vo%2A"' in less

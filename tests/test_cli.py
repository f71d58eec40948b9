"""Does each command do what its help says, and fail with a way out?"""

import json
import re
import shlex
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search import ENGINES, FORMATS, Library, Question, __version__, article_json, page_json
from search.cli import main

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("index")
    Library.open(folder).rebuild([CORPUS])
    return str(folder)


def run(*words: str, index: str = "", **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, [*words, *(("--index", index) if index else ())])


def data(*words: str, index: str) -> dict:
    done = run(*words, "--json", index=index)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_rebuild_tells_what_was_indexed_and_what_was_refused_and_why(tmp_path: Path) -> None:
    (tmp_path / "vide.txt").touch()
    (tmp_path / "crue.txt").write_text("Titre: La crue\nDate: 2016-06-02\n\nLa rivière est sortie de son lit.")
    done = run("rebuild", str(tmp_path), index=str(tmp_path / "index"))
    assert done.exit_code == 0
    assert "1 article en" in done.stdout
    assert "1 élément refusé" in done.stdout
    assert "fichier vide" in done.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_rebuild_with_each_engine_then_search(engine: str, tmp_path: Path) -> None:
    report = data("rebuild", str(CORPUS), "--engine", engine, "--jobs", "1", index=str(tmp_path))
    assert (report["articles"], report["engine"]) == (83, engine)
    assert data("search", "ELECTION", index=str(tmp_path))["total"] >= 8


def test_the_environment_chooses_engine_and_index(tmp_path: Path) -> None:
    environment = {"MANCHETTE_ENGINE": "whoosh", "MANCHETTE_INDEX": str(tmp_path)}
    assert json.loads(run("rebuild", str(CORPUS), "--json", **environment).stdout)["engine"] == "whoosh"
    assert json.loads(run("stats", "--json", **environment).stdout)["articles"] == 83


def test_strict_fails_where_something_was_refused(tmp_path: Path) -> None:
    assert run("rebuild", str(CORPUS), "--strict", index=str(tmp_path)).exit_code == 1


def test_search_prints_titles_marks_and_the_way_to_the_next_page(place: str) -> None:
    done = run("search", "élection", "--limit", "2", index=place)
    assert done.exit_code == 0
    assert "1. " in done.stdout
    assert "--page 2" in done.stdout


def test_search_in_json_is_the_answer_of_the_library(place: str) -> None:
    question = Question("grève", since="2018", sort="oldest", size=3, filters=(("section", "Économie"),))
    words = ("search", "grève", "--since", "2018", "--sort", "oldest", "--limit", "3", "--field", "rubrique=Économie")
    expected = page_json(Library.open(place).search(question, forms=True))
    assert data(*words, index=place) | {"seconds": 0} == json.loads(json.dumps(expected)) | {"seconds": 0}
    assert expected["total"] > 0


def test_a_misspelled_question_is_offered_as_it_was_meant(place: str) -> None:
    assert "Vouliez-vous dire : titre:élection ?" in run("search", "titre:electoin", index=place).stdout
    assert data("search", "titre:electoin", index=place)["suggestion"]["text"] == "titre:élection"


def test_a_value_can_be_excluded(place: str) -> None:
    everything = data("search", "élection", index=place)["total"]
    agency = data("search", "élection", "--field", "source=Agence Presse Atlantique", index=place)["total"]
    others = data("search", "élection", "--not-field", "source=Agence Presse Atlantique", index=place)["total"]
    assert 0 < agency < everything == agency + others


def test_pages_join_to_the_whole_answer(place: str) -> None:
    whole = [hit["id"] for hit in data("search", "de", "--limit", "100", index=place)["hits"]]
    paged = [
        hit["id"] for page in range(1, 12) for hit in data("search", "de", "--page", str(page), index=place)["hits"]
    ]
    assert len(whole) > 50
    assert paged == whole


def test_show_gives_the_article(place: str) -> None:
    found = data("search", "élection", "--limit", "1", index=place)["hits"][0]
    article = data("show", found["id"], index=place)
    library, id = Library.open(place), found["id"]
    assert article == json.loads(
        json.dumps(article_json(library.article(id), library.reprints(id), library.similar(id)))
    )
    assert found["title"] in run("show", found["id"], index=place).stdout


def test_explain_shows_the_brackets_and_the_notes(place: str) -> None:
    done = run("explain", "gaza ET trêve OU (liban", index=place)
    assert "(gaza ET trêve) OU liban" in done.stdout
    assert data("explain", "(liban", index=place)["notes"]


def test_stats_count(place: str) -> None:
    known = data("stats", index=place)
    assert known["articles"] == 83
    assert known["first"] < known["last"]
    assert sum(count for _, count in known["sources"]) == 83
    assert "83 articles" in run("stats", index=place).stdout


def test_check_is_quiet_on_a_sound_index_and_fails_on_a_damaged_one(tmp_path: Path) -> None:
    report = data("rebuild", str(CORPUS), index=str(tmp_path))
    assert run("check", index=str(tmp_path)).exit_code == 0
    lexicon = Path(report["place"], "lexicon")
    lexicon.write_bytes(lexicon.read_bytes()[:-1] + b"?")
    done = run("check", index=str(tmp_path))
    assert done.exit_code == 1
    assert "lexicon" in done.stdout


def test_rollback_goes_back_once(tmp_path: Path) -> None:
    first = data("rebuild", str(CORPUS), index=str(tmp_path))["generation"]
    second = data("rebuild", str(CORPUS), index=str(tmp_path))["generation"]
    assert data("stats", index=str(tmp_path))["generation"] == second
    assert data("rollback", index=str(tmp_path))["generation"] == first
    assert data("stats", index=str(tmp_path))["generation"] == first


def test_formats_lists_every_reader() -> None:
    assert [each["name"] for each in json.loads(run("formats", "--json").stdout)] == [each.name for each in FORMATS]


def test_version() -> None:
    assert run("--version").stdout.strip() == f"manchette {__version__}"


@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_is_in_french_and_its_options_exist(command: str) -> None:
    done = run(*filter(None, [command]), "--help")
    assert done.exit_code == 0
    assert "Usage :" in done.stdout
    assert "Options :" in done.stdout
    assert not re.search(r"\b(?:Show|default|INTEGER|TEXT|RANGE|COMMAND|ARGS)\b|Usage:|Options:", done.stdout)
    for example in re.findall(r"^    manchette (.*)$", done.stdout, re.M):
        words = shlex.split(example)
        known = {name for option in main.commands[words[0]].params for name in option.opts} | {"--help"}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, example


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["serch", "x"], 2, "Vouliez-vous dire « search »"),
        (["serch"], 2, "commande inconnue"),
        (["zzz"], 2, "Commande inconnue : zzz"),
        (["rebuild"], 2, "Il manque l’argument 'SOURCE…'"),
        (["search", "x", "y"], 2, "Argument en trop : y"),
        (["search", "x", "--nope"], 2, "Option inconnue : --nope"),
        (["search", "x", "--lmit", "3"], 2, "--limit"),
        (["search", "x", "--page", "deux"], 2, "« deux » n’est pas un nombre"),
        (["search", "x", "--field", "source"], 2, "champ=valeur"),
        (["search", "x", "--match", "some"], 2, "« some » n’est pas l’un de 'auto', 'all', 'any'"),
        (["rebuild", "corpus", "--strict=1"], 2, "ne prend pas de valeur"),
        (["rebuild", "corpus", "--jobs", "0"], 2, "0 n’est pas dans les bornes"),
        (["suggest", "x", "--limit", "0"], 2, "100"),
        (["similar", "nulle-part"], 1, "nulle-part"),
        (["similar", "x", "--limit", "0"], 2, "1<=x<=100"),
        (["compare", "x"], 2, "Il manque l’argument"),
        (["compare", "nulle-part", "ailleurs"], 1, "nulle-part"),
        (["serve", "--port", "70000"], 2, "65535"),
        (["rebuild", "/rien/de/tel"], 2, "/rien/de/tel"),
        (["rebuild", "corpus", "--map", "humeur=x"], 2, "titre, chapo, texte"),
        (["rebuild", "corpus", "--engine", "lucene"], 2, "lucene"),
        (["search", "x", "--limit", "0"], 2, "de 1 à 100"),
        (["search", "x", "--page", "0"], 2, "page 1"),
        (["search", "x", "--since", "hier"], 2, "hier"),
        (["search", "x", "--field", "humeur=bonne"], 2, "humeur=bonne"),
        (["search", "x", "--sort", "hasard"], 2, "hasard"),
        (["search", "xyzzyxyzzy", "--fail-empty"], 1, ""),
        (["show", "nulle-part"], 1, "nulle-part"),
    ],
)
def test_what_cannot_be_done_says_why(words: list[str], code: int, said: str, place: str) -> None:
    done = run(*words, index=place)
    assert done.exit_code == code
    assert said in done.stderr


@pytest.mark.parametrize("command", ["search", "stats", "check", "show", "serve"])
def test_a_missing_index_is_told_with_the_command_that_makes_one(command: str, tmp_path: Path) -> None:
    done = run(command, *(["x"] if command in ("search", "show") else []), index=str(tmp_path / "rien"))
    assert done.exit_code == 1
    assert f"manchette rebuild --index {tmp_path / 'rien'} SOURCE…" in done.stderr


def test_an_option_without_its_value_is_told() -> None:
    done = run("search", "x", "--since")
    assert (done.exit_code, "L’option --since demande une valeur" in done.stderr) == (2, True)


def test_a_hint_names_no_index_where_the_line_does_not(tmp_path: Path) -> None:
    assert "manchette rebuild SOURCE…" in run("stats", MANCHETTE_INDEX=str(tmp_path / "rien")).stderr


def test_suggest_gives_what_the_library_gives(place: str) -> None:
    found = Library.open(place).suggest("elec", 4)
    said = data("suggest", "elec", "--limit", "4", index=place)
    assert said == {"query": "elec", "suggestions": [asdict(each) for each in found]}
    assert found[0].text in run("suggest", "elec", index=place).stdout


def test_near_articles_and_comparisons_are_those_of_the_library(place: str) -> None:
    library, id = Library.open(place), "APA-20160602-014"
    first, second = library.reprints(id)
    near = library.similar(id, limit=2)
    assert [each["id"] for each in data("similar", id, "--limit", "2", index=place)["articles"]] == [a.id for a in near]
    assert near[0].title in run("similar", id, index=place).stdout
    assert data("compare", first.id, second.id, index=place)["articles"][1]["id"] == second.id
    assert "[+En Belgique, la Meuse+]" in run("compare", first.id, second.id, index=place).stdout
    shown = run("show", second.id, index=place).stdout
    assert shown.index("Reprises, dans l’ordre") < shown.index(first.id) < shown.index("Articles proches")


def test_reprints_are_grouped_on_request(place: str) -> None:
    found = data("search", "--collapse", "--limit", "100", index=place)
    assert (found["total"], found["articles"], len(found["hits"])) == (76, 83, 76)
    assert "76 réponses, 83 articles avec les reprises" in run("search", "--collapse", index=place).stdout


def test_a_form_can_be_set_aside(place: str) -> None:
    whole = data("search", "élection", index=place)
    assert [form["written"] for form in whole["forms"][0]["forms"]] == ["élection", "élections"]
    less = data("search", "élection", "--not-form", "élections", index=place)
    assert less["understood"] == '"élection"'
    assert less["total"] < whole["total"]
    assert [form["kept"] for form in less["forms"][0]["forms"]] == [True, False]
    assert "élections" in run("explain", "élection", index=place).stdout

"""Is what the documents say true? Their examples are run on the bundled corpus."""

import fnmatch
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from search import FORMATS, Library
from search.query.parse import parse

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(language: str) -> list[tuple[str, str]]:
    return [
        (f"{path.relative_to(ROOT)}:{path.read_text('utf-8')[: match.start()].count(chr(10)) + 1}", match[2])
        for path in DOCUMENTS
        for match in BLOCK.finditer(path.read_text("utf-8"))
        if match[1] == language
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    Library.open(folder).rebuild([ROOT / "corpus"])
    return folder


def run(command: str, place: Path) -> str:
    """Run one line as the reader would, on an index that lies elsewhere; a command that fails fails the test."""
    words = shlex.split(command)
    if words[0] == "manchette":
        words = [sys.executable, "-m", "search", *words[1:]]
    environment = os.environ | {"MANCHETTE_INDEX": str(place), "COLUMNS": "200", "PYTHONUTF8": "1"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


@pytest.mark.parametrize(("where", "block"), blocks("console"), ids=lambda value: value if ".md:" in value else "")
def test_commands_print_what_the_documents_show(where: str, block: str, place: Path) -> None:
    printed: list[str] = []
    for line in filter(None, block.splitlines()):
        if line.startswith("$ "):
            printed = [re.sub(r"\s+", " ", each).strip() for each in run(line[2:], place).splitlines()]
        else:
            shown = re.sub(r"\s+", " ", line).strip().replace("[", "[[]").replace("…", "*")
            assert any(fnmatch.fnmatchcase(each, shown) for each in printed), f"{where}: {line!r} not in {printed}"


@pytest.mark.parametrize(("where", "block"), blocks("python"), ids=lambda value: value if ".md:" in value else "")
def test_python_examples_run(where: str, block: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block.replace('"index_data"', repr(str(place))), where, "exec"), {})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8")):
        assert target.startswith("http") or (path.parent / target).exists(), target


def test_each_example_of_the_query_language_is_read_without_mending() -> None:
    rows = re.findall(r"^\| (`.*) \|", (ROOT / "docs" / "requetes.md").read_text("utf-8"), re.M)
    examples = [each.strip("`") for row in rows for each in re.findall(r"`[^`]+`", row.split(" | ")[0])]
    assert len(examples) > 20
    for example in examples:
        if example not in ("« »", "“ ”"):
            assert not parse(example).notes, example


def test_every_command_is_documented() -> None:
    from search.cli import main

    text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
    assert not [name for name in main.commands if f"manchette {name}" not in text]


def test_every_format_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    lines = {
        each.name: f"| `{each.name}` | {each.label} | {each.help.replace('|', chr(92) + '|')} |" for each in FORMATS
    }
    assert not [name for name, line in lines.items() if line not in text]

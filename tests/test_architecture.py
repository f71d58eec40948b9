"""Do the arrows between rooms point where docs/architecture.md says, and do rooms stay small?"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("search", "web")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
VALUES = ("search.errors", "search.article", "search.question", "search.fields")

# A room may import itself, the rooms listed, and nothing else of ours. The longest name that fits is the rule.
ARROWS: dict[str, tuple[str, ...]] = {
    "search.errors": (),
    "search.article": (),
    "search.fields": (),
    "search.question": ("search.errors",),
    "search.page": ("search.article", "search.question"),
    "search.answer": ("search.page", "search.article", "search.fields", "search.question", "search.studies.reprints"),
    "search.analysis": ("search.errors",),
    "search.query": ("search.analysis", "search.fields", "search.errors", "search.page", "search.question"),
    "search.query.witness": ("search.document",),
    "search.document": ("search.analysis", "search.article", "search.sketch"),
    "search.sketch": (),
    "search.families": ("search.errors", "search.sketch"),
    "search.lexicon": ("search.analysis", "search.errors"),
    "search.highlight": ("search.query", "search.analysis", "search.lexicon", "search.article", "search.page"),
    "search.engines": (
        "search.query.terms",
        "search.query.places",
        "search.document",
        "search.errors",
        "search.fields",
        "search.question",
    ),
    "search.engines.memory": ("search.query.witness",),
    "search.ingest": ("search.article", "search.errors"),
    "search.store": ("search.errors", "search.analysis"),
    "search.ledger": ("search.article", "search.errors", "search.ingest"),
    "search.pipeline": (
        "search.analysis",
        "search.ledger",
        "search.lexicon",
        "search.ingest",
        "search.document",
        "search.article",
        "search.engines",
        "search.errors",
    ),
    "search.studies": ("search.analysis", "search.article", "search.lexicon", "search.query"),
    "search.export": ("search.article", "search.page"),
    "search.library": ("search",),
    "search": ("search",),
    "search.cli": ("search",),
    "web": ("search",),
}
PUBLIC_FACE_ONLY = ("web", "search.cli")


def imports_of(module: str) -> set[str]:
    """All modules of ours that this one imports, by the names in its source."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{module}: relative import"
            deeper = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
            found |= deeper or {node.module}
    return {name for name in found if name.split(".")[0] in ("search", "web") and name in MODULES}


def room_of(module: str) -> str:
    """The rule that holds for a module: the longest name in ARROWS that it begins with."""
    return max((room for room in ARROWS if module == room or module.startswith(room + ".")), key=len)


def allowed(module: str, imported: str) -> bool:
    room = room_of(module)
    rooms = (room, *ARROWS[room])
    if "." in room and room.rpartition(".")[0] in ARROWS and room.rpartition(".")[0] != "search":
        rooms += (room.rpartition(".")[0], *ARROWS[room.rpartition(".")[0]])
    return any(imported == each or imported.startswith(each + ".") for each in rooms)


@pytest.mark.parametrize("module", MODULES)
def test_imports_follow_the_arrows(module: str) -> None:
    outside = next((room for room in PUBLIC_FACE_ONLY if f"{module}.".startswith(f"{room}.")), "")
    if outside:
        strays = {name for name in imports_of(module) if name.startswith("search.") and not name.startswith(outside)}
        assert not strays, f"{module} sees behind the public face: {strays}"
        return
    strays = {name for name in imports_of(module) if not allowed(module, name) and room_of(module) != "search"}
    assert not strays, f"{module} imports {strays}"
    assert not {name for name in imports_of(module) if name.startswith("web")}


def test_there_is_no_import_cycle() -> None:
    graph = {module: imports_of(module) - {module} for module in MODULES}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for imported in graph[module]:
                visit(imported, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", [*MODULES.values(), *sorted((ROOT / "bench").rglob("*.py"))], ids=str)
def test_files_and_functions_stay_small_and_say_what_they_answer(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= 300, "a file over 300 lines is a question about the design"
    assert ast.get_docstring(tree) or not source.strip()
    long = [f.name for f in functions(tree) if (f.end_lineno or 0) - f.lineno >= 40]
    assert not long, f"over 40 lines: {long}"

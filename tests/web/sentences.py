"""Which sentences do the pages say? Those of the templates, of the modules, and of the tables that both show."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_python
from jinja2 import Environment, nodes
from jinja2.ext import babel_extract

import search
import web
from search import FIELDS
from search.query.notes import Mend
from web import accessibility, answers, errors, form, help, narrowing

HOME = Path(web.__file__).parent
LIBRARY = Path(search.__file__).parent
# Whose errors a reader may see on a page.
REFUSING = (
    *(LIBRARY / name for name in ("question.py", "narrowing.py", "reading.py", "engines/base.py")),
    *(HOME / name for name in ("urls.py", "answers.py", "neighbours.py")),
)
KEYWORDS = ("_", "gettext", "ngettext", "lazy_gettext", "counted")
Sentence = str | tuple[str, ...]


def sentences() -> set[Sentence]:
    """Every sentence; one that has a plural is a pair."""
    found: set[Sentence] = {*_tables(), *(mend.value for mend in Mend)}
    for module in REFUSING:
        found |= set(_refusals(module))
    for template in sorted((HOME / "templates").glob("*.html")):
        text = template.read_text(encoding="utf-8")
        for _, _, message, _ in babel_extract(io.BytesIO(text.encode()), KEYWORDS, (), {"encoding": "utf-8"}):
            found.add(_sentence(message))
        found |= set(_counted(text))
    for module in sorted(HOME.glob("*.py")):
        for _, _, message, _ in extract_python(io.BytesIO(module.read_bytes()), KEYWORDS, (), {}):
            if module.stem != "language":
                found.add(_sentence(message))
    return found


def _sentence(message: str | tuple[str | None, ...]) -> Sentence:
    said = (message,) if isinstance(message, str) else tuple(each for each in message if each)
    return said[0] if len(said) == 1 else said


def _counted(text: str) -> Iterator[Sentence]:
    """The nouns that are counted by the filter of that name."""
    for node in Environment(extensions=["jinja2.ext.i18n"]).parse(text).find_all(nodes.Filter):
        if node.name == "count":
            one, *several = (each.as_const() for each in node.args)
            yield f"%(num)s {one}", f"%(num)s {several[0] if several else one + 's'}"


def _tables() -> Iterator[str]:
    for operator in help.OPERATORS:
        yield from filter(None, (operator.means, operator.note))
    yield from (parameter.means for parameter in help.PARAMETERS)
    for keys, does in help.KEYBOARD:
        yield from (does, *(key for key in keys if len(key) > 1))
    for field in FIELDS:
        yield from (field.label, field.help)
    yield from answers.SORTS.values()
    yield from (*narrowing.NAMES, *narrowing.MATCHES.values())
    for _, label, tip in form.BOXES:
        yield from (label, tip)
    yield from form.PLACES.values()
    yield from (*accessibility.CHECKED, *accessibility.UNCHECKED)
    for _, message, hint in errors.FOREIGN.values():
        yield from filter(None, (message, hint))


def _refusals(module: Path) -> Iterator[str]:
    """What is said by the errors that a module raises, with the names of what is put into it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("BadRequest", "NotFound")
        ):
            yield from map(_with_places, node.args)


def _with_places(text: ast.expr) -> str:
    match text:
        case ast.Constant(value=str(said)):
            return said
        case ast.JoinedStr(values=parts):
            return "".join(map(_with_places, parts))
        case ast.FormattedValue(value=ast.Name(id=name) | ast.Attribute(attr=name)):
            return f"{{{name}}}"
        case _:
            return "{values}"

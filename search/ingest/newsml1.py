"""Which articles are in this NewsML 1 document?

NewsML 1.0 to 1.2 (IPTC, 2000–2003): items made of components in components; the
text in NITF or plain, in one component or in one for each role (title, lead, body).
"""

from __future__ import annotations

from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest import nitf
from search.ingest.fixed_lines import loose_text
from search.ingest.html import lead_of
from search.ingest.languages import language
from search.ingest.markup import Element, paragraphs
from search.ingest.newsml_g2 import CLASSES, inner_tags
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.xml_items import nearest_lang, read_items, said_in, words
from search.ingest.xml_root import root_name

NO_TEXT = "élément NewsML sans titre ni texte"
PACKAGE = "dossier qui renvoie à d’autres éléments, pas un article"

TOO_MANY = "élément NewsML de parties trop nombreuses"
PARTS = 1_000_000
"""Components times the elements of the widest: what is said around a text is sought in each."""

_ROLES = {"title": "title", "headline": "title", "lead": "lead", "caption": "lead", "body": "body", "main": "body"}


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each item of a file; one may hold several articles, as where it is in two languages."""
    return read_items(opened, ("NewsItem",), _read)


def _read(item: Element, origin: str) -> Iterator[Article | Rejected]:
    components = list(item.iter("NewsComponent"))
    if len(components) * max(map(len, components), default=0) > PARTS:
        yield Rejected(origin, TOO_MANY)
        return
    stories = list(_stories(item))
    for number, (component, texts) in enumerate(stories, start=1):
        alone = len(stories) == 1
        place = origin if alone else f"{origin}{'.' if '#' in origin else '#'}{number}"
        kind = _role(component) or said_in(component, "FormalName", "ContentItem/MediaType").lower()
        record = _record(item, [component, *component.iterancestors("NewsComponent")], texts)
        record["id"] = _id(item, "" if alone else component.get("Duid", str(number)))
        yield Rejected(place, CLASSES[kind]) if kind in CLASSES else article(record, place)
    if not stories:
        yield _without_text(item, origin)


def _without_text(item: Element, origin: str) -> Article | Rejected:
    """Give the article of a flash, which is all in its title, else say what the item is."""
    for path in (".//MediaType", ".//Role", ".//NewsItemType"):
        if reason := CLASSES.get(said_in(item, "FormalName", path).lower()):
            return Rejected(origin, reason)
    if item.find(".//NewsItemRef") is not None:
        return Rejected(origin, PACKAGE)
    record = _record(item, item.findall("NewsComponent"), {})
    return article(record | {"id": _id(item, "")}, origin) if record.get("title") else Rejected(origin, NO_TEXT)


def _stories(item: Element) -> Iterator[tuple[Element, dict[str, object]]]:
    """Give each component that has a text in itself, or one by role in the components in it, with these texts."""
    taken: set[Element] = set()
    for component in item.iter("NewsComponent"):
        inner = {field: part for part in component.iterfind("NewsComponent") if (field := _ROLES.get(_role(part)))}
        if "body" in inner and len(inner) > 1:
            taken.update(inner.values())
            texts = {field: _text(part).get("body", "") for field, part in inner.items()}
        else:
            texts = {} if component in taken else _text(component)
        if texts.get("body"):
            yield component, texts


def _text(component: Element) -> dict[str, object]:
    """Give the longest of the texts that stand in a component itself: they are renditions of one."""
    best: dict[str, object] = {}
    for content in component.iterfind("ContentItem/DataContent"):
        document = content.find("nitf")
        if document is not None:
            held = nitf.record(document)
        else:
            held = {"body": "\n".join(paragraphs(content)) if len(content) else loose_text(content.text or "")}
        if len(str(held["body"])) > len(str(best.get("body", ""))):
            best = held
    return best


def _record(item: Element, around: list[Element], texts: dict[str, object]) -> dict[str, object]:
    """Give what the components around a text say of it, the nearest first, then what the text says of itself."""
    management, identifier = "NewsManagement/", "Identification/NewsIdentifier/"
    said: dict[str, object] = {
        "title": texts.get("title") or _nearest(around, "NewsLines/HeadLine"),
        "lead": lead_of(str(texts.get("lead", "")), str(texts.get("body", ""))),
        "date": words(item, management + "ThisRevisionCreated", management + "FirstCreated", identifier + "DateId"),
        "source": _party(around, "Provider")
        or _party(around, "Source")
        or _nearest(around, "NewsLines/CreditLine")
        or words(item, identifier + "ProviderId"),
        "authors": _nearest(around, "NewsLines/ByLine") or _authors(around),
        "tags": tuple(dict.fromkeys((*_tags(around), *inner_tags(texts)))),
        "lang": language(_code(around) or nearest_lang(around[0] if around else item)),
    }
    return texts | {field: value for field, value in said.items() if value or field == "lead"}


def _id(item: Element, part: str) -> str:
    """Give provider, day, name and revision: together they are the item's own, each alone may come again."""
    names = ("ProviderId", "DateId", "NewsItemId", "RevisionId")
    known = [words(item, f"Identification/NewsIdentifier/{name}") for name in names]
    return "-".join(filter(None, (*known, part))) if known[2] else ""


def _role(component: Element) -> str:
    return said_in(component, "FormalName", "Role").lower()


def _nearest(around: list[Element], path: str) -> str:
    return next(filter(None, (words(component, path) for component in around)), "")


def _party(around: list[Element], part: str) -> str:
    path = f"AdministrativeMetadata/{part}/Party"
    return next(filter(None, (said_in(component, "FormalName", path) for component in around)), "")


def _code(around: list[Element]) -> str:
    path = "DescriptiveMetadata/Language"
    return next(filter(None, (said_in(component, "FormalName", path) for component in around)), "")


def _authors(around: list[Element]) -> tuple[str, ...]:
    """Give the creators of a text, or those whom Keystone-ATS names in properties; editors are not authors."""
    for component in around:
        admin = component.find("AdministrativeMetadata")
        if admin is not None:
            creators = [one for one in admin.iterfind("Creator/Party") if one.get("Topic", "AUTHOR") == "AUTHOR"]
            names = [one.get("FormalName", "") for one in creators]
            names += [one.get("Value", "") for one in admin.iterfind("Property[@FormalName='author']")]
            if any(names):
                return tuple(filter(None, names))
    return ()


def _tags(around: list[Element]) -> Iterator[str]:
    for component in around:
        yield from filter(None, (words(line, ".") for line in component.iterfind("NewsLines/KeywordLine")))
        for line in component.iterfind("NewsLines/NewsLine"):
            if said_in(line, "FormalName", "NewsLineType") == "CatchWord":
                yield words(line, "NewsLineText")
        for key in component.iterfind("DescriptiveMetadata/Property[@FormalName='Keyword']"):
            yield key.get("Value", "")


FORMAT = Format(
    name="newsml-1",
    label="NewsML 1",
    help="dépêches d’agence NewsML 1.0 à 1.2, texte en NITF ou simple",
    suffixes=(".newsml",),
    looks=lambda head: root_name(head) == "NewsML",
    read=read,
)

"""Which articles are in this NewsML-G2 document?

Items alone, in a package or in a message, versions 2.x; the text inline, in
XHTML, NITF or plain (IPTC, NewsML-G2 Guidelines). Items that hold no article
are refused by what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest import nitf
from search.ingest.fixed_lines import loose_text
from search.ingest.html import lead_of
from search.ingest.languages import language
from search.ingest.markup import Element, inline, paragraphs
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import alike
from search.ingest.xml_items import nearest_lang, read_items, said_in, words
from search.ingest.xml_root import root_name

NO_TEXT = "élément NewsML-G2 sans titre ni texte"
ELSEWHERE = "texte qui se trouve dans un autre fichier"

NOT_ARTICLES = {
    "packageItem": "dossier qui renvoie à d’autres éléments, pas un article",
    "conceptItem": "notice d’une notion, pas un article",
    "knowledgeItem": "liste de notions, pas un article",
    "planningItem": "prévision de couverture, pas un article",
    "catalogItem": "catalogue de vocabulaires, pas un article",
    "contentMeta": "métadonnées sans texte, pas un article",
}
_EVENT = "annonce d’un événement, pas un article"
CLASSES = {
    "picture": "photo, pas un article",
    "photo": "photo, pas un article",
    "image": "photo, pas un article",
    "graphic": "infographie, pas un article",
    "animation": "animation, pas un article",
    "video": "vidéo, pas un article",
    "audio": "enregistrement sonore, pas un article",
}
"""What an item that is no text is, by the word that NewsML has for it, in lower case."""

_ITEMS = ("newsItem", *NOT_ARTICLES, "contentSet")
_ROOTS = frozenset((*_ITEMS, "newsMessage"))
_FURNITURE = ("header", "footer", "aside", "nav", "figure", "time")


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each item of a file, be it a message or the item itself."""
    return read_items(opened, _ITEMS, _read)


def _read(item: Element, origin: str) -> Iterator[Article | Rejected]:
    reason = _not_article(item)
    if not reason:
        held = _record(item)
        if held["title"] or held["body"]:
            yield article(held, origin)
            return
        reason = NO_TEXT if item.find(".//remoteContent") is None else ELSEWHERE
    yield Rejected(origin, reason)


def _not_article(item: Element) -> str:
    if item.tag == "conceptItem" and said_in(item, "qcode", "concept/type").endswith(":event"):
        return _EVENT
    kind = said_in(item, "qcode", "itemMeta/itemClass").rpartition(":")[2]
    return NOT_ARTICLES.get(str(item.tag), "") or CLASSES.get(kind, "")


def _record(item: Element) -> dict[str, object]:
    inner, body = _content(item)
    title = _headline(item) or str(inner.get("title", ""))
    first, _, others = body.partition("\n")
    if alike(first, title):
        body = others
    lead = words(item, "contentMeta/headline[@role='hld:subHeadline']", "contentMeta/description[@role='drol:summary']")
    return {
        "id": "-".join(filter(None, (item.get("guid"), item.get("version")))),
        "title": title,
        "lead": lead_of(lead, body) or inner.get("lead", ""),
        "body": body,
        "date": words(item, "itemMeta/versionCreated", "itemMeta/firstCreated", "contentMeta/contentCreated"),
        "source": _source(item) or inner.get("source", ""),
        "authors": words(item, "contentMeta/by") or inner.get("authors") or _creators(item),
        "tags": tuple(dict.fromkeys((*_tags(item), *inner_tags(inner)))),
        "lang": language(said_in(item, "tag", "contentMeta/language") or nearest_lang(item)) or inner.get("lang", ""),
    }


def _headline(item: Element) -> str:
    main = [one for one in item.iterfind("contentMeta/headline") if "sub" not in one.get("role", "").lower()]
    return next(filter(None, map(inline, main)), "") or words(item, "itemMeta/title")


def _content(item: Element) -> tuple[dict[str, object], str]:
    """Give the longest of the texts that an item holds (they are renditions of one), and what else it says."""
    contents = item if item.tag == "contentSet" else item.find("contentSet")
    best: dict[str, object] = {}
    for content in () if contents is None else contents.iterchildren("inlineXML", "inlineData"):
        held = _inline(content)
        if len(str(held["body"])) > len(str(best.get("body", ""))):
            best = held
    return best, str(best.get("body", ""))


def _inline(content: Element) -> dict[str, object]:
    document = content.find("nitf")
    if document is not None:
        return nitf.record(document)
    if content.tag == "inlineData":
        return {"body": loose_text(content.text or "") if content.get("encoding") is None else ""}
    lines = list(paragraphs(content, set(content.iter(*_FURNITURE))))
    return {"body": "\n".join(lines), "title": words(content, "html/head/title")}


def _source(item: Element) -> str:
    """Give the provider, by its name, else by what stands for it: « nprov:AFP » is AFP."""
    provider = said_in(item, "literal", "itemMeta/provider")
    code = said_in(item, "qcode", "itemMeta/provider").rpartition(":")[2]
    holder = words(item, "rightsInfo/copyrightHolder/name") or said_in(item, "literal", "rightsInfo/copyrightHolder")
    return words(item, "itemMeta/provider/name") or provider or code or words(item, "contentMeta/creditline") or holder


def _creators(item: Element) -> tuple[str, ...]:
    return tuple(filter(None, (words(creator, "name") for creator in item.iterfind("contentMeta/creator"))))


def _tags(item: Element) -> tuple[str, ...]:
    keywords = tuple(filter(None, map(inline, item.iterfind("contentMeta/keyword"))))
    kinds = (*item.iterfind("contentMeta/subject"), *item.iterfind("contentMeta/genre"))
    return keywords + tuple(filter(None, (words(kind, "name") for kind in kinds)))


def inner_tags(inner: dict[str, object]) -> tuple[str, ...]:
    """Give the tags that an inline document says of itself."""
    tags = inner.get("tags", ())
    return tags if isinstance(tags, tuple) else ()


FORMAT = Format(
    name="newsml-g2",
    label="NewsML-G2",
    help="dépêches d’agence NewsML-G2 : élément seul, message ; texte en XHTML, en NITF ou simple",
    suffixes=(),
    looks=lambda head: root_name(head) in _ROOTS,
    read=read,
)

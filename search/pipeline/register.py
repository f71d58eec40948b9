"""Has this article been indexed already? An id stands for one article of an index."""

from __future__ import annotations

from dataclasses import replace

from search.article import Rejected
from search.document import Document, pack, unpack
from search.pipeline.batches import Entry

TWICE = "doublon"


class Register:
    """The ids given so far. About 250 bytes an article: a million fit in a quarter of a gigabyte."""

    def __init__(self) -> None:
        # Digest and origin in one value: half the memory of a pair.
        self._given: dict[str, bytes] = {}
        self.renamed = 0

    def admit(self, entry: Entry) -> Document | Rejected:
        """Give the document under an id of its own, or refuse what is there already, word for word.

        Where another article has its id, it takes one made from all that it says:
        the first in the order of the sources keeps the id.
        """
        digest = bytes.fromhex(entry.own_id)
        for id in (entry.document.id, entry.own_id):
            holder = self._given.get(id)
            if holder is None:
                self._given[id] = digest + entry.origin.encode("utf-8", "surrogatepass")
                return entry.document if id == entry.document.id else self._renamed(entry.document, id)
            if holder.startswith(digest):
                return Rejected(entry.origin, f"{TWICE} de {holder[len(digest) :].decode('utf-8', 'surrogatepass')}")
        return Rejected(entry.origin, "identifiant déjà pris par un autre article")

    def _renamed(self, document: Document, id: str) -> Document:
        self.renamed += 1
        return replace(document, id=id, stored=pack(replace(unpack(document.stored), id=id)))

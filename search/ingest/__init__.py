"""How does the press reach us? Bytes become ``Article`` or ``Rejected``; nothing vanishes.

``walk`` gives the files of some sources (``found``: each with those that it speaks for), ``read`` what one file holds
(``shares``: the same, cut so that several processes can read a big file).
``FORMATS`` is the table of what can be read.
"""

from __future__ import annotations

from search.ingest.account import Account, Listen, unheard
from search.ingest.names import Columns
from search.ingest.reading import read, shares
from search.ingest.recognise import FORMATS
from search.ingest.shares import Share
from search.ingest.walk import Found, found, walk

__all__ = [
    "FORMATS",
    "Account",
    "Columns",
    "Found",
    "Listen",
    "Share",
    "found",
    "read",
    "shares",
    "unheard",
    "walk",
]

"""How does the press reach us? Bytes become ``Article`` or ``Rejected``; nothing vanishes.

``walk`` gives the files of some sources, ``read`` what one file holds.
``FORMATS`` is the table of what can be read.
"""

from __future__ import annotations

from search.ingest.reading import read
from search.ingest.recognise import FORMATS
from search.ingest.walk import walk

__all__ = ["FORMATS", "read", "walk"]

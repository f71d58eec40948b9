"""Which articles are versions of one text? Gathered while an index is built, then kept beside it."""

from search.families.gathering import Gathering
from search.families.table import Families

__all__ = ["Families", "Gathering"]

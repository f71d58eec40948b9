"""Which files is this index made of, and what did each of them give?

A SQLite file beside the engine's own: what an update must know so as to read only
what has changed, and to decide as a rebuild of everything would.
"""

from search.ledger.accounts import Row, beginnings, general
from search.ledger.changes import Changes
from search.ledger.register import Placed, Register, State
from search.ledger.sources import Source, Sources, lies_in
from search.ledger.stamps import Stamp, digested, same, stamped
from search.ledger.table import Item, Ledger, Total, door, twins, unchanging

__all__ = [
    "Changes",
    "Item",
    "Ledger",
    "Placed",
    "Register",
    "Row",
    "Source",
    "Sources",
    "Stamp",
    "State",
    "Total",
    "beginnings",
    "digested",
    "door",
    "general",
    "lies_in",
    "same",
    "stamped",
    "twins",
    "unchanging",
]

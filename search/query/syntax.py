"""What did the reader write? The tree of the query language, each node with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """``start`` and ``end`` count characters of the text of the query."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word(_Placed):
    """A word in any inflection: ``trêve``. ``text`` is as written; it may hold several terms."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact(_Placed):
    """A word or phrase exactly as spelled, accents and all: ``=été``, ``="l'été indien"``."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote(_Placed):
    """These forms in this order: ``"cessation des opérations"``; a word may end in ``*``."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix(_Placed):
    """Forms that begin so: ``élect*``; ``text`` is without the star."""

    text: str


@dataclass(frozen=True, slots=True)
class Wild(_Placed):
    """Forms of this shape: ``wom?n``, ``*tion``, ``dé*tion``; ``*`` any letters, ``?`` one."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy(_Placed):
    """Forms at most ``edits`` (1 or 2) letters away: ``Netanyahou~``, ``~2``."""

    text: str
    edits: int


@dataclass(frozen=True, slots=True)
class Near(_Placed):
    """These operands within ``gap`` positions: PRÈS/n, PUIS/n (``ordered``), or ``"a b c"~n``."""

    parts: tuple[Node, ...]
    gap: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class In(_Placed):
    """A part asked of one field: ``titre:gaza``; ``field`` is a name of FIELDS."""

    field: str
    part: Node


@dataclass(frozen=True, slots=True)
class Between(_Placed):
    """Days from ``low`` to ``high``, both included, as integers YYYYMMDD; an open end is 0 or 99991231."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class And(_Placed):
    """All of these; ``soft`` when only juxtaposed, so that partial answers may follow."""

    parts: tuple[Node, ...]
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Or(_Placed):
    """One of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    """Not this."""

    part: Node


@dataclass(frozen=True, slots=True)
class Boost(_Placed):
    """The same, weighing ``factor`` times as much: ``mot^3``."""

    part: Node
    factor: float


Leaf = Word | Exact | Quote | Prefix | Wild | Fuzzy
Node = Word | Exact | Quote | Prefix | Wild | Fuzzy | Near | In | Between | And | Or | Not | Boost

"""What is to be shown of a question: which words prove that an article answers?"""

from __future__ import annotations

from dataclasses import dataclass

from search.query.terms import Node


@dataclass(frozen=True, slots=True)
class Sought:
    """One positive clause of a question.

    ``label`` is the clause as the reader wrote it; ``nodes`` are Term, AnyOf,
    Prefix, Phrase or Near over ``title`` and ``text`` (forms) or ``title_stem``
    and ``text_stem``, one for each field asked: a place of any of them is a place
    of the clause. ``spellings``, for ``=été``: how each word is spelled, in
    order; only these spellings are marked. An article that lacks a ``required``
    clause is said to miss it.
    """

    label: str
    nodes: tuple[Node, ...]
    spellings: tuple[str, ...] = ()
    required: bool = True

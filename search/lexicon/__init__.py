"""Which words does the corpus hold, and in how many articles is each? Suggestions, completion, expansions."""

from search.lexicon.corrections import Candidate, corrections, meant
from search.lexicon.headings import KINDS, Collected, Heading, Headings, heading
from search.lexicon.mapped import Lexicon, pack
from search.lexicon.renewed import respelled
from search.lexicon.spellings import Met, Spelled, add, chosen, look

__all__ = [
    "KINDS",
    "Candidate",
    "Collected",
    "Heading",
    "Headings",
    "Lexicon",
    "Met",
    "Spelled",
    "add",
    "chosen",
    "corrections",
    "heading",
    "look",
    "meant",
    "pack",
    "respelled",
]

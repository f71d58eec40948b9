"""Which words does the corpus hold, and in how many articles is each? Suggestions, completion, expansions."""

from search.lexicon.corrections import Candidate, corrections, meant
from search.lexicon.headings import KINDS, Collected, Heading, Headings, heading
from search.lexicon.mapped import Lexicon, pack
from search.lexicon.renewed import respelled
from search.lexicon.spellings import Spelled, chosen

__all__ = [
    "KINDS",
    "Candidate",
    "Collected",
    "Heading",
    "Headings",
    "Lexicon",
    "Spelled",
    "chosen",
    "corrections",
    "heading",
    "meant",
    "pack",
    "respelled",
]

"""Which words does the corpus hold, and in how many articles is each? Suggestions, completion, expansions."""

from search.lexicon.mapped import Lexicon, pack

__all__ = ["Lexicon", "pack"]

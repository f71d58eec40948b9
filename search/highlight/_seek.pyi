from collections.abc import Sequence

from search.highlight.heads import Head
from search.highlight.seek import Known, Met, Reached

def seek(
    text: bytes, heads: Sequence[Head], known: Known | None, begin: Reached, most: int
) -> tuple[list[Met], Reached | None]: ...

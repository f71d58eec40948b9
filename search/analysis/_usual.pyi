from collections.abc import Callable

from search.analysis.vocabulary import Rules, Word

class Usual:
    def __init__(
        self,
        careful: Rules,
        stem: Callable[[str], str],
        table: bytes,
        elided: frozenset[bytes],
        articles: frozenset[bytes],
        apart: frozenset[bytes],
    ) -> None: ...
    def words_of(self, chunk: bytes) -> tuple[Word, ...] | bytes: ...

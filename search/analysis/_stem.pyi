class Stemmer:
    def __init__(
        self,
        given: dict[str, str],
        past: frozenset[str],
        in_ment: frozenset[str],
        in_erer: frozenset[str],
        other: frozenset[str],
        endings: tuple[tuple[str, str, int], ...],
    ) -> None: ...
    def stem(self, form: str) -> str: ...

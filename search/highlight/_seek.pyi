from search.highlight.seek import Known, Met

def seek(
    text: bytes, head: bytes, whole: bool, known: Known | None, place: int, most: int
) -> tuple[list[Met], int]: ...

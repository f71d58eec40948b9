"""Builds an index of small files again and again, until it is killed: ``python builder.py PLACE``."""

import sys
import time
from pathlib import Path

from search.store import Generation, Meta, Store

FILES = 12


def build(store: Store, word: str, *, pause: float = 0.0) -> Generation:
    """Build one generation whose files all say the same word."""
    with store.building() as making:
        for number in range(FILES):
            (making.engine_folder / f"part-{number}").write_text(word * 1000, encoding="utf-8")
            time.sleep(pause)
        making.lexicon.write_text(word, encoding="utf-8")
        making.refused.write_text("", encoding="utf-8")
        return making.publish(Meta(engine="files", engine_version="1", articles=FILES, sources=("corpus",)))


def read(generation: Generation) -> str:
    """Read all files of a generation; they must say the same word."""
    words = {generation.lexicon.read_text(encoding="utf-8")}
    for number in range(FILES):
        text = (generation.engine_folder / f"part-{number}").read_text(encoding="utf-8")
        words.add(text[: len(text) // 1000])
    assert len(words) == 1, words
    return words.pop()


if __name__ == "__main__":
    place = Store(Path(sys.argv[1]))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for turn in range(1_000_000):
        build(place, f"word{turn}")

"""``python -m search`` is the command ``manchette``."""

from search.cli import main

main(prog_name="manchette")

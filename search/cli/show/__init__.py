"""How does a result look in a terminal? Tables and marks for people, JSON for programs."""

from __future__ import annotations

from search.cli.show.answers import article, comparison, explained, page, suggestions, summaries
from search.cli.show.console import error, progress
from search.cli.show.index import formats, problems, rolled_back, serving, stats
from search.cli.show.reading import inspected
from search.cli.show.report import page as report_page
from search.cli.show.report import reasons, rebuilt, report
from search.cli.show.report import table as report_table
from search.cli.show.updating import update, watched

__all__ = [
    "article",
    "comparison",
    "error",
    "explained",
    "formats",
    "inspected",
    "page",
    "problems",
    "progress",
    "reasons",
    "rebuilt",
    "report",
    "report_page",
    "report_table",
    "rolled_back",
    "serving",
    "stats",
    "suggestions",
    "summaries",
    "update",
    "watched",
]

"""Manchette: full-text search over French press archives. This is the public face.

from search import Library, Question

library = Library.open("index_data")
library.rebuild(["corpus/"])
page = library.search(Question("trêve ET gaza"))
page.total, page.hits[0].article.title, page.hits[0].snippets
"""

from search.answer import article_json, comparison_json, facet_json, page_json, suggestions_json, summary_json
from search.article import Article, Rejected
from search.engines import ENGINES
from search.errors import (
    BadRequest,
    EngineFailed,
    EngineMissing,
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    IndexProblem,
    ManchetteError,
    NotFound,
    SourceUnreadable,
)
from search.export import Signatory, bibtex, citation, ris, signatories
from search.fields import FACETS, FIELDS, Field
from search.ingest import FORMATS, read
from search.ingest.names import Columns, said_columns
from search.inspection import Inspected, inspect
from search.ledger import Row
from search.library import Library, Stats
from search.page import Corrected, Correction, Family, Form, Hit, Note, Page, Pieces, Suggestion, WordForms
from search.pipeline import Progress
from search.question import MOST_PER_PAGE, Match, Question, Sort
from search.reading import Explained, Marked
from search.report import Refusal, Report
from search.studies.reprints import Changes, Comparison

__version__ = "0.1.0"

__all__ = [
    "ENGINES",
    "FACETS",
    "FIELDS",
    "FORMATS",
    "MOST_PER_PAGE",
    "Article",
    "BadRequest",
    "Changes",
    "Columns",
    "Comparison",
    "Corrected",
    "Correction",
    "EngineFailed",
    "EngineMissing",
    "Explained",
    "Family",
    "Field",
    "Form",
    "Hit",
    "IndexBusy",
    "IndexDamaged",
    "IndexMissing",
    "IndexOutdated",
    "IndexProblem",
    "Inspected",
    "Library",
    "ManchetteError",
    "Marked",
    "Match",
    "NotFound",
    "Note",
    "Page",
    "Pieces",
    "Progress",
    "Question",
    "Refusal",
    "Rejected",
    "Report",
    "Row",
    "Signatory",
    "Sort",
    "SourceUnreadable",
    "Stats",
    "Suggestion",
    "WordForms",
    "article_json",
    "bibtex",
    "citation",
    "comparison_json",
    "facet_json",
    "inspect",
    "page_json",
    "read",
    "ris",
    "said_columns",
    "signatories",
    "suggestions_json",
    "summary_json",
]

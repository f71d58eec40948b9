"""How does an article leave? As a reference: to be read, to be imported, to be cited."""

from search.export.bibtex import bibtex
from search.export.citation import citation
from search.export.ris import ris
from search.export.signatories import Signatory, signatories

__all__ = ["Signatory", "bibtex", "citation", "ris", "signatories"]

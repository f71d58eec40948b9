"""How do files become an index, and an index what its files have become?"""

from search.pipeline.collecting import few_collections
from search.pipeline.crew import Crew
from search.pipeline.outcome import Outcome
from search.pipeline.progress import Progress
from search.pipeline.rebuilding import index
from search.pipeline.updating import Difference, Update, difference

__all__ = ["Crew", "Difference", "Outcome", "Progress", "Update", "difference", "few_collections", "index"]

"""What can go wrong, and what does a person do about it?

    ManchetteError              all that this project raises on purpose
    ├── BadRequest              what was asked cannot be asked
    ├── NotFound                no article has this id
    ├── SourceUnreadable        a source to be indexed is missing or cannot be read
    ├── IndexProblem            the index cannot serve as it is
    │   ├── IndexMissing        nothing has been built there
    │   ├── IndexOutdated       it was built by another analysis
    │   ├── IndexDamaged        files are missing or not what was written
    │   └── IndexBusy           another process is writing it
    └── EngineFailed            the engine underneath raised or panicked
        └── EngineMissing       the engine asked for is not installed

Each carries a ``message`` and a ``hint`` (the way out, often a command), both
in French: they are shown to readers as they are.
"""

from __future__ import annotations


class ManchetteError(Exception):
    """The root: catch this to catch all that is raised on purpose."""

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadRequest(ManchetteError):
    """What was asked cannot be asked: an unknown sort, a page below one…"""

    code = "bad_request"


class NotFound(ManchetteError):
    """No article has this id."""

    code = "not_found"


class SourceUnreadable(ManchetteError):
    """A file or folder to be indexed is missing or cannot be read."""

    code = "source_unreadable"


class IndexProblem(ManchetteError):
    """The index cannot serve as it is."""

    code = "index_problem"


class IndexMissing(IndexProblem):
    """Nothing has been built there."""

    code = "index_missing"


class IndexOutdated(IndexProblem):
    """The index was built by another analysis than the one that would read it."""

    code = "index_outdated"


class IndexDamaged(IndexProblem):
    """Files of the index are missing or are not what was written."""

    code = "index_damaged"


class IndexBusy(IndexProblem):
    """Another process is writing the index."""

    code = "index_busy"


class EngineFailed(ManchetteError):
    """The engine underneath raised or panicked."""

    code = "engine_failed"


class EngineMissing(EngineFailed):
    """The engine asked for is not installed."""

    code = "engine_missing"

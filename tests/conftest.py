"""What do all tests share?"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The gate draws the same examples each time; a developer's run draws new ones.
settings.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("gate")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the project; a test that wants it skips where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real articles is not there")
    return folder

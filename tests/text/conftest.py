"""One engine for all tests of the text path: it takes a second to build."""

from __future__ import annotations

from functools import partial

import pytest

from avgtool.catalog import text_readers
from avgtool.text.finding import Finder


@pytest.fixture(scope="session")
def finder() -> Finder:
    """A finder in this process, with the engine that the catalog composes."""
    return Finder(partial(text_readers, "nl"))

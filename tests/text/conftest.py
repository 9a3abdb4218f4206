"""One engine for all tests of the text path: it takes a second to build."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from avgtool.netherlands.names.text_recognizers import name_recognizers
from avgtool.netherlands.names.words import OTHER_NUMBERS
from avgtool.recognizers.generic import RECOGNIZERS
from avgtool.recognizers.presidio import DeclaredRecognizers
from avgtool.text.engine import build_engine
from avgtool.text.finding import Finder

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine


@cache
def engine() -> AnalyzerEngine:
    declared = DeclaredRecognizers(RECOGNIZERS, unrelated=OTHER_NUMBERS)
    return build_engine([declared, *name_recognizers()])


@pytest.fixture(scope="session")
def finder() -> Finder:
    return Finder(engine)

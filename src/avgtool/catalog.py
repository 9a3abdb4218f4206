"""The one composition point: every recognizer, name finder, operator and policy, a line each.

Everything is imported inside functions, so that importing this module costs nothing. Third parties add their own by
entry points: a tuple of :class:`~avgtool.recognizers.base.Recognizer` under ``avgtool.recognizers``.
"""

from __future__ import annotations

import os
from functools import cache, partial
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from presidio_analyzer import AnalyzerEngine, EntityRecognizer

    from avgtool.config import TextSettings
    from avgtool.policy.schema import Policy
    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.text.finding import Finder

RECOGNIZER_ENTRY_POINT = "avgtool.recognizers"


def recognizers() -> tuple[Recognizer, ...]:
    """Every kind of personal data that avgtool knows; the Dutch ones come first where two fit a value."""
    from avgtool.belgium.recognizers import RECOGNIZERS as BELGIAN
    from avgtool.europe.recognizers import RECOGNIZERS as EUROPEAN
    from avgtool.netherlands.recognizers import RECOGNIZERS as DUTCH
    from avgtool.recognizers.generic import RECOGNIZERS as GENERIC

    return (*DUTCH, *BELGIAN, *EUROPEAN, *GENERIC, *_third_party())


@cache
def knowledge() -> Knowledge:
    """All that is known about kinds of personal data, all countries together."""
    from avgtool.belgium.headers import HEADERS as BELGIAN
    from avgtool.netherlands.headers import HEADERS as DUTCH
    from avgtool.netherlands.headers import PREFIXES
    from avgtool.netherlands.names.lists import LISTS
    from avgtool.netherlands.special_categories import HOMOGRAPHS, KEYWORDS
    from avgtool.recognizers.base import Knowledge

    return Knowledge(
        recognizers=recognizers(),
        headers=_joined(DUTCH, BELGIAN),
        prefixes=PREFIXES,
        lists=LISTS,
        keywords=KEYWORDS,
        homographs=HOMOGRAPHS,
    )


def text_recognizers(language: str = "nl") -> tuple[EntityRecognizer, ...]:
    """Presidio recognizers for free text: the declared kinds, and the name finders of the language."""
    from avgtool.recognizers.presidio import declared_recognizer

    declared = declared_recognizer([one for one in recognizers() if one.in_text], language=language)
    return (declared, *_name_finders(language))


def analyzer_engine(language: str) -> AnalyzerEngine:
    """A Presidio engine for free text that works offline; importable by name, so that workers can build it."""
    from avgtool.text.engine import build_engine

    return build_engine(text_recognizers(language), language=language)


def text_finder(settings: TextSettings) -> Finder:
    """Finds personal data in free text; loads its engine at the first text."""
    from avgtool.text.finding import Finder

    build = partial(analyzer_engine, settings.language)
    return Finder(build, threshold=settings.threshold, processes=os.cpu_count() or 1)


def policy_folders() -> tuple[Path, ...]:
    """Where the shipped policies lie: in the installed package, or beside the source in a checkout."""
    from pathlib import Path

    here = Path(__file__).parent
    return tuple(folder for folder in (here / "policies", here.parents[1] / "policies") if folder.is_dir())


def _name_finders(language: str) -> Iterable[EntityRecognizer]:
    from avgtool.netherlands.names.deduce_names import name_recognizers

    return name_recognizers() if language == "nl" else ()


def _third_party() -> tuple[Recognizer, ...]:
    points = metadata.entry_points(group=RECOGNIZER_ENTRY_POINT)
    return tuple(recognizer for point in points for recognizer in point.load())


def _joined(*vocabularies: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for vocabulary in vocabularies:
        for entity, words in vocabulary.items():
            joined[entity] = tuple(dict.fromkeys((*joined.get(entity, ()), *words)))
    return joined

"""The texts of avgtool.yaml and the register in the language of a letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.register.loading import all_activities
from avgtool.subject_requests.letters.translating import Glossary, translated_activity, translated_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.config import Config
    from avgtool.model.activities import Activity
    from avgtool.subject_data.giving import GivenTable
    from avgtool.subject_requests.letters.facts import Answer

_ENGLISH = "en"


def activities_in(config: Config, language: str) -> tuple[Activity, ...]:
    """The register, for a letter; what is not known in its language is marked."""
    activities = all_activities(config)
    if not _is_foreign(config, language):
        return activities
    glossary = _glossary(config)
    return tuple(translated_activity(one, glossary) for one in activities)


def in_language(answer: Answer, config: Config, language: str) -> Answer:
    """An answer, with what avgtool.yaml says of sources in the language of a letter."""
    return translated_answer(answer, _glossary(config)) if _is_foreign(config, language) else answer


def tables_in(tables: Sequence[GivenTable], config: Config, language: str) -> tuple[GivenTable, ...]:
    """Tables with the names of theirs that are known in the language of a letter; others stay what they are."""
    if not _is_foreign(config, language):
        return tuple(tables)
    named = _glossary(config).named
    return tuple(
        replace(one, heading=named(one.heading), labels={column: named(text) for column, text in one.labels.items()})
        for one in tables
    )


def _is_foreign(config: Config, language: str) -> bool:
    """Whether the letter is in English, and avgtool.yaml is not."""
    return language == _ENGLISH and config.language != _ENGLISH


def _glossary(config: Config) -> Glossary:
    tables = [table for source in config.sources for table in source.tables]
    own = {
        *(source.backups for source in config.sources),
        *(reason for table in tables for reason in table.left_out.values()),
        *(table.keep.ground for table in tables if table.keep),
    }
    return Glossary({**catalog.english_words(), **config.letters.english}, frozenset(own))

"""Kinds of personal data: recognizers of every country, and all that is known of them.

Third parties add their own by entry points: a tuple of :class:`~avgtool.recognizers.base.Recognizer` under
``avgtool.recognizers``.
"""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from avgtool.documents.words import EntityWords
    from avgtool.model.kinds import Kind
    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.recognizers.hints import Hints
    from avgtool.scanning.headers import HeaderReader

RECOGNIZER_ENTRY_POINT = "avgtool.recognizers"


def recognizers() -> tuple[Recognizer, ...]:
    """Every kind of personal data that avgtool knows; the Dutch ones come first where two fit a value."""
    from avgtool.belgium.recognizers import RECOGNIZERS as BELGIAN
    from avgtool.europe.recognizers import RECOGNIZERS as EUROPEAN
    from avgtool.netherlands.recognizers import RECOGNIZERS as DUTCH
    from avgtool.netherlands.recognizers.extensions import EXTENSIONS
    from avgtool.recognizers.extending import extended
    from avgtool.recognizers.generic import RECOGNIZERS as GENERIC

    return (*DUTCH, *BELGIAN, *EUROPEAN, *extended(GENERIC, EXTENSIONS), *_third_party())


def unrelated_words() -> frozenset[str]:
    """Words beside which a bare number in a text is no personal identifier."""
    from avgtool.netherlands.recognizers.other_numbers import OTHER_NUMBERS as DUTCH
    from avgtool.recognizers.generic.other_numbers import OTHER_NUMBERS as ENGLISH

    return DUTCH | ENGLISH


@cache
def knowledge() -> Knowledge:
    """All that is known about kinds of personal data, all countries together."""
    from avgtool.belgium import table_words as belgian
    from avgtool.belgium.headers import HEADERS as BELGIAN
    from avgtool.belgium.value_marks import VALUE_MARKS as BELGIAN_MARKS
    from avgtool.netherlands import table_words as dutch
    from avgtool.netherlands.headers import HEADERS as DUTCH
    from avgtool.netherlands.headers import PREFIXES
    from avgtool.netherlands.names.lists import LISTS
    from avgtool.netherlands.value_marks import VALUE_MARKS as DUTCH_MARKS
    from avgtool.recognizers.base import Knowledge
    from avgtool.recognizers.generic import table_words as english
    from avgtool.recognizers.generic.value_marks import VALUE_MARKS as ENGLISH_MARKS

    return Knowledge(
        recognizers=recognizers(),
        headers=_joined(DUTCH, BELGIAN),
        prefixes=PREFIXES,
        table_words=dutch.TABLE_WORDS + belgian.TABLE_WORDS + english.TABLE_WORDS,
        value_marks=DUTCH_MARKS + BELGIAN_MARKS + ENGLISH_MARKS,
        value_words=dutch.VALUE_WORDS + belgian.VALUE_WORDS + english.VALUE_WORDS,
        lists=LISTS,
        hints=hints(),
    )


@cache
def hints(language: str = "nl") -> Hints:
    """Finds words that hint at special categories; Dutch ones alone are known."""
    from avgtool.netherlands.special_categories import HOMOGRAPHS, KEYWORDS, OTHER_MEANINGS
    from avgtool.recognizers.hints import Hints

    return Hints(KEYWORDS, HOMOGRAPHS, OTHER_MEANINGS) if language == "nl" else Hints()


def entities() -> tuple[str, ...]:
    """The name of every entity that can be found, sorted."""
    return tuple(sorted(entity_words()))


@cache
def entity_words() -> dict[str, EntityWords]:
    """What readers call each entity, and how the law sees it."""
    from avgtool.documents.words import EntityWords

    return {one.entity: EntityWords(one.title, one.category) for one in recognizers()}


def labels() -> dict[str, str]:
    """What stands between brackets in the place of each entity, in the language of copies: ``naam``."""
    from avgtool.documents.words import label
    from avgtool.i18n import language_of_copies, use_language

    with use_language(language_of_copies()):
        return {entity: label(entity, words) for entity, words in entity_words().items()}


def is_direct(entity: str) -> bool:
    """Whether ``entity`` points to one person by itself."""
    return entity in _direct_entities()


def is_national(entity: str) -> bool:
    """Whether ``entity`` is a number by which a state knows a person (AVG 87)."""
    return entity in _national_entities()


@cache
def named_by(name: str) -> tuple[str, ...]:
    """The entities that the name of a column speaks for."""
    return tuple(_header_reader().read(name).meanings)


def kind_named_by(name: str) -> Kind | None:
    """The kind that the name of a column speaks for, the likeliest first; None where it speaks for none."""
    kinds = _kinds_of_entities()
    return next((kinds[entity] for entity in named_by(name) if entity in kinds), None)


@cache
def _kinds_of_entities() -> Mapping[str, Kind]:
    return {one.entity: one.kind for one in recognizers()}


@cache
def checks() -> dict[str, Callable[[pl.Series], pl.Series]]:
    """Of numbers that one person has: what real ones pass, by entity."""
    from avgtool.model.kinds import Role
    from avgtool.operators.surrogates.checking import passing

    return {
        one.entity: passing(one.separators, one.check.is_valid, case_matters=one.check.case_matters)
        for one in recognizers()
        if one.check is not None and one.role is Role.DIRECT
    }


@cache
def _national_entities() -> frozenset[str]:
    from avgtool.model.kinds import Category

    return frozenset(one.entity for one in recognizers() if one.category is Category.NATIONAL_ID)


@cache
def _direct_entities() -> frozenset[str]:
    from avgtool.model.kinds import Role

    return frozenset(one.entity for one in recognizers() if one.role is Role.DIRECT)


@cache
def _header_reader() -> HeaderReader:
    from avgtool.scanning.headers import HeaderReader

    return HeaderReader(knowledge())


def _third_party() -> tuple[Recognizer, ...]:
    points = metadata.entry_points(group=RECOGNIZER_ENTRY_POINT)
    return tuple(recognizer for point in points for recognizer in point.load())


def _joined(*vocabularies: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for vocabulary in vocabularies:
        for entity, words in vocabulary.items():
            joined[entity] = tuple(dict.fromkeys((*joined.get(entity, ()), *words)))
    return joined

"""Special categories (AVG 9) and criminal data (AVG 10), by stems of words in headers and values: hints, not proof."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.recognizers.hints import plain_words
from avgtool.scanning.columns import candidate
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.hints import Hints
    from avgtool.recognizers.value_words import ValueWords
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.neighbors import Table

MOST = 0.5
"""Share of distinct values with a stem from which the column is of the kind."""
TRACE = 0.02
"""Share from which a column may reveal it."""
_LONG_STEM = 6
_FEW_WORDS = 4
_WORD_VALUES = 100
_NEARLY_ALL = 0.95
_FEW = 3
_POINTED = 0.2
"""Share of codes with a point from which they are no shelves or rooms."""
_DIAGNOSIS = frozenset({"dx", "diag"})


def read_special(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as a special category, by header words or by most of the values."""
    if not column.evidence.filled or column.header.is_key or _is_about_things(table):
        return
    if table.is_of_animal(column.index):
        return
    if table.tells_of_persons and kinds.of(Kind.HEALTH) and _are_codes(column):
        yield candidate(kinds.of(Kind.HEALTH)[0], 0.56, (Evidence.PATTERN, Evidence.NEIGHBORS),
                        msg("Codes as those of diagnoses, in a table about persons."))  # fmt: skip
    is_word = table.tells_of_persons and column.evidence.share("words") <= _FEW_WORDS
    by_values = special_shares(column, kinds) if is_word else {}
    for kind, stems in kinds.knowledge.hints.stems.items():
        declared = kinds.of(kind)
        is_beside = any(other is kind for index, other in table.kinds.items() if index != column.index)
        meant = frozenset() if is_beside and table.names_a_person else kinds.knowledge.hints.homographs
        spoken = [token for token in column.header.tokens if token not in meant]
        if declared and any(_header_pattern(stems).fullmatch(token) for token in spoken):
            yield candidate(
                declared[0], 0.62, (Evidence.HEADER,), msg("A word of the header hints at a special category.")
            )
        elif declared and by_values.get(kind, 0) >= MOST:
            yield candidate(
                declared[0], 0.55, (Evidence.VALUES,), msg("Words of the values hint at a special category.")
            )


def _are_codes(column: Column) -> bool:
    """Codes of diagnoses (ICD-10), some with a point, under a header that says nothing, or the short form for them."""
    evidence = column.evidence
    if evidence.share("icd") < _NEARLY_ALL or evidence.distinct < _FEW or not column.header.opaque:
        return False
    pointed = sum("." in value for value in evidence.some(_WORD_VALUES))
    return column.header.joined in _DIAGNOSIS or pointed >= _POINTED * min(_WORD_VALUES, evidence.distinct)


def _is_about_things(table: Table) -> bool:
    """Whether no person stands in a table that is about something else: *dieet* of a recipe."""
    return not table.names_a_person and (table.is_reference or table.subject is Subject.THING)


def special_shares(column: Column, kinds: Kinds) -> dict[Kind, float]:
    """For each special category, the share of the distinct values in which a word hints at it."""
    if column.evidence.share("letters") < MOST:
        return {}
    denials = kinds.knowledge.value_words.denials
    values = [value for value in column.evidence.some(_WORD_VALUES) if value.lower() not in denials]
    hinted = Counter(kind for value in values for kind in kinds.knowledge.hints.kinds(value))
    return {kind: hinted[kind] / len(values) for kind in kinds.knowledge.hints.stems if hinted[kind]}


def may_reveal(column: Column, kinds: Kinds) -> bool:
    """Whether the sampled values are words of which some hint at a special category."""
    return any(share >= TRACE for share in special_shares(column, kinds).values())


def tells_of_life(text: str, hints: Hints, words: ValueWords) -> bool:
    """Whether a word of a text says something of somebody's health, family, faith, money or trouble."""
    if not words.life.isdisjoint(plain_words(text) - hints.homographs - words.places_of_work):
        return True
    return any(not words.places_of_work & plain_words(text[one.start : one.end]) for one in hints.find(text))


@cache
def _header_pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a header word that begins with a stem; a short stem must be all of it."""
    whole = [re.escape(stem.rstrip("$")) for stem in stems if stem.endswith("$") or len(stem) < _LONG_STEM]
    begun = [re.escape(stem) + ".*" for stem in stems if not stem.endswith("$") and len(stem) >= _LONG_STEM]
    return re.compile("|".join(whole + begun))

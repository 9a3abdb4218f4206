"""What stands out in a column: full names among other words, and numbers with a check digit among other values.

Neither says anything by its shape: a capitalized pair of words may be a product, and one number in eleven passes the
11-proef. But the rest of the column tells: a first name with a surname behind it, among segments A, B and C, is a
person, and nine digits that pass the check, among marks from one to ten, are no mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.columns import STRONG_SHAPE, valid_expr
from avgtool.scanning.cells import BLANK, PLACEHOLDER
from avgtool.scanning.full_names import NAME_LIKE, FullNames
from avgtool.scanning.looks import PATTERNS
from avgtool.scanning.subjects import Subject
from avgtool.scanning.tally import NUMBER, VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.scanning.columns import Column
    from avgtool.scanning.tally import Tally
    from avgtool.scanning.verdict import Verdict

PERSON = "PERSON"
_OF_NAMES = frozenset({Kind.PERSON_NAME, Kind.COMPANY_NAME, Kind.ADDRESS_STREET, Kind.FREE_TEXT})
"""Kinds whose values are names, or are named after persons."""
_MARKED = 0.03
"""Share of values with a company's mark from which the others are companies, too: *Albert Heijn*."""
_HOME = 0.6
"""Share of places in the lists from which a column of places is one of this country."""
_TITLED = 0.2
"""Share of the other values that are several capitalized words, from which a pair may be a name by chance."""
_CHANCE = 3
"""How many times more names than by chance there must be among such values."""
_FEWEST_DIGITS = 8
_DATE_DIGITS = 8
"""Digits of a date without a time at most: 1234.56.782 is none."""
_MINORITY = 0.5
"""Share of rows below which values of one length are not what the column is made of."""
_NEARLY_ALL = 0.95
"""The same where everything else in the column is words."""
_RARE = 0.2
"""The same where there are other numbers of nearly that length."""
_PASSING = 0.5
"""Share of the numbers of one length that pass the check, from which chance is no explanation."""
_APART = 3
"""Digits by which a number must differ in length from all others to be of another sort."""
_FEWEST_ALIKE = 3
"""Distinct numbers that must pass, all of them, where there are others of nearly that length."""
_SPEAKING_CHECK = 0.4
"""Score of the check from which a national number is known by standing out."""
_NUMBER = r"\A[^A-Za-z]*\d[^A-Za-z]*\z"
_TITLE = r"\A\p{Lu}\S*(?:\s+\S+)*\s+\p{Lu}\S*\z"
_DIGITS = "digits"


class OutlierFinder:
    """Finds what stands out, by one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names = FullNames(knowledge.lists, knowledge.value_words)
        self._checked = tuple(one for one in knowledge.recognizers if _is_checked(one))

    def rows(self, verdict: Verdict, tallied: Tally) -> dict[str, int]:
        """How many rows of a column hold each entity, but for its own, given its distinct values."""
        value = pl.col(VALUE).str.strip_chars(BLANK)
        filled = tallied.select(value, NUMBER).filter(~pl.col(VALUE).str.contains(PLACEHOLDER))
        found = self._numbers(filled)
        if verdict.kind not in _OF_NAMES and not _is_of_companies(verdict.column) and not _is_of_places(verdict):
            found[PERSON] = self._persons(filled)
        own = verdict.winner.entity if verdict.winner else None
        return {entity: rows for entity, rows in found.items() if rows and entity != own}

    def _persons(self, filled: Tally) -> int:
        """How many rows hold nothing but a full name, unless the words of such a column make as many by chance."""
        pairs = filled.filter(pl.col(VALUE).str.contains(NAME_LIKE))
        if pairs.is_empty():
            return 0
        is_name = pl.Series(map(self._names.is_name, pairs.get_column(VALUE)), dtype=pl.Boolean)
        names = pairs.filter(is_name)
        others = pairs.filter(~is_name & pairs.get_column(VALUE).str.contains(_TITLE)).get_column(VALUE)
        if names.is_empty() or others.len() < _TITLED * (filled.height - names.height):
            return _sum(names)
        return _sum(names) if names.height >= _CHANCE * self._by_chance(others) + 1 else 0

    def _by_chance(self, others: pl.Series) -> float:
        """How many of so many values would be a first name before a surname, were the two drawn apart."""
        first = sum(map(self._names.first_is_given, others))
        last = sum(map(self._names.last_is_family, others))
        return first * last / max(1, others.len())

    def _numbers(self, filled: Tally) -> dict[str, int]:
        """Rows with numbers that pass a check, by entity, where their length makes them stand out."""
        if (filled.get_column(VALUE).str.len_bytes().max() or 0) < _FEWEST_DIGITS:  # type: ignore[operator]
            return {}
        lengths = _by_length(filled)
        shared = sum(one.share for one in lengths)
        most = _MINORITY if len(lengths) > 1 or shared >= _NEARLY_ALL else _NEARLY_ALL
        long = [one for one in lengths if one.digits >= _FEWEST_DIGITS and one.share < most]
        passing = [(one, *passed) for one in long if (passed := self._passed(one))]
        alike = {one.digits for one, _, _ in passing}
        others = [one.digits for one in lengths if one.digits not in alike]
        found: dict[str, int] = {}
        for length, entity, numbers in passing:
            if _stands_out(length, numbers, others):
                found[entity] = found.get(entity, 0) + _sum(numbers)
        return found

    def _passed(self, length: _Length) -> tuple[str, Tally] | None:
        """The first kind whose check most numbers of one length pass, and these numbers."""
        for one in self._checked:
            passed = length.values.filter(valid_expr(one, pl.col(VALUE)))
            if passed.height >= max(1, _PASSING * length.values.height) and _is_strict(one, passed):
                return one.entity, passed
        return None


@dataclass(frozen=True, slots=True)
class _Length:
    """The numbers of a column that have so many digits."""

    digits: int
    values: Tally
    share: float
    """Of the filled rows of the column."""


def _by_length(filled: Tally) -> list[_Length]:
    """The numbers of a column by how many digits they have; dates are none."""
    value, digits = pl.col(VALUE), pl.col(_DIGITS)
    timed = (digits <= _DATE_DIGITS) | value.str.contains(":", literal=True)
    dates = (value.str.contains(PATTERNS["date"]) & timed) | value.str.contains(PATTERNS["compact_date"])
    counted = filled.filter(value.str.contains(_NUMBER)).with_columns(value.str.count_matches(r"\d").alias(_DIGITS))
    numbers = counted.filter(~dates)
    parts = numbers.partition_by(_DIGITS, as_dict=True, include_key=False)
    rows = max(1, _sum(filled))
    return [_Length(int(length), part, _sum(part) / rows) for (length,), part in parts.items()]


def _stands_out(length: _Length, passed: Tally, others: Sequence[int]) -> bool:
    """Whether numbers of this length are of another sort than the rest of the column."""
    if all(abs(other - length.digits) >= _APART for other in others):
        return True
    return length.share < _RARE and passed.height == length.values.height >= _FEWEST_ALIKE


def _is_strict(recognizer: Recognizer, passed: Tally) -> bool:
    """Whether the check of a kind is one that a wrong last digit does not pass: not a mere range."""
    value = pl.col(VALUE)
    last = value.str.tail(1)
    wrong = pl.when(last == "9").then(pl.lit("0")).otherwise((last.cast(pl.Int8, strict=False) + 1).cast(pl.String))
    changed = passed.select((value.str.head(-1) + wrong).alias(VALUE))
    return not changed.select(valid_expr(recognizer, value).any()).item()


def _is_checked(recognizer: Recognizer) -> bool:
    """Whether a kind points to one person, and has a check but no shape that says something by itself."""
    check = recognizer.check
    if check is None or recognizer.role is not Role.DIRECT or not recognizer.articles or not recognizer.in_text:
        return False
    if all(shape.score >= STRONG_SHAPE for shape in recognizer.shapes):
        return False
    national = recognizer.category is Category.NATIONAL_ID and check.score >= _SPEAKING_CHECK
    return national or not recognizer.needs_context


def _is_of_companies(column: Column) -> bool:
    """Whether organizations stand in a column, many of which are named after their founder."""
    header = column.header
    if header.subject() is Subject.ORGANIZATION or not header.words.brands.isdisjoint(header.parts):
        return True
    return column.evidence.share("company") >= _MARKED


def _is_of_places(verdict: Verdict) -> bool:
    """Whether places stand in a column that are in no list, many of which sound like persons: *Prince George*."""
    evidence = verdict.column.evidence
    is_foreign = verdict.kind is Kind.CITY and evidence.lists.get("places", 0.0) < _HOME
    return is_foreign or evidence.share("country") >= _MINORITY


def _sum(tallied: Tally) -> int:
    return int(tallied.get_column(NUMBER).sum())

"""Dates of birth, and sexes without a header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.readings.plausible import is_dated, is_plausible
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.neighbors import Table

MOST = 0.6
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_YEAR_IN_FRONT = re.compile(r"\A(?:19|20)\d\d(?=\d{4}\Z)")
"""That of *19701114*."""
_DAY_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})\.?")
_MONTHS = 9
"""Months of the year among which days of birth are spread."""
_PROBES = 100
_NEARLY_ALL = 0.95
_HALF = 0.5
_SOME = 0.3
CHILD = 16
"""Age below which parents consent for a child (AVG 8(1), UAVG 5)."""
_BORN = (1900, 2020)
_SPREAD = 35
"""Years between the oldest and the youngest from which dates are lives rather than events."""


def read_life(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as a date of birth or a sex."""
    if table is not None and table.is_of_animal(column.index) and column.header.subject() is not Subject.PERSON:
        return
    yield from _born(column, table, kinds)
    yield from _sex(column, kinds)


def _born(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    recognizer, strength = kinds.spoken_for(column, Kind.DATE_OF_BIRTH)
    evidence = column.evidence
    if recognizer is None:
        return
    if table is not None and table.names_a_person and column.header.opaque and _are_birthdays(evidence):
        yield candidate(recognizer, 0.58, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("Days without a year, spread over all months, beside persons."))  # fmt: skip
    if strength >= SPOKEN_FOR and is_plausible(Kind.DATE_OF_BIRTH, evidence):
        yield _spoken(recognizer, strength, evidence)
    elif strength >= SPOKEN_FOR and max(evidence.share("date"), evidence.share("dated")) >= _SOME:
        yield candidate(recognizer, 0.55, (Evidence.HEADER,),
                        msg("The header speaks for it, and some of the values are days."))  # fmt: skip
    elif evidence.share("born") >= MOST or (
        column.header.words.births & set(column.header.parts) and evidence.share("dated") >= MOST
    ):
        yield candidate(recognizer, 0.75, (Evidence.PATTERN,),
                        msg("The values or the header say that somebody was born on a day."))  # fmt: skip
    elif _says_nothing(column) and table is not None and table.tells_of_persons and _are_lives(evidence):
        yield candidate(recognizer, 0.6, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("Dates as far apart as lives, in a table about persons."))  # fmt: skip


def _spoken(recognizer: Recognizer, strength: float, evidence: ColumnEvidence) -> Candidate:
    """The reading by a header, with more certainty the more values are written as days."""
    written = max(evidence.shapes.get(recognizer.entity, 0.0), evidence.share("date"))
    shaped = 1.0 if evidence.cells.is_date else written
    score = (0.6 if evidence.filled else 0.32) + 0.2 * strength + 0.17 * shaped
    if shaped >= MOST:
        return candidate(recognizer, score, (Evidence.HEADER, Evidence.PATTERN), msg("Header and shape agree."))
    if not evidence.filled:
        return candidate(
            recognizer, score, (Evidence.HEADER,), msg("Only the header speaks for it; no value can be read.")
        )
    return candidate(recognizer, score, (Evidence.HEADER,),
                     msg("The header speaks for it, and the values do not speak against it."))  # fmt: skip


def _says_nothing(column: Column) -> bool:
    """Whether a header says nothing at all, or no more than *info*."""
    return column.header.opaque or set(column.header.tokens) <= column.header.words.vague


def _are_birthdays(evidence: ColumnEvidence) -> bool:
    """Days and months of most months, each nearly once."""
    if not evidence.share("day_month"):
        return False
    pairs = [found.groups() for value in evidence.some(_PROBES) if (found := _DAY_MONTH.fullmatch(value))]
    if len(pairs) < max(_MONTHS, _NEARLY_ALL * min(_PROBES, evidence.distinct)):
        return False
    days, months = {int(day) for day, _ in pairs}, {int(month) for _, month in pairs}
    is_calendar = max(months) <= 12 < max(days) <= 31  # noqa: PLR2004 - a calendar's
    return is_calendar and len(months) >= _MONTHS and evidence.uniqueness >= _NEARLY_ALL - 0.1


def are_children(evidence: ColumnEvidence, today: date) -> bool:
    """Whether most were born less than :data:`CHILD` years before ``today``, by the years in the values."""
    years = [int(year[0]) for value in evidence.values.to_list() if (year := _YEAR.search(value))]
    children = sum(today.year - CHILD < year <= today.year for year in years)
    return bool(years) and children >= _HALF * evidence.distinct


def _are_lives(evidence: ColumnEvidence) -> bool:
    is_compact = evidence.share("compact_date") >= _NEARLY_ALL
    if not is_dated(evidence) and not is_compact and evidence.share("dated") < _NEARLY_ALL:
        return False
    year_of = _YEAR_IN_FRONT if is_compact else _YEAR
    years = sorted(int(year[0]) for value in evidence.values.to_list() if (year := year_of.search(value)))
    if not years or len(years) < MOST * evidence.distinct:
        return False
    low, high = years[len(years) // 50], years[-1 - len(years) // 50]
    return _BORN[0] <= low and high <= _BORN[1] and high - low >= _SPREAD


def _sex(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """Nothing but words or letters for sexes, two at least, under a header that says nothing; words under any other."""
    evidence = column.evidence
    if not kinds.of(Kind.GENDER) or not 2 <= evidence.distinct <= 5:  # noqa: PLR2004 - sexes
        return
    if not column.header.opaque and (column.header.meanings or evidence.share("length") <= 1):
        return
    values = {value.lower() for value in evidence.values.to_list()}
    if (
        evidence.share("gender") == 1
        and evidence.share("gender_core") >= 1 / evidence.distinct
        and not values & {"0", "1", "2", "9"}
    ):
        yield candidate(
            kinds.of(Kind.GENDER)[0], 0.65, (Evidence.VALUES,), msg("The values are sexes and nothing else.")
        )

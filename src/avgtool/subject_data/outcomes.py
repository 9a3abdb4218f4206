"""How far an execution came that was cut off: for each database and file, whether all of it was done, or nothing."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from avgtool.errors import AvgtoolError
from avgtool.subject_data.executing import is_database, left_of

if TYPE_CHECKING:
    from avgtool.sources.limits import Limits
    from avgtool.subject_data.instructions import SourceWork


class Outcome(Enum):
    """What became of a database or a file, which is changed whole or not at all."""

    DONE = auto()
    UNDONE = auto()
    UNKNOWN = auto()
    """It cannot be reached, or rows of the person were changed by others: somebody has to look."""


def outcome(unit: SourceWork, limits: Limits) -> Outcome:
    """What became of one; nothing is changed by asking.

    Args:
        unit: As the journal has it.
        limits: Of files.
    """
    if unit.done:
        return Outcome.DONE
    try:
        return _of_database(unit) if is_database(unit) else _of_file(unit, limits)
    except AvgtoolError:
        return Outcome.UNKNOWN


def _of_file(unit: SourceWork, limits: Limits) -> Outcome:
    left = left_of(unit, limits)
    if left is None:
        return Outcome.DONE
    rows = sum(len(table.rows) for table in left.tables)
    return Outcome.UNDONE if rows == sum(len(table.rows) for table in unit.tables) else Outcome.UNKNOWN


def _of_database(unit: SourceWork) -> Outcome:
    """One row that is as it was and not as it is to be says that its transaction never ended well."""
    from avgtool.subject_data.databases.changing import standing_rows

    stands = list(standing_rows(unit))
    if all(done for done, _ in stands):
        return Outcome.DONE
    return Outcome.UNDONE if any(before and not done for done, before in stands) else Outcome.UNKNOWN

"""Columns of longer texts of which avgtool.yaml says nothing: others may be named in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.model.subject_data import FoundTable

_WORDS = 5
"""Words from which a value can speak of somebody; an address or a full name has fewer, or a header that says so."""
_OPEN = {None, Kind.NONE, Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII}
"""What the header of such a column says: nothing, or that it holds words."""


def wordy_columns(table: FoundTable, kind_of: Callable[[str], Kind | None]) -> tuple[str, ...]:
    """Columns that hold longer texts in rows of the person, and are neither text, third_parties nor left_out.

    Args:
        table: What was found in it.
        kind_of: The kind that the name of a column speaks for; None where it speaks for none.
    """
    found = (column for places in table.map.handles.values() for place in places for column in place)
    judged = {*found, *table.map.texts, *table.map.third_parties, *table.map.left_out, *table.map.belongs_to}
    return tuple(
        column
        for at, column in enumerate(table.columns)
        if column not in judged and kind_of(column) in _OPEN and any(_is_long(row.values[at]) for row in table.certain)
    )


def _is_long(value: object) -> bool:
    return isinstance(value, str) and len(value.split()) >= _WORDS

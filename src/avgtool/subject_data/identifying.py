"""By what else a person is known: what the rows that surely are about the person hold, for the suppression list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.keyed import identifying
from avgtool.model.subject_data import Match
from avgtool.subject_data.rows import joined
from avgtool.subject_data.wanting import IDENTIFIERS, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.ledger.keyed import Identifier
    from avgtool.model.subject_data import Found, FoundTable, Wanted


def identifiers(wanted: Wanted, found: Found) -> tuple[tuple[Identifier, str], ...]:
    """Kind and value of all identifiers of a person, each once, in one way of writing.

    Of rows that were only found because they belong to another row none is taken: an order may hold the address of
    who receives it.
    """
    asked = (
        (IDENTIFIERS[handle], value)
        for handle, values in given(wanted).items()
        if handle in IDENTIFIERS
        for value in values
    )
    held = (one for table in found.tables for one in _held(table))
    plain = ((kind, identifying(kind, value)) for kind, value in (*asked, *held))
    return tuple(dict.fromkeys(one for one in plain if one[1]))


def _held(table: FoundTable) -> Iterator[tuple[Identifier, str]]:
    for row in table.certain:
        if row.match is Match.EXACT:
            values = dict(zip(table.columns, row.values, strict=True))
            for handle, kind in IDENTIFIERS.items():
                for place in table.map.handles.get(handle, ()):
                    yield kind, joined(values, place)

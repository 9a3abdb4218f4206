"""Columns that no single kind explains, and of which most values hold a person's data all the same.

Telephone numbers and e-mail addresses in one column (*contact*), or a postcode with the place behind it: each value is
searched as a text would be, and the kind that most values hold names the column.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Role
from avgtool.scanning.columns import candidate
from avgtool.scanning.neighbors import REFERRED
from avgtool.scanning.readings.contradictions import is_denied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.neighbors import Table

MOST = 0.5
"""Share of the distinct values that hold anything, from which the column is no longer clean."""
_SEARCHED = 100
_IDENTIFYING = frozenset({Role.DIRECT, Role.QUASI})


def read_mixed(
    column: Column, table: Table, kinds: Kinds, find: Callable[[str], frozenset[str]]
) -> Iterator[Candidate]:
    """The reading of a column for which nothing else was found, as what most of its values hold.

    Args:
        column: One without an accepted reading.
        table: What it stands in.
        kinds: The declarations.
        find: The entities inside one value.
    """
    if column.evidence.share("hit") < MOST:
        return
    values = column.evidence.some(_SEARCHED)
    found = [_identifying(find(value), column, table, kinds) for value in values]
    share = sum(map(bool, found)) / len(found)
    if share >= MOST:
        counted = Counter(entity for each in found for entity in each)
        entity = min(counted, key=lambda one: (-counted[one], one))
        why = msg("Most values hold what points to a person, of several kinds or among other words.")
        yield candidate(kinds.by_entity[entity], 0.5 + 0.3 * share, (Evidence.PATTERN, Evidence.TEXT), why)


def is_mixed(winner: Candidate | None) -> bool:
    """Whether a column was read so: then the full pass looks for every kind in it."""
    return winner is not None and Evidence.TEXT in winner.evidence


def _identifying(entities: frozenset[str], column: Column, table: Table, kinds: Kinds) -> frozenset[str]:
    declared = (kinds.by_entity[one] for one in entities)
    return frozenset(
        one.entity
        for one in declared
        if one.role in _IDENTIFYING
        and not (table.is_reference and one.kind in REFERRED)
        and not is_denied(one, column, kinds)
    )

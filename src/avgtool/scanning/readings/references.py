"""Columns that point to another: a partner's or a child's number stands among the numbers of the table itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence
from avgtool.scanning.columns import candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.neighbors import Table

MOST = 0.8
LONG = 6
"""Characters from which equal values are no coincidence."""


def read_references(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """The reading as what another column identifies, where most values stand there too."""
    evidence = column.evidence
    if not evidence.filled or evidence.share("length") < LONG:
        return
    values = set(evidence.values.to_list())
    for index, (entity, known) in table.identifiers.items():
        if index != column.index and entity in kinds.by_entity and len(values & known) >= MOST * len(values):
            yield candidate(kinds.by_entity[entity], 0.75, (Evidence.VALUES, Evidence.NEIGHBORS),
                            msg("Its values stand among those of another column that identifies persons."))  # fmt: skip

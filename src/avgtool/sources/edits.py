"""What becomes of single rows of a file; they are known by their number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Edits:
    """What becomes of rows of one table; values in the type of their column."""

    deletes: frozenset[int] = frozenset()
    changes: Mapping[int, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    """Number of a row to new values by column; None empties it."""

    @property
    def rows(self) -> frozenset[int]:
        """All rows that are touched."""
        return self.deletes | frozenset(self.changes)


def moved(source: str) -> InputError:
    """The error for rows that do not stand where they were."""
    return InputError(
        msg("its rows do not stand where they were read; nothing was changed"),
        where=source,
        hint=msg("Save the file again in the program that made it, and make a new plan."),
    )

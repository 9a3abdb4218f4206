"""What a person decided about a column, in avgtool.yaml, against what the scan thought."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.model.kinds import Kind
    from avgtool.sources.base import Dataset


@dataclass(frozen=True, slots=True)
class Override:
    """One verdict of a person."""

    column: str
    """Name of the column, or a glob such as ``K*``."""
    kind: Kind
    reason: str
    by: str
    """Who decided."""
    source: str = "*"
    """Glob for the name of the file or table."""


def override_for(overrides: Iterable[Override], dataset: Dataset, column: str) -> Override | None:
    """The first override that names ``column`` of ``dataset``; case counts, as it does in the file."""
    names = [name for name in (dataset.source, dataset.path.name if dataset.path else None, dataset.table) if name]
    for one in overrides:
        if fnmatchcase(column, one.column) and any(fnmatchcase(name, one.source) for name in names):
            return one
    return None

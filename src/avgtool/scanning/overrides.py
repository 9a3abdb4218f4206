"""What a person decided about a column, in avgtool.yaml, against what the scan thought."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.findings import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from avgtool.model.kinds import Kind
    from avgtool.sources.base import Dataset


_NEAR = 0.75
"""How much alike two names are, 0..1, of which one may be a misspelling of the other."""


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


def unmatched(overrides: Iterable[Override], dataset: Dataset) -> Iterator[Notice]:
    """Overrides that name no column of ``dataset`` but nearly one: a misspelling would else go unnoticed.

    Others can be about other files.
    """
    for one in overrides:
        if any(fnmatchcase(column, one.column) for column in dataset.columns) or not _is_about(one, dataset):
            continue
        if near := get_close_matches(one.column, dataset.columns, n=1, cutoff=_NEAR):
            what = msg(
                "avgtool.yaml decides about a column {name}, which is not there; there is {near}.",
                name=one.column,
                near=near[0],
            )
            yield Notice("override_unmatched", what, column=near[0])


def override_for(overrides: Iterable[Override], dataset: Dataset, column: str) -> Override | None:
    """The first override that names ``column`` of ``dataset``; case counts, as it does in the file."""
    return next((one for one in overrides if fnmatchcase(column, one.column) and _is_about(one, dataset)), None)


def _is_about(override: Override, dataset: Dataset) -> bool:
    names = (dataset.source, dataset.path.name if dataset.path else None, dataset.table)
    return any(fnmatchcase(name, override.source) for name in names if name)

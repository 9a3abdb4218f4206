"""How many records and persons a breach is about, and which kinds of data: from what scans counted, without a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.kept_scans import KeptScan


@dataclass(frozen=True, slots=True)
class Estimate:
    """What scans say of the data that were breached."""

    records: int
    """Rows of the tables with personal data."""
    persons_most: int
    """No more persons than rows, if each row is about one."""
    kinds: tuple[Kind, ...]
    hinted: tuple[Kind, ...]
    """Kinds at which words in texts merely hint; for a person to judge."""


def estimate(scans: Sequence[KeptScan]) -> Estimate:
    """An estimate over the scans of all tables concerned. A table without personal data does not count."""
    personal = [scan for scan in scans if any(not one.is_hint for one in scan.found)]
    rows = sum(scan.rows for scan in personal)
    found = {one.kind for scan in personal for one in scan.found if not one.is_hint}
    hinted = {one.kind for scan in scans for one in scan.found if one.is_hint} - found
    return Estimate(rows, rows, _in_order(found), _in_order(hinted))


def _in_order(kinds: set[Kind]) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if kind in kinds and kind is not Kind.NONE)

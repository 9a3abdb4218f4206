"""How many records and persons a breach is about, and which kinds of data: from what scans counted, without a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from avgtool.model.breaches import Facts, ScanEstimate
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
    return Estimate(rows, rows, in_order(found), in_order(hinted))


def in_order(kinds: Collection[Kind]) -> tuple[Kind, ...]:
    """Kinds as all documents list them."""
    return tuple(kind for kind in Kind if kind in kinds and kind is not Kind.NONE)


def joined(before: Sequence[ScanEstimate], taken: Sequence[ScanEstimate]) -> tuple[ScanEstimate, ...]:
    """What scans say in all; a later scan takes the place of one of the same name."""
    by_name = {one.name: one for one in (*before, *taken)}
    return tuple(by_name.values())


def unnamed(facts: Facts) -> tuple[Kind, ...]:
    """Kinds that a scan found, and of which nothing is said: neither that they are concerned nor that they are not."""
    found = {kind for scan in facts.scans for kind in scan.kinds}
    return in_order(found - {*facts.kinds, *facts.left_out})


def to_judge(facts: Facts) -> tuple[Kind, ...]:
    """Kinds at which words hint, and of which nobody said yet whether they are concerned."""
    hinted = {kind for scan in facts.scans for kind in scan.hinted}
    return in_order(hinted - {*facts.kinds, *facts.left_out} - set(unnamed(facts)))

"""Telephone numbers, devices and coordinates under a header that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import candidate
from avgtool.scanning.readings.plausible import is_plausible
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.neighbors import Table

MOST = 0.8
HALF = 0.5
NEARLY_ALL = 0.95
_SOME = 0.2
_ENOUGH = 5
"""Distinct numbers from which a common form is no coincidence."""
_DIGITS = (6.5, 20)
_SURE = 0.9
_DEVICES = (("subscriber", "IMSI"), ("handset", "IMEI"))


def read_phones(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Numbers in groups, long enough to be dialed, in a table about persons or companies; numbers with a country."""
    evidence = column.evidence
    if not column.header.opaque or not kinds.of(Kind.PHONE):
        return
    phone = next((one for one in kinds.of(Kind.PHONE) if one.country is None), kinds.of(Kind.PHONE)[0])
    if _are_dialed_abroad(column, table):
        yield candidate(phone, 0.86, (Evidence.PATTERN,),
                        msg("Telephone numbers that begin with the number of a country, without a plus."))  # fmt: skip
    if table.subject in {None, Subject.THING}:
        return
    looks = evidence.share("phone") >= MOST and evidence.share("punctuated") >= HALF and not evidence.share("letters")
    if looks and _DIGITS[0] <= evidence.share("length") <= _DIGITS[1] and is_plausible(Kind.PHONE, evidence):
        yield candidate(
            phone,
            0.58,
            (Evidence.PATTERN, Evidence.NEIGHBORS),
            msg("Numbers as they are dialed, in a table about persons or companies."),
        )


def _are_dialed_abroad(column: Column, table: Table) -> bool:
    """Nearly all of them; or some, among short numbers and names, in a table with a column of nothing else."""
    share = column.evidence.share("dialed_abroad")
    is_beside = any(kind is Kind.PHONE for index, kind in table.kinds.items() if index != column.index)
    return column.evidence.distinct >= _ENOUGH and share >= (_SOME if is_beside else NEARLY_ALL)


def read_devices(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """Numbers of SIM cards and of handsets: fifteen digits with the numbers of a country or an issuer in front."""
    evidence = column.evidence
    for look, entity in _DEVICES:
        declared = kinds.by_entity.get(entity)
        if not declared or not column.header.opaque or evidence.share(look) < NEARLY_ALL or evidence.distinct < _ENOUGH:
            continue
        yield candidate(declared, _SURE, (Evidence.PATTERN,),
                        msg("Fifteen digits that begin as the numbers of SIM cards or of handsets do."))  # fmt: skip


def read_coordinates(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Degrees north and degrees east side by side, with decimals, within the Benelux."""
    entity = table.degrees.get(column.index)
    other = {"LATITUDE": "LONGITUDE", "LONGITUDE": "LATITUDE"}.get(entity or "")
    if not column.header.opaque or entity is None or entity not in kinds.by_entity:
        return
    if other in {table.degrees.get(column.index + 1), table.degrees.get(column.index - 1)}:
        yield candidate(kinds.by_entity[entity], 0.84, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("Degrees north and east side by side, precise enough to point to a street."))  # fmt: skip

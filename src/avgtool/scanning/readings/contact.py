"""Telephone numbers of any country, under a header that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import candidate
from avgtool.scanning.headers import Subject
from avgtool.scanning.readings.plausible import is_plausible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.neighbors import Table

MOST = 0.8
HALF = 0.5
_DIGITS = (6.5, 20)


def read_phones(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Numbers in groups, long enough to be dialed, in a table about persons or companies."""
    evidence = column.evidence
    if not column.header.opaque or not kinds.of(Kind.PHONE) or table.subject in {None, Subject.THING}:
        return
    looks = evidence.share("phone") >= MOST and evidence.share("punctuated") >= HALF and not evidence.share("letters")
    if looks and _DIGITS[0] <= evidence.share("length") <= _DIGITS[1] and is_plausible(Kind.PHONE, evidence):
        phone = next((one for one in kinds.of(Kind.PHONE) if one.country is None), kinds.of(Kind.PHONE)[0])
        yield candidate(
            phone,
            0.58,
            (Evidence.PATTERN, Evidence.NEIGHBORS),
            msg("Numbers as they are dialed, in a table about persons or companies."),
        )

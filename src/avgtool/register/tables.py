"""The table of kept scans: each scan is a new row, and none is ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import NonNegativeInt  # noqa: TC002 - pydantic needs it at run time
from sqlalchemy import Text
from sqlmodel import Field

from avgtool.ledger.chained import COUNTER, Chain, Chained, chain_of
from avgtool.ledger.recordable import Code, Made, Sha256, Short, Words

if TYPE_CHECKING:
    from collections.abc import Mapping


class NewScan(Made):
    """What is kept of a scan of one table."""

    system: Short
    source: Short
    part: Short | None = None
    """Name of the sheet or table."""
    mode: Code
    rows_total: NonNegativeInt
    rows_read: NonNegativeInt
    sha256: Sha256 | None = None
    tool: Short
    found: Words
    """JSON: kinds and counts."""
    dates: Words
    """JSON: rows a month, of columns that terms count from."""


class ScanRow(Chained, table=True):
    """A scan of one table."""

    __tablename__ = "scan"
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {
        1: ("system", "source", "part", "mode", "rows_total", "rows_read", "sha256", "tool", "found", "dates")
    }

    system: str = Field(index=True)
    source: str
    part: str | None = None
    mode: str
    rows_total: int = Field(sa_type=COUNTER)
    rows_read: int = Field(sa_type=COUNTER)
    sha256: str | None = Field(default=None, max_length=64)
    tool: str
    found: str = Field(sa_type=Text)
    dates: str = Field(sa_type=Text)


SCAN: Chain = chain_of(ScanRow)
CHAINS: tuple[Chain, ...] = (SCAN,)
"""The append-only tables of the register."""

"""Scanning and planning, for programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, cast

from avgtool.config import Config
from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.policy.planning import make_plan
from avgtool.sources.frames import from_frame
from avgtool.workflows.library.arguments import policy_of
from avgtool.workflows.scan_sources import ScanRequest, scan_datasets, scan_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.model.findings import DatasetFindings, ScanResult
    from avgtool.model.plan import Plan
    from avgtool.policy.schema import Policy

    StrPath = str | os.PathLike[str]

_DEFAULTS = Config()


def scan(
    source: StrPath | Any,
    *,
    mode: Literal["full", "sample"] = "full",
    table: str | None = None,
    all_tables: bool = False,
) -> ScanResult:
    """Find personal data, column by column and inside text.

    Args:
        source: A file, folder, glob or database URL; or a pandas, polars or pyarrow table.
        mode: ``full`` judges every value; ``sample`` some thousands of rows spread over the whole, with an error bound.
        table: Only this sheet or table; by default every sheet of a workbook, and the only table of a database.
        all_tables: Every table of a database.

    Returns:
        The verdicts on every column, in ``.datasets`` one a file, sheet or table; no raw value.

    Raises:
        InputError: The source cannot be read, is refused, or is a database of several tables of which none was chosen.
        StoreError: A database cannot be used.
        ValueError: ``mode`` is none of the two.
    """
    if mode not in {"full", "sample"}:
        raise ValueError(f"mode must be 'full' or 'sample', not {mode!r}")
    if isinstance(source, str | os.PathLike):
        request = ScanRequest((os.fspath(cast("str", source)),), mode=mode, table=table, all_tables=all_tables)
        return _whole(scan_sources(request, _DEFAULTS))
    return scan_datasets([from_frame(source)], _DEFAULTS, mode=mode)


def plan(result: ScanResult, policy: Policy | StrPath, *, table: str | None = None) -> Plan:
    """What a policy would do to every column of one data set that was scanned. Touches no value.

    Args:
        result: A scan.
        policy: A policy, its name or its file.
        table: The sheet or table, where several were scanned.

    Raises:
        PolicyError: The policy names a column that is not there.
        InputError: The scan holds several data sets and none was chosen, or has no such table.
    """
    wanted = [found for found in result.datasets if table is None or found.table == table]
    return make_plan(only(wanted or result.datasets, chosen=bool(wanted)), policy_of(policy))


def _whole(result: ScanResult) -> ScanResult:
    """The result, of everything that was asked about: a program would not notice that a part is missing."""
    for one in result.unread:
        raise InputError(one.what, where=one.source, hint=one.hint)
    return result


def only(found: Sequence[DatasetFindings], *, chosen: bool = True) -> DatasetFindings:
    """The one data set there is.

    Raises:
        InputError: There are several, or what was chosen is not among them.
    """
    if len(found) == 1 and chosen:
        return found[0]
    what = nmsg("holds {n} table: {names}", "holds {n} tables: {names}", len(found), names=_names(found))
    raise InputError(
        what,
        where=found[0].source if len({one.source for one in found}) == 1 else None,
        hint=msg("Choose one of them by its name: table=…; avgtool.anonymize_tables() treats all of them together."),
    )


def _names(found: Sequence[DatasetFindings]) -> str:
    return ", ".join(one.table or one.source for one in found)

"""Scans kept in the ledger: which system was scanned, and how old its rows are by the columns that terms count from."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.model.kept_scans import KeptScan
from avgtool.register.ages import rows_a_month
from avgtool.register.loading import all_activities
from avgtool.register.store import keep_scans, latest_scans
from avgtool.register.summarizing import found_kinds
from avgtool.sources.databases.urls import is_database_url, without_password
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from avgtool.config import Config, SourceEntry
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.activities import Activity
    from avgtool.model.findings import DatasetFindings, ScanResult
    from avgtool.model.kept_scans import DateCounts
    from avgtool.model.kinds import Category, Kind

STANDARD_INPUT = "-"
FRAME = "frame"
"""Format of a table that a program handed over."""


def require_ledger(config: Config) -> None:
    """See to it that there is a ledger, before a long scan is made to be kept in it.

    Raises:
        StoreError: There is none, or it cannot be used.
    """
    open_configured(config).close()


def keep(
    result: ScanResult,
    sources: Iterable[str],
    config: Config,
    *,
    by: str | None = None,
    now: Callable[[], datetime] = utc_now,
) -> tuple[KeptScan, ...]:
    """Keep a scan: a row for each of its tables.

    Args:
        result: What was found.
        sources: What was asked for, as it was named on the command line; by it databases are reached again.
        config: Names the ledger, the systems and the register, which says the columns that terms count from.
        by: Who keeps it; by default whom AVGTOOL_BY or avgtool.yaml names.
        now: The clock.

    Raises:
        StoreError: There is no ledger, or it cannot be used.
        InputError: A source cannot be read again.
        ConfigError: The register is not valid.
    """
    with closing(open_configured(config)) as ledger:
        return keep_in(ledger, result, sources, config, Recorder(who_acts(by, config), now()))


def keep_in(
    ledger: OpenLedger, result: ScanResult, sources: Iterable[str], config: Config, recorder: Recorder
) -> tuple[KeptScan, ...]:
    """The same in a ledger that is open."""
    activities = all_activities(config)
    named = {_shown(source): source for source in sources}
    entities = _entities()
    kept = tuple(_kept(one, config, activities, named, entities, recorder) for one in result.datasets)
    with ledger.database.writing() as connection:
        keep_scans(connection, kept, recorder)
    return kept


def kept_scans(config: Config) -> tuple[KeptScan, ...]:
    """The last kept scan of each table, oldest first.

    Raises:
        StoreError: There is no ledger, or it cannot be used.
    """
    with closing(open_configured(config)) as ledger, ledger.database.reading() as connection:
        return latest_scans(connection)


def system_of(source: str, config: Config) -> tuple[str, str]:
    """The source of avgtool.yaml that something scanned belongs to, and the place in it; else the name of its file."""
    for entry in config.sources:
        if _belongs(source, entry):
            return entry.shown, _place_in(source, entry)
    return _last_part(source), _last_part(source)


def _kept(
    findings: DatasetFindings,
    config: Config,
    activities: tuple[Activity, ...],
    named: Mapping[str, str],
    entities: Mapping[str, tuple[Kind, Category]],
    recorder: Recorder,
) -> KeptScan:
    system, place = system_of(findings.source, config)
    columns = _dated_columns(system, config, activities)
    return KeptScan(
        at=recorder.at,
        by=recorder.by,
        system=system,
        source=place,
        table=findings.table,
        rows=findings.rows,
        rows_read=findings.rows_read,
        mode=findings.mode,
        sha256=findings.sha256,
        tool_version=__version__,
        found=found_kinds(findings, entities),
        dates=tuple(_dates(findings, columns, config, named)) if columns else (),
    )


def _dated_columns(system: str, config: Config, activities: Iterable[Activity]) -> tuple[str, ...]:
    """The columns of a system that terms count from, as the register and avgtool.yaml name them."""
    entries = [entry for entry in config.sources if entry.shown == system]
    codes = {code for entry in entries for code in entry.activities}
    using = (one for one in activities if system in one.systems or one.code in codes)
    in_register = (column for one in using for period in one.retention for column in period.columns)
    in_sources = (column for entry in entries for column in entry.terms)
    return tuple(dict.fromkeys((*in_register, *in_sources)))


def _dates(
    findings: DatasetFindings, columns: tuple[str, ...], config: Config, named: Mapping[str, str]
) -> Iterator[DateCounts]:
    """The ages of the rows of a table, which is read once more for it; none of what cannot be read again."""
    is_query = findings.table is None and is_database_url(findings.source)
    if findings.source == STANDARD_INPUT or findings.format == FRAME or is_query:
        return
    tables = TableChoice(findings.table)
    for dataset in open_source(named.get(findings.source, findings.source), tables=tables, limits=limits_of(config)):
        yield from rows_a_month(dataset, columns)


def _belongs(source: str, entry: SourceEntry) -> bool:
    """Whether something scanned is, or lies within, a source of avgtool.yaml."""
    place = entry.path or entry.url or os.environ.get(entry.url_from or "", "")
    if not place or source == STANDARD_INPUT:
        return False
    if is_database_url(source) or is_database_url(place):
        return _file_of(source) == _file_of(place) or _shown(source) == _shown(place)
    scanned, known = _file_of(source), _file_of(place)
    return scanned == known or known in scanned.parents


def _place_in(source: str, entry: SourceEntry) -> str:
    """Which file of a folder; the name of the file or database of any other source."""
    if entry.path is None or is_database_url(source):
        return _last_part(source)
    inside = _file_of(source).relative_to(_file_of(entry.path)).as_posix()
    return _last_part(source) if inside == "." else inside


def _file_of(place: str) -> Path:
    """The file of a database in SQLite, or the path itself, in full."""
    return Path(place.removeprefix("sqlite:///").partition("?")[0]).resolve()


def _shown(source: str) -> str:
    return without_password(source) if is_database_url(source) else source


def _last_part(source: str) -> str:
    return PurePath(source.replace("\\", "/")).name or source


def _entities() -> dict[str, tuple[Kind, Category]]:
    return {one.entity: (one.kind, one.category) for one in catalog.recognizers()}

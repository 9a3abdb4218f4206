"""From what a user names to findings: open every source, scan it with all that avgtool knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from avgtool import __version__, catalog
from avgtool.errors import InputError, OutputError
from avgtool.i18n import msg
from avgtool.model.findings import ScanResult
from avgtool.scanning.compare import Comparison, compare
from avgtool.scanning.overrides import Override
from avgtool.scanning.serialize import from_json
from avgtool.sources.failures import UnforeseenContentError
from avgtool.sources.limits import MEBIBYTE, Limits, TableChoice
from avgtool.sources.opening import files_of, open_source
from avgtool.sources.own_files import is_report, is_saved_plan
from avgtool.sources.staging import require_free
from avgtool.workflows.scan import scan
from avgtool.workflows.source_notices import comments_notice, left_out_notice, prose_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.i18n import Message
    from avgtool.model.findings import DatasetFindings, Mode
    from avgtool.model.ports import Progress
    from avgtool.sources.base import Dataset


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """What to scan, and how."""

    sources: tuple[str, ...]
    """Files, folders, patterns, ``-``, database URLs."""
    mode: Mode = "full"
    table: str | None = None
    all_tables: bool = False
    query: str | None = None
    header: bool | None = None
    """Whether the first row names the columns; by default judged by its looks."""
    engine: Literal["local"] = "local"


def scan_sources(request: ScanRequest, config: Config, progress: Progress | None = None) -> ScanResult:
    """The findings on every table of every source.

    Raises:
        InputError: A source cannot be read, or is refused.
        StoreError: A database cannot be used.
    """
    tables = TableChoice(request.table, request.all_tables, request.query, request.header)
    scanned = open_and_scan(request.sources, tables, config, mode=request.mode, progress=progress)
    return ScanResult(tuple(findings for _, findings in scanned), __version__)


def open_and_scan(
    sources: Iterable[str],
    tables: TableChoice,
    config: Config,
    *,
    mode: Mode = "full",
    progress: Progress | None = None,
) -> tuple[tuple[Dataset, DatasetFindings], ...]:
    """Every table that the sources stand for, with its findings.

    A large text is not looked through when it is opened. Where reading it shows that a glance did not tell how it is
    written (a longer row, another encoding), it is opened again, looked through, and scanned again.
    """
    return tuple(pair for source in sources for pair in _scanned(source, tables, config, mode, progress))


def _scanned(
    source: str, tables: TableChoice, config: Config, mode: Mode, progress: Progress | None
) -> Iterator[tuple[Dataset, DatasetFindings]]:
    limits = limits_of(config)
    datasets = open_source(source, tables=tables, limits=limits)
    try:
        result = scan_datasets(datasets, config, mode=mode, progress=progress)
    except UnforeseenContentError:
        if source == "-":
            raise
        datasets = open_source(source, tables=tables, limits=limits.thorough())
        result = scan_datasets(datasets, config, mode=mode, progress=progress)
    noticed = left_out_notice(source)
    for dataset, findings in zip(datasets, result.datasets, strict=True):
        beside = comments_notice(dataset, partial(catalog.column_text_finder, config.text))
        added = tuple(notice for notice in (noticed, prose_notice(dataset), beside) if notice)
        yield dataset, replace(findings, notices=(*findings.notices, *added))
        noticed = None  # said once, with the first table of the folder


def told_before(sources: Iterable[str]) -> Iterator[Message]:
    """What a user is told while the work begins: which files of folders are left out."""
    notices = (left_out_notice(source) for source in sources)
    return (notice.message for notice in notices if notice)


def refuse_outputs(
    sources: Sequence[str], *, reports: Iterable[Path] = (), plans: Iterable[Path] = (), force: bool = False
) -> None:
    """See to it, before any work is done, that what is written beside the copy takes no other file's place.

    Args:
        sources: What the work is about; never replaced.
        reports: Where reports go: a report that stands there may be replaced.
        plans: Where plans go: a plan that stands there may be replaced.
        force: Whether any other file may be replaced, but for a source and a key.

    Raises:
        OutputError: An output must not be written.
        InputError: A source does not exist.
    """
    kinds = (*((path, is_report) for path in reports), *((path, is_saved_plan) for path in plans))
    for output, replaces in kinds:
        if output.exists() and any(output.samefile(path) for source in sources for path in files_of(source)):
            what = msg("is one of the sources, which are never overwritten")
            raise OutputError(what, where=str(output), hint=msg("Give another file."))
        require_free(output, force=force, replaces=replaces)


def limits_of(config: Config) -> Limits:
    """The sizes that avgtool.yaml sets."""
    return Limits(
        workbook_bytes=config.limits.workbook_megabytes * MEBIBYTE,
        json_bytes=config.limits.json_megabytes * MEBIBYTE,
        checked_bytes=config.limits.checked_megabytes * MEBIBYTE,
    )


def scan_datasets(
    datasets: Iterable[Dataset], config: Config, *, mode: Mode = "full", progress: Progress | None = None
) -> ScanResult:
    """The findings on data sets that are open already."""
    return scan(
        datasets,
        catalog.knowledge(),
        mode=mode,
        text_finder=partial(catalog.column_text_finder, config.text),
        overrides=tuple(
            Override(column=one.column, kind=one.kind, reason=one.reason, by=one.by, source=one.source)
            for one in config.columns
        ),
        progress=progress,
    )


def scanner(config: Config, progress: Progress | None = None) -> Callable[[Dataset], DatasetFindings]:
    """What scans one data set in full: for the verification of a copy."""
    return lambda dataset: scan_datasets([dataset], config, progress=progress).datasets[0]


def compare_with(result: ScanResult, earlier: Path) -> Comparison:
    """What is new since an earlier scan, saved with ``--format json``.

    Raises:
        InputError: The file is missing, or is no saved scan.
    """
    try:
        text = earlier.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = msg("Save one with: avgtool scan SOURCE --format json --output FILE")
        raise InputError(msg("The earlier scan cannot be read."), where=str(earlier), hint=hint) from error
    return compare(from_json(text, where=str(earlier)), result)

"""From what a user names to findings: open every source, scan it with all that avgtool knows."""

from __future__ import annotations

import glob
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from avgtool import __version__, catalog
from avgtool.errors import InputError, OutputError, SettingsError, StoreError
from avgtool.i18n import msg
from avgtool.model.findings import ScanResult, Unread
from avgtool.scanning.overrides import Override
from avgtool.scanning.scanner import scan
from avgtool.scanning.serialize import from_json
from avgtool.sources.failures import UnforeseenContentError
from avgtool.sources.limits import MEBIBYTE, Limits, TableChoice
from avgtool.sources.opening import files_of, open_source
from avgtool.sources.own_files import is_report, is_saved_plan
from avgtool.sources.staging import require_free
from avgtool.workflows.source_notices import comments_notice, left_out_notice, prose_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from avgtool.config import Config
    from avgtool.i18n import Message
    from avgtool.model.findings import DatasetFindings, Mode
    from avgtool.model.ports import Progress
    from avgtool.sources.base import Dataset


_Item = TypeVar("_Item")
_Done = TypeVar("_Done")


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
    column: str | None = None
    """A column that has to be there, in whatever case; nothing is scanned where it is not."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One file or database of what was asked for."""

    source: str
    named: str
    """What the user named: the file itself, or the folder or pattern that it is one of."""
    tables: TableChoice


def scan_sources(request: ScanRequest, config: Config, progress: Progress | None = None) -> ScanResult:
    """The findings on every table of every source; of a folder or a pattern on all tables of its databases too.

    Of several sources, those that cannot be read are listed in the result beside the findings on the others.

    Raises:
        InputError: The only source cannot be read, or is refused.
        StoreError: The only source is a database that cannot be used.
        SettingsError: No source has the column that has to be there.
    """
    tables = TableChoice(request.table, request.all_tables, request.query, request.header)
    listed, failed = _each(request.sources, lambda source: _parts(source, tables))
    parts = [part for one in listed for part in one]
    opened: dict[_Part, tuple[Dataset, ...]] = {}
    if request.column is not None:
        limits = limits_of(config)
        pairs, unopened = _each(parts, lambda p: (p, open_source(p.source, tables=p.tables, limits=limits)))
        opened, parts, failed = dict(pairs), [part for part, _ in pairs], [*failed, *unopened]
        _require_column(request.column, [one for _, datasets in pairs for one in datasets])

    def findings_of(part: _Part) -> tuple[str, list[DatasetFindings]]:
        pairs = _scanned(part.source, part.tables, config, request.mode, progress, opened.pop(part, None))
        return part.named, [findings for _, findings in pairs]

    scanned, unread = _each(parts, findings_of)
    failed += unread
    if len(failed) == 1 and not scanned:
        raise failed[0]
    return ScanResult(_with_left_out(scanned), __version__, tuple(_unread(error) for error in failed))


def _each(items: Iterable[_Item], work: Callable[[_Item], _Done]) -> tuple[list[_Done], list[InputError | StoreError]]:
    """What became of each item, and the errors of those that cannot be read."""
    done: list[_Done] = []
    failed: list[InputError | StoreError] = []
    for item in items:
        try:
            done.append(work(item))
        except (InputError, StoreError) as error:
            failed.append(error)
    return done, failed


def _parts(source: str, tables: TableChoice) -> list[_Part]:
    """The files of a folder or a pattern, with all their tables unless one was named; else the source itself."""
    path = Path(source)
    is_many = path.is_dir() or (glob.has_magic(source) and not path.is_file())
    files = files_of(source) if is_many else ()
    if not files:
        return [_Part(source, source, tables)]
    wanted = tables if tables.table or tables.query else replace(tables, all=True)
    return [_Part(str(path), source, wanted) for path in files]


def _require_column(column: str, datasets: Sequence[Dataset]) -> None:
    names = tuple(dict.fromkeys(name for dataset in datasets for name in dataset.columns))
    if not datasets or any(is_called(name, column) for name in names):
        return
    hint = msg("There are: {names}", names=", ".join(names))
    raise SettingsError(msg("There is no column {column}.", column=column), hint=hint)


def is_called(name: str, asked: str) -> bool:
    """Whether a column is the one that was asked for, in whatever case, as in policies."""
    return name.strip().casefold() == asked.strip().casefold()


def _with_left_out(scanned: Iterable[tuple[str, Sequence[DatasetFindings]]]) -> tuple[DatasetFindings, ...]:
    """All findings; the first of each folder says which files of it were left out."""
    told: set[str] = set()
    every: list[DatasetFindings] = []
    for named, findings in scanned:
        for one in findings:
            is_first = named not in told and named != one.source
            notice = left_out_notice(named) if is_first else None
            every.append(replace(one, notices=(*one.notices, notice)) if notice else one)
            told.add(named)
    return tuple(every)


def _unread(error: InputError | StoreError) -> Unread:
    return Unread(error.where or "", error.what, error.hint)


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
    source: str,
    tables: TableChoice,
    config: Config,
    mode: Mode,
    progress: Progress | None,
    opened: tuple[Dataset, ...] | None = None,
) -> Iterator[tuple[Dataset, DatasetFindings]]:
    limits = limits_of(config)
    datasets = open_source(source, tables=tables, limits=limits) if opened is None else opened
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
    sources: Sequence[str],
    *,
    reports: Iterable[Path] = (),
    plans: Iterable[Path] = (),
    evidence: Iterable[Path] = (),
    force: bool = False,
) -> None:
    """See to it, before any work is done, that what is written beside the copy takes no other file's place.

    Args:
        sources: What the work is about; never replaced.
        reports: Where reports go: a report that stands there may be replaced.
        plans: Where plans go: a plan that stands there may be replaced.
        evidence: Where reports on what was done go: what they say was true then, so they are replaced by force only.
        force: Whether any other file may be replaced, but for a source and a key.

    Raises:
        OutputError: An output must not be written.
        InputError: A source does not exist.
    """
    kinds = (
        *((path, is_report) for path in reports),
        *((path, is_saved_plan) for path in plans),
        *((path, None) for path in evidence),
    )
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


def earlier_scan(earlier: Path) -> ScanResult:
    """An earlier scan, saved with ``--format json``.

    Raises:
        InputError: The file is missing, or is no saved scan.
    """
    try:
        text = earlier.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = msg("Save one with: avgtool scan SOURCE --format json --output FILE")
        raise InputError(msg("The earlier scan cannot be read."), where=str(earlier), hint=hint) from error
    return from_json(text, where=str(earlier))

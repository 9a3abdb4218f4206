"""An export of consents into the ledger, in one transaction; its faulty rows into a file."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from avgtool import catalog
from avgtool.consent.importing.faults import Fault, FaultyRow, rejected_csv
from avgtool.consent.importing.revealing_ids import RevealingIds, revealing_ids
from avgtool.consent.importing.rows import Reading, read_rows
from avgtool.consent.importing.words import plain
from avgtool.consent.moments import ensure_aware
from avgtool.consent.store.importing import import_rows
from avgtool.errors import ConfigError, InputError
from avgtool.i18n import language, msg
from avgtool.keys.log import utc_now
from avgtool.ledger.appending import Recorder
from avgtool.model.consent_words import RowType
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.staging import not_writable, staged
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.who_acts import who_acts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.consent.importing.rows import ConsentRows
    from avgtool.consent.store.importing import Imported
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.consent_words import ConsentWords
    from avgtool.model.ports import Progress
    from avgtool.sources.base import Dataset
    from avgtool.sources.staging import Staged

_SHOWN_DIGITS = 16
_WORDS = 4


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is to be imported, and how."""

    source: Any
    """Name of a file, or a table that somebody holds."""
    purpose: str | None = None
    """Of rows that name none."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Column to field, for those that their headers do not tell."""
    timezone: str | None = None
    """By whose clock moments without an offset are read; by default that of avgtool.yaml, if any."""
    table: str | None = None
    all_or_nothing: bool = False
    rejected: Path | None = None
    """Where the faulty rows are told."""
    type: str | None = None
    """What rows say that do not say it, in a word that an import knows: ``bezwaar``."""
    at: datetime | None = None
    """When it happened, of rows that do not say it."""
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentImport:
    """What came of an import."""

    done: Imported
    batch: str
    unused: tuple[str, ...]
    """Columns of which nothing was recorded."""
    timezone: str | None
    """By whose clock moments without an offset were read."""
    local: int
    """How many those were."""
    rejected: Path | None
    """Where the faulty rows are told; none where there are none."""
    silent: int = 0
    """Rows that say nothing: no yes stands below a header that says no."""
    partly: tuple[int, ...] = ()
    """Rows with a no that was recorded without what else they say, as that cannot be read."""
    revealing: RevealingIds = RevealingIds(0, 0)  # noqa: RUF009 - frozen
    """Customer ids that say who a person is."""


def import_consents(
    ledger: OpenLedger,
    config: Config,
    request: ImportRequest,
    *,
    by: str | None = None,
    progress: Progress | None = None,
    now: Callable[[], datetime] = utc_now,
) -> ConsentImport:
    """Record every row that is right and not in the ledger yet.

    Raises:
        InputError: The file cannot be read, a column that is needed is missing, or the time zone is unknown.
        ConfigError: The time zone of avgtool.yaml is unknown.
        OutputError: The file of faulty rows cannot be written; then nothing was recorded.
        StoreError: The ledger cannot be used, or goes away; then nothing was recorded.
    """
    dataset = _opened(request, config)
    rows = read_rows(dataset, _reading(request, config))
    batch = request.batch or (dataset.digest() or f"{now():%Y%m%dT%H%M%S%f}")[:_SHOWN_DIGITS]
    if progress is not None:
        progress.start(str(msg("Record")), rows.frame.height)
    with ExitStack() as stack:
        with ledger.database.writing() as connection:
            done = import_rows(
                connection,
                rows.frame,
                Recorder(who_acts(by, config), now()),  # the clock is read once the others have written
                derive=lambda: ledger.key.derive,
                batch=batch,
                all_or_nothing=request.all_or_nothing,
                progress=progress,
            )
            done = replace(done, faulty=_worded(done.faulty))
            # Before the transaction ends: where the faulty rows cannot be told, nothing is recorded.
            told = _told(stack, request.rejected, done, dataset)
        if told:
            told.publish()
    return _result(done, rows, batch, request.rejected if told else None)


def _worded(faulty: tuple[FaultyRow, ...]) -> tuple[FaultyRow, ...]:
    """Where the word for what happened is not known, with the words that are: the first few of each meaning."""
    words = _known(catalog.consent_words())
    what = msg("says what happened in a word that is not known; known are {words}", words=", ".join(words))
    return tuple(replace(one, reason=what) if one.fault is Fault.UNKNOWN_TYPE else one for one in faulty)


def _opened(request: ImportRequest, config: Config) -> Dataset:
    if not isinstance(request.source, str):
        from avgtool.sources.frames import from_frame

        return from_frame(request.source)
    found = open_source(request.source, tables=TableChoice(request.table), limits=limits_of(config))
    if len(found) != 1:
        raise InputError(
            msg("holds several tables"),
            where=request.source,
            hint=msg("Name one: --table, or one file. There are: {tables}", tables=", ".join(_names(found))),
        )
    return found[0]


def _names(found: tuple[Dataset, ...]) -> list[str]:
    return [one.table or one.source for one in found]


def _reading(request: ImportRequest, config: Config) -> Reading:
    timezone = request.timezone or config.consent.timezone
    if timezone is not None and timezone not in available_timezones():
        error = InputError if request.timezone else ConfigError
        raise error(
            msg("No time zone is called {name}.", name=timezone), hint=msg("Write one such as Europe/Amsterdam.")
        )
    words = catalog.consent_words()
    at = ensure_aware(request.at).isoformat() if request.at else None
    return Reading(words, request.columns, request.purpose, timezone, _type(request.type, words), at)


def _type(word: str | None, words: ConsentWords) -> RowType | None:
    if word is None:
        return None
    found = words.types.get(plain(word))
    if found is None:
        raise InputError(
            msg("What happened is said in a word that is not known: {word}.", word=word),
            hint=msg("Write one such as {words}.", words=", ".join(_known(words))),
        )
    return found


def _known(words: ConsentWords) -> list[str]:
    """The words for what happened: the first few of each meaning."""
    return [word for kind in RowType for word in [one for one, meant in words.types.items() if meant is kind][:_WORDS]]


def _told(stack: ExitStack, target: Path | None, done: Imported, dataset: Dataset) -> Staged | None:
    """The faulty rows, written but not published."""
    if target is None or not done.faulty:
        return None
    told = stack.enter_context(staged(target, force=True, source=dataset.path))
    delimiter = dataset.dialect.delimiter if dataset.dialect and len(dataset.dialect.delimiter) == 1 else ","
    try:
        told.path.write_bytes(rejected_csv(done.faulty, language(), delimiter))
    except OSError as error:
        raise not_writable(target, error) from None
    return told


def _result(done: Imported, rows: ConsentRows, batch: str, rejected: Path | None) -> ConsentImport:
    wrong = {one.row for one in done.faulty}
    partly = rows.frame.filter("partly").get_column("row")
    return ConsentImport(
        done=done,
        batch=batch,
        unused=rows.unused,
        timezone=rows.timezone,
        local=rows.local,
        rejected=rejected,
        silent=rows.silent,
        partly=tuple(row for row in partly if row not in wrong),
        revealing=revealing_ids(rows.frame.get_column("customer").drop_nulls().unique(), catalog.is_national_number),
    )

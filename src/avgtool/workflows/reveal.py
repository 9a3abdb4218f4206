"""Turning encrypted values back: a copy in which they are readable again, and a record that somebody did so.

Nothing is published unless every token opened, and unless the log of the key says who revealed what, and why. The copy
holds personal data in the clear again; it is readable by its owner only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.errors import InputError, KeyFileError
from avgtool.i18n import msg, nmsg
from avgtool.keys import load_key
from avgtool.keys.log import Event, Recorder
from avgtool.operators.sealing import Opener, Refusal, key_mark
from avgtool.sources.failures import UnforeseenContentError
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.staging import require_free, staged
from avgtool.sources.writing import require_writable, write, write_tables
from avgtool.workflows.scan_sources import limits_of
from avgtool.workflows.unsealing import Unsealing

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.keys import Key
    from avgtool.sources.base import Dataset


@dataclass(frozen=True, slots=True)
class RevealRequest:
    """What to reveal, with which key, and why."""

    source: str
    key_file: str
    reason: str
    output: Path
    tables: TableChoice = field(default_factory=TableChoice)
    force: bool = False


@dataclass(frozen=True, slots=True)
class RevealedTable:
    """What was revealed of one table: counts only."""

    source: str
    table: str | None
    sha256: str | None
    columns: Mapping[str, int]
    """The number of values, by column."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """What was revealed, of all tables."""

    output: Path
    key: Key
    tables: tuple[RevealedTable, ...]
    neutralized: int = 0
    """Cells that got an apostrophe in front, since a spreadsheet program would carry them out (CWE-1236)."""

    @property
    def values(self) -> int:
        """All values together."""
        return sum(sum(table.columns.values()) for table in self.tables)


def reveal(request: RevealRequest, config: Config) -> Revealed:
    """Write a copy in which what the key encrypted is readable again, and record it in the log of the key.

    Raises:
        InputError: The source cannot be read, holds nothing encrypted, or a token was changed.
        OutputError: The copy or the log cannot be written.
        KeyFileError: The key is missing or unsafe, or is not the one that the values were encrypted with.
        RefusedError: The log of the key was changed.
    """
    require_writable(request.output)
    require_free(request.output, force=request.force)
    key = load_key(request.key_file)
    _recorder(key).require_usable()
    limits = limits_of(config)
    datasets = open_source(request.source, tables=request.tables, limits=limits)
    try:
        return _revealed(request, key, datasets)
    except UnforeseenContentError:
        if request.source == "-":
            raise
        return _revealed(request, key, open_source(request.source, tables=request.tables, limits=limits.thorough()))


def _revealed(request: RevealRequest, key: Key, datasets: Sequence[Dataset]) -> Revealed:
    if len({dataset.source for dataset in datasets}) > 1:
        raise InputError(msg("stands for several files"), where=request.source, hint=msg("Reveal them one by one."))
    require_writable(request.output, tables=len(datasets))
    works = [Unsealing(Opener(key.derive)) for _ in datasets]
    with staged(request.output, force=request.force, source=datasets[0].path) as stage:
        neutralized = _write(datasets, works, stage.path)
        for dataset, work in zip(datasets, works, strict=True):
            _require_opened(dataset, work, key)
        done = Revealed(request.output, key, tuple(map(_table, datasets, works)), neutralized)
        if not done.values:
            raise _nothing(request.source, key)
        _record(request, done)  # first the record: a copy that nobody knows of is worse than a record of no copy
        stage.publish()
    return done


def _write(datasets: Sequence[Dataset], works: Sequence[Unsealing], path: Path) -> int:
    """Write the tables; the number of cells that were made harmless."""
    frames = [work.applied(dataset.frame) for dataset, work in zip(datasets, works, strict=True)]
    if len(datasets) == 1:
        return sum(write(frames[0], path, datasets[0]).neutralized.values())
    names = [dataset.table or f"table_{number}" for number, dataset in enumerate(datasets, start=1)]
    written = write_tables(dict(zip(names, frames, strict=True)), path, dict(zip(names, datasets, strict=True)))
    return sum(sum(one.neutralized.values()) for one in written.values())


def _table(dataset: Dataset, work: Unsealing) -> RevealedTable:
    return RevealedTable(dataset.source, dataset.table, dataset.digest(), dict(work.opened))


def _require_opened(dataset: Dataset, work: Unsealing, key: Key) -> None:
    """Refuse the whole where one token did not open; which column, and how many, never what.

    Raises:
        KeyFileError: Tokens bear the mark of another key.
        InputError: Tokens were changed.
    """
    if foreign := work.refused[Refusal.OTHER_KEY]:
        what = nmsg(
            "{n} value was encrypted with another key than {key}, in: {columns}.",
            "{n} values were encrypted with another key than {key}, in: {columns}.",
            foreign.total(),
            key=key.id,
            columns=_columns(foreign),
        )
        hint = msg(
            "Values of this key begin with {mark}; avgtool key show FILE tells this of each key.",
            mark=key_mark(key.derive),
        )
        raise KeyFileError(what, where=dataset.source, hint=hint)
    if damaged := work.refused[Refusal.DAMAGED]:
        what = nmsg(
            "{n} encrypted value was changed or cut after it was made, in: {columns}.",
            "{n} encrypted values were changed or cut after they were made, in: {columns}.",
            damaged.total(),
            columns=_columns(damaged),
        )
        hint = msg("Nothing was written. Use the file as it came from avgtool.")
        raise InputError(what, where=dataset.source, hint=hint)


def _columns(counts: Counter[str]) -> str:
    return ", ".join(counts)


def _nothing(source: str, key: Key) -> InputError:
    hint = msg(
        "Only what the operator encrypt made can be turned back (it begins with {mark}); other pseudonyms cannot.",
        mark=key_mark(key.derive),
    )
    return InputError(msg("holds nothing that this key encrypted"), where=source, hint=hint)


def _record(request: RevealRequest, done: Revealed) -> None:
    details: dict[str, object] = {
        "reason": request.reason,
        "source": request.source,
        "sha256": done.tables[0].sha256,
        "output": str(request.output),
        "values": done.values,
        "columns": [{"table": one.table, "values": dict(one.columns)} for one in done.tables],
    }
    _recorder(done.key).record(Event.REVEALED, details)


def _recorder(key: Key) -> Recorder:
    assert key.log is not None
    return Recorder(key.log, key)

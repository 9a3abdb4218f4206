"""``avgtool consent filter``: the rows of an export whose persons may be approached, written the way it was written."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool import catalog
from avgtool.consent.approaching import about_objections, may_approach, of_nobody
from avgtool.consent.reasons import approach_words
from avgtool.consent.store.approaching import about_purpose, answer_rows
from avgtool.consent.store.reading import refuse_misspelled
from avgtool.errors import InputError, OutputError
from avgtool.i18n import msg, nmsg
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Reason
from avgtool.sources.base import Dataset
from avgtool.sources.failures import UnforeseenContentError, translated_errors
from avgtool.sources.limits import TableChoice
from avgtool.sources.numbering import numbered
from avgtool.sources.opening import open_source
from avgtool.sources.staging import require_free, staged
from avgtool.sources.values import as_written
from avgtool.sources.writing import require_writable, write
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.scan_sources import limits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from avgtool.config import Config
    from avgtool.consent.approaching import PersonColumns, Question
    from avgtool.consent.store.approaching import Answered
    from avgtool.model.consents import Channel
    from avgtool.sources.limits import Limits

    Answering = Callable[[Dataset, PersonColumns, Question], Answered]


_ADDRESS = r"^\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*$"
_FIRST_ROWS = 1000
_HALF = 0.5
_NOES = [one.value for one in (Reason.OBJECTION, Reason.WITHDRAWN, Reason.REFUSED, Reason.CHANNEL_NOT_WANTED)]


@dataclass(frozen=True, slots=True)
class FilterRequest:
    """Which export is to be filtered, for what, and where the rows go."""

    source: str
    columns: PersonColumns
    """As they were named; upper and lower case are alike."""
    output: Path
    purpose: str | None
    """Code; where only objections are asked about, the ledger need not know it, and it may be none."""
    channel: Channel | None
    at: datetime
    objections_only: bool = False
    dropped: Path | None = None
    """Where a list goes of the rows that were left out, each with its reason."""
    tables: TableChoice = field(default_factory=TableChoice)
    force: bool = False
    now: datetime | None = None
    """By which is told who said no since ``at``; nothing is told without it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows have one reason."""

    reason: str
    """A value of ``Reason``, ``no_subject`` or ``no_objection``."""
    rows: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Filtered:
    """What was kept and what was not, in rows; no value from the data."""

    request: FilterRequest
    reasons: tuple[Counted, ...]
    """Those of rows that were kept first."""
    not_looked_up: Mapping[str, int]
    """Entries of the suppression list, by kind, for which no column was named."""
    noes_not_looked_up: Mapping[str, int]
    """Likewise how many persons refused, withdrew, or do not want the channel."""
    perhaps_addresses: bool
    """Hardly anybody was known, and what was looked up as customer ids are e-mail addresses: a kind was forgotten."""
    neutralized: int
    """Cells made harmless to spreadsheet programs (CWE-1236)."""
    said_no_since: int = 0
    """Rows that were kept, asked about an earlier moment, of persons who said no since."""
    lookalikes: int = 0
    """Customer ids that the ledger does not know, but for upper and lower case."""

    @property
    def rows(self) -> int:
        """How many rows the export has."""
        return sum(one.rows for one in self.reasons)

    @property
    def kept(self) -> int:
        """How many rows were written."""
        return sum(one.rows for one in self.reasons if one.kept)

    @property
    def dropped(self) -> int:
        """How many rows were left out."""
        return self.rows - self.kept


def filter_export(request: FilterRequest, config: Config) -> Filtered:
    """Write the rows of the persons who may be approached to a new file.

    Raises:
        StoreError: There is no ledger, or it cannot be used; nothing was written.
        InputError: The export cannot be read, the ledger does not know the purpose, or it has no such channel.
        SettingsError: The export does not have a column that was named.
        OutputError: The output cannot be written, or stands there already.
        KeyFileError: The key of the ledger is needed to recognize somebody, and missing.
    """
    _require_targets(request)
    ledger, law = open_configured(config), catalog.consent_law(config)
    nobody = catalog.consent_words().nobody
    asked = (request.purpose, request.channel, request.at, law)
    try:
        with ledger.database.reading() as connection:
            if request.objections_only and request.purpose:
                refuse_misspelled(connection, request.purpose)
            question = about_objections(*asked) if request.objections_only else about_purpose(connection, *asked)

            def answering(dataset: Dataset, columns: PersonColumns, asking: Question) -> Answered:
                with translated_errors(dataset.source):
                    return answer_rows(connection, dataset.frame, columns, asking, lambda: ledger.key.derive, nobody)

            try:
                return _filtered(request, question, answering, limits_of(config))
            except UnforeseenContentError:
                if request.source == "-":
                    raise
                return _filtered(request, question, answering, limits_of(config).thorough())
    finally:
        ledger.close()


def _require_targets(request: FilterRequest) -> None:
    """Refuse, before anything is read, outputs that could not be written in the end."""
    targets = [path for path in (request.output, request.dropped) if path is not None]
    for target in targets:
        require_writable(target)
        require_free(target, force=request.force)
    if len({target.resolve() for target in targets}) < len(targets):
        what = msg("The rows that are kept and the list of the others cannot go to one file.")
        raise OutputError(what, where=str(request.output), hint=msg("Give the output another name."))


def _filtered(request: FilterRequest, question: Question, answering: Answering, limits: Limits) -> Filtered:
    dataset = _only(open_source(request.source, tables=request.tables, limits=limits), request.source)
    columns = request.columns.in_(dataset)
    answered = answering(dataset, columns, question)
    reasons = tuple(Counted(**row) for row in answered.counts().iter_rows(named=True))
    chosen = dataset.selecting(answered.allowed)
    with ExitStack() as stack:
        stages = [stack.enter_context(staged(request.output, force=request.force, source=dataset.path))]
        written = write(chosen.frame, stages[0].path, chosen)
        _require_unchanged(written.rows, sum(one.rows for one in reasons if one.kept), dataset.source)
        if request.dropped is not None:
            stages.append(stack.enter_context(staged(request.dropped, force=request.force, source=dataset.path)))
            listed = _left_out(dataset, columns, question, answered)
            write(listed.frame, stages[1].path, listed)
        for stage in reversed(stages):
            stage.publish()
    perhaps = _mostly_of_nobody(reasons, question) and _holds_addresses(dataset, columns)
    missed = (answered.not_looked_up, answered.noes_not_looked_up)
    since = 0
    if request.now is not None and request.at < request.now:
        since = _said_no_since(answered, answering(dataset, columns, replace(question, at=request.now)))
    return Filtered(request, reasons, *missed, perhaps, sum(written.neutralized.values()), since, answered.lookalikes)


def _said_no_since(then: Answered, now: Answered) -> int:
    """Rows of persons who might be approached then, and said no after that."""
    kept = then.rows.filter(may_approach(pl.col("reason"))).group_by("reference").len("rows")
    noes = now.persons.filter(pl.col("reason").cast(pl.String).is_in(_NOES))
    return int(kept.join(noes, on="reference", how="semi").get_column("rows").sum())


def _mostly_of_nobody(reasons: tuple[Counted, ...], question: Question) -> bool:
    strangers = sum(one.rows for one in reasons if one.reason == of_nobody(question))
    return strangers * 2 > sum(one.rows for one in reasons)


def _holds_addresses(dataset: Dataset, columns: PersonColumns) -> bool:
    """Whether a column of customer ids begins with e-mail addresses, in half or more of its rows."""
    if columns.kind is not Identifier.CUSTOMER:
        return False
    text = as_written(pl.col(columns.subject), dataset.frame.collect_schema()[columns.subject])
    found = text.str.contains(_ADDRESS).mean() >= _HALF
    return bool(dataset.frame.head(_FIRST_ROWS).select(found).collect(engine="streaming").item())


def _only(datasets: tuple[Dataset, ...], source: str) -> Dataset:
    if len(datasets) == 1:
        return datasets[0]
    names = ", ".join(one.table or one.source for one in datasets)
    what = nmsg("holds {n} table: {names}", "holds {n} tables: {names}", len(datasets), names=names)
    raise InputError(what, where=source, hint=msg("Choose one: --table NAME, or one file at a time."))


def _require_unchanged(written: int, kept: int, source: str) -> None:
    """Refuse a copy of other rows than were asked about.

    Raises:
        InputError: The source was written to meanwhile.
    """
    if written != kept:
        what = msg("changed while it was read; nothing was written")
        raise InputError(what, where=source, hint=msg("Run it again, once nothing writes to it any more."))


_HEADERS = {
    "row": msg("row"),
    "subject": msg("person"),
    "reason": msg("code"),
    "text": msg("reason"),
    "article": msg("article"),
    "since": msg("since"),
}
"""What the columns of the list are called."""


def _left_out(dataset: Dataset, columns: PersonColumns, question: Question, answered: Answered) -> Dataset:
    """Who was left out and why: the number of the row, what names the person, and the reason; nothing else.

    Rows are numbered as an import numbers them: as a spreadsheet does, so that the first below a header is 2.
    """
    subject = as_written(pl.col(columns.subject), dataset.frame.collect_schema()[columns.subject]).alias("subject")
    reason = pl.col("reason").cast(pl.String)
    words = {code: approach_words(code, question.law) for code in answered.rows["reason"].unique().cast(pl.String)}

    def said(part: str) -> pl.Expr:
        texts = [str(getattr(one, part)) for one in words.values()]
        return reason.replace_strict(list(words), texts, return_dtype=pl.String).alias(part)

    since = pl.col("since").dt.convert_time_zone(question.law.timezone).dt.to_string("%Y-%m-%dT%H:%M:%S%:z")
    named = dataset.frame.select(subject, answered.reference.alias("reference"))
    frame = (
        numbered(named, dataset)
        .join(answered.persons.lazy(), on="reference", how="left", maintain_order="left", nulls_equal=True)
        .filter(~may_approach(pl.col("reason")))
        .select("row", "subject", reason, said("text"), said("article"), since)
        .rename({name: str(header) for name, header in _HEADERS.items()})
    )
    # Our own words need not fit the encoding of the export.
    dialect = dataset.dialect and replace(dataset.dialect, encoding="utf-8", header=True, preamble=0)
    return Dataset(dataset.source, "frame", frame, tuple(frame.collect_schema().names()), dialect=dialect)

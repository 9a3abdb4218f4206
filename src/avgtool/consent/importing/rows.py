"""A table of somebody else's as rows that say what happened to whom, with what is wrong with each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.consent.importing.columns import columns_of, refuse_doubled, refuse_unnamed_purpose
from avgtool.consent.importing.faults import Fault
from avgtool.consent.importing.moments import days, moments
from avgtool.consent.importing.said_no import no_of
from avgtool.consent.moments import AGE_OF_RECORD
from avgtool.ledger.keyed import PLAUSIBLE, Identifier
from avgtool.ledger.recordable import CONTROL, LONGEST, LONGEST_NAME
from avgtool.model.consent_words import NOES, ImportField, RowType
from avgtool.sources.numbering import numbered
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.consent_words import ConsentWords
    from avgtool.sources.base import Dataset

PREFERENCES = (RowType.CHANNEL_WANTED, RowType.CHANNEL_UNWANTED)
OBJECTIONS = (RowType.OBJECTION, RowType.OBJECTION_LIFTED)
_UNREADABLE = (Fault.NO_MOMENT, Fault.NOT_A_MOMENT, Fault.SKIPPED_MOMENT)
"""Not so one without a time zone: the same file tells it once the zone is said."""
_PERSON = ("customer", "email", "phone")
_NOTICE = ("notice_version", "notice_language", "notice_sha256")
_NAMES = (*_PERSON, *_NOTICE, "purpose", "guardian")
_SEALED = (ImportField.EVIDENCE, ImportField.NOTE, ImportField.GUARDIAN_CHECK)


@dataclass(frozen=True, slots=True)
class Reading:
    """How an export is read."""

    words: ConsentWords
    columns: Mapping[str, str]
    """Column to field, as the user says; the rest is recognized."""
    purpose: str | None = None
    """Of rows that name none."""
    timezone: str | None = None
    """Whose clock counts where a moment has no offset."""
    type: RowType | None = None
    """What rows say that do not say it, and what a yes means below a header that says no."""
    at: str | None = None
    """When it happened, of rows that do not say it: ISO 8601 with its offset."""


@dataclass(frozen=True, slots=True)
class ConsentRows:
    """An export, read: nothing of it has been held against a ledger yet."""

    frame: pl.DataFrame
    """``row`` and every :class:`ImportField`, ``at`` in UTC with ``offset``; ``fault`` of one that is wrong itself;
    ``not_before`` of a no whose moment can be meant earlier than ``at``; ``partly`` of one that says no, and other
    things beside it that cannot be read and were left out.

    ``at`` and ``offset`` are missing in a sound row that says no: it counts from the moment of the import.
    """
    columns: Mapping[ImportField, str]
    unused: tuple[str, ...]
    """Columns of which nothing is recorded."""
    timezone: str | None
    local: int
    """How many moments were read by the clock of ``timezone``."""
    silent: int = 0
    """Rows that say nothing: neither yes nor anything else stands below a header that says no."""


def read_rows(dataset: Dataset, reading: Reading) -> ConsentRows:
    """Read an export into memory.

    Raises:
        InputError: A column that is needed is missing or there twice, or the file cannot be read.
    """
    given = reading.type, reading.at is not None
    columns = columns_of(dataset.columns, reading.words, reading.columns, type_given=given[0], at_given=given[1])
    refuse_doubled(columns, doubled_headers(dataset), reading.columns)
    no = no_of(columns[ImportField.TYPE], reading.words) if ImportField.TYPE in columns else None
    texts = _texts(dataset, columns, reading, blank=None if no else reading.type)
    frame = _typed(texts, reading, no and (reading.type or no), has_purpose=ImportField.PURPOSE in columns).collect()
    said = frame.filter("says").drop("says")
    if ImportField.PURPOSE not in columns and reading.purpose is None and not _needs_no_purpose(said):
        refuse_unnamed_purpose()
    return ConsentRows(
        frame=said.drop("by_clock"),
        columns=columns,
        unused=tuple(name for name in dataset.columns if name not in columns.values()),
        timezone=reading.timezone,
        local=int(said.get_column("by_clock").sum()),
        silent=frame.height - said.height,
    )


def doubled_headers(dataset: Dataset) -> frozenset[str]:
    """Names that stand above several columns of a file."""
    return frozenset(one.column for one in dataset.notices if one.code == "header_duplicate" and one.column)


def _needs_no_purpose(rows: pl.DataFrame) -> bool:
    """Whether a row is about all marketing, or about a channel; or there are none."""
    without = rows.get_column("type").is_in([one.value for one in (*OBJECTIONS, *PREFERENCES)])
    return rows.is_empty() or bool(without.any())


def _texts(
    dataset: Dataset, columns: Mapping[ImportField, str], reading: Reading, blank: RowType | None
) -> pl.LazyFrame:
    """``row`` and every field as text, of rows that hold anything; ``blank`` stands for a type that is not said."""
    schema = dataset.frame.collect_schema()
    written = {field: _text(pl.col(name), schema[name]) for field, name in columns.items()}
    fields = [written.get(field, pl.lit(None, pl.String)).alias(field.value) for field in ImportField]
    empty = pl.all_horizontal(_is_blank(pl.col(name), schema[name]) for name in dataset.columns).alias("empty")
    return (
        numbered(dataset.frame.select(*fields, empty), dataset)
        .filter(~pl.col("empty"))
        .drop("empty")
        .with_columns(
            pl.col("type").fill_null(pl.lit(blank and blank.value, pl.String)),
            pl.col("at").fill_null(pl.lit(reading.at, pl.String)),
        )
    )


def _is_blank(values: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype.is_nested():
        return values.is_null()
    return _text(values, dtype).is_null()


def _text(values: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    stripped = as_written(values, dtype).str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def _typed(texts: pl.LazyFrame, reading: Reading, no: RowType | None, *, has_purpose: bool) -> pl.LazyFrame:
    """The rows with what their words stand for; ``no``: what a yes means below a header that says no."""
    read = texts.with_columns(
        *_named(reading.words),
        pl.col("notice_language", "notice_sha256", "purpose").str.to_lowercase(),
        moment=moments(pl.col("at"), reading.words, timezone=reading.timezone),
        born_on=days(pl.col("born"), reading.words),
        turns_on=days(pl.col("turns_16_on"), reading.words),
        **{f"{name}_code": _coded(name, known) for name, known in _codes(reading.words).items()},
    )
    read = _below_a_no(read, no, reading.words) if no else read.with_columns(says=True, unclear=False)
    read = read.with_columns(purpose=_purpose(reading.purpose, has_purpose=has_purpose))
    read = _noes_alone(read.with_columns(_is_no()))
    same = ("row", "customer", "email", "phone", "purpose", "guardian", *_NOTICE, *(one.value for one in _SEALED))
    return read.select(
        *same,
        *(pl.col(f"{name}_code").alias(name) for name in _codes(reading.words)),
        *_when(),
        "says",
        "partly",
        turns_16_on=pl.coalesce("turns_on", _sixteenth(pl.col("born_on"))).dt.to_string("%Y-%m-%d"),
        fault=_fault(),
    )


def _when() -> tuple[pl.Expr, ...]:
    """The moment, ``by_clock``, and ``not_before`` of a no that only says a day, or an hour that the clock repeats.

    Such a no counts as late as it can be meant, so that it is after any yes of that day or hour.
    """
    moment = pl.col("moment").struct
    late = pl.col("no") & moment.field("last").is_not_null()
    return (
        pl.when(late).then(moment.field("last")).otherwise(moment.field("at")).alias("at"),
        pl.when(late).then(moment.field("last_offset")).otherwise(moment.field("offset")).alias("offset"),
        moment.field("by_clock"),
        pl.when(late).then(moment.field("at")).alias("not_before"),
    )


def _below_a_no(read: pl.LazyFrame, no: RowType, words: ConsentWords) -> pl.LazyFrame:
    """Types below a header that says no: a yes is that no, and a no or nothing says nothing at all."""
    own = [
        one.value for one in (RowType.WITHDRAWN, RowType.OBJECTION, RowType.OBJECTION_LIFTED, RowType.CHANNEL_UNWANTED)
    ]
    yes = _coded("type", dict(words.truths))
    meant = pl.when(pl.col("type_code").is_in(own)).then("type_code").otherwise(pl.lit(no.value))
    return read.with_columns(
        says=pl.col("type").is_not_null() & yes.ne_missing(other=False),
        unclear=yes.is_null() & ~pl.col("type_code").is_in(own).fill_null(value=False),
        type_code=meant,
    )


def _is_no() -> pl.Expr:
    return pl.col("type_code").is_in([one.value for one in NOES]).fill_null(value=False).alias("no")


def _noes_alone(read: pl.LazyFrame) -> pl.LazyFrame:
    """Rows with a no, without what else they say that the ledger cannot take: the no counts all the same."""
    beside = [*_SEALED, *_NOTICE, "guardian"]
    unfit = {name: pl.col("no") & _unfit(name) for name in beside}
    unread = (("channel", "channel_code"), *((name, f"{name}_code") for name in ("method", "explicit", "by_guardian")))
    others = [_unread(*pair) for pair in (*unread, ("born", "born_on"), ("turns_16_on", "turns_on"))]
    return read.with_columns(partly=pl.col("no") & pl.any_horizontal(*others, *unfit.values())).with_columns(
        pl.when(~wrong.fill_null(value=False)).then(name).alias(name) for name, wrong in unfit.items()
    )


def _unfit(name: str) -> pl.Expr:
    """Whether a text is none that the ledger takes there; false where there is none."""
    if name in _SEALED:
        return (pl.col(name).str.len_chars() > LONGEST).fill_null(value=False)
    wrong = (pl.col(name).str.len_chars() > LONGEST_NAME) | pl.col(name).str.contains(CONTROL)
    return wrong.fill_null(value=False)


def _named(words: ConsentWords) -> tuple[pl.Expr, pl.Expr]:
    """Customer ids and addresses; none where a word stands for the lack of one: ``onbekend``, ``test@test.nl``."""
    nobody = list(words.nobody)
    customer = pl.when(~_plain(pl.col("customer")).is_in(nobody)).then("customer")
    local = _plain(pl.col("email").str.extract(r"([^@<:\s]+)@").fill_null(pl.col("email")))
    return customer.alias("customer"), pl.when(~local.is_in(nobody)).then("email").alias("email")


def _codes(words: ConsentWords) -> dict[str, dict[str, Any]]:
    """Column to its words and what they stand for."""
    return {
        "type": {word: one.value for word, one in words.types.items()},
        "channel": {word: one.value for word, one in words.channels.items()},
        "method": {word: one.value for word, one in words.methods.items()},
        "explicit": dict(words.truths),
        "by_guardian": dict(words.truths),
    }


def _coded(name: str, known: dict[str, Any]) -> pl.Expr:
    """What a word stands for; null where it is not known."""
    word = _plain(pl.col(name))
    kind = pl.Boolean() if isinstance(next(iter(known.values())), bool) else pl.String()
    return word.replace_strict(list(known), list(known.values()), default=None, return_dtype=kind)


def _plain(texts: pl.Expr) -> pl.Expr:
    """The same as :func:`avgtool.consent.importing.words.plain`."""
    return texts.str.replace_all(r"[\W_]+", " ").str.strip_chars().str.to_lowercase()


def _purpose(default: str | None, *, has_purpose: bool) -> pl.Expr:
    """An objection that names no purpose is against all marketing, in a file that could have named one."""
    filled = pl.col("purpose").fill_null(pl.lit(default, pl.String))
    objects = pl.col("type_code").is_in([one.value for one in OBJECTIONS])
    return pl.when(objects & has_purpose).then("purpose").otherwise(filled)


def _fault() -> pl.Expr:
    """The first thing that is wrong with a row by itself; null where nothing is."""
    kind = pl.col("type_code")
    objects, prefers = (kind.is_in([one.value for one in many]) for many in (OBJECTIONS, PREFERENCES))
    moment = pl.col("moment").struct.field("fault")
    yes = ~pl.col("no")
    undated = pl.col("no") & moment.is_in([one.value for one in _UNREADABLE])
    long = pl.any_horizontal(
        *(pl.col(one.value).str.len_chars() > LONGEST for one in _SEALED),
        *(pl.col(name).str.len_chars() > LONGEST_NAME for name in _NAMES),
    )
    unwritable = pl.any_horizontal(pl.col(name).str.contains(CONTROL) for name in _NAMES)
    doubtful = _unread("explicit", "explicit_code") | _unread("by_guardian", "by_guardian_code")
    birthdays = _unread("born", "born_on") | _unread("turns_16_on", "turns_on")
    checks = (
        (pl.all_horizontal(pl.col(name).is_null() for name in _PERSON), Fault.NO_SUBJECT),
        (pl.col("customer").str.to_lowercase().str.contains(PLAUSIBLE[Identifier.EMAIL]), Fault.ADDRESS_AS_CUSTOMER),
        (pl.col("type").is_null(), Fault.NO_TYPE),
        (kind.is_null(), Fault.UNKNOWN_TYPE),
        (pl.col("unclear"), Fault.UNDER_A_NO),
        (moment.is_not_null() & ~undated, moment),
        (pl.col("purpose").is_null() & ~objects & ~prefers, Fault.NO_PURPOSE),
        (_unread("channel", "channel_code") & (yes | prefers), Fault.UNKNOWN_CHANNEL),
        (pl.col("channel_code").is_null() & prefers, Fault.NO_CHANNEL),
        (yes & _unread("method", "method_code"), Fault.UNKNOWN_METHOD),
        (yes & doubtful, Fault.NOT_YES_OR_NO),
        (yes & birthdays, Fault.NOT_A_DATE),
        (long, Fault.TOO_LONG),
        (unwritable, Fault.NOT_WRITABLE),
    )
    return pl.coalesce(
        pl.when(wrong).then(fault if isinstance(fault, pl.Expr) else pl.lit(fault.value)) for wrong, fault in checks
    )


def _unread(text: str, value: str) -> pl.Expr:
    return pl.col(text).is_not_null() & pl.col(value).is_null()


def _sixteenth(born: pl.Expr) -> pl.Expr:
    """The sixteenth birthday; of who was born on 29 February too, for 16 years later there is one again."""
    return born.dt.offset_by(f"{AGE_OF_RECORD}y")

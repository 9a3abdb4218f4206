"""A table of somebody else's as rows that say what happened to whom, with what is wrong with each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.consent.importing.columns import columns_of
from avgtool.consent.importing.faults import Fault
from avgtool.consent.importing.moments import days, moments
from avgtool.consent.moments import AGE_OF_RECORD
from avgtool.ledger.keyed import PLAUSIBLE, Identifier
from avgtool.ledger.recordable import CONTROL, LONGEST, LONGEST_NAME
from avgtool.model.consent_words import ImportField, RowType
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.consent_words import ConsentWords
    from avgtool.sources.base import Dataset

PREFERENCES = (RowType.CHANNEL_WANTED, RowType.CHANNEL_UNWANTED)
OBJECTIONS = (RowType.OBJECTION, RowType.OBJECTION_LIFTED)
NOES = (RowType.REFUSED, RowType.WITHDRAWN, RowType.OBJECTION, RowType.CHANNEL_UNWANTED)
"""What closes something; a row of these is not kept out for want of a moment."""
_UNREADABLE = (Fault.NO_MOMENT, Fault.NOT_A_MOMENT, Fault.SKIPPED_MOMENT)
"""Not so one without a time zone: the same file tells it once the zone is said."""
_PERSON = ("customer", "email", "phone")
_NOTICE = ("notice_version", "notice_language", "notice_sha256")
_NAMES = (*_PERSON, *_NOTICE, "purpose", "guardian")
_SEALED = (ImportField.EVIDENCE, ImportField.NOTE, ImportField.GUARDIAN_CHECK)
_SHEETS = frozenset({"xlsx", "xlsb", "xls", "ods"})


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


@dataclass(frozen=True, slots=True)
class ConsentRows:
    """An export, read: nothing of it has been held against a ledger yet."""

    frame: pl.DataFrame
    """``row`` and every :class:`ImportField`, ``at`` in UTC with ``offset``; ``fault`` of one that is wrong itself.

    Both are missing in a sound row that says no: it counts from the moment of the import.
    """
    columns: Mapping[ImportField, str]
    unused: tuple[str, ...]
    """Columns of which nothing is recorded."""
    timezone: str | None
    local: int
    """How many moments were read by the clock of ``timezone``."""


def read_rows(dataset: Dataset, reading: Reading) -> ConsentRows:
    """Read an export into memory.

    Raises:
        InputError: A column that is needed is missing or there twice, or the file cannot be read.
    """
    columns = columns_of(dataset.columns, reading.words, reading.columns, purpose_given=reading.purpose is not None)
    schema = dataset.frame.collect_schema()
    written = {field: _text(pl.col(name), schema[name]) for field, name in columns.items()}
    texts = dataset.frame.select(
        written.get(field, pl.lit(None, pl.String)).alias(field.value) for field in ImportField
    ).with_row_index("row", offset=first_row(dataset))
    frame = _typed(texts, reading, has_purpose=ImportField.PURPOSE in columns).collect()
    return ConsentRows(
        frame=frame.drop("by_clock"),
        columns=columns,
        unused=tuple(name for name in dataset.columns if name not in columns.values()),
        timezone=reading.timezone,
        local=int(frame.get_column("by_clock").sum()),
    )


def first_row(dataset: Dataset) -> int:
    """The number of the first row of data, as a spreadsheet or an editor numbers it."""
    if dataset.dialect is None:
        return 2 if dataset.format in _SHEETS else 1
    return 1 + dataset.dialect.preamble + dataset.dialect.sep_line + dataset.dialect.header


def _text(values: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    stripped = as_written(values, dtype).str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def _typed(texts: pl.LazyFrame, reading: Reading, *, has_purpose: bool) -> pl.LazyFrame:
    read = texts.with_columns(
        *_named(reading.words),
        pl.col("notice_language", "notice_sha256", "purpose").str.to_lowercase(),
        moment=moments(pl.col("at"), reading.words, timezone=reading.timezone),
        born_on=days(pl.col("born"), reading.words),
        turns_on=days(pl.col("turns_16_on"), reading.words),
        **{f"{name}_code": _coded(name, known) for name, known in _codes(reading.words).items()},
    ).with_columns(purpose=_purpose(reading.purpose, has_purpose=has_purpose))
    same = ("row", "customer", "email", "phone", "purpose", "guardian", *_NOTICE, *(one.value for one in _SEALED))
    return read.select(
        *same,
        *(pl.col(f"{name}_code").alias(name) for name in _codes(reading.words)),
        *(pl.col("moment").struct.field(name) for name in ("at", "offset", "by_clock")),
        turns_16_on=pl.coalesce("turns_on", _sixteenth(pl.col("born_on"))).dt.to_string("%Y-%m-%d"),
        fault=_fault(),
    )


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
    undated = kind.is_in([one.value for one in NOES]) & moment.is_in([one.value for one in _UNREADABLE])
    long = pl.any_horizontal(
        *(pl.col(one.value).str.len_chars() > LONGEST for one in _SEALED),
        *(pl.col(name).str.len_chars() > LONGEST_NAME for name in _NAMES),
    )
    unwritable = pl.any_horizontal(pl.col(name).str.contains(CONTROL) for name in _NAMES)
    birthdays = _unread("born", "born_on") | _unread("turns_16_on", "turns_on")
    checks = (
        (pl.all_horizontal(pl.col(name).is_null() for name in _PERSON), Fault.NO_SUBJECT),
        (pl.col("customer").str.to_lowercase().str.contains(PLAUSIBLE[Identifier.EMAIL]), Fault.ADDRESS_AS_CUSTOMER),
        (pl.col("type").is_null(), Fault.NO_TYPE),
        (kind.is_null(), Fault.UNKNOWN_TYPE),
        (moment.is_not_null() & ~undated, moment),
        (pl.col("purpose").is_null() & ~objects & ~prefers, Fault.NO_PURPOSE),
        (_unread("channel", "channel_code"), Fault.UNKNOWN_CHANNEL),
        (pl.col("channel_code").is_null() & prefers, Fault.NO_CHANNEL),
        (_unread("method", "method_code"), Fault.UNKNOWN_METHOD),
        (_unread("explicit", "explicit_code") | _unread("by_guardian", "by_guardian_code"), Fault.NOT_YES_OR_NO),
        (birthdays, Fault.NOT_A_DATE),
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

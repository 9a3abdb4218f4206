"""Rows of one person count as one: k, and the risk that follows, are about persons (Sweeney 2002, El Emam 2013).

A file of orders has many rows of each customer. Thirty rows that are alike, and all of one customer, hide nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.engines.base import Engine

SUBJECT = "\0subject"
"""Column that says whose row it is, beside those of the data; it is there only where persons have several rows."""
FIRST = "\0first"
"""Column that says of each row whether it is the first of its person."""
PERSONS = "\0persons"
"""Column of a class: its number of persons."""
_NUMBERS = ("CUSTOMER_ID", "_PATIENT_NUMBER", "_INSURED_NUMBER")
"""How the entities of numbers end that an organization gives to a person."""


def subject_column(columns: Iterable[tuple[str, Kind, str | None]]) -> str | None:
    """The column that says whose row it is: a number given to a person, else the state's, else an e-mail address.

    Args:
        columns: Name, kind and entity of each.
    """
    known = tuple(columns)
    found = (
        *(name for name, _, entity in known if (entity or "").endswith(_NUMBERS)),
        *(name for name, kind, _ in known if kind is Kind.NATIONAL_ID),
        *(name for name, kind, _ in known if kind is Kind.EMAIL),
    )
    return found[0] if found else None


def with_subject(engine: Engine, frame: pl.LazyFrame, column: str | None) -> pl.LazyFrame:
    """The rows with :data:`SUBJECT` beside them, where ``column`` says that some persons have several."""
    if column is None or column not in frame.collect_schema().names():
        return frame
    whose = subject(column)
    counts = engine.aggregate(frame, [whose.count().alias("rows"), whose.drop_nulls().n_unique().alias("persons")])
    rows, persons = counts.row(0)
    return frame.with_columns(whose.alias(SUBJECT)) if persons < rows else frame


def beside(engine: Engine, frame: pl.LazyFrame, originals: pl.LazyFrame, column: str | None) -> pl.LazyFrame:
    """The rows of a copy with :data:`SUBJECT` beside them, as its originals say it, row by row."""
    whose = with_subject(engine, originals, column)
    return pl.concat([frame, whose.select(SUBJECT)], how="horizontal") if tells_persons(whose) else frame


def subject(column: str) -> pl.Expr:
    """Whose row it is, without what writing it differently makes of it; missing where nothing is said."""
    text = pl.col(column).cast(pl.String).str.strip_chars().str.to_lowercase()
    return pl.when(text != "").then(text)


def tells_persons(frame: pl.LazyFrame) -> bool:
    """Whether rows say whose they are."""
    return SUBJECT in frame.collect_schema().names()


def persons_in_class() -> pl.Expr:
    """How many persons the rows of a class are about; each row that does not say whose it is counts as one."""
    whose = pl.col(SUBJECT)
    return (whose.drop_nulls().n_unique() + whose.null_count()).alias(PERSONS)


def is_first() -> pl.Expr:
    """Whether a row is the first of its person.

    Classes may be merged by adding up such rows. Persons with rows in several classes count in one of them alone: what
    is reached is never more than what is there.
    """
    whose = pl.col(SUBJECT)
    return (whose.is_first_distinct() | whose.is_null()).alias(FIRST)

"""Cells of a table that hold more than one address or number, or something that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.ledger.cells import read_cell
from avgtool.ledger.keyed import Identifier, digest, digest_key
from avgtool.ledger.keyed_columns import digest_column, identifying_column, odd_column
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from avgtool.consent.approaching import PersonColumns
    from avgtool.model.purpose import Derive

_FOUND = ("reference", "kind", "digest")


@dataclass(frozen=True, slots=True)
class ReadCells:
    """What was read one by one."""

    found: pl.DataFrame
    """``reference`` of the person, and ``kind`` and ``digest`` of every identifier that may stand in a cell."""
    unreadable: pl.Series
    """References of persons beside whom something stands that cannot be read."""


def reference_of(persons: pl.LazyFrame, columns: PersonColumns, derive: Callable[[], Derive]) -> pl.Expr:
    """By what the ledger knows the person of a row."""
    text = text_of(persons, columns.subject)
    if columns.kind is Identifier.CUSTOMER:  # stored as it is: the key need not be there
        return identifying_column(columns.kind, text)
    return digest_column(derive(), columns.kind, text)


def text_of(persons: pl.LazyFrame, column: str) -> pl.Expr:
    """What a column holds, as it was written."""
    return as_written(pl.col(column), persons.collect_schema()[column])


def name_rows(persons: pl.LazyFrame, columns: PersonColumns, derive: Callable[[], Derive]) -> pl.DataFrame:
    """``reference`` of each row, and by its number each further column, of which only cells to be read one by one."""
    odd = (
        odd_column(kind, text_of(persons, name)).alias(str(number))
        for number, (name, kind) in enumerate(columns.identifiers[1:])
    )
    return persons.select(reference_of(persons, columns, derive).alias("reference"), *odd).collect(engine="streaming")


def read_cells(
    named: pl.DataFrame,
    columns: PersonColumns,
    kinds: Collection[str],
    derive: Callable[[], Derive],
    nobody: frozenset[str],
) -> ReadCells:
    """Read the cells of :func:`name_rows` that are left over, in columns of ``kinds``.

    Where nobody is sought by a kind of identifier, nothing can be missed in its column.
    """
    found = [pl.DataFrame(schema=dict.fromkeys(_FOUND, pl.String()))]
    unreadable = [pl.Series("reference", [], pl.String)]
    for number, (_, kind) in enumerate(columns.identifiers[1:]):
        cells = named.select("reference", pl.col(str(number)).alias("text")).drop_nulls().unique()
        if kind.value in kinds and cells.height:
            key = digest_key(derive(), kind)
            read = {text: read_cell(kind, text, nobody) for text in cells.get_column("text").unique()}
            digests = {text: [digest(key, one) for one in cell.identifiers] for text, cell in read.items()}
            texts = cells.get_column("text")
            each = pl.Series("digest", [digests[text] for text in texts], pl.List(pl.String))
            listed = cells.select("reference", pl.lit(kind.value).alias("kind")).with_columns(each)
            found.append(listed.explode("digest").drop_nulls().select(_FOUND))
            unreadable.append(
                cells.filter(pl.Series([read[text].unreadable for text in texts])).get_column("reference")
            )
    return ReadCells(pl.concat(found).unique(), pl.concat(unreadable).unique())

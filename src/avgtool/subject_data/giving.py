"""What a person gets of the rows that were found: which columns, which not and why, others masked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from avgtool.i18n import Message, msg
from avgtool.model.plain_names import plain_name
from avgtool.model.subject_data import EVERY_COLUMN, Match, Origin
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from avgtool.model.subject_data import Found, FoundRow, FoundTable
    from avgtool.subject_data.masking import ThirdParties

DERIVED = msg("derived by us; not provided by you, nor observed (GDPR 20(1))")
OWN_WORDS = msg("not recorded as written by you (GDPR 20(1))")
OF_OTHERS = msg("about others; only what is about you is given (GDPR 15(4))")


@dataclass(frozen=True, slots=True)
class GivenTable:
    """The rows of one table as a person gets them. Holds raw values."""

    source: str
    table: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] = field(repr=False)
    left_out: Mapping[str, Message | str]
    """Columns that are not given, with the reason."""
    masked: tuple[str, ...]
    """Columns in which others are masked."""
    matches: Mapping[Match, int]
    """By what the rows were found, and how many by each."""
    in_part: int
    """Rows about others, of which only the texts that speak of the person are given."""
    undeclared: tuple[str, ...] = ()
    """Columns of which avgtool.yaml does not say where their values come from."""
    heading: str = ""
    """What the person reads in the place of the table's name."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the person reads in the place of names of columns."""
    texts: tuple[str, ...] = ()
    """Columns of free text."""

    @property
    def title(self) -> str:
        """Source and table, as a reader knows them."""
        system = plain_name(self.source)
        return f"{system} · {self.shown}" if self.table or self.heading else system

    @property
    def shown(self) -> str:
        """The table, as a reader knows it."""
        return self.heading or plain_name(self.table or self.source)

    def label(self, column: str) -> str:
        """A column, as a reader knows it."""
        return self.labels.get(column) or plain_name(column)


def given_tables(
    found: Found, others: ThirdParties, *, portable: bool = False, without: Collection[str] = ()
) -> tuple[GivenTable, ...]:
    """What a person gets of everything that was found; tables without rows are left out.

    Args:
        found: The rows; those in doubt are not given.
        others: Masks other persons in texts.
        portable: Only what the person provided, or was observed of the person (art. 20 AVG): no values that were
            derived, and no free text of which avgtool.yaml does not say that it is the person's.
        without: Sources that are left out whole.
    """
    given = (_given(table, others, portable=portable) for table in found.tables if table.source not in without)
    return tuple(one for one in given if one.rows)


def _given(table: FoundTable, others: ThirdParties, *, portable: bool) -> GivenTable:
    rows = [row for row in table.certain if not (portable and _is_of_another(row))]
    left_out: dict[str, Message | str] = dict(table.map.left_out)
    if portable:
        left_out = {**_not_portable(table), **left_out}
    columns = tuple(column for column in table.columns if column not in left_out)
    in_part = [row for row in rows if _is_of_another(row)]
    if in_part:
        left_out = {**left_out, "*": OF_OTHERS}
    given = list(_masked_columns(table, columns, rows, others))
    return GivenTable(
        table.source,
        table.table,
        columns,
        tuple(zip(*given, strict=True)) if rows else (),
        left_out,
        tuple(column for column, values in zip(columns, given, strict=True) if _has(others.instead, values)),
        Counter(row.match for row in rows),
        len(in_part),
        tuple(column for column in columns if _origin(table, column) is None),
        table.map.title,
        table.map.labels,
        table.map.texts,
    )


def _not_portable(table: FoundTable) -> dict[str, Message | str]:
    said = {column: _origin(table, column) for column in table.columns}
    own_words = {column: OWN_WORDS for column in table.map.texts if said[column] is None}
    return {**own_words, **{column: DERIVED for column, origin in said.items() if origin is Origin.DERIVED}}


def _origin(table: FoundTable, column: str) -> Origin | None:
    """What avgtool.yaml says; what it says of all columns holds for none of free text, which staff may have written."""
    every = None if column in table.map.texts else table.map.origins.get(EVERY_COLUMN)
    return table.map.origins.get(column, every)


def _is_of_another(row: FoundRow) -> bool:
    """Whether only a text in the row speaks of the person."""
    return row.match is Match.TEXT


def _masked_columns(
    table: FoundTable, columns: Sequence[str], rows: Sequence[FoundRow], others: ThirdParties
) -> Iterable[list[Any]]:
    for column in columns:
        place = table.columns.index(column)
        values = [None if _is_of_another(row) and column not in row.by else row.values[place] for row in rows]
        if column in table.map.third_parties:
            yield [others.masked_value(as_text(value)) if as_text(value) else None for value in values]
        elif column in table.map.texts:
            yield _masked_texts(values, others)
        else:
            yield values


def _has(instead: str, values: Iterable[Any]) -> bool:
    return any(isinstance(value, str) and instead in value for value in values)


def _masked_texts(values: list[Any], others: ThirdParties) -> list[Any]:
    places = [place for place, value in enumerate(values) if isinstance(value, str) and value]
    done = others.masked([values[place] for place in places])
    for place, text in zip(places, done, strict=True):
        values[place] = text
    return values


def plain(value: Any) -> Any:
    """A value as JSON holds it, exactly: dates by ISO 8601, decimals and bytes as text."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return as_text(value)

"""What a person gets of the rows that were found: which columns, which not and why, others masked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from avgtool.i18n import Message, msg
from avgtool.model.subject_data import Match, Origin
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from avgtool.model.subject_data import Found, FoundRow, FoundTable
    from avgtool.subject_data.masking import ThirdParties

DERIVED = msg("derived by us; not provided by you, nor observed (GDPR 20(1))")
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

    @property
    def title(self) -> str:
        """Source and table, as a reader knows them."""
        return f"{self.source} · {self.table}" if self.table else self.source


def given_tables(found: Found, others: ThirdParties, *, portable: bool = False) -> tuple[GivenTable, ...]:
    """What a person gets of everything that was found; tables without rows are left out.

    Args:
        found: The rows; those in doubt are not given.
        others: Masks other persons in texts.
        portable: Only what the person provided, or was observed of the person (art. 20 AVG).
    """
    given = (_given(table, others, portable=portable) for table in found.tables)
    return tuple(one for one in given if one.rows)


def _given(table: FoundTable, others: ThirdParties, *, portable: bool) -> GivenTable:
    rows = [row for row in table.certain if not (portable and _is_of_another(row))]
    left_out: dict[str, Message | str] = dict(table.map.left_out)
    if portable:
        derived = (one for one, origin in table.map.origins.items() if origin is Origin.DERIVED)
        left_out.update({column: DERIVED for column in derived if column not in left_out})
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
    )


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

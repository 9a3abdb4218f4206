"""Whom the rows of an import are about: what the ledger knows persons by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.ledger.keyed import Identifier, digest, digest_key
from avgtool.ledger.keyed_columns import identifying_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from avgtool.model.purpose import Derive

KINDS = (Identifier.CUSTOMER, Identifier.EMAIL, Identifier.PHONE)
"""In the order in which they name a person: one's own customer id first."""
_SIGN = "\t"
"""Stands in no normalized identifier."""


@dataclass(frozen=True, slots=True)
class Named:
    """The persons of an import."""

    persons: pl.Series
    """Of each row a text that stands for the person: kind and reference; null where nobody is named."""
    written: Mapping[int, tuple[tuple[Identifier, str], ...]]
    """Row to every identifier in it, normalized; of rows that object."""
    keys: Callable[[Identifier], str]

    def by_kind(self, persons: Iterable[str]) -> dict[Identifier, dict[str, str]]:
        """Kind to reference (as the table of subjects holds it) to person."""
        found: dict[Identifier, dict[str, str]] = defaultdict(dict)
        for person in persons:
            kind, _, reference = person.partition(_SIGN)
            found[Identifier(kind)][reference] = person
        return found

    def digests(self, row: int) -> list[tuple[str, str]]:
        """By what the suppression list is to know who objects in a row: kind and digest, of each identifier."""
        return [(kind.value, digest(self.keys(kind), text)) for kind, text in self.written[row]]


def name_people(rows: pl.DataFrame, derive: Callable[[], Derive]) -> Named:
    """Find out whom each row is about: by the first identifier in it that can be one."""
    known: dict[Identifier, str] = {}

    def key(kind: Identifier) -> str:
        if kind not in known:
            known[kind] = digest_key(derive(), kind)
        return known[kind]

    persons: list[str | None] = []
    written: dict[int, tuple[tuple[Identifier, str], ...]] = {}
    objecting = rows.get_column("type").str.starts_with("objection").fill_null(value=False)
    identifiers = rows.select("row", *(identifying_column(kind, pl.col(kind.value)) for kind in KINDS)).iter_rows()
    for (row, *values), objects in zip(identifiers, objecting, strict=True):
        named = _identifiers(values, every=objects)
        persons.append(_person(*named[0], key) if named else None)
        if objects:
            written[row] = tuple(named)
    return Named(pl.Series("person", persons, pl.String), written, key)


def _identifiers(values: Iterable[str | None], *, every: bool) -> list[tuple[Identifier, str]]:
    found = []
    for kind, text in zip(KINDS, values, strict=True):
        if text:
            found.append((kind, text))
            if not every:
                break
    return found


def _person(kind: Identifier, text: str, key: Callable[[Identifier], str]) -> str:
    return f"{kind.value}{_SIGN}{text if kind is Identifier.CUSTOMER else digest(key(kind), text)}"

"""Stand-ins of eleven kinds for a million rows, against the keyed hash over the same values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from avgtool import catalog
from avgtool.keys import key_from_bytes
from avgtool.operators.base import OperatorContext
from avgtool.policy.meaning import build_operator
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from avgtool.operators.base import Operator

BAR = 0.3
YARDSTICK = "pseudonymize (HMAC-SHA256)"
KINDS = {
    "klantnr": "number",
    "voornaam": "first_name",
    "achternaam": "last_name",
    "straat": "street",
    "woonplaats": "city",
    "postcode": "postcode",
    "email": "email",
    "telefoon": "phone",
    "iban": "iban",
    "bsn": "national_number",
    "geboortedatum": "date",
}


def run(customers: Path) -> Iterator[Measurement]:
    """All columns together, read before."""
    known = catalog.operators()
    rows = pl.read_csv(customers, infer_schema=False, columns=list(KINDS))
    stand_ins = {column: build_operator(known["surrogate"], {"kind": kind}) for column, kind in KINDS.items()}
    hashed = {column: build_operator(known["pseudonymize"], {}) for column in KINDS}
    seconds, yardstick = compare(partial(treat, rows, stand_ins), partial(treat, rows, hashed), rounds=3)
    yield Measurement("surrogate: eleven columns", YARDSTICK, seconds, yardstick, BAR)


def treat(rows: pl.DataFrame, by: Mapping[str, Operator]) -> None:
    """Each column by its operator."""
    context = OperatorContext(derive=key_from_bytes(bytes(32)).derive)
    treated = [operator.column(pl.col(column), context).alias(column) for column, operator in by.items()]
    rows.lazy().select(treated).collect(engine="streaming")

"""Identifiers of a million rows at once, normalized and digested as :mod:`avgtool.ledger.keyed` does one by one.

A test holds both against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``

from avgtool.ledger.keyed import NAMED_ADDRESS, Identifier, digest_key, normalized

if TYPE_CHECKING:
    from avgtool.model.purpose import Derive

_PLAIN = r"^[\x20-\x7e]*$"
"""Texts that Unicode's rules leave alone; the others go through Python, one by one."""


def normalized_column(kind: Identifier, values: pl.Expr) -> pl.Expr:
    """Texts as identifiers count; missing where nothing is left."""
    return values.map_batches(lambda texts: _normalized(kind, texts), return_dtype=pl.String, is_elementwise=True)


def digest_column(derive: Derive, kind: Identifier, values: pl.Expr) -> pl.Expr:
    """What the suppression list would hold of each text; missing where nothing is left."""
    plain = normalized_column(kind, values)
    hashed: pl.Expr = plain.chash.hmac_sha256(key=digest_key(derive, kind))  # type: ignore[attr-defined]
    return hashed


def _normalized(kind: Identifier, texts: pl.Series) -> pl.Series:
    value, plain = pl.col("value"), pl.col("value").str.contains(_PLAIN)
    others = texts.filter(~texts.str.contains(_PLAIN)).unique()
    by_rule = {text: normalized(kind, text) for text in others}
    named = value.replace_strict(list(by_rule), list(by_rule.values()), default=None, return_dtype=pl.String)
    done = pl.when(plain).then(_of_plain(kind, value)).otherwise(named if by_rule else None)
    return texts.alias("value").to_frame().select(pl.when(done != "").then(done)).to_series().alias(texts.name)


def _of_plain(kind: Identifier, value: pl.Expr) -> pl.Expr:
    text = value.str.replace_all(" +", " ").str.strip_chars(" ")
    if kind is Identifier.CUSTOMER:
        return text
    if kind is Identifier.PHONE:
        return _dialled(text)
    return (text.str.replace(NAMED_ADDRESS, "$1") if kind is Identifier.EMAIL else text).str.to_lowercase()


def _dialled(text: pl.Expr) -> pl.Expr:
    digits = text.str.replace_all("(0)", "", literal=True).str.replace_all("[^0-9+]", "")
    return (
        pl.when(digits.str.starts_with("+"))
        .then(digits)
        .when(digits.str.starts_with("00"))
        .then("+" + digits.str.slice(2))
        .when(digits.str.starts_with("0"))
        .then("+31" + digits.str.slice(1))
        .otherwise(digits)
    )

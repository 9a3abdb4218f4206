"""Identifiers of a million rows at once, normalized and digested as :mod:`avgtool.ledger.keyed` does one by one.

A test holds both against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``

from avgtool.ledger.keyed import IMPLAUSIBLE, PLAUSIBLE, Identifier, digest_key, identifying
from avgtool.ledger.spelling import APOSTROPHES, AS_FLOAT, FRACTION, LONGEST, LOST_ZERO, SHORTEST_ABROAD, TRUNK

if TYPE_CHECKING:
    from avgtool.model.purpose import Derive

_COUNTRY = "31"
_ASCII = r"^[\x20-\x7e]*$"
_COMMON = {
    Identifier.CUSTOMER: _ASCII,
    Identifier.POST: _ASCII,
    Identifier.EMAIL: r"^ *[A-Za-z0-9][A-Za-z0-9._%+-]*@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+ *$",
    Identifier.PHONE: r"^(\([0-9]{1,4}\))?[0-9+ .-]*(\( ?0 ?\))?[0-9+ .-]*$",
}
"""Common spellings, for which Polars can do the same; the others go through Python, one by one."""
_ONE = {
    Identifier.EMAIL: r"^ *[A-Za-z0-9][A-Za-z0-9._%+-]*@([A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]+ *$",
    Identifier.PHONE: r"^ *(0[1-9]|(\+|00)[1-9][0-9])([ .-]?[0-9]){7,8} *$",
}
"""Cells that hold one identifier and nothing else."""


def identifying_column(kind: Identifier, values: pl.Expr) -> pl.Expr:
    """Texts as identifiers count; missing where a text can be that of nobody."""
    return values.map_batches(lambda texts: _identifying(kind, texts), return_dtype=pl.String, is_elementwise=True)


def digest_column(derive: Derive, kind: Identifier, values: pl.Expr) -> pl.Expr:
    """What the suppression list would hold of each text; missing where a text can be the identifier of nobody."""
    named = identifying_column(kind, values)
    hashed: pl.Expr = named.chash.hmac_sha256(key=digest_key(derive, kind))  # type: ignore[attr-defined]
    return hashed


def odd_column(kind: Identifier, values: pl.Expr) -> pl.Expr:
    """The cells that must be read one by one (:mod:`avgtool.ledger.cells`); missing where a cell is one identifier."""
    if kind not in _ONE:
        return pl.lit(None, pl.String)
    return pl.when(values.str.contains(r"\S") & ~values.str.contains(_ONE[kind])).then(values)


def _identifying(kind: Identifier, texts: pl.Series) -> pl.Series:
    """Steps in frames of their own: what one step has made, the next does not make again for each use of it."""
    common = texts.str.contains(_COMMON[kind])
    others = texts.filter(~common).unique()
    by_rule = {text: identifying(kind, text) for text in others}
    named = pl.col("text").replace_strict(list(by_rule), list(by_rule.values()), default=None, return_dtype=pl.String)
    done = pl.when("common").then("spelled").otherwise(named if by_rule else None)
    spelled = _spelled(kind, texts.alias("text").to_frame()).with_columns(common.alias("common"))
    chosen = spelled.select(done.alias(texts.name)).to_series()
    impossible = common & ~_plausible(kind, chosen) | (chosen == "")
    return chosen.set(impossible.fill_null(value=False), None)


def _plausible(kind: Identifier, texts: pl.Series) -> pl.Series:
    unlike = IMPLAUSIBLE.get(kind)
    can_be = texts.str.contains(PLAUSIBLE[kind])
    return can_be & ~texts.str.contains(unlike) if unlike else can_be


def _spelled(kind: Identifier, texts: pl.DataFrame) -> pl.DataFrame:
    """``text`` as it counts in ``spelled``, where its spelling is a common one."""
    if kind is Identifier.PHONE:
        return _phones(texts)
    bare = pl.col("text").str.replace_all(" +", " ").str.strip_chars(" ")
    if kind is Identifier.CUSTOMER:
        return texts.with_columns(spelled=bare.str.strip_chars_start(APOSTROPHES).str.replace(FRACTION, "$1"))
    return texts.with_columns(spelled=bare.str.to_lowercase())


def _phones(texts: pl.DataFrame) -> pl.DataFrame:
    text, digits, number = pl.col("text").str.strip_chars(" "), pl.col("digits"), pl.col("number")
    dialled = text.str.replace(AS_FLOAT, "$1").str.replace_all(TRUNK, "").str.replace_all("[^0-9+]", "")
    national = (pl.col("zeros") == 1) | (pl.col("bare") & digits.str.contains(LOST_ZERO))
    short = pl.col("bare") & (pl.col("zeros") == 0) & (digits.str.len_bytes() < SHORTEST_ABROAD)
    full, abroad = _COUNTRY + number, number.str.replace(f"^{_COUNTRY}0+", _COUNTRY)
    as_it_is = pl.col("short") & ~pl.col("national") | (pl.col("full").str.len_bytes() > LONGEST)
    return (
        texts.with_columns(dialled=dialled)
        .with_columns(digits=pl.col("dialled").str.replace_all("+", "", literal=True))
        .with_columns(number=digits.str.strip_chars_start("0"), bare=~pl.col("dialled").str.starts_with("+"))
        .with_columns(zeros=digits.str.len_bytes() - number.str.len_bytes())
        .with_columns(national=national, short=short)
        .with_columns(full=pl.when("national").then(full).otherwise(abroad))
        .with_columns(spelled=pl.when(as_it_is).then(digits).otherwise("+" + pl.col("full")))
        .with_columns(spelled=pl.when(number == "").then(pl.lit("")).otherwise("spelled"))
    )

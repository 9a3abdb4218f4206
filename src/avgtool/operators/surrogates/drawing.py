"""Keyed numbers: drawn from a keyed hash of a text (HMAC-SHA256), the same for the same text whoever draws."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``

from avgtool.operators.base import WHITE_SPACE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.uint64]

_DIGITS = 15
"""Hexadecimal digits of one number: 60 bits, so that no choice among millions prefers any."""
DRAWS = 4
"""Numbers that one hash gives."""
_GAPS = f"[{WHITE_SPACE}]+"


def draws(texts: pl.Series, key: bytes, many: int = 1) -> list[Numbers]:
    """``many`` numbers below 2^60 for each text, at most four."""
    name = "text"
    hashed = texts.alias(name).to_frame().select(pl.col(name).chash.hmac_sha256(key=key.hex()))  # type: ignore[attr-defined]
    digits = hashed.to_series()
    return [
        digits.str.slice(at * _DIGITS, _DIGITS).str.to_integer(base=16, dtype=pl.Int64).to_numpy().astype(np.uint64)
        for at in range(many)
    ]


def alike(texts: pl.Series) -> pl.Series:
    """What is the same text for most kinds: NFKC, lower case, no white space at the ends and one space inside."""
    if texts.str.contains("[^\x00-\x7f]").any():
        texts = texts.str.normalize("NFKC")
    return texts.str.to_lowercase().str.replace_all(_GAPS, " ").str.strip_chars(" ")


def stream(text: str, key: bytes, length: int, attempt: int = 0) -> bytes:
    """``length`` bytes for one text; others for another attempt."""
    blocks = -(-length // 32)
    return b"".join(
        hmac.new(key, f"{attempt}/{block}/{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        for block in range(blocks)
    )[:length]

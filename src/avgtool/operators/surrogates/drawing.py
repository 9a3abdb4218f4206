"""Keyed numbers: drawn from a keyed hash of a text (HMAC-SHA256), the same for the same text whoever draws."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``

from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.characters import Characters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.uint64]

DRAWS = 4
"""Numbers that one hash gives, of 60 bits each: 15 hexadecimal digits, so that no choice among millions prefers any."""
_BITS = 60
_WORD = 64
_GAPS = f"[{WHITE_SPACE}]+"


def draws(texts: pl.Series, key: bytes, many: int = 1) -> list[Numbers]:
    """``many`` numbers below 2^60 for each text, at most four."""
    name = "text"
    words = -(-many * _BITS // _WORD)
    digest = pl.col(name).chash.hmac_sha256(key=key.hex())  # type: ignore[attr-defined]
    hashed = texts.alias(name).to_frame().select_seq(digest.str.head(words * _WORD // 4)).to_series()
    table = np.frombuffer(bytes.fromhex(hashed.str.join("").item() or ""), ">u8").astype(np.uint64).reshape(-1, words)
    return [_cut(table, at * _BITS) for at in range(many)]


def _cut(words: Numbers, first: int) -> Numbers:
    """60 bits of each row of words, from bit ``first`` on."""
    word, offset = divmod(first, _WORD)
    behind = _WORD - _BITS
    if offset <= behind:
        return (words[:, word] << np.uint64(offset)) >> np.uint64(behind)
    top = (words[:, word] << np.uint64(offset)) >> np.uint64(behind)
    made: Numbers = top | (words[:, word + 1] >> np.uint64(_WORD + behind - offset))
    return made


def alike(texts: pl.Series) -> pl.Series:
    """What is the same text for most kinds: NFKC, lower case, no white space at the ends and one space inside."""
    seen = Characters.of(texts)
    if seen.all_between("!", "~"):
        return texts.str.to_lowercase()
    if not seen.all_between("\x00", "\x7f"):
        texts = texts.str.normalize("NFKC")
    return texts.str.to_lowercase().str.replace_all(_GAPS, " ").str.strip_chars(" ")


def stream(text: str, key: bytes, length: int, attempt: int = 0) -> bytes:
    """``length`` bytes for one text; others for another attempt."""
    blocks = -(-length // 32)
    return b"".join(
        hmac.new(key, f"{attempt}/{block}/{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        for block in range(blocks)
    )[:length]

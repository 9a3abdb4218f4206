"""E-mail addresses at a domain where there are none."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from avgtool.operators.surrogates.drawing import alike, draws

_NUMBERS = np.uint64(10**8)
_SIGNS = "[^a-z]"


@dataclass(frozen=True, slots=True)
class Mail:
    """Makes addresses of a first name, a surname and a number; there are so many that hardly two get the same."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    domain: str
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins."""
        texts = alike(values)
        names, numbers = draws(texts, self.key, 2)
        first, last = _spelled(self.first), _spelled(self.last)
        made = pl.DataFrame(
            {
                "first": first.gather(pl.Series(names % np.uint64(len(first)))),
                "last": last.gather(pl.Series(names // np.uint64(len(first)) % np.uint64(len(last)))),
                "number": pl.Series(numbers % _NUMBERS),
                "next": pl.Series((numbers + np.uint64(1)) % _NUMBERS),
                "own": texts,
            }
        )
        address = pl.concat_str(pl.col("first"), pl.lit("."), "last", "number", pl.lit(f"@{self.domain}"))
        other = pl.concat_str(pl.col("first"), pl.lit("."), "last", "next", pl.lit(f"@{self.domain}"))
        return made.select(pl.when(address == pl.col("own")).then(other).otherwise(address)).to_series()


def _spelled(names: tuple[str, ...]) -> pl.Series:
    """Names as they stand in addresses: small letters of ASCII."""
    plain = pl.Series(names).str.normalize("NFKD").str.to_lowercase().str.replace_all(_SIGNS, "")
    return plain.filter(plain.str.len_bytes() > 0)

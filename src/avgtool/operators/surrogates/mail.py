"""E-mail addresses at a domain where there are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from avgtool.operators.surrogates.drawing import alike, draws
from avgtool.operators.surrogates.letters import sorted_out

if TYPE_CHECKING:
    from avgtool.operators.surrogates.permutation import Numbers

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
        count = np.uint64(len(first))
        names_of = pl.DataFrame(
            {
                "first": first.gather(pl.Series(names % count)),
                "last": last.gather(pl.Series(names // count % np.uint64(len(last)))),
            }
        )
        made = self._addresses(names_of, numbers % _NUMBERS)
        following = (numbers + np.uint64(1)) % _NUMBERS
        return sorted_out(
            made == texts,
            made,
            lambda own: self._addresses(names_of.filter(own), following[own.to_numpy()]),
        )

    def _addresses(self, names: pl.DataFrame, numbers: Numbers) -> pl.Series:
        parts = names.with_columns(number=pl.Series(numbers))
        address = pl.concat_str(pl.col("first"), pl.lit("."), "last", "number", pl.lit(f"@{self.domain}"))
        return parts.select(address).to_series()


def _spelled(names: tuple[str, ...]) -> pl.Series:
    """Names as they stand in addresses: small letters of ASCII."""
    plain = pl.Series(names).str.normalize("NFKD").str.to_lowercase().str.replace_all(_SIGNS, "")
    return plain.filter(plain.str.len_bytes() > 0)

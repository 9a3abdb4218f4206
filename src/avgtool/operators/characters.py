"""Which characters a whole batch of texts is made of: seen over all of them at once, five times as fast as one by one.

What this tells of a batch lets an operator leave out work that would change nothing in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

_ROWS = 65_536
"""Texts that are joined to be looked at."""


@dataclass(frozen=True, slots=True)
class Characters:
    """Those of a batch; missing and empty texts have none."""

    parts: tuple[NDArray[np.uint8], ...] = field(repr=False)
    """UTF-8, in which no byte of another character is one of ASCII."""

    @classmethod
    def of(cls, values: pl.Series) -> Self:
        """All characters of ``values``."""
        slices = (values.slice(start, _ROWS) for start in range(0, len(values), _ROWS))
        joined = (part.str.join("").cast(pl.Binary).item() for part in slices)
        return cls(tuple(np.frombuffer(text, np.uint8) for text in joined if text))

    def all_between(self, first: str, last: str) -> bool:
        """Whether all are ASCII from ``first`` to ``last``."""
        low, high = ord(first), ord(last)
        return all(low <= int(part.min()) and int(part.max()) <= high for part in self.parts)

    def any_between(self, first: str, last: str) -> bool:
        """Whether some are ASCII from ``first`` to ``last``."""
        low, width = np.uint8(ord(first)), np.uint8(ord(last) - ord(first))
        return any(bool(((part - low) <= width).any()) for part in self.parts)

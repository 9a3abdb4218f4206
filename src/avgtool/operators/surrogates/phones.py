"""Telephone numbers in ranges that nobody has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.operators.surrogates.drawing import draws
from avgtool.operators.surrogates.letters import laid_out, sorted_out
from avgtool.wording import number

if TYPE_CHECKING:
    from avgtool.operators.surrogates.country import PhoneForm
    from avgtool.operators.surrogates.permutation import Numbers


@dataclass(frozen=True, slots=True)
class Phones:
    """Chooses numbers of the ranges. There are fewer of them than of telephones: two can get the same."""

    form: PhoneForm
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins, written like the number where that is one of the country, and bare otherwise."""
        digits = values.str.replace_all("[^0-9]", "")
        in_front = digits.str.extract(rf"\A((?:00)?{self.form.country}0?|0)[1-9][0-9]{{{self.form.digits - 1}}}\z")
        known = in_front.is_not_null()
        own = pl.select(pl.when(known).then(digits.str.slice(-self.form.digits))).to_series()
        made = pl.Series(self._chosen(own.fill_null(values.str.strip_chars()), own))
        national = made.cast(pl.String).str.zfill(self.form.digits)
        bare = in_front.fill_null("0") + national
        return sorted_out(known, bare, lambda _: laid_out(values.filter(known), bare.filter(known)))

    def require_enough(self, values: pl.Series) -> None:
        """Refuse ranges that hold fewer numbers than a column: by the few that are left persons would be mixed up.

        Raises:
            InputError: It tells how many there are, and how many are needed.
        """
        wanted = values.str.replace_all("[^0-9]", "").str.slice(-self.form.digits).n_unique()
        if wanted > self._size:
            raise InputError(
                msg(
                    "The telephone numbers to test with are {there}; {wanted} are needed.",
                    there=number(self._size),
                    wanted=number(wanted),
                ),
                hint=msg("Give wider ranges, or leave them out: then the numbers are such as nobody can have."),
            )

    @property
    def _size(self) -> int:
        return sum(last - first + 1 for first, last in self.form.ranges)

    def _chosen(self, texts: pl.Series, own: pl.Series) -> Numbers:
        (drawn,) = draws(texts, self.key)
        size = np.uint64(self._size)
        made = self._numbers(drawn % size)
        same = (pl.Series(made) == own.cast(pl.UInt64)).fill_null(value=False).to_numpy()
        made[same] = self._numbers((drawn[same] + np.uint64(1)) % size)
        return made

    def _numbers(self, places: Numbers) -> Numbers:
        made, left = np.zeros_like(places), places.astype(np.int64)
        for first, last in self.form.ranges:
            size = last - first + 1
            here = (left >= 0) & (left < size)
            made[here] = (left[here] + first).astype(np.uint64)
            left = left - size
        return made

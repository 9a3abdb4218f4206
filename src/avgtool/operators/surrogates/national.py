"""National numbers: by default such as fail their check, so that they can be nobody's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

import numpy as np
import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.operators.surrogates.drawing import draws
from avgtool.operators.surrogates.letters import laid_out, where
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import Circle, key_for
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from avgtool.operators.surrogates.country import NumberForm
    from avgtool.operators.surrogates.permutation import Numbers

_SEPARATORS = "[ .-]+"


def whole(values: pl.Series, form: NumberForm) -> pl.Series:
    """The digits of each number, zeros leading; missing where it is none."""
    digits = values.str.replace_all(_SEPARATORS, "")
    fits = digits.str.contains(rf"\A[0-9]{{{form.shortest},{len(form.weights)}}}\z")
    return pl.select(pl.when(fits).then(digits.str.zfill(len(form.weights)))).to_series()


def remainders(numbers: Numbers, form: NumberForm) -> Numbers:
    """What is left of the weighted sum of each number; 0 where it passes."""
    total = np.zeros(len(numbers), np.int64)
    left = numbers.astype(np.int64)
    for weight in reversed(form.weights):
        left, digit = np.divmod(left, 10)
        total += weight * digit
    return (total % form.modulus).astype(np.uint64)


@dataclass(frozen=True, slots=True)
class FailingNumbers:
    """Makes numbers that fail; numbers that differ in more than their last digit get different ones."""

    form: NumberForm
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins; of what is no such number the shape is kept."""
        is_one = whole(values, self.form).is_not_null()
        return where(values, is_one, self._failing, Shaped(key_for(self.key, "no number")))

    def _failing(self, values: pl.Series) -> pl.Series:
        numbers = whole(values, self.form).cast(pl.UInt64).to_numpy()
        width = len(self.form.weights)
        stems = Circle(self.key).following(numbers // np.uint64(10), 10 ** (width - 1))
        last = (numbers + np.uint64(1)) % np.uint64(10)
        passes = remainders(stems * np.uint64(10) + last, self.form) == 0
        last[passes] = (last[passes] + np.uint64(1)) % np.uint64(10)
        made = pl.Series(stems * np.uint64(10) + last).cast(pl.String).str.zfill(width)
        return laid_out(values, made)


@dataclass(frozen=True)
class PassingNumbers:
    """Chooses among the passing numbers of a test range. By itself it may give two numbers the same one."""

    form: NumberForm
    key: bytes = field(repr=False)
    range: tuple[int, int]
    assigned: Mapping[str, int] = field(default_factory=dict, repr=False)

    @cached_property
    def numbers(self) -> Numbers:
        """Those that pass, in order."""
        every = np.arange(self.range[0], self.range[1] + 1, dtype=np.uint64)
        passing: Numbers = every[remainders(every, self.form) == 0]
        return passing

    def handed_out(self, values: pl.Series) -> PassingNumbers:
        """Itself, with a stand-in of its own for each distinct number of ``values``.

        Where two would get the same one, the one that a keyed hash puts first keeps it and the other gets the next that
        is free; so all that do not clash keep theirs, whatever else there is.

        Raises:
            InputError: The range has too few numbers.
        """
        own = whole(values, self.form).drop_nulls().unique()
        if len(own) > len(self.numbers):
            self._refuse(len(own))
        (order,) = draws(own, key_for(self.key, "order"))
        wanted = dict(zip(own.to_list(), self._drawn(own), strict=True))
        holders: dict[int, str] = {}
        late = [
            text for _, text in sorted(zip(order, own, strict=True)) if holders.setdefault(wanted[text], text) != text
        ]
        for text in late:
            holders[self._free(text, wanted[text], holders)] = text
        return replace(self, assigned={text: int(self.numbers[place]) for place, text in holders.items()})

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins; of what is no such number the shape is kept."""
        is_one = whole(values, self.form).is_not_null()
        return where(values, is_one, self._passing, Shaped(key_for(self.key, "no number")))

    def _passing(self, values: pl.Series) -> pl.Series:
        digits = whole(values, self.form)
        chosen = self.numbers[self._drawn(digits)]
        if self.assigned:
            chosen = np.array(
                [self.assigned.get(text, one) for text, one in zip(digits, chosen, strict=True)], np.uint64
            )
        return laid_out(values, pl.Series(chosen).cast(pl.String).str.zfill(len(self.form.weights)))

    def _drawn(self, digits: pl.Series) -> NDArray[np.int64]:
        """Which number each would get, never its own."""
        (drawn,) = draws(digits, self.key)
        count = len(self.numbers)
        places = (drawn % np.uint64(count)).astype(np.int64)
        own = self.numbers[places] == digits.cast(pl.UInt64).to_numpy()
        places[own] = (places[own] + 1) % count
        return places

    def _free(self, text: str, wanted: int, holders: Mapping[int, str]) -> int:
        for step in range(1, len(self.numbers)):
            place = (int(wanted) + step) % len(self.numbers)
            if place not in holders and int(self.numbers[place]) != int(text):
                return place
        return self._refuse(len(holders) + 1)

    def _refuse(self, wanted: int) -> NoReturn:
        raise InputError(
            msg(
                "The test range {range} has {there} numbers that pass their check; {wanted} are needed.",
                range=f"{self.range[0]}-{self.range[1]}",
                there=number(len(self.numbers)),
                wanted=number(wanted),
            ),
            hint=msg(
                "Give a wider test_range, or leave it out: then the numbers fail their check, and there are enough."
            ),
        )

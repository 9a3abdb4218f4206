"""What can be done to a value: drop, mask, pseudonymize, generalize and more."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.operators.base import Operator
    from avgtool.operators.generalize.ladders import Ladder


@cache
def operators(ladders: tuple[type[Ladder], ...] = ()) -> Mapping[str, type[Operator]]:
    """The operators that avgtool brings, by name. Imported when first asked for: they need Polars.

    Args:
        ladders: What else can be generalized: kinds of values that a country knows.
    """
    from avgtool.operators.aggregate import Aggregate
    from avgtool.operators.drop import Drop
    from avgtool.operators.encrypt import Encrypt
    from avgtool.operators.generalize.all_ladders import LADDERS
    from avgtool.operators.generalize.operator import generalize_with
    from avgtool.operators.keep import Keep
    from avgtool.operators.mask import Mask
    from avgtool.operators.noise import Noise
    from avgtool.operators.prose import Text
    from avgtool.operators.pseudonymize import Pseudonymize
    from avgtool.operators.redact import Redact
    from avgtool.operators.replace import Replace
    from avgtool.operators.shift_dates import ShiftDates

    own: tuple[type[Operator], ...] = (
        Keep,
        Drop,
        Redact,
        Mask,
        Replace,
        Pseudonymize,
        Encrypt,
        generalize_with((*LADDERS, *ladders)),
        ShiftDates,
        Noise,
        Aggregate,
        Text,
    )
    return {operator.name: operator for operator in own}

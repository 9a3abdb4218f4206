"""Whether what was measured of a copy is what was asked for: the search promises it, and this proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.measures import Diversity
from avgtool.privacy.choosing import TOLERANCE
from avgtool.wording import decimal, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.i18n import Message
    from avgtool.model.measures import PrivacyMeasures, PrivacyModels, SensitiveMeasures


class Measure(StrEnum):
    """What can fall short."""

    K = "k"
    L = "l"
    T = "t"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One measure that is not what was asked for."""

    measure: Measure
    message: Message
    column: str | None = None
    """The sensitive column it is about; none for k."""


def unmet(measured: PrivacyMeasures, models: PrivacyModels) -> tuple[Message, ...]:
    """What the measures fall short of, in words; nothing where the models hold, or where there are no rows."""
    return tuple(one.message for one in shortfalls(measured, models))


def shortfalls(measured: PrivacyMeasures, models: PrivacyModels) -> tuple[Shortfall, ...]:
    """What the measures fall short of; nothing where the models hold, or where there are no rows.

    For recursive (c, l)-diversity it must have been measured with the l that is asked for.
    """
    return tuple(_shortfalls(measured, models)) if measured.rows else ()


def _shortfalls(measured: PrivacyMeasures, models: PrivacyModels) -> Iterator[Shortfall]:
    if measured.k < models.k:
        said = msg("k is {found}, and {asked} is asked for", found=number(measured.k), asked=number(models.k))
        if measured.k_rows is not None:
            said = msg(
                "k is {found} by persons (by rows {rows}), and {asked} is asked for",
                found=number(measured.k),
                rows=number(measured.k_rows),
                asked=number(models.k),
            )
        yield Shortfall(Measure.K, said)
    for one in measured.sensitive:
        if models.l > 1 and not _is_diverse(one, models):
            yield Shortfall(Measure.L, _not_diverse(one, models), one.column)
        if models.t is not None and one.t > models.t + TOLERANCE:
            said = msg(
                "t of {column} is {found}, and {asked} is asked for",
                column=one.column,
                found=decimal(one.t),
                asked=decimal(models.t),
            )
            yield Shortfall(Measure.T, said, one.column)


def _not_diverse(one: SensitiveMeasures, models: PrivacyModels) -> Message:
    if models.diversity is Diversity.RECURSIVE and one.l >= models.l:
        return msg(
            "c of {column} is {found}, and less than {asked} is asked for",
            column=one.column,
            found=decimal(one.recursive_c),
            asked=decimal(models.c),
        )
    return msg(
        "l of {column} is {found}, and {asked} is asked for",
        column=one.column,
        found=decimal(one.entropy_l if models.diversity is Diversity.ENTROPY else one.l),
        asked=decimal(models.l),
    )


def _is_diverse(one: SensitiveMeasures, models: PrivacyModels) -> bool:
    if models.diversity is Diversity.ENTROPY:
        return one.entropy_l >= models.l * (1 - TOLERANCE) - TOLERANCE
    if models.diversity is Diversity.RECURSIVE:
        return one.l >= models.l and one.recursive_c < models.c
    return one.l >= models.l

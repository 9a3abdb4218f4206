"""Whether what was measured of a copy is what was asked for: the search promises it, and this proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.measures import Diversity
from avgtool.privacy.satisfying import TOLERANCE
from avgtool.wording import decimal, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.i18n import Message
    from avgtool.model.measures import PrivacyMeasures, PrivacyModels, SensitiveMeasures


def unmet(measured: PrivacyMeasures, models: PrivacyModels) -> tuple[Message, ...]:
    """What the measures fall short of, in words; nothing where the models hold, or where there are no rows.

    For recursive (c, l)-diversity it must have been measured with the l that is asked for.
    """
    return tuple(_unmet(measured, models)) if measured.rows else ()


def _unmet(measured: PrivacyMeasures, models: PrivacyModels) -> Iterator[Message]:
    if measured.k < models.k:
        yield msg("k is {found}, and {asked} is asked for", found=number(measured.k), asked=number(models.k))
    for one in measured.sensitive:
        if models.l > 1 and not _is_diverse(one, models):
            yield _not_diverse(one, models)
        if models.t is not None and one.t > models.t + TOLERANCE:
            yield msg(
                "t of {column} is {found}, and {asked} is asked for",
                column=one.column,
                found=decimal(one.t),
                asked=decimal(models.t),
            )


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

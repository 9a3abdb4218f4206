"""Charts over the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Series, TimeChart
from avgtool.i18n import Message, msg
from avgtool.model.consents import EventType
from avgtool.wording import listed, month, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from avgtool.consent.reporting.figures import PurposeFigures
    from avgtool.subject_requests.reporting.figures import MonthFigures


def requests_chart(months: Mapping[str, MonthFigures]) -> tuple[TimeChart, ...]:
    """Requests that came in, and answers in time and late."""
    counted = months.values()
    series = (
        Series(msg("Received"), tuple(one.received for one in counted), "neutral"),
        Series(msg("Answered in time"), tuple(one.on_time for one in counted), "accent"),
        Series(msg("Answered late"), tuple(one.late for one in counted), "danger"),
    )
    return _chart(msg("Requests by month"), months, series)


def breaches_chart(months: Mapping[str, int]) -> tuple[TimeChart, ...]:
    """Breaches by the month in which they became known."""
    series = (Series(msg("Became known"), tuple(months.values()), "danger"),)
    return _chart(msg("Data breaches by month"), months, series)


def consents_chart(purposes: Sequence[PurposeFigures], months: Sequence[str]) -> tuple[TimeChart, ...]:
    """Consents of all purposes together, given and withdrawn; those that were confirmed are among the given."""

    def total(name: str, *types: EventType) -> int:
        return sum(one.months.get(name, {}).get(type_, 0) for one in purposes for type_ in types)

    series = (
        Series(msg("Given"), tuple(total(one, EventType.GIVEN, EventType.CONFIRMED) for one in months), "accent"),
        Series(msg("Withdrawn"), tuple(total(one, EventType.WITHDRAWN) for one in months), "warning"),
    )
    return _chart(msg("Consents by month"), months, series)


def _chart(title: Message, months: Iterable[str], series: tuple[Series, ...]) -> tuple[TimeChart, ...]:
    """None where there is nothing to see."""
    if not any(value for one in series for value in one.values):
        return ()
    parts = (msg("{label}: {n} in all", label=one.label, n=number(sum(one.values))) for one in series)
    chart = TimeChart(
        title=title,
        stretches=tuple(month(one, short=True) for one in months),
        series=series,
        alt=msg("Bar chart. {title}. {parts}.", title=title, parts=listed("; ", parts)),
    )
    return (chart,)

"""A year beside the year before it: the figures that both have, and which of them nobody knows. Pure."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from avgtool.annual.figures import Totals
from avgtool.i18n import Message, msg
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.annual.figures import AnnualFigures, BreachFigures, ScanFigures
    from avgtool.consent.reporting.figures import PurposeFigures
    from avgtool.subject_requests.reporting.figures import Tally


FIGURES: Mapping[str, Message] = {
    "requests": msg("Requests received"),
    "answered": msg("Requests answered"),
    "answered_late": msg("Requests answered after the term"),
    "requests_overdue": msg("Requests past their term without an answer, on the last day"),
    "breaches": msg("Data breaches"),
    "breaches_notified": msg("Data breaches that were notified"),
    "breach_persons": msg("Persons concerned by data breaches, at least"),
    "consents_given": msg("Consents given or confirmed"),
    "consents_withdrawn": msg("Consents withdrawn"),
    "scans": msg("Scans that were kept"),
    "activities": msg("Processing activities"),
    "objections": msg("Objections of the check of the register"),
    "assessments": msg("Impact assessments"),
}
"""What each is called, in the order in which they are shown."""


def totals_of(figures: AnnualFigures) -> Totals:
    """The figures of a year, one number each."""
    counted = ledger_totals(figures.requests.all, figures.breaches, figures.consents.purposes, figures.scans)
    return replace(
        counted,
        activities=len(figures.register.activities),
        objections=figures.register.objections,
        assessments=len(figures.impacts),
    )


def ledger_totals(
    requests: Tally, breaches: BreachFigures, consents: Sequence[PurposeFigures], scans: Sequence[ScanFigures]
) -> Totals:
    """What a ledger can tell of any year: all but the files of register and assessments, which say how they are now."""
    given = sum(one.total(EventType.GIVEN) + one.total(EventType.CONFIRMED) for one in consents)
    return Totals(
        requests=requests.received,
        answered=len(requests.decided),
        answered_late=requests.late,
        requests_overdue=requests.overdue,
        breaches=breaches.known,
        breaches_notified=breaches.notified,
        breach_persons=breaches.persons_least,
        consents_given=given,
        consents_withdrawn=sum(one.total(EventType.WITHDRAWN) for one in consents),
        scans=sum(one.scans for one in scans),
    )


def before_the_ledger(totals: Totals) -> Totals:
    """The same where the ledger began later: what it has none of may have happened, and is not known."""
    return Totals(**{name: value or None for name, value in _given(totals).items()})


def totals_of_data(data: Mapping[str, Any]) -> Totals:
    """The figures of an earlier report, from its JSON; what an older avgtool did not write is not known."""
    requests, breaches, register = data.get("requests", {}), data.get("breaches", {}), data.get("register", {})
    consents = data.get("consents", ())
    return Totals(
        requests=requests.get("received"),
        answered=requests.get("answered"),
        answered_late=requests.get("late"),
        requests_overdue=requests.get("overdue"),
        breaches=breaches.get("known"),
        breaches_notified=breaches.get("notified"),
        breach_persons=breaches.get("persons_least"),
        consents_given=sum(one["given"] for one in consents),
        consents_withdrawn=sum(one["withdrawn"] for one in consents),
        scans=sum(one["scans"] for one in data.get("scans", ())),
        activities=len(register["activities"]),
        objections=register.get("objections"),
        assessments=len(data.get("impact_assessments", ())),
    )


def first_known(first: Totals, second: Totals) -> Totals:
    """Of each figure the first where it is known, and else the second."""
    other = _given(second)
    return Totals(**{name: other[name] if value is None else value for name, value in _given(first).items()})


def of_files(totals: Totals) -> Totals:
    """What files alone tell, which do not depend on the days that are counted."""
    return Totals(activities=totals.activities, objections=totals.objections, assessments=totals.assessments)


def _given(totals: Totals) -> dict[str, int | None]:
    return {one.name: getattr(totals, one.name) for one in fields(Totals)}

"""What art. 13 and 14 AVG want told and the register, or avgtool.yaml, does not say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.model.activities import Activity, Capacity
from avgtool.model.consents import Basis
from avgtool.register.answering import tells
from avgtool.register.completeness import permits_missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from avgtool.documents.content import Organization


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing in a notice."""

    what: Message
    article: str
    field: str
    """Key in the file of the activity, or in avgtool.yaml."""
    activity: str = ""
    """Code of the activity; empty for the organisation."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    field: str
    article: str
    what: Message
    is_told: Callable[[Activity], bool]


_WANTED = (
    _Wanted("purposes", "13(1)(c)", msg("the purposes"), lambda a: any(one.text for one in a.purposes)),
    _Wanted("purposes.basis", "13(1)(c)", msg("the basis of each purpose"), lambda a: all(p.basis for p in a.purposes)),
    _Wanted(
        "purposes.law",
        "13(1)(c)",
        msg("which law asks for it"),
        lambda a: all(tells(p.law) for p in a.purposes if p.basis is Basis.LEGAL_OBLIGATION),
    ),
    _Wanted(
        "purposes.interest",
        "13(1)(d)",
        msg("which legitimate interest it is"),
        lambda a: all(tells(p.interest) for p in a.purposes if p.basis is Basis.LEGITIMATE_INTEREST),
    ),
    _Wanted("kinds", "14(1)(d)", msg("the categories of data"), lambda a: bool(a.kinds or a.other_data)),
    _Wanted(
        "recipients",
        "13(1)(e)",
        msg("the recipients, or that there are none (no_recipients: true)"),
        lambda a: bool(a.recipients or a.processors) or a.no_recipients,
    ),
    _Wanted(
        "transfers",
        "13(1)(f)",
        msg("the transfers outside the EEA, or that there are none (no_transfers: true)"),
        lambda a: bool(a.transfers) or a.no_transfers,
    ),
    _Wanted(
        "transfers.safeguard",
        "13(1)(f)",
        msg("the safeguard of each transfer"),
        lambda a: all(tells(one.safeguard) for one in a.transfers),
    ),
    _Wanted(
        "retention",
        "13(2)(a)",
        msg("how long the data are kept"),
        lambda a: bool(a.retention) and all(one.term or one.start for one in a.retention),
    ),
    _Wanted("origin", "14(2)(f)", msg("where the data come from"), lambda a: bool(a.origin)),
    _Wanted("required", "13(2)(e)", msg("whether persons must give them"), lambda a: bool(a.required)),
    _Wanted(
        "decisions",
        "13(2)(f)",
        msg("the logic and consequences of each automated decision"),
        lambda a: all(one.logic and one.consequences for one in a.decisions),
    ),
)


def told_of(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """The activities that belong in a notice.

    What is done for other controllers, they tell; one with ``notice: false`` is left out, and so is one that says
    neither what for nor on which basis, of which nobody would learn anything.
    """
    return tuple(one for one in _meant(activities) if _says_why(one))


def about(activities: Iterable[Activity], groups: Sequence[str]) -> tuple[Activity, ...]:
    """Those about one of these groups of persons: *medewerkers* finds *oud-medewerkers* too. All without groups."""
    sought = [group.casefold() for group in groups]
    named = ((one, " ".join(one.subjects).casefold()) for one in activities)
    return tuple(one for one, subjects in named if not sought or any(group in subjects for group in sought))


def gaps(activities: Iterable[Activity], organization: Organization) -> Iterator[Gap]:
    """What is missing: of the organisation first, then activity by activity."""
    if not organization.name:
        yield Gap(msg("the name of the organisation"), "13(1)(a)", "organisation.name")
    if not (organization.contact or organization.phone or organization.address):
        yield Gap(msg("how the organisation is reached"), "13(1)(a)", "organisation.contact")
    if organization.officer and not organization.officer_contact:
        yield Gap(msg("how the data protection officer is reached"), "13(1)(b)", "organisation.fg_contact")
    for activity in _meant(activities):
        if not _says_why(activity):
            yield Gap(
                msg("the purposes or their basis: it is left out of the notice"), "13(1)(c)", "purposes", activity.code
            )
            continue
        for one in _WANTED:
            if not one.is_told(activity):
                yield Gap(one.what, one.article, one.field, activity.code)
        for found in permits_missing(activity):  # sensitive data have a basis only with their exception beside it
            yield Gap(found.what, found.article, found.field, activity.code)


def _meant(activities: Iterable[Activity]) -> Iterator[Activity]:
    return (one for one in activities if one.capacity is Capacity.CONTROLLER and one.notice is not False)


def _says_why(activity: Activity) -> bool:
    return any(one.text for one in activity.purposes) and any(one.basis for one in activity.purposes)

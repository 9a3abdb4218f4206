"""What the annual report says: counts over a year, how things stood at its end, and nothing about one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from avgtool.consent.reporting.figures import ConsentFigures
    from avgtool.model.breaches import Cause
    from avgtool.model.dpia import Choice, Level, Outcome
    from avgtool.model.periods import Period
    from avgtool.subject_requests.reporting.figures import RequestFigures


@dataclass(frozen=True, slots=True)
class BreachFigures:
    """Breaches that the organisation came to know of within the period."""

    known: int
    as_processor: int
    """Of these, in data of other controllers."""
    notified: int
    """To the authority, in whole or in part."""
    in_time: int
    """Of these, within the term of art. 33(1)."""
    not_notified: int
    """By a decision."""
    undecided: int
    """Of those as controller; whether to notify was not decided at the end of the period."""
    overdue: int
    """To be notified or decided, and the term has passed."""
    persons_told: int
    """Breaches of which the persons concerned were told (art. 34)."""
    open: int
    """Not closed at the end of the period."""
    persons_least: int
    """Persons concerned by all of them together, at least."""
    persons_most: int
    """At most, by what is known of each."""
    persons_unknown: int
    """Breaches of which nobody wrote down how many persons they concern."""
    months: Mapping[str, int]
    """By the month in which they became known: ``2026-11``; months without any included."""
    causes: Mapping[Cause | None, int]
    """None: the cause is not written down."""


@dataclass(frozen=True, slots=True)
class ImpactFigures:
    """One impact assessment."""

    code: str
    name: str
    outcome: Outcome
    choice: Choice | None
    """What the controller decided; none where it did not."""
    decided: date | None
    advised: date | None
    """When the data protection officer advised."""
    residual: Level | None
    """The greatest risk that is left; none where a risk was not judged."""


@dataclass(frozen=True, slots=True)
class Described:
    """An activity of the register, as it can be compared with itself a year ago."""

    code: str
    name: str
    sha256: str
    """Of what is written of it, without the day of its last review."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the register since an earlier report; names, in the order of the register."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """The register of processing activities."""

    activities: tuple[Described, ...]
    as_controller: int
    as_processor: int
    reviewed: int
    """Last reviewed within the period."""
    not_reviewed: tuple[str, ...]
    """Names of those that were last looked at more than a year before the end of the period; no day that is to come."""
    never_reviewed: tuple[str, ...]
    """Names of those without a date of review."""
    changes: Changes | None
    """None where there is no earlier report to compare with."""
    objections: int = 0
    """What the check of the register objects to, on the day of the report."""
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class ScanFigures:
    """Scans of one system that were kept within the period."""

    system: str
    scans: int
    last: datetime
    rows: int
    """Of its tables, each as it was scanned last."""


@dataclass(frozen=True, slots=True)
class Totals:
    """One number of each kind over a year; None where it is not known."""

    requests: int | None = None
    answered: int | None = None
    answered_late: int | None = None
    requests_overdue: int | None = None
    breaches: int | None = None
    breaches_notified: int | None = None
    breach_persons: int | None = None
    """At least."""
    consents_given: int | None = None
    consents_withdrawn: int | None = None
    scans: int | None = None
    activities: int | None = None
    objections: int | None = None
    assessments: int | None = None


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What is known of the same stretch of the year before."""

    period: Period
    totals: Totals
    ledger_since: date | None = None
    """The day on which the ledger began, where that was after the period had begun: what came before may be missing."""


@dataclass(frozen=True, slots=True)
class AnnualFigures:
    """The whole year."""

    period: Period
    requests: RequestFigures
    consents: ConsentFigures
    breaches: BreachFigures
    impacts: tuple[ImpactFigures, ...]
    register: RegisterFigures
    scans: tuple[ScanFigures, ...]
    before: YearBefore | None = None
    """The same stretch of the year before; None where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """What the officer says besides the figures."""

    summary: str = ""
    trainings: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    outlook: str = ""

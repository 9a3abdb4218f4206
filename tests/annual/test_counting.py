"""Counting a year: every thing in the year in which it belongs, as it stood at the end of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from avgtool.annual.counting import count_breaches, count_scans, describe_register, impact_figures
from avgtool.annual.figures import Changes, ScanFigures
from avgtool.dpia.verdict import Verdict
from avgtool.i18n import msg
from avgtool.model.activities import Activity, Capacity
from avgtool.model.breaches import Breach, Cause, Event, Facts, Step
from avgtool.model.dpia import Advice, Assessment, Choice, Decision, Level, Outcome, Rating, Risk
from avgtool.model.kept_scans import KeptScan
from avgtool.model.periods import Period
from avgtool.register.findings import Concern, Finding, Gravity

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
END = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
MARCH = datetime(2026, 3, 3, 9, tzinfo=UTC)


def breach(*steps, aware=MARCH, capacity=Capacity.CONTROLLER, cause=None, persons=(None, None)):
    """A breach with steps so many hours after it became known."""
    facts = Facts("Mailing", aware, cause=cause, persons_least=persons[0], persons_most=persons[1])
    events = (Event(one, aware + timedelta(hours=hours), "FG") for one, hours in steps)
    return Breach("DL-2026-0001", capacity, (Event(Step.RECORD, aware, "FG", facts=facts), *events))


def counted(*breaches):
    return count_breaches(breaches, YEAR, ZONE, 72, END)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([(Step.NOTIFY, 72)], {"notified": 1, "in_time": 1, "overdue": 0}),
        ([(Step.NOTIFY, 73)], {"notified": 1, "in_time": 0, "overdue": 0}),
        ([(Step.NOTIFY_PARTLY, 1)], {"notified": 1, "in_time": 1, "open": 1}),
        ([(Step.DECIDE_NOT_NOTIFY, 5), (Step.CLOSE, 6)], {"not_notified": 1, "open": 0, "overdue": 0}),
        ([], {"undecided": 1, "overdue": 1, "open": 1}),
        ([(Step.NOTIFY, 1), (Step.TELL, 2)], {"persons_told": 1}),
        ([(Step.NOTIFY, 24 * 365)], {"notified": 0, "undecided": 1, "overdue": 1}),
    ],
)
def test_what_became_of_a_breach(steps, expected):
    """Within 72 hours is in time; what was done after the year is left aside."""
    figures = counted(breach(*steps))
    assert {name: getattr(figures, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("aware", "known"),
    [
        (datetime(2025, 12, 31, 22, 59, tzinfo=UTC), 0),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), 1),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), 1),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 0),
    ],
)
def test_a_year_begins_and_ends_by_the_clock_of_the_country(aware, known):
    assert counted(breach(aware=aware)).known == known


def test_a_breach_in_another_s_data_is_not_ours_to_notify():
    figures = counted(breach(capacity=Capacity.PROCESSOR, cause=Cause.STOLEN), breach())
    assert (figures.known, figures.as_processor, figures.undecided, figures.overdue) == (2, 1, 1, 1)
    assert figures.causes == {Cause.STOLEN: 1, None: 1}
    assert [month for month, count in figures.months.items() if count] == ["2026-03"]
    assert len(figures.months) == 12


ACTIVITIES = (Activity("a", "A", last_review=date(2026, 5, 1)), Activity("b", "B", capacity=Capacity.PROCESSOR))


def test_the_register_is_told_by_role_and_review():
    figures = describe_register(ACTIVITIES, YEAR)
    assert (figures.as_controller, figures.as_processor, figures.reviewed) == (1, 1, 1)
    assert (figures.not_reviewed, figures.never_reviewed, figures.changes) == ((), ("B",), None)


def test_only_what_was_looked_at_long_ago_is_said_to_be_so():
    old = Activity("c", "A", last_review=date(2025, 12, 30))
    assert describe_register((*ACTIVITIES, old), YEAR).not_reviewed == ("A (c)",)


def test_a_look_that_is_still_to_come_was_not_long_ago():
    coming = Activity("c", "C", last_review=date(2027, 12, 31))
    assert describe_register((coming,), YEAR).not_reviewed == ()


def test_what_a_check_of_the_register_finds_is_counted():
    found = [Finding(Concern.INCOMPLETE, one, msg("the purposes")) for one in (Gravity.OBJECTION, Gravity.REMARK)]
    figures = describe_register(ACTIVITIES, YEAR, findings=[*found, found[0]])
    assert (figures.objections, figures.remarks) == (2, 1)


@pytest.mark.parametrize(
    ("persons", "least", "most", "unknown"),
    [
        ([(10, 20), (5, None)], 15, 25, 0),
        ([(None, 8), (None, None)], 0, 8, 1),
        ([(None, 412), (None, 800)], 0, 1212, 0),
        ([], 0, 0, 0),
    ],
)
def test_persons_hit_by_breaches_are_added_up_as_far_as_they_are_known(persons, least, most, unknown):
    figures = counted(*(breach(persons=one) for one in persons))
    assert (figures.persons_least, figures.persons_most, figures.persons_unknown) == (least, most, unknown)


@pytest.mark.parametrize(
    ("later", "changes"),
    [
        (ACTIVITIES, Changes()),
        ((replace(ACTIVITIES[0], last_review=date(2027, 2, 1)), ACTIVITIES[1]), Changes()),
        ((replace(ACTIVITIES[0], owner="Marketing"), ACTIVITIES[1]), Changes(changed=("A",))),
        ((*ACTIVITIES, Activity("c", "C")), Changes(added=("C",))),
        (ACTIVITIES[1:], Changes(removed=("A",))),
    ],
)
def test_what_changed_in_the_register_is_told_and_a_review_alone_is_no_change(later, changes):
    before = describe_register(ACTIVITIES, YEAR).activities
    assert describe_register(later, YEAR, before).changes == changes


@pytest.mark.parametrize(
    ("risks", "residual"),
    [
        ((), None),
        ((Risk("x", before=Rating(Level.LOW, Level.LOW)),), Level.LOW),
        (
            (Risk("x", before=Rating(Level.LOW, Level.LOW)), Risk("y", before=Rating(Level.HIGH, Level.HIGH))),
            Level.HIGH,
        ),
        ((Risk("x", before=Rating(Level.HIGH, Level.HIGH)), Risk("y")), None),
    ],
)
def test_the_greatest_risk_that_is_left_is_told_once_all_are_judged(risks, residual):
    advice, decision = Advice("Doen.", date(2026, 4, 1)), Decision(Choice.PROCEED, date(2026, 5, 1))
    assessment = Assessment("camera", "Camera", risks=risks, advice=advice, decision=decision)
    told = impact_figures(assessment, Verdict(Outcome.REQUIRED, (), ()), YEAR.last)
    assert (told.residual, told.outcome, told.choice) == (residual, Outcome.REQUIRED, Choice.PROCEED)
    assert (told.advised, told.decided) == (date(2026, 4, 1), date(2026, 5, 1))


def test_what_was_advised_or_decided_after_the_year_is_left_aside():
    advice, decision = Advice("Doen.", date(2027, 1, 1)), Decision(Choice.PROCEED, date(2026, 12, 31))
    told = impact_figures(Assessment("c", "C", advice=advice, decision=decision), Verdict(Outcome.REQUIRED, (), ()),
                          YEAR.last)  # fmt: skip
    assert (told.advised, told.choice) == (None, Choice.PROCEED)


def scan(system, table, rows, at=MARCH):
    return KeptScan(at, "FG", system, "crm.db", table, rows, rows, "full", None, "0.1.0", ())


def test_tables_that_were_scanned_in_one_go_are_one_scan():
    later = MARCH + timedelta(days=30)
    before = MARCH - timedelta(days=365)
    scans = [
        scan("crm", "klant", 10),
        scan("crm", "order", 5),
        scan("crm", "klant", 12, later),
        scan("x", "t", 1, before),
    ]
    assert count_scans(scans, YEAR, ZONE) == (ScanFigures("crm", 2, later, 17),)

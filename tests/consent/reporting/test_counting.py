"""What is counted over a ledger, on SQLite and on PostgreSQL, against what one asks about each person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from avgtool.config import Config
from avgtool.consent.store.session import Person
from avgtool.errors import InputError
from avgtool.ledger.appending import Recorder
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Channel, EventType, Reason, ReviewReason
from avgtool.model.periods import period_of
from avgtool.workflows.consent_report import count_consents, list_content
from avgtool.workflows.consents import consent_session

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def moment(days):
    return NOW - timedelta(days=days)


@pytest.fixture
def filled(ledger, ledger_url, tmp_path, monkeypatch):
    """Eight persons and a newsletter; the settings that lead to the ledger."""
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", ledger_url)
    monkeypatch.setenv("AVGTOOL_LEDGER_KEY_FILE", str(tmp_path / "ledger.key"))
    config = Config()
    with consent_session(ledger, config, by="test", now=lambda: NOW) as session:
        session.add_purpose(
            "nieuwsbrief", "Nieuwsbrief", "a", title_en="Newsletter", channels=("email", "sms"), direct_marketing=True
        )
        session.add_purpose("onderzoek", "Onderzoek", "a", valid_months=6)
        session.add_notice(["nieuwsbrief", "onderzoek"], "2024-01", "Ja.", since=moment(1000))
        session.add_notice(["nieuwsbrief"], "2026-06", "Ja, graag.", since=moment(150))
        for number, days in enumerate((900, 400, 200, 100, 50)):
            session.record(Person(f"K-{number}"), "nieuwsbrief", at=moment(days))
        session.withdraw(Person("K-0"), "nieuwsbrief", at=moment(40))
        session.record(Person("K-3"), "nieuwsbrief", "confirmed", at=moment(30), channel="sms")
        session.object(Person("K-1"), at=moment(20))
        mail = Person("jan@example.nl", Identifier.EMAIL)
        session.record(mail, "nieuwsbrief", at=moment(700))
        session.object(mail, "nieuwsbrief", channel="email", at=moment(10))
        session.record(Person("K-6"), "onderzoek", at=moment(190))
        session.record(Person("K-7"), "onderzoek", at=moment(150))
        session.object(Person("K-9"), at=moment(5))
        session.object(Person("K-9"), at=moment(4), lifted=True)
    return config


def test_counts_are_those_of_asking_about_each_person(filled, ledger):
    newsletter, research = count_consents(filled, None, None, now=NOW).figures.purposes
    people = [*(Person(f"K-{number}") for number in (0, 1, 2, 3, 4, 6, 7)), Person("jan@example.nl", Identifier.EMAIL)]
    with consent_session(ledger, filled, readonly=True, now=lambda: NOW) as session:
        for channel in (Channel.EMAIL, Channel.SMS):
            answers = [session.may_approach(one, "nieuwsbrief", channel) for one in people]
            (figures,) = (one for one in newsletter.channels if one.channel is channel)
            assert figures.allowed == sum(one.allowed for one in answers)
            assert figures.persons == {
                reason: sum(one.reason is reason for one in answers) for reason in {one.reason for one in answers}
            }
    assert research.channels[0].persons == {Reason.NEVER_ASKED: 6, Reason.EXPIRED: 1, Reason.CONSENT: 1}


def test_says_what_happened_how_old_it_is_and_what_it_rests_on(filled):
    report = count_consents(filled, date(2026, 1, 1), None, now=NOW).figures
    newsletter, research = report.purposes
    assert (report.persons, report.erased, report.suppressed) == (8, 0, 2)
    assert (newsletter.consents, research.consents) == (5, 1)
    assert [newsletter.total(one) for one in (EventType.GIVEN, EventType.CONFIRMED, EventType.WITHDRAWN)] == [3, 1, 1]
    assert research.total(EventType.EXPIRED) == 1
    assert newsletter.ages == (2, 1, 2, 0)
    assert [(use.notice.version, use.in_force, use.consents) for use in newsletter.notices] == [
        ("2024-01", False, 3),
        ("2026-06", True, 2),
    ]
    assert [(one.purpose, one.channel, one.standing) for one in report.objections] == [
        (None, None, 1),
        ("nieuwsbrief", Channel.EMAIL, 1),
    ]


def test_who_objected_or_withdrew_is_not_to_be_asked_again(filled):
    """By the suppression list, for the channel that it is about; the list names persons, the figures do not."""
    counted = count_consents(filled, None, None, now=NOW)
    named = counted.again.select("reference", "purpose", "channel", "reason").rows()
    assert ("K-2", "nieuwsbrief", "email", "notice_superseded") in named
    assert ("K-6", "onderzoek", None, "expires") in named
    assert ("K-7", "onderzoek", None, "expires") in named
    assert not {"K-0", "K-1", "K-3", "K-4"} & {reference for reference, *_ in named}
    newsletter, research = counted.figures.purposes
    assert {one.reason: (one.now, one.soon) for one in research.again}[ReviewReason.EXPIRES] == (1, 1)
    assert (newsletter.persons_again, research.persons_again) == (2, 1)
    lines = list_content(counted).decode().splitlines()
    assert lines[0] == "kind,reference,purpose,channel,reason,due"
    assert len(lines) == 1 + counted.again.height


def test_an_earlier_end_tells_how_it_stood_then(filled):
    newsletter, _ = count_consents(filled, date(2026, 1, 1), date(2026, 9, 1), now=NOW).figures.purposes
    assert newsletter.consents == 5
    assert newsletter.total(EventType.WITHDRAWN) == 0
    assert list(newsletter.months)[-1] == "2026-09"


def test_who_was_erased_counts_in_the_months_alone(filled, ledger):
    with consent_session(ledger, filled, readonly=True, now=lambda: NOW) as session:
        subject = session.subject_of(Person("K-4"))
    erase_subjects(ledger.database, [subject], Recorder("jan", NOW))
    report = count_consents(filled, None, None, now=NOW).figures
    newsletter = report.purposes[0]
    assert (report.persons, report.erased, newsletter.consents) == (7, 1, 4)
    assert newsletter.months["2026-10"] == {EventType.GIVEN: 1, EventType.CONFIRMED: 1, EventType.WITHDRAWN: 1}


def test_a_consent_without_its_words_is_counted_as_proving_nothing(filled, ledger):
    with consent_session(ledger, filled, by="test", now=lambda: NOW) as session:
        session.add_purpose("acties", "Acties", "a", channels=("email",), direct_marketing=True)
        session.record(Person("K-8"), "acties", notice=1, at=moment(1))
    figures = count_consents(filled, None, None, now=NOW).figures.purposes[-1]
    assert (figures.consents, figures.without_notice, figures.notices) == (0, 1, ())


@pytest.mark.usefixtures("ledger")
def test_an_empty_ledger_has_an_empty_report(ledger_url, tmp_path, monkeypatch):
    monkeypatch.setenv("AVGTOOL_LEDGER_URL", ledger_url)
    monkeypatch.setenv("AVGTOOL_LEDGER_KEY_FILE", str(tmp_path / "ledger.key"))
    counted = count_consents(Config(), None, None, now=NOW)
    assert (counted.figures.persons, counted.figures.purposes, counted.again.height) == (0, (), 0)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, ("2025-12-01", "2026-11-23")),
        (None, "2026-02-28", ("2025-03-01", "2026-02-28")),
        ("2026-03-04", None, ("2026-03-04", "2026-11-23")),
        ("2026-01-01", "2027-01-01", ("2026-01-01", "2026-11-23")),
    ],
)
def test_a_period_is_a_year_up_to_today_where_nothing_else_is_said(first, last, expected):
    given = [date.fromisoformat(one) if one else None for one in (first, last)]
    found = period_of(*given, date(2026, 11, 23))
    assert (str(found.first), str(found.last)) == expected


@pytest.mark.parametrize(("first", "last"), [(date(2026, 2, 1), date(2026, 1, 1)), (date(2027, 1, 1), None)])
def test_a_period_that_ends_before_it_begins_is_refused(first, last):
    with pytest.raises(InputError, match="before it begins"):
        period_of(first, last, date(2026, 11, 23))

"""What a person does not want outlives the person's erasure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given

import avgtool
from avgtool.config import Config
from avgtool.consent.law import answer
from avgtool.consent.store.session import Person
from avgtool.consent.suppression import lasting_noes, not_entered
from avgtool.model.consents import Channel, ConsentEvent, CustomerRelation, EventType, Facts, Objection, Preference
from avgtool.model.consents import Reason as Why
from avgtool.workflows.consents import consent_session, erase_in
from avgtool.workflows.ledger import verify
from tests.consent.building import purpose
from tests.consent.generating import EVERY_LAW, FACTS

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DAYS = [NOW - timedelta(days=number) for number in range(40, 0, -1)]
FATIMA = Person("K-1001")
MAIL = Person("f.elamrani@example.nl", "email")
CUSTOMER = CustomerRelation(DAYS[30], obtained_in_sale=True, objection_offered=True)


def event(type_, day, channel=None, code="nieuwsbrief"):
    return ConsentEvent("s", code, EventType(type_), DAYS[day], channel and Channel(channel))


def no(day, purpose=None, channel=None):
    return Objection(at=DAYS[day], purpose=purpose, channel=channel and Channel(channel))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ([event("given", 1)], ()),
        ([event("requested", 1), event("expired", 2), event("invalidated", 3)], ()),
        ([event("given", 1), event("withdrawn", 2)], (no(2, "nieuwsbrief"),)),
        ([event("withdrawn", 2), event("given", 1)], (no(2, "nieuwsbrief"),)),
        ([event("refused", 1)], (no(1, "nieuwsbrief"),)),
        ([event("refused", 1), event("given", 2)], ()),
        ([event("given", 1), event("withdrawn", 2, "sms")], (no(2, "nieuwsbrief", "sms"),)),
        ([event("refused", 1, "sms"), event("withdrawn", 2)], (no(2, "nieuwsbrief"),)),
        ([event("withdrawn", 1), event("given", 2, "email")], (no(1, "nieuwsbrief"),)),
        ([event("refused", 1), event("refused", 2, code="acties")], (no(1, "nieuwsbrief"), no(2, "acties"))),
    ],
)
def test_a_no_to_a_purpose_lasts_from_its_own_moment(said, kept):
    assert lasting_noes((Facts(None, tuple(said)),), NOW) == kept


def test_so_does_a_channel_that_is_not_wanted_and_an_objection_that_stands():
    unwanted = (Preference(Channel.SMS, wanted=False, at=DAYS[1]), Preference(Channel.POST, wanted=False, at=DAYS[1]))
    wanted = Preference(Channel.POST, wanted=True, at=DAYS[2])
    lifted = Objection(DAYS[4], "acties", lifted=True)
    facts = Facts(None, (), (*unwanted, wanted), (no(3), no(3, "acties"), lifted))
    assert lasting_noes((facts,), NOW) == (no(1, None, "sms"), no(3))


def test_of_one_moment_the_no_lasts():
    same = [Preference(Channel.SMS, wanted=wanted, at=DAYS[1]) for wanted in (False, True)]
    for said in (same, same[::-1]):
        assert lasting_noes((Facts(None, (), tuple(said)),), NOW) == (no(1, None, "sms"),)


def test_what_is_said_later_does_not_count():
    facts = Facts(None, (event("refused", 9),), (Preference(Channel.SMS, wanted=False, at=DAYS[9]),), (no(9),))
    assert lasting_noes((facts,), DAYS[8]) == ()
    assert len(lasting_noes((facts,), DAYS[9])) == 3


def test_what_the_list_holds_is_not_entered_again():
    """Also not where the person took it back since."""
    noes = (no(3, "acties"), no(3), no(3, None, "sms"))
    lifted = Objection(DAYS[4], None, lifted=True)
    assert not_entered(noes, ()) == noes
    assert not_entered(noes, (no(3, "acties"), no(1), lifted, no(2, None, "sms"))) == (no(3, None, "sms"),)


@given(FACTS)
def test_who_said_no_is_approached_for_no_marketing_after_the_erasure(facts):
    """Imported anew, as a customer, on whatever basis."""
    at = max([one.at for one in (*facts.events, *facts.preferences, *facts.objections)], default=NOW)
    anew = Facts(None, objections=lasting_noes((facts,), at), relation=CUSTOMER)
    for rules, basis, channel in product(EVERY_LAW, "abf", (Channel.EMAIL, Channel.SMS, Channel.POST)):
        asked = purpose(basis=basis, channels=("email", "sms", "post"), soft_opt_in=basis != "a")
        before = answer(facts, asked, channel, at, rules)
        if before.reason in {Why.REFUSED, Why.WITHDRAWN, Why.OBJECTION, Why.CHANNEL_NOT_WANTED}:
            assert not answer(anew, asked, channel, max(at, NOW), rules).allowed


@pytest.fixture
def at(ledger):
    def begin(days: float = 0):
        return consent_session(ledger, Config(), by="test", now=lambda: NOW + timedelta(days=days))

    with begin(-100) as session:
        for code, basis in (("nieuwsbrief", "a"), ("acties", "f")):
            offers = {"channels": ("email", "post"), "direct_marketing": True, "soft_opt_in": basis == "f"}
            session.add_purpose(code, code, basis, **offers)
            session.add_notice([code], code, "Ja, graag.")
    return begin


def test_who_withdrew_or_refused_is_not_approached_when_imported_anew(at, ledger):
    """Neither by an old consent, nor as a customer; a new consent of the person counts."""
    with at(-20) as session:
        session.record(FATIMA, "nieuwsbrief")
        session.record(FATIMA, "acties", "refused")
        session.prefer(FATIMA, "post", wanted=False)
    with at(-10) as session:
        session.withdraw(FATIMA, "nieuwsbrief")
    done = erase_in(ledger, Config(), Person(FATIMA.value, also=(MAIL,)), by="test", now=lambda: NOW)
    assert (done.erasure.erased, done.entries) == (1, 6)
    assert verify(ledger).whole
    with at(1) as session:
        for person in (FATIMA, MAIL):
            session.record(person, "nieuwsbrief", at=NOW - timedelta(days=15))
            session.relate(person, CUSTOMER)
            for code, channel in product(("nieuwsbrief", "acties"), ("email", "post")):
                assert session.may_approach(person, code, channel).reason is Why.OBJECTION
        session.record(FATIMA, "nieuwsbrief")
        assert session.may_approach(FATIMA, "nieuwsbrief", "email").reason is Why.CONSENT


def test_an_objection_by_one_identifier_is_entered_under_the_others(at, ledger):
    with at(-10) as session:
        session.record(FATIMA, "nieuwsbrief")
        session.object(MAIL)
    both = Person(FATIMA.value, also=(MAIL,))
    assert erase_in(ledger, Config(), both, now=lambda: NOW).entries == 1
    with at(1) as session:
        assert session.may_approach(FATIMA, "nieuwsbrief", "email").reason is Why.OBJECTION
        assert session.keep_noes(both) == 0


def test_who_said_no_to_nothing_leaves_nothing(at, ledger):
    with at(-10) as session:
        session.record(FATIMA, "nieuwsbrief")
    assert erase_in(ledger, Config(), FATIMA, now=lambda: NOW).entries == 0
    unknown = erase_in(ledger, Config(), FATIMA, now=lambda: NOW)
    assert (unknown.erasure.erased, unknown.entries) == (0, 0)


def test_a_program_erases_as_the_command_does(tmp_path):
    with avgtool.Ledger(f"sqlite:///{tmp_path / 'a.db'}", create=True) as ledger:
        with ledger.session() as session:
            session.add_purpose("acties", "Acties", "f", channels=("post",), direct_marketing=True)
            session.prefer(FATIMA, "post", wanted=False)
        done = ledger.erase(FATIMA, by="webshop")
        assert (done.erasure.erased, done.erasure.gone, done.entries) == (1, True, 1)
        with ledger.session(readonly=True) as session:
            assert session.may_approach(FATIMA, "acties", "post").reason is Why.OBJECTION
            assert [one.recorded_by for one in session.history(FATIMA)] == ["webshop"]

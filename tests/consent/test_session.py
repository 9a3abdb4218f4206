"""Recording consents and asking what may be done, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import avgtool
from avgtool.config import Config
from avgtool.consent.store.session import Person
from avgtool.consent.store.writing import Words
from avgtool.errors import InputError, StoreError
from avgtool.ledger.appending import Recorder
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Channel, CustomerRelation, Reason, ReviewReason
from avgtool.workflows.consents import consent_session
from avgtool.workflows.ledger import verify

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FATIMA = Person("K-1001")
MAIL = Person("f.elamrani@example.nl", Identifier.EMAIL)
CUSTOMER = CustomerRelation(NOW - timedelta(days=9), obtained_in_sale=True, objection_offered=True)
WORDS = "Ja, stuur mij de nieuwsbrief. U kunt zich altijd afmelden."


@pytest.fixture
def at(ledger):
    """A transaction at a moment, some days after the first."""

    def begin(days: float = 0, *, readonly: bool = False):
        moment = NOW + timedelta(days=days)
        return consent_session(ledger, Config(), by="test", readonly=readonly, now=lambda: moment)

    with begin(-100) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email", "sms"), direct_marketing=True)
        session.add_purpose("levering", "Levering", "b")
        session.add_notice(["nieuwsbrief"], "2026-01", WORDS)
    return begin


def reason(session, person=FATIMA, channel="email", **more):
    answer = session.may_approach(person, "nieuwsbrief", channel, **more)
    return answer.allowed, answer.reason


REFUSED = {
    "no step": lambda session, who: session.withdraw(who, "nieuwsbrief"),
    "a child's no step": lambda session, who: session.record(
        who, "nieuwsbrief", "withdrawn", of_age_on=date(2031, 7, 13), guardian="G-1"
    ),
    "ahead": lambda session, who: session.prefer(who, "email", wanted=True, at=NOW + timedelta(days=1)),
    "a customer ahead": lambda session, who: session.relate(who, replace(CUSTOMER, since=NOW + timedelta(days=1))),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_leaves_nothing_of_its_person_though_others_are_recorded(at, ledger, refused):
    """A program that goes on after an error: nobody was added, no age altered."""
    with at() as session:
        session.record(FATIMA, "nieuwsbrief")
        with pytest.raises(InputError):
            refused(session, Person("K-9"))
        session.prefer(FATIMA, "sms", wanted=False)
    with at(readonly=True) as session:
        assert session.subject_of(Person("K-9")) is None
        assert len(session.history(FATIMA)) == 2
    assert verify(ledger).whole


def test_an_age_is_not_altered_by_a_step_that_is_refused(at):
    """What was known of a child stays."""
    with at(-1) as session:
        session.record(FATIMA, "nieuwsbrief", "refused", of_age_on=date(2031, 7, 13), guardian="G-1")
    with at() as session:
        with pytest.raises(InputError):
            session.record(FATIMA, "nieuwsbrief", "confirmed", of_age_on=date(2012, 7, 13), guardian="G-2")
        known = session.facts(FATIMA).subject
    assert (known.turns_16_on, known.guardian) == (date(2031, 7, 13), "G-1")


def test_a_consent_counts_from_its_moment_until_it_is_withdrawn(at):
    """And what was asked about an earlier moment gets the answer of that moment."""
    with at(-10) as session:
        assert reason(session) == (False, Reason.UNKNOWN_SUBJECT)
        session.record(FATIMA, "nieuwsbrief", method="webform")
        assert reason(session) == (True, Reason.CONSENT)
    with at(-5) as session:
        session.withdraw(FATIMA, "nieuwsbrief")
    with at(readonly=True) as session:
        assert reason(session) == (False, Reason.WITHDRAWN)
        assert reason(session, at=NOW - timedelta(days=6)) == (True, Reason.CONSENT)


def test_what_was_shown_is_kept_with_the_consent(at):
    """The notice in force at that moment, unless another is named (art. 7(1))."""
    with at() as session:
        later = session.add_notice(["nieuwsbrief"], "2026-11", "Andere woorden.", since=NOW - timedelta(days=1))
        session.record(FATIMA, "nieuwsbrief", at=NOW - timedelta(days=2))
        session.record(FATIMA, "nieuwsbrief", "confirmed")
        shown = [event.notice.version for event in session.facts(FATIMA).events]
    assert shown == ["2026-01", "2026-11"]
    assert later == 2


def test_an_objection_needs_no_consent_and_no_known_person(at):
    """The suppression list stands on its own."""
    with at(-1) as session:
        session.object(MAIL)
        assert reason(session, MAIL) == (False, Reason.OBJECTION)
        assert session.subject_of(MAIL) is None
        session.record(FATIMA, "nieuwsbrief", at=NOW - timedelta(days=3))
        assert reason(session, Person(FATIMA.value, also=(MAIL,))) == (False, Reason.OBJECTION)
    with at() as session:
        session.object(MAIL, lifted=True)
        assert reason(session, MAIL) == (False, Reason.UNKNOWN_SUBJECT)


def test_who_was_erased_stays_blocked_and_the_chain_whole(at, ledger):
    with at(-2) as session:
        session.record(MAIL, "nieuwsbrief", words=Words(evidence="formulier 12"))
        session.object(MAIL)
        subject = session.subject_of(MAIL)
        assert session.history(MAIL)[0].words == {"evidence": "formulier 12"}
    assert not_in_files(ledger, b"formulier 12")
    erase_subjects(ledger.database, [subject], Recorder("jan", NOW))
    with at(readonly=True) as session:
        assert session.subject_of(MAIL) is None
        assert reason(session, MAIL) == (False, Reason.OBJECTION)
        assert [entry.chain for entry in session.history(MAIL)] == ["objection"]
    assert verify(ledger).whole


def not_in_files(ledger, words):
    """Whether no file of a ledger in SQLite holds these bytes."""
    path = ledger.database.path
    return path is None or not any(words in one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def test_a_child_needs_a_parent_and_confirms_at_sixteen(at):
    young = date(2026, 11, 20)
    with at(-30) as session:
        session.record(FATIMA, "nieuwsbrief", of_age_on=young)
        assert reason(session) == (False, Reason.PARENT_NEEDED)
        session.record(FATIMA, "nieuwsbrief", by_guardian=True, guardian="ouder-17")
        assert reason(session) == (True, Reason.CONSENT)
    with at() as session:
        assert reason(session) == (False, Reason.CONFIRMATION_NEEDED)
        session.record(FATIMA, "nieuwsbrief", "confirmed")
        assert reason(session) == (True, Reason.CONSENT)


def test_channels_and_customers_have_rules_of_their_own(at):
    with at(-1) as session:
        session.record(FATIMA, "nieuwsbrief", channel="email")
        session.prefer(FATIMA, "sms", wanted=False)
        assert reason(session, channel=Channel.SMS) == (False, Reason.CHANNEL_NOT_WANTED)
        session.add_purpose(
            "acties", "Acties", "f", channels=("email",), direct_marketing=True, soft_opt_in=True, title_en="Offers"
        )
        session.relate(Person("K-2"), CUSTOMER)
        assert session.may_approach(Person("K-2"), "acties", "email").reason is Reason.SOFT_OPT_IN
        standing = {(one.purpose.code, one.channel): one.answer.allowed for one in session.status(FATIMA)}
    assert standing == {
        ("nieuwsbrief", Channel.EMAIL): True,
        ("nieuwsbrief", Channel.SMS): False,
        ("levering", None): True,
        ("acties", Channel.EMAIL): False,
    }


@pytest.mark.parametrize(
    ("refused", "says"),
    [
        (lambda s: s.record(FATIMA, "onbekend"), "onbekend"),
        (lambda s: s.record(FATIMA, "nieuwsbrief", at=NOW + timedelta(minutes=1)), "future"),
        (lambda s: s.record(FATIMA, "nieuwsbrief", at=datetime(2026, 1, 1)), "time zone"),  # noqa: DTZ001
        (lambda s: s.withdraw(FATIMA, "nieuwsbrief"), "cannot follow"),
        (lambda s: s.record(FATIMA, "nieuwsbrief", "vergeten"), "EventType"),
        (lambda s: s.record(FATIMA, "nieuwsbrief", channel="post"), "post"),
        (lambda s: s.record(FATIMA, "nieuwsbrief", at=NOW - timedelta(days=999)), "No notice"),
        (lambda s: s.record(FATIMA, "levering"), "No notice"),
        (lambda s: s.record(Person("  "), "nieuwsbrief"), "empty"),
        (lambda s: s.add_notice(["nieuwsbrief"], "x", WORDS, sha256="0" * 64), "SHA-256"),
        (lambda s: s.add_notice(["nieuwsbrief"], "2026-01", "Anders."), "2026-01"),
        (lambda s: s.add_notice(["onbekend"], "x", WORDS), "onbekend"),
        (lambda s: s.add_purpose("Met spatie", "X", "a"), "code"),
        (lambda s: s.add_purpose("x", "X", "z"), "basis"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_half_done(at, refused, says):
    """With a message that names no person, and a ledger that is as it was."""
    with at(readonly=True) as session:
        before = (session.history(FATIMA), session.notices(), session.purposes(), session.subject_of(FATIMA))
    with pytest.raises(InputError, match=says) as caught, at() as session:
        refused(session)
    assert FATIMA.value not in str(caught.value)
    with at(readonly=True) as session:
        after = (session.history(FATIMA), session.notices(), session.purposes(), session.subject_of(FATIMA))
    assert after == before


@pytest.mark.parametrize("value", ["K-1\x00", "K" * 501, "K\udce9", "jan@example.nl"])
def test_an_identifier_that_cannot_be_held_is_refused_wherever_it_is_given(at, value):
    """As a wrong input, before the database hears of it; of an objection by an address that nobody would find, too."""
    person = Person(value)
    with at() as session:
        for doing in (
            lambda: session.record(person, "nieuwsbrief"),
            lambda: session.withdraw(person, "nieuwsbrief"),
            lambda: session.object(person),
            lambda: session.may_approach(person, "nieuwsbrief", "email"),
        ):
            with pytest.raises(InputError):
                doing()


def test_a_person_does_not_show_itself():
    assert "K-1001" not in repr(FATIMA)


def record_and_fail(ledger):
    with ledger.session() as session:
        session.record(avgtool.Person("K-7"), "nieuwsbrief")
        raise ZeroDivisionError


def test_programs_use_the_ledger_with_transactions_of_their_own(tmp_path):
    """A web application that fails after it recorded something has recorded nothing."""
    url = f"sqlite:///{tmp_path / 'avgtool.db'}"
    with avgtool.Ledger(url, create=True) as made, made.session(by="webshop") as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email",))
        session.add_notice(["nieuwsbrief"], "1", WORDS)
    with avgtool.Ledger(url) as ledger:
        with pytest.raises(ZeroDivisionError):
            record_and_fail(ledger)
        with ledger.session(readonly=True) as session:
            assert session.subject_of(avgtool.Person("K-7")) is None
        with ledger.session(by="webshop") as session:
            session.record(avgtool.Person("K-7"), "nieuwsbrief")
        with ledger.session(readonly=True) as session:
            assert session.may_approach(avgtool.Person("K-7"), "nieuwsbrief", "email").allowed


def test_a_proof_holds_the_words_the_purpose_as_it_was_and_all_that_came_after(at):
    """Of the last yes; at an earlier moment, what was known of that moment."""
    with at(-20) as session:
        session.record(FATIMA, "nieuwsbrief", method="webform", words=Words(evidence="formulier 12"))
    with at(-10) as session:
        session.add_purpose("nieuwsbrief", "Nieuws en meer", "a", channels=("email", "sms"), direct_marketing=True)
        session.withdraw(FATIMA, "nieuwsbrief")
    with at(readonly=True) as session:
        proof = session.proof(FATIMA, "nieuwsbrief")
        before = session.proof(FATIMA, "nieuwsbrief", at=NOW - timedelta(days=11))
        withdrawal = session.proof_of_record(proof.events[1].fields["record_id"])
    assert (proof.event.notice.text, proof.event.words) == (WORDS, {"evidence": "formulier 12"})
    assert (proof.purpose.titles["nl"], proof.purpose_changed) == ("Nieuwsbrief", True)
    assert ([one.fields["type"] for one in proof.events], proof.state) == (["given", "withdrawn"], "withdrawn")
    assert (proof.agreed.reason, {one.reason for _, one in proof.standing}) == (Reason.WITHDRAWN, {Reason.WITHDRAWN})
    assert (before.agreed.allowed, len(before.events)) == (True, 1)
    assert (withdrawal.is_consent, withdrawal.purpose.titles["nl"]) == (False, "Nieuws en meer")
    assert proof.principal.customer == "K-1001"


def test_an_objection_stands_in_a_proof_also_of_one_event(at):
    """Somebody known by an e-mail address is named by nothing but an id."""
    with at() as session:
        record = session.record(MAIL, "nieuwsbrief", at=NOW - timedelta(days=1))
        session.object(MAIL)
        for proof in (session.proof(MAIL, "nieuwsbrief"), session.proof_of_record(record)):
            assert {answer.reason for _, answer in proof.standing} == {Reason.OBJECTION}
            assert proof.agreed.allowed
            assert proof.principal.customer is None


def test_what_was_recorded_of_who_was_erased_can_still_be_proved(at, ledger):
    with at(-2) as session:
        record = session.record(FATIMA, "nieuwsbrief", words=Words(note="aan de balie"))
        subject = session.subject_of(FATIMA)
    erase_subjects(ledger.database, [subject], Recorder("jan", NOW))
    with at(readonly=True) as session:
        proof = session.proof_of_record(record)
        assert (proof.principal.customer, proof.event.words, proof.event.notice.text) == (None, {}, WORDS)
        assert proof.principal.erased_at == NOW
        with pytest.raises(InputError, match="does not know this person"):
            session.proof(FATIMA, "nieuwsbrief")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda session: session.proof(FATIMA, "nieuwsbrief"), "holds no consent of this person"),
        (lambda session: session.proof(FATIMA, "onbekend"), "knows no purpose"),
        (lambda session: session.proof(Person("K-9"), "nieuwsbrief"), "does not know this person"),
        (lambda session: session.proof_of_record("0" * 32), "no event of this id"),
    ],
)
def test_what_cannot_be_proved_is_told(at, ask, said):
    with at(-1) as session:
        session.record(FATIMA, "nieuwsbrief", "refused")
        with pytest.raises(InputError, match=said):
            ask(session)


def test_a_program_gets_the_receipts_and_the_report_that_the_commands_write(tmp_path):
    """In one transaction with what it records."""
    with avgtool.Ledger(f"sqlite:///{tmp_path / 'web.db'}", create=True) as ledger:
        with ledger.session(by="webshop") as session:
            session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=["email"], direct_marketing=True)
            session.add_notice(["nieuwsbrief"], "2026-11", WORDS)
            session.record(FATIMA, "nieuwsbrief", method="webform")
            proof = session.proof(FATIMA, "nieuwsbrief")
        assert json.loads(ledger.receipt(proof))["piiPrincipalId"] == "K-1001"
        assert json.loads(ledger.receipt(proof, "json"))["notice"]["text"] == WORDS
        assert "Toestemmingsbewijs" in ledger.receipt(proof, "html").decode()
        (purpose,) = json.loads(ledger.report_consents())["purposes"]
        assert purpose["consents"] == 1


def test_a_customer_relation_counts_from_when_it_began(at):
    """Asked about March, a relation that began in June says nothing, also where it was recorded later than another."""
    first = CustomerRelation(NOW - timedelta(days=90), obtained_in_sale=True, objection_offered=True)
    later = CustomerRelation(NOW - timedelta(days=9), obtained_in_sale=False, objection_offered=True)
    with at(-100) as session:
        session.add_purpose("acties", "Acties", "f", channels=("email",), direct_marketing=True, soft_opt_in=True)
    with at() as session:
        session.relate(FATIMA, first)
        session.relate(FATIMA, later)
        then, now = NOW - timedelta(days=50), NOW
        assert session.may_approach(FATIMA, "acties", "email", at=then).reason is Reason.SOFT_OPT_IN
        assert session.may_approach(FATIMA, "acties", "email", at=now).reason is Reason.CHANNEL_NEEDS_CONSENT


def test_a_kind_of_identifier_may_be_a_word(at):
    with at() as session:
        session.object(Person(MAIL.value, "email"))
        assert reason(session, MAIL) == (False, Reason.OBJECTION)
    with pytest.raises(InputError, match="Identifier"):
        Person("K-1", "naam")
    with pytest.raises(TypeError, match="text"):
        Person(5)


def test_nothing_is_recorded_in_a_session_that_only_reads(at):
    with pytest.raises(StoreError), at(readonly=True) as session:
        session.object(MAIL)


def test_a_purpose_that_is_described_anew_stretches_no_consent(at):
    """And what is asked about an earlier moment is judged by the description of then."""
    wider = {"channels": ("email", "sms", "phone"), "direct_marketing": True}
    with at(-10) as session:
        session.record(FATIMA, "nieuwsbrief")
    with at(-5) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", **wider)
        assert session.agreed_to_less("nieuwsbrief") == 1
        assert reason(session, channel="phone") == (False, Reason.NOT_COVERED)
        assert reason(session, channel="email") == (True, Reason.CONSENT)
    with at(-3) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", recipients=("datahandelaar",), **wider)
        assert reason(session, channel="email") == (False, Reason.NOT_COVERED)
        then = NOW - timedelta(days=6)
        assert reason(session, channel="email", at=then) == (True, Reason.CONSENT)
        assert reason(session, channel="phone", at=then) == (False, Reason.CHANNEL_NOT_IN_PURPOSE)
    with at(-2) as session:
        session.record(FATIMA, "nieuwsbrief")
        assert reason(session, channel="phone") == (True, Reason.CONSENT)
        assert session.agreed_to_less("nieuwsbrief") == 0


def test_a_description_without_a_notice_was_a_draft(at):
    """Nobody can have agreed to it: consents of before are judged by the first that was shown to persons."""
    with at(-9) as session:
        session.add_purpose("acties", "Acties", "a", channels=("email",), direct_marketing=True)
    with at(-8) as session:
        session.add_purpose("acties", "Acties", "a", channels=("email", "post"), direct_marketing=True)
    with at(-7) as session:
        session.add_notice(["acties"], "1", WORDS, since=NOW - timedelta(days=99))
        session.record(FATIMA, "acties", at=NOW - timedelta(days=50))
        assert session.may_approach(FATIMA, "acties", "post").allowed
        assert session.agreed_to_less("acties") == 0


@pytest.mark.parametrize("claimed", [{"basis": "a"}, {"basis": "f", "special_ground": "a"}])
def test_a_purpose_on_consent_claims_no_exception_for_customers(at, claimed):
    with pytest.raises(InputError, match="rests on consent"), at() as session:
        session.add_purpose("acties", "Acties", **claimed, channels=("email",), direct_marketing=True, soft_opt_in=True)
    with at() as session:
        assert "acties" not in session.purposes()


def test_who_was_asked_anew_or_needs_no_consent_is_not_counted_as_having_agreed_to_less(at):
    """Counted are persons whom the new description keeps from being approached, and nobody twice."""
    wider = {"channels": ("email", "sms", "phone", "app"), "direct_marketing": True}
    with at(-10) as session:
        for number in range(5):
            session.record(Person(f"K-{number}"), "nieuwsbrief")
        session.record(Person("K-5"), "nieuwsbrief", "refused")
    with at(-9) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", **wider)
        session.withdraw(Person("K-1"), "nieuwsbrief")
        session.record(Person("K-2"), "nieuwsbrief")
        assert session.agreed_to_less("nieuwsbrief") == 3
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "b", channels=("email",))
        assert session.agreed_to_less("nieuwsbrief") == 0


def test_a_purpose_to_which_nobody_agreed_is_described_anew_without_a_word(at):
    with at() as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("post",), direct_marketing=True)
        assert session.agreed_to_less("nieuwsbrief") == 0


def test_an_objection_to_a_purpose_that_is_not_there_is_refused_with_those_that_are(at):
    """It would stop nothing. One recorded before the purposes can be taken back."""
    with pytest.raises(InputError, match="niewsbrief") as refused, at() as session:
        session.object(FATIMA, "niewsbrief")
    assert "nieuwsbrief, levering" in refused.value.hint.render("en")
    with at() as session:
        assert session.history(FATIMA) == ()
        session.object(FATIMA, "oud", lifted=True)
        session.object(FATIMA, "nieuwsbrief")


def test_a_ledger_that_keeps_no_purposes_takes_objections_to_any(ledger):
    with consent_session(ledger, Config(), by="test", now=lambda: NOW) as session:
        assert session.object(FATIMA, "nieuwsbrief") == 1


def test_it_is_told_how_many_objections_another_identifier_could_find(at):
    phone = Person("06-12345678", Identifier.PHONE)
    with at() as session:
        session.object(MAIL)
        session.object(MAIL, channel="sms")
        session.object(phone)
        assert session.entries_not_looked_up(FATIMA) == {Identifier.EMAIL: 1, Identifier.PHONE: 1}
        assert session.entries_not_looked_up(MAIL) == {Identifier.PHONE: 1}
        both = Person(FATIMA.value, also=(MAIL,))
        assert session.entries_not_looked_up(both) == {Identifier.PHONE: 1}
        assert reason(session, both) == (False, Reason.OBJECTION)


def test_history_is_in_the_order_of_recording_and_not_of_happening(at):
    """A paper form that is entered late comes last, so that who reads it sees what was known when."""
    with at(-20) as session:
        session.prefer(FATIMA, "sms", wanted=False, at=NOW - timedelta(days=21))
    with at(-10) as session:
        session.record(FATIMA, "nieuwsbrief", "refused", at=NOW - timedelta(days=11))
    with at(-5) as session:
        session.record(FATIMA, "nieuwsbrief", method="paper", at=NOW - timedelta(days=30))
        session.object(FATIMA, at=NOW - timedelta(days=40))
    with at() as session:
        days = [(NOW - one.at).days for one in session.history(FATIMA)]
    assert days == [21, 11, 40, 30]


def test_how_somebody_stands_says_for_what_to_ask_again(at):
    """Nobody is asked who objected, or does not want the channel: asking is approaching, too."""
    with at() as session:
        session.add_notice(["nieuwsbrief"], "oud", "Oude tekst.", since=NOW - timedelta(days=1500))
        session.record(FATIMA, "nieuwsbrief", at=NOW - timedelta(days=1000))
        session.prefer(FATIMA, "sms", wanted=False)
        by_email, by_sms = session.status(FATIMA, purpose="nieuwsbrief")
        assert {one.reason for one in by_email.reviews} == {ReviewReason.OLD, ReviewReason.NOTICE_SUPERSEDED}
        assert by_sms.reviews == ()
        session.object(FATIMA)
        assert [one.reviews for one in session.status(FATIMA, purpose="nieuwsbrief")] == [(), ()]


def test_a_late_form_is_proved_by_what_the_purpose_said_when_it_was_signed(at):
    with at(-20) as session:
        session.add_purpose(
            "nieuwsbrief", "Nieuwsbrief", "a", channels=("email",), direct_marketing=True, recipients=("datahandelaar",)
        )
        session.record(FATIMA, "nieuwsbrief", at=NOW - timedelta(days=50))
        proof = session.proof(FATIMA, "nieuwsbrief")
        assert (proof.purpose.recipients, proof.purpose_changed) == ((), True)
        assert proof.agreed.reason is Reason.NOT_COVERED

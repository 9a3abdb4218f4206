"""Requests in the ledger, on SQLite and on PostgreSQL: what was recorded is what is read, and nothing else can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy

import avgtool
from avgtool import catalog
from avgtool.config import Config, SourceEntry
from avgtool.errors import InputError, StoreError
from avgtool.ledger.appending import Recorder
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.persons import Person
from avgtool.ledger.status import ledger_status
from avgtool.model.requests import Document, Right, State, Step, TaskState, Urgency
from avgtool.subject_requests.life_cycle import progress
from avgtool.subject_requests.tables import CHAINS, REQUEST_PAUSE
from avgtool.workflows.ledger import verify
from avgtool.workflows.ledger_session import ledger_session
from avgtool.workflows.purging import past_term, purge
from avgtool.workflows.requests import request_session

FATIMA = Person("K-1001")
RECEIVED = date(2026, 3, 5)
LETTER = Document("b" * 64, "antwoord-el-amrani.pdf")
LAWFUL_REFUSAL = {
    "grounds": ("avg-17-3-b",),
    "words": "Zeven jaar bewaren (AWR 52).",
    "documents": (LETTER,),
    "remedies_told": True,
}


@pytest.fixture
def on(ledger):
    """A transaction at noon of a day."""

    def begin(day: date, *, readonly: bool = False):
        moment = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
        return request_session(ledger, Config(), by="M. de Groot", readonly=readonly, now=lambda: moment)

    return begin


@pytest.fixture
def opened(on):
    """Reference of a request to see and to erase."""
    with on(RECEIVED) as session:
        return session.open(
            FATIMA,
            ["inzage", Right.ERASURE],
            received=RECEIVED,
            words="Wat weet u van mij? Wis het daarna.",
            contact="F. el Amrani, fatima@example.nl",
        ).reference


def test_a_request_goes_from_receipt_to_its_end(on, opened):
    """With who took each step, by when an answer was due, and the letters by their hashes."""
    with on(date(2026, 3, 9)) as session:
        session.take(opened, Step.ASK_IDENTITY, means="terugbellen", words="Onbekend e-mailadres.")
    with on(date(2026, 3, 19)) as session:
        session.take(opened, "identiteit-vaststellen", means="terugbellen")
        assert session.standing(session.get(opened)).term.due == date(2026, 4, 15)
        session.take(opened, "verlengen", reason="complexiteit", words="Elf bronnen.")
    with on(date(2026, 6, 1)) as session:
        session.take(opened, "deels-inwilligen", **LAWFUL_REFUSAL)
        session.take(opened, "sluiten", recipients="geen-ontvangers")
    with on(date(2026, 6, 1), readonly=True) as session:
        found = session.get(opened)
        stands = session.standing(found)
    assert (found.reference, found.received, found.rights) == ("2026-0001", RECEIVED, (Right.ACCESS, Right.ERASURE))
    assert [one.step for one in found.events] == [
        Step.RECEIVE, Step.ASK_IDENTITY, Step.VERIFY_IDENTITY, Step.EXTEND, Step.GRANT_PARTLY, Step.CLOSE,
    ]  # fmt: skip
    assert {one.by for one in found.events} == {"M. de Groot"}
    assert found.events[1].recorded == datetime(2026, 3, 9, 11, tzinfo=UTC)
    assert found.events[4].documents == (LETTER,)
    assert found.events[4].words == LAWFUL_REFUSAL["words"]
    assert (stands.state, stands.urgency, stands.on_time) == (State.CLOSED, Urgency.ANSWERED, True)


def test_references_count_by_year_of_receipt(on):
    with on(date(2027, 1, 4)) as session:
        made = [session.open(Person(f"K-{n}"), ["inzage"], received=day).reference for n, day in enumerate(
            [date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 30), date(2027, 1, 4)]
        )]  # fmt: skip
    assert made == ["2026-0001", "2027-0001", "2026-0002", "2027-0002"]


def test_the_local_day_of_receipt_counts(on):
    """Half past midnight in Amsterdam is the evening before in UTC."""
    with on(date(2026, 7, 2)) as session:
        made = session.open(FATIMA, ["inzage"], received=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    assert made.received == date(2026, 7, 1)


def test_pauses_are_recorded_as_the_steps_have_them(on, opened, ledger):
    with on(date(2026, 3, 9)) as session:
        session.take(opened, Step.ASK_IDENTITY, means="inloggen", words="Twijfel.")
    with on(date(2026, 3, 19)) as session:
        session.take(opened, Step.VERIFY_IDENTITY, means="inloggen")
        session.take(opened, Step.ASK_CLARIFICATION, words="Welk account?")
    with on(date(2026, 3, 25)) as session:
        session.take(opened, Step.WITHDRAW, words="Brief van 25 maart.")
        pauses = progress(session.get(opened), session.calendar).pauses
    with ledger.database.reading() as connection:
        rows = connection.execute(sqlalchemy.select(REQUEST_PAUSE.table).order_by(REQUEST_PAUSE.table.c.seq)).all()
    days = [(row.asked, row.answered) for row in rows]
    assert days == [
        ("2026-03-09", None),
        ("2026-03-09", "2026-03-19"),
        ("2026-03-19", None),
        ("2026-03-19", "2026-03-25"),
    ]
    assert [(one.asked.isoformat(), one.answered.isoformat()) for one in pauses] == [days[1], days[3]]


def test_work_in_sources_must_be_finished_before_a_request_is_closed(on, opened):
    with on(date(2026, 3, 20)) as session:
        session.set_task(opened, "webshop", "wissing")
        session.set_task(opened, "crm", "wissing")
        session.take(opened, Step.VERIFY_IDENTITY, means="inloggen")
        session.set_task(opened, "webshop", Right.ERASURE, TaskState.DONE)
        with pytest.raises(InputError, match="crm"):
            session.take(opened, Step.GRANT, documents=(LETTER,))
        with pytest.raises(InputError, match="reason"):
            session.set_task(opened, "crm", Right.ERASURE, "vervallen")
        session.set_task(opened, "crm", Right.ERASURE, "vervallen", words="Komt er niet in voor.")
        session.take(opened, Step.GRANT, documents=(LETTER,))
        session.set_task(opened, "archief", "inzage")
        with pytest.raises(InputError, match="archief"):
            session.take(opened, Step.CLOSE, recipients="ingelicht")
        session.set_task(opened, "archief", "inzage", TaskState.DONE)
        session.take(opened, Step.CLOSE, recipients="ingelicht")
        assert {task.state for task in session.get(opened).tasks} == {TaskState.DONE, TaskState.DROPPED}


ACTING = [right for right in Right if catalog.request_law().rights[right].takes_work]


@pytest.mark.parametrize("right", ACTING)
def test_nothing_is_granted_of_which_nothing_was_done(ledger, right):
    """Neither in full nor in part; each source and the ledger itself wait from the day of receipt."""
    sources = [SourceEntry(path="webshop.csv"), SourceEntry(path="mailing.csv")]
    moment = datetime(2026, 3, 20, 11, tzinfo=UTC)
    with request_session(ledger, Config(sources=sources), now=lambda: moment) as session:
        made = session.open(FATIMA, [right], received=RECEIVED)
        assert made.tasks
        assert {task.state for task in made.tasks} == {TaskState.OPEN}
        session.take(made.reference, Step.VERIFY_IDENTITY, means="inloggen")
        ground = session.law.rights[right].grounds[-1]
        partly = LAWFUL_REFUSAL | {"grounds": (ground,)}
        for step, fields in ((Step.GRANT, {"documents": (LETTER,)}), (Step.GRANT_PARTLY, partly)):
            with pytest.raises(InputError) as refused:
                session.take(made.reference, step, **fields)
            assert refused.value.hint
        for task in made.tasks:
            session.set_task(made.reference, task.source, right, TaskState.DONE, words="Met de hand gedaan.")
        session.take(made.reference, Step.GRANT, documents=(LETTER,))


def test_without_sources_the_work_is_recorded_by_hand_all_the_same(on, opened):
    with on(date(2026, 3, 20)) as session:
        session.take(opened, Step.VERIFY_IDENTITY, means="inloggen")
        with pytest.raises(InputError, match="Nothing is recorded"):
            session.take(opened, Step.GRANT, documents=(LETTER,))
        session.set_task(opened, "papieren archief", "wissing", "klaar")
        session.take(opened, Step.GRANT, documents=(LETTER,))


def test_the_part_that_is_refused_needs_no_work_and_what_was_withdrawn_neither(ledger):
    """The person sees the data, and they are not erased; nobody waits for the erasure to close the request."""
    moment = datetime(2026, 3, 20, 11, tzinfo=UTC)
    config = Config(sources=[SourceEntry(path="webshop.csv")])
    with request_session(ledger, config, now=lambda: moment) as session:
        one, other = (session.open(FATIMA, ["inzage", "wissing"]).reference for _ in range(2))
        session.take(one, Step.VERIFY_IDENTITY, means="inloggen")
        session.take(one, Step.GRANT_PARTLY, **LAWFUL_REFUSAL)
        session.take(one, Step.CLOSE, recipients="geen-ontvangers")
        session.take(other, Step.WITHDRAW, words="Brief van 20 maart.")
        session.take(other, Step.CLOSE)


def test_what_was_mistyped_is_put_right_by_a_step_of_its_own(on, opened, ledger):
    """The term follows the right day of receipt; what was recorded first stays in the chain."""
    with on(date(2026, 3, 9)) as session:
        session.take(opened, "corrigeren", reason="contact", words="F. el Amrani, Dorpsstraat 1")
        session.take(opened, "corrigeren", reason="ontvangen", term=date(2026, 3, 3), words="Poststempel.")
        session.take(opened, Step.VERIFY_IDENTITY, means="inloggen")
        found = session.get(opened)
        stands = session.standing(found)
        wrong = [
            {"reason": "ontvangen", "term": date(2026, 3, 10), "words": "Later."},
            {"reason": "ontvangen", "term": date(2026, 3, 2)},
            {"reason": "ontvangen", "words": "Geen dag."},
            {"reason": "recht", "words": "Een ander recht."},
            {"reason": "contact"},
        ]
        for fields in wrong:
            with pytest.raises(InputError):
                session.take(opened, "corrigeren", **fields)
        session.take(opened, Step.WITHDRAW, words="Brief van 9 maart.")
        session.take(opened, "corrigeren", reason="contact", words="F. el Amrani, Kerkstraat 2")
        assert session.standing(session.get(opened)).on_time is None
        session.take(opened, Step.CLOSE)
        with pytest.raises(InputError, match="no step"):
            session.take(opened, "corrigeren", reason="contact", words="Te laat.")
    assert (found.contact, found.received) == ("F. el Amrani, Dorpsstraat 1", date(2026, 3, 3))
    assert (stands.state, stands.term.due) == (State.IN_PROGRESS, date(2026, 4, 7))
    assert [one.step for one in found.events][:3] == [Step.RECEIVE, Step.CORRECT, Step.CORRECT]
    assert verify(ledger).whole


def test_who_is_known_by_a_digest_objects_and_takes_a_consent_back_by_it(ledger):
    """Nobody need give the address again, which the ledger does not hold."""
    moment = datetime(2026, 3, 20, 11, tzinfo=UTC)
    fatima = Person("fatima@example.nl", "email")
    with ledger_session(ledger, Config(), now=lambda: moment) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email",), direct_marketing=True)
        session.add_notice(["nieuwsbrief"], "1", "Mogen wij u mailen?", since=datetime(2026, 1, 1, tzinfo=UTC))
        session.record(fatima, "nieuwsbrief", at=datetime(2026, 2, 1, tzinfo=UTC))
        subject = session.requests.open(fatima, ["bezwaar-direct-marketing", "toestemming-intrekken"]).subject
        assert [session.object_as_known(subject) for _ in range(2)] == [1, 0]
        assert session.facts(fatima).objections
        assert session.consented(subject) == ("nieuwsbrief",)
        session.withdraw_of(subject, "nieuwsbrief")
        assert session.consented(subject) == ()
        assert session.object_as_known("0" * 40) is None


def test_who_did_what_where_and_when_is_kept(on, opened):
    with on(date(2026, 3, 20)) as session:
        session.set_task(opened, "webshop", "wissing", "open")
        session.set_task(opened, "webshop", "wissing", "klaar", words="Drie regels.")
        found = session.get(opened)
    assert [(one.state, one.words) for one in found.work_log] == [("open", None), ("klaar", "Drie regels.")]
    assert found.tasks == found.work_log[1:]
    assert (found.tasks[0].by, found.tasks[0].recorded) == ("M. de Groot", datetime(2026, 3, 20, 11, tzinfo=UTC))


REFUSED = [
    (lambda s, _: s.open(FATIMA, []), "rights"),
    (lambda s, _: s.open(FATIMA, ["vergetelheid"]), "Right"),
    (lambda s, _: s.open(FATIMA, ["inzage"], received=date(2026, 3, 21)), "future"),
    (lambda s, _: s.open(FATIMA, ["inzage"], received=datetime(2026, 3, 1)), "time zone"),  # noqa: DTZ001
    (lambda s, _: s.open(FATIMA, ["inzage"], channel="Per Post"), "channel"),
    (lambda s, _: s.open(Person(" "), ["inzage"]), "empty"),
    (lambda s, _: s.get("2026-9999"), "no request"),
    (lambda s, r: s.take(r, Step.GRANT, documents=(LETTER,)), "no step"),
    (lambda s, r: s.take(r, "weggooien"), "Step"),
    (lambda s, r: s.take(r, Step.ACKNOWLEDGE, at=date(2026, 3, 4)), "before"),
    (lambda s, r: s.take(r, Step.ACKNOWLEDGE, at=date(2026, 3, 21)), "future"),
    (lambda s, r: s.take(r, Step.VERIFY_IDENTITY, means="handtekening"), "IdentityMeans"),
    (lambda s, r: s.take(r, Step.WITHDRAW, documents=(Document("kort"),)), "sha256"),
    (lambda s, r: s.set_task(r, "webshop", "rectificatie"), "asks for"),
]


@pytest.mark.parametrize(("wrong", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_what_cannot_be_is_refused_and_nothing_is_half_done(on, opened, ledger, wrong, told):
    heads = [one.head for one in verify(ledger).chains]
    with pytest.raises(InputError, match=told), on(date(2026, 3, 20)) as session:
        wrong(session, opened)
    assert [one.head for one in verify(ledger).chains] == heads


def test_what_was_recorded_cannot_be_changed(on, opened, ledger):
    """Neither by an UPDATE nor by a DELETE; and who drops the triggers is found out."""
    with on(date(2026, 3, 9)) as session:
        session.take(opened, Step.ASK_IDENTITY, means="inloggen", words="Twijfel.")
        session.set_task(opened, "crm", "wissing")
        session.take(opened, Step.WITHDRAW, documents=(LETTER,))
    for chain in CHAINS:
        for statement in (f"UPDATE {chain.name} SET recorded_by = 'x'", f"DELETE FROM {chain.name}"):
            with pytest.raises(StoreError, match="never changed"), ledger.database.writing() as connection:
                connection.exec_driver_sql(statement)
    assert verify(ledger).whole
    with ledger.database.writing() as connection:
        drop = "DROP TRIGGER request_event_no_update"
        connection.exec_driver_sql(drop if ledger.database.dialect == "sqlite" else f"{drop} ON request_event")
        connection.exec_driver_sql("UPDATE request_event SET at = '2026-03-06T00:00:00.000000Z' WHERE seq = 2")
    verdicts = {one.chain: one for one in verify(ledger).chains}
    assert verdicts["request_event"].misfit.seq == 2
    assert [name for name, one in verdicts.items() if not one.whole] == ["request_event"]


@pytest.mark.usefixtures("opened")
def test_a_reference_is_given_once(ledger):
    """Also by who writes past the program."""
    columns = "reference, subject, received, channel, rights, language, recorded_at, recorded_by, form, hash"
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO request (seq, previous_hash, {columns}) SELECT 2, hash, {columns} FROM request"
        )
    assert verify(ledger).whole


def test_words_are_in_no_file_as_they_are_and_stay_as_proof_when_the_person_is_erased(on, opened, ledger):
    """Who was erased has a right to proof that it was done; nobody finds the request by the person any more."""
    with on(date(2026, 3, 9)) as session:
        session.take(opened, Step.WITHDRAW, documents=(LETTER,), words="Mail van Fatima.")
        subject = session.get(opened).subject
    path = ledger.database.path
    files = [one.read_bytes() for one in path.parent.glob(f"{path.name}*")] if path else []
    for words in (b"Wis het daarna", b"el Amrani", b"el-amrani", b"Fatima", b"K-1002"):
        assert not any(words in content for content in files)
    erase_subjects(ledger.database, [subject], Recorder("test", datetime(2026, 3, 10, tzinfo=UTC)))
    with on(date(2026, 3, 10)) as session:
        session.take(opened, Step.CLOSE, words="Klaar.")
        found = session.get(opened)
        assert session.all(FATIMA) == ()
        assert len(session.all()) == 1
    assert (found.events[1].words, found.events[2].words) == ("Mail van Fatima.", "Klaar.")
    assert found.events[1].documents[0] == LETTER
    assert verify(ledger).whole


def purged(ledger, before: date):
    """The references of the files that were destroyed."""
    chosen = past_term(ledger, Config(), before, now=lambda: datetime(2032, 1, 1, tzinfo=UTC))
    purge(ledger, chosen, now=lambda: datetime(2032, 1, 1, tzinfo=UTC))
    return chosen.references


def test_the_words_of_a_file_are_destroyed_after_its_term_and_what_was_done_stays(on, opened, ledger):
    with on(date(2026, 3, 9)) as session:
        session.take(opened, Step.WITHDRAW, documents=(LETTER,), words="Mail van Fatima.")
        session.take(opened, Step.CLOSE)
        session.open(Person("K-2"), ["bezwaar"], words="Nog open.")
    assert purged(ledger, date(2026, 3, 9)) == (), "closed on that day, not before"
    assert purged(ledger, date(2026, 3, 10)) == (opened,)
    assert purged(ledger, date(2026, 3, 10)) == (), "once"
    with on(date(2026, 3, 10)) as session:
        session.take(opened, Step.REOPEN, reason="klacht", words="Klacht van Fatima.")
        found, other = session.get(opened), session.get("2026-0002")
    said = [found.words, found.contact, *(one.words for one in found.events), found.events[1].documents[0].name]
    assert said == [None] * len(said), "nor is anything kept that is said later"
    assert found.events[1].documents[0].sha256 == LETTER.sha256
    assert [one.step for one in found.events][1:3] == [Step.WITHDRAW, Step.CLOSE]
    assert other.words == "Nog open."
    assert verify(ledger).whole


def test_by_default_a_file_is_kept_for_the_years_of_avgtool_yaml(on, opened, ledger):
    with on(date(2026, 3, 9)) as session:
        session.take(opened, Step.WITHDRAW, words="Brief van 9 maart.")
        session.take(opened, Step.CLOSE)

    def past(day: date) -> tuple[str, ...]:
        return past_term(
            ledger, Config(), now=lambda: datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
        ).references

    assert past(date(2031, 3, 9)) == ()
    assert past(date(2031, 3, 10)) == (opened,)


@pytest.mark.usefixtures("opened")
def test_files_are_no_persons(ledger):
    assert ledger_status(ledger, catalog.ledger_chains()).subjects == 1


def test_all_requests_of_one_person_are_found_by_an_identifier(on, opened):
    with on(date(2026, 3, 9)) as session:
        session.open(Person("K-2"), ["bezwaar"])
        session.open(FATIMA, ["bezwaar-direct-marketing"])
        assert [one.reference for one in session.all(FATIMA)] == [opened, "2026-0003"]
        assert len(session.all()) == 3
        assert session.all(Person("K-9")) == ()


def test_many_requests_are_read_at_once(on):
    """More than a database takes in one question."""
    with on(RECEIVED) as session:
        for n in range(501):
            session.open(Person(f"K-{n}"), ["inzage"])
        found = session.all()
    assert [len(one.events) for one in found] == [1] * 501
    assert found[-1].reference == "2026-0501"


def test_programs_record_requests_beside_consents_in_one_transaction(tmp_path):
    with avgtool.Ledger(f"sqlite:///{tmp_path / 'avgtool.db'}", create=True) as ledger:
        with ledger.session(by="klantportaal") as session:
            session.object(avgtool.Person("K-1"))
            made = session.requests.open(avgtool.Person("K-1"), ["bezwaar-direct-marketing"], channel="webform")
            session.requests.take(made.reference, "identiteit-vaststellen", means="inloggen")
        with ledger.session(readonly=True) as session:
            found = session.requests.get(made.reference)
            stands = session.requests.standing(found, found.received + timedelta(days=1))
    assert (stands.state, stands.urgency) == (State.IN_PROGRESS, Urgency.ON_TIME)
    assert [one.by for one in found.events] == ["klantportaal"] * 2

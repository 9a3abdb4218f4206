"""Many rows at once get, from a real ledger, the answers that each person gets."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from avgtool.config import Config
from avgtool.consent.approaching import PersonColumns, about_objections
from avgtool.consent.store.approaching import about_purpose, answer_rows
from avgtool.consent.store.session import Person
from avgtool.errors import InputError, SettingsError
from avgtool.ledger.appending import Recorder
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Channel
from avgtool.workflows.consents import consent_session
from tests.consent.building import law
from tests.consent.generating import drawn_facts, drawn_moment, drawn_purpose
from tests.consent.recording import new_notices, new_purpose, record_all, record_facts

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DESCRIBED = [datetime(year, 7, 1, tzinfo=UTC) for year in (2017, 2018, 2019, 2020, 2021, 2023, 2025)]
"""When the purpose was described anew."""
HALF = 0.5
WORDS = "Ja, stuur mij de nieuwsbrief."


@pytest.mark.parametrize("kind", [Identifier.CUSTOMER, Identifier.PHONE])
def test_every_row_gets_the_answer_of_its_person(ledger, kind):
    """Reason and moment are those of ``may_approach``, for persons by chance, in both databases."""
    dice, reasons, derive = Random(5), Counter(), ledger.key.derive
    values = [f"K {n}" if kind is Identifier.CUSTOMER else f"06-24681{n:03}" for n in range(150)]
    mails = [f"Mail{n}@example.nl" for n in range(150)]
    with ledger.database.writing() as connection:
        record_all(connection, *new_notices(), recorder=Recorder("test", datetime(2018, 1, 1, tzinfo=UTC)))
        for value, mail in zip(values, mails, strict=True):
            identifiers = [(kind, value), (Identifier.EMAIL, mail)]
            record_facts(connection, derive, drawn_facts(dice), identifiers, dice)
            if dice.random() < HALF:  # the same person said things under the address, too
                record_facts(connection, derive, drawn_facts(dice), identifiers[1:], dice)
    rows = pl.LazyFrame({"wie": [f" {value} " for value in values], "mail": [mail.upper() for mail in mails]})
    for described_at in DESCRIBED:
        purpose, at = drawn_purpose(dice), max(described_at, drawn_moment(dice))
        with ledger.database.writing() as connection:
            record_all(connection, new_purpose(purpose), recorder=Recorder("test", described_at))
        channel = dice.choice(purpose.channels)
        with consent_session(ledger, Config(), readonly=True, now=lambda: NOW) as session:
            persons = (
                Person(value, kind, also=(Person(mail, Identifier.EMAIL),))
                for value, mail in zip(values, mails, strict=True)
            )
            expected = [session.may_approach(one, "nieuwsbrief", channel, at=at) for one in persons]
        with ledger.database.reading() as connection:
            question = about_purpose(connection, "nieuwsbrief", channel, at, law())
            columns = PersonColumns("wie", kind, email="mail")
            answered = answer_rows(connection, rows, columns, question, lambda: ledger.key.derive)
        assert answered.rows.select("reason", "since").rows() == [(one.reason.value, one.since) for one in expected]
        assert not answered.not_looked_up
        reasons.update(one.reason for one in expected)
    assert len(reasons) >= 9


@pytest.fixture
def filled(ledger):
    """Persons K-1 (consents), K-2 (withdrew), K-3 (consents, objects by e-mail), a stranger who objects."""
    with consent_session(ledger, Config(), by="test", now=lambda: NOW) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email", "sms"), direct_marketing=True)
        session.add_purpose("onderzoek", "Onderzoek", "a")
        session.add_notice(["nieuwsbrief"], "1", WORDS, since=NOW - timedelta(days=9))
        for name in ("K-1", "K-2", "K-3"):
            session.record(Person(name), "nieuwsbrief", at=NOW - timedelta(days=8))
        session.withdraw(Person("K-2"), "nieuwsbrief")
        session.object(Person("drie@example.nl", Identifier.EMAIL))
        session.object(Person("vreemd@example.nl", Identifier.EMAIL))
        session.object(Person("06-12345678", Identifier.PHONE), channel="sms")
    return ledger


def reasons_of(ledger, rows, columns, question=None, nobody=frozenset()):
    with ledger.database.reading() as connection:
        asked = question or about_purpose(connection, "nieuwsbrief", Channel.EMAIL, NOW, law())
        answered = answer_rows(connection, rows.lazy(), columns, asked, lambda: ledger.key.derive, nobody)
    return answered.rows["reason"].to_list(), answered.not_looked_up


CELLS = [
    ("drie@example.nl; x@example.nl", "020-5555555"),
    ("X@example.nl, Drie <DRIE@example.nl>", None),
    ("x@example.nl / drie@example.nl", ""),
    ("x@example.nl", "020-5555555 / 06-87654321"),
    (None, "06 8765 4321; 020 5555555"),
    ("", "Thuis 020-5555555, mobiel 06-87654321 tst 2"),
    ("drie@example.nl (werk)", None),
    ("drie @example.nl", None),
    ("drie@example.nl werk", None),
    ("x@example.nl&drie@example.nl", None),
    ("email: drie@example.nl", None),
    ("'drie@example.nl", None),
    (None, "020-5555555 06-87654321"),
    (None, "020-5555555\t06 87 65 43 21"),
]


@pytest.mark.parametrize(("mail", "phone"), CELLS)
@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_an_objection_by_one_of_the_addresses_in_a_cell_counts(filled, mail, phone):
    """Whoever keeps two in one cell must not miss a no."""
    with consent_session(filled, Config(), by="test", now=lambda: NOW) as session:
        session.object(Person("06-87654321", Identifier.PHONE))
    rows = pl.DataFrame({"klant": ["K-1"], "mail": [mail], "tel": [phone]}, schema_overrides={"tel": pl.String})
    assert reasons_of(filled, rows, PersonColumns("klant", email="mail", phone="tel"))[0] == ["objection"]


@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_a_cell_with_two_numbers_names_no_one_person(filled):
    """Where the number is what names the person: nobody can say whose consent it would be."""
    rows = pl.DataFrame({"tel": ["06-12345678 / 020-5555555"]})
    assert reasons_of(filled, rows, PersonColumns("tel", Identifier.PHONE))[0] == ["no_subject"]


def test_an_objection_by_any_address_of_a_person_counts_in_all_rows_of_the_person(filled):
    """Also where another row has another address; rows that name nobody are left out with their own reason."""
    rows = pl.DataFrame(
        {
            "klant": ["K-3", "K-1", " K-1", "", None, "K-3", "K-9", "  "],
            "mail": [
                "nieuw@example.nl",
                "a@example.nl",
                None,
                "b@example.nl",
                "c@example.nl",
                " DRIE@example.nl",
                "",
                "",
            ],
        }
    )
    found, missed = reasons_of(filled, rows, PersonColumns("klant", email="mail"))
    nobody = "no_subject"
    assert found == ["objection", "consent", "consent", nobody, nobody, "objection", "unknown_subject", nobody]
    assert missed == {}


@pytest.mark.parametrize("cell", ["drie(at)example.nl", "zie opmerking", "x@example.nl en y@", "########"])
@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_who_has_an_address_that_cannot_be_read_is_left_out(filled, cell):
    """In all rows of the person: an objection by that address could not be found."""
    rows = pl.DataFrame({"klant": ["K-1", "K-1", "K-2", "K-9"], "mail": [cell, "x@example.nl", cell, "n.v.t."]})
    columns = PersonColumns("klant", email="mail")
    question = about_objections(None, Channel.EMAIL, NOW, law())
    words = frozenset({"n v t"})
    assert reasons_of(filled, rows, columns, nobody=words)[0][:3] == ["unreadable", "unreadable", "withdrawn"]
    assert reasons_of(filled, rows, columns, question, words)[0] == [*["unreadable"] * 3, "no_objection"]


@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_a_customer_id_that_a_program_read_as_a_fraction_is_the_same(filled):
    with consent_session(filled, Config(), by="test", now=lambda: NOW) as session:
        session.object(Person("1001"))
    rows = pl.DataFrame({"klant": ["1001.0", "1002.0"]})
    question = about_objections(None, Channel.EMAIL, NOW, law())
    assert reasons_of(filled, rows, PersonColumns("klant"), question)[0] == ["objection", "no_objection"]


@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_an_objection_by_a_postal_address_is_found(filled):
    """In a column of its own, or in the one that names the persons."""
    with consent_session(filled, Config(), by="test", now=lambda: NOW) as session:
        session.object(Person("Dorpsstraat 1, 1234 AB Ons Dorp", Identifier.POST))
    rows = pl.DataFrame({"klant": ["K-1", "K-9"], "adres": ["dorpsstraat 1,  1234 AB ons dorp", "Kerkplein 2"]})
    question = about_objections(None, Channel.POST, NOW, law())
    expected = ["objection", "no_objection"]
    for columns in (PersonColumns("klant", post="adres"), PersonColumns("adres", Identifier.POST)):
        assert reasons_of(filled, rows, columns, question)[0] == expected


def test_what_could_not_be_looked_up_is_counted(filled):
    """Of this purpose and channel: an objection to SMS is nothing to a mailing by e-mail."""
    _, missed = reasons_of(filled, pl.DataFrame({"klant": ["K-1"]}), PersonColumns("klant"))
    assert missed == {"email": 2}


def test_objections_stand_on_their_own(filled):
    """For a controller that keeps no consents: no purpose is known, and who did not object is kept."""
    rows = pl.DataFrame({"mail": ["Vreemd@Example.nl", "iemand@example.nl", None]})
    question = about_objections(None, Channel.EMAIL, NOW, law())
    found, _ = reasons_of(filled, rows, PersonColumns("mail", Identifier.EMAIL), question)
    assert found == ["objection", "no_objection", "no_subject"]
    assert reasons_of(filled, pl.DataFrame({"k": ["K-2"]}), PersonColumns("k"), question)[0] == ["no_objection"]


def test_preferences_count_where_only_objections_are_asked_about(filled):
    with consent_session(filled, Config(), by="test", now=lambda: NOW) as session:
        session.prefer(Person("K-1"), "email", wanted=False)
    question = about_objections("acties", Channel.EMAIL, NOW, law())
    found, _ = reasons_of(filled, pl.DataFrame({"k": ["K-1", "K-2"]}), PersonColumns("k"), question)
    assert found == ["channel_not_wanted", "no_objection"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (pl.Series([501, None]), ["consent", "no_subject"]),
        (pl.Series([501.0, 501.5]), ["consent", "unknown_subject"]),
        (pl.Series(["501", "0501"]), ["consent", "unknown_subject"]),
        (
            pl.Series(["501\x00", "5\n01", "' OR 1=1 --", "😀", "?501", '501,"x"']),
            ["unknown_subject"] * 3 + ["no_subject"] + ["unknown_subject"] * 2,
        ),
        (pl.Series([], dtype=pl.String), []),
    ],
)
def test_values_of_any_type_and_content_are_looked_up_as_they_are_written(filled, values, expected):
    with consent_session(filled, Config(), by="test", now=lambda: NOW) as session:
        session.record(Person("501"), "nieuwsbrief")
    assert reasons_of(filled, pl.DataFrame({"klant": values}), PersonColumns("klant"))[0] == expected


def test_who_was_erased_is_unknown_and_an_objection_still_stands(filled):
    with consent_session(filled, Config(), readonly=True) as session:
        ids = [session.subject_of(Person(name)) for name in ("K-1", "K-3")]
    erase_subjects(filled.database, ids, Recorder("jan", NOW))
    rows = pl.DataFrame({"klant": ["K-1", "K-3"], "mail": [None, "drie@example.nl"]})
    found, _ = reasons_of(filled, rows, PersonColumns("klant", email="mail"))
    assert found == ["unknown_subject", "objection"]


CUSTOMERS = {"klant": ["K-2", "K-1", "K-3", "K-1"], "n": [1, 2, 3, 4]}
ALLOWED = {"klant": ["K-1", "K-3", "K-1"], "n": [2, 3, 4]}


@pytest.mark.parametrize("make", [pl.DataFrame, pl.LazyFrame, pd.DataFrame, pa.table])
def test_programs_ask_about_tables_of_their_own(filled, make):
    """The same type comes back, in the same order, and the table that was given is as it was."""
    frame = make(CUSTOMERS)
    with consent_session(filled, Config(), readonly=True, now=lambda: NOW) as session:
        kept = session.approachable(frame, "nieuwsbrief", "email", subject="klant")
    assert type(kept) is type(frame)
    assert _plain(kept) == ALLOWED
    assert _plain(frame) == CUSTOMERS


def test_rows_that_come_in_another_order_each_time_are_judged_by_their_persons(filled):
    """As a database may give them."""
    times = iter(range(9))

    def turned(_):
        return pl.DataFrame(CUSTOMERS)[[0, 1, 2, 3] if next(times) % 2 else [1, 3, 0, 2]]

    frame = pl.LazyFrame(schema={"klant": pl.String, "n": pl.Int64}).map_batches(turned)
    with consent_session(filled, Config(), readonly=True, now=lambda: NOW) as session:
        kept = session.approachable(frame, "nieuwsbrief", "email", subject="klant").collect()
    assert sorted(kept["n"]) == ALLOWED["n"]
    with filled.database.reading() as connection:
        question = about_purpose(connection, "nieuwsbrief", Channel.EMAIL, NOW, law())
        answered = answer_rows(connection, frame, PersonColumns("klant"), question, lambda: filled.key.derive)
    assert sorted(frame.filter(answered.allowed).collect()["n"]) == ALLOWED["n"]


def test_an_index_of_pandas_stays_with_its_rows(filled):
    frame = pd.DataFrame({"n": [1, 2]}, index=pd.Index(["K-2", "K-1"], name="klant"))
    with consent_session(filled, Config(), readonly=True, now=lambda: NOW) as session:
        kept = session.approachable(frame, "nieuwsbrief", "email", subject="klant")
    assert list(kept.index) == ["K-1"]


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({"purpose": "onbekend"}, InputError, "objections-only"),
        ({"channel": "post"}, InputError, "post"),
        ({"channel": None}, InputError, "channel"),
        ({"channel": "postduif"}, InputError, "Channel"),
        ({"subject": "weg"}, SettingsError, "weg"),
        ({"subject": "lijst"}, SettingsError, "lists"),
        ({"email": "weg"}, SettingsError, "weg"),
        ({"kind": "bsn"}, InputError, "Identifier"),
        ({"at": datetime(2026, 1, 1)}, InputError, "time zone"),  # noqa: DTZ001
    ],
)
def test_what_cannot_be_asked_is_refused_without_a_value(filled, asked, error, says):
    frame = pl.DataFrame({"klant": ["GEHEIM"], "lijst": [["GEHEIM"]]})
    question = {"purpose": "nieuwsbrief", "channel": "email", "subject": "klant", **asked}
    with (
        pytest.raises(error, match=says) as caught,
        consent_session(filled, Config(), readonly=True, now=lambda: NOW) as session,
    ):
        session.approachable(frame, **question)
    assert "GEHEIM" not in str(caught.value)


def test_a_purpose_that_approaches_nobody_has_no_channel(filled):
    with consent_session(filled, Config(), by="test", now=lambda: NOW) as session:
        session.add_notice(["onderzoek"], "1", WORDS, since=NOW - timedelta(days=9))
        session.record(Person("K-1"), "onderzoek")
        kept = session.approachable(pl.DataFrame(CUSTOMERS), "onderzoek", subject="KLANT")
    assert kept["n"].to_list() == [2, 4]


def test_without_objections_no_key_is_needed(filled):
    """Customer numbers are stored as they are; the key is read where something must be digested, and not before."""

    def no_key():
        raise AssertionError

    with filled.database.reading() as connection:
        question = about_purpose(connection, "onderzoek", None, NOW, law())
        answer_rows(connection, pl.LazyFrame({"k": ["K-1"]}), PersonColumns("k"), question, no_key)


def _plain(frame) -> dict:
    collected = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
    return {
        name: list(collected[name].to_pylist() if isinstance(frame, pa.Table) else collected[name])
        for name in CUSTOMERS
    }

"""Exports into the ledger: the good rows once, the faulty ones told, on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import polars as pl
import pytest

from avgtool import catalog
from avgtool.config import Config
from avgtool.consent.importing.columns import columns_of
from avgtool.consent.importing.words import plain
from avgtool.consent.store.session import Person
from avgtool.consent.tables import CHAINS, EVENT, NOTICE, NewConsentEvent, NewObjection, NewPreference, row_of
from avgtool.errors import InputError, OutputError
from avgtool.ledger.appending import Recorder, append, head, moment_of
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.subjects import load_subject, shred_keys, unseal
from avgtool.model.consent_words import ImportField
from avgtool.model.consents import Reason
from avgtool.workflows.consent_import import ImportRequest, import_consents
from avgtool.workflows.consents import consent_session
from avgtool.workflows.ledger import verify
from tests.consent.importing_rows import NOW, SOUND, WORDS, faults, imported, prepare, row, written
from tests.ledger.recorded import notice

OFFSET = {"tijdstip": "2026-03-01T10:00:00+01:00"}
WITHDRAWN = {"soort": "ingetrokken", "tijdstip": "2026-05-01T10:00:00+02:00"}
CHILD = {"geboortedatum": "2012-05-04", "door ouder": "ja", "ouder": "ouder-3"}


@pytest.fixture
def ready(ledger):
    prepare(ledger)
    return ledger


def at(ledger, *, readonly: bool = True):
    return consent_session(ledger, Config(), by="test", readonly=readonly, now=lambda: NOW)


def counts(ledger) -> dict[str, int]:
    with ledger.database.reading() as connection:
        return {chain.name: head(connection, chain).count for chain in CHAINS}


FAULTY = {
    "nobody": (row(klantnr=" "), "no_subject"),
    "a telephone number without a digit": ({**row(klantnr=""), "telefoon": "n.v.t."}, "not_an_identifier"),
    "no e-mail address": ({**row(klantnr=""), "e-mail": "jan@thuis"}, "not_an_identifier"),
    "a word for no e-mail address": ({**row(klantnr=""), "e-mail": "geen mail"}, "no_subject"),
    "a sign for a customer": (row(klantnr="--"), "not_an_identifier"),
    "a word for no customer": (row(klantnr="Onbekend"), "no_subject"),
    "two addresses in one cell": ({**row(klantnr=""), "e-mail": "a@x.nl, b@x.nl"}, "not_an_identifier"),
    "an e-mail address for a customer": (row(klantnr="Jan@Example.nl"), "address_as_customer"),
    "nothing happened": (row(soort=""), "no_type"),
    "a word nobody knows": (row(soort="misschien"), "unknown_type"),
    "no moment": (row(tijdstip=""), "no_moment"),
    "nonsense for a moment": (row(tijdstip="gisteren"), "not_a_moment"),
    "a day that is none": (row(tijdstip="2026-02-30T10:00:00Z"), "not_a_moment"),
    "before any ledger": (row(tijdstip="0001-01-01T00:00:00Z"), "not_a_moment"),
    "naive": (row(tijdstip="2026-03-01T10:00:00"), "no_time_zone"),
    "a day alone": (row(tijdstip="2026-03-01"), "no_time_zone"),
    "in the future": (row(tijdstip="2026-11-23T10:00:01Z"), "future"),
    "no purpose": (row(doel=""), "no_purpose"),
    "unknown purpose": (row(doel="reclame"), "unknown_purpose"),
    "an objection to an unknown purpose": (row(soort="bezwaar", doel="reclame"), "unknown_purpose"),
    "unknown channel": (row(kanaal="postduif"), "unknown_channel"),
    "a channel that the purpose lacks": (row(kanaal="post"), "channel_not_in_purpose"),
    "a preference for no channel": (row(soort="voorkeur"), "no_channel"),
    "unknown method": (row(methode="gebarentaal"), "unknown_method"),
    "neither yes nor no": (row(uitdrukkelijk="soms"), "not_yes_or_no"),
    "born on no day": (row(geboortedatum="31-02-2012"), "not_a_date"),
    "too long": (row(bewijs="x" * 100_001), "too_long"),
    "control characters": (row(klantnr="K\x01"), "not_writable"),
    "no such notice": (row(versie="2025-01"), "no_notice"),
    "no notice in that language": (row(taal="fr"), "no_notice"),
    "shown before the notice was": (row(tijdstip="2025-12-31T23:59:59Z"), "no_notice"),
    "words that were others": ({**row(versie="2026-01"), "sha256 tekst": "0" * 64}, "other_notice"),
    "confirmed, never given": (row(soort="bevestigd"), "no_step"),
}


@pytest.mark.parametrize(("faulty", "fault"), FAULTY.values(), ids=FAULTY)
@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_a_faulty_row_is_told_and_the_good_ones_go_in(ready, tmp_path, faulty, fault):
    """By number and reason, never by a value of it; with all-or-nothing none goes in."""
    path = written(tmp_path / "in.csv", row(klantnr="K-8"), faulty, row(klantnr="K-9"))
    before = counts(ready)
    refused = imported(ready, path, all_or_nothing=True, rejected=tmp_path / "fout.csv")
    assert counts(ready) == before
    assert not refused.done.recorded
    told = (tmp_path / "fout.csv").read_text(encoding="utf-8")
    assert [line.split(";")[:2] for line in told.splitlines()[1:]] == [["3", fault]]
    assert not any(value.strip() and value in told for name, value in faulty.items() if SOUND.get(name) != value)
    assert faults(imported(ready, path)) == [(3, fault)]
    assert counts(ready)["consent_event"] == 2
    assert verify(ready).whole


def test_what_goes_in_is_what_was_said(ready, tmp_path):
    """Consents with their notice, words sealed; withdrawals, objections without a person, preferences."""
    path = written(
        tmp_path / "in.csv",
        {**row(kanaal="e-mail", versie="2026-01", taal="NL", methode="webformulier", bewijs="formulier 7"), **CHILD},
        row(**WITHDRAWN, klantnr="K-2"),
        row(klantnr="K-2", uitdrukkelijk="ja"),
        row(klantnr="K-3", soort="kanaal niet gewenst", kanaal="sms"),
        {**row(klantnr="K-4", soort="bezwaar", doel=""), "e-mail": "Jan@Example.nl"},
    )
    done = imported(ready, path, batch="crm 2026")
    assert {kind.value: count for kind, count in done.done.recorded.items()} == {
        "given": 2, "withdrawn": 1, "channel_unwanted": 1, "objection": 1,
    }  # fmt: skip
    with at(ready) as session:
        answers = {
            name: session.may_approach(Person(name), "nieuwsbrief", "email").reason for name in ("K-1", "K-2", "K-4")
        }
        assert answers == {"K-1": Reason.CONSENT, "K-2": Reason.WITHDRAWN, "K-4": Reason.OBJECTION}
        assert session.may_approach(Person("jan@example.nl", Identifier.EMAIL), "nieuwsbrief").reason == "objection"
        assert session.subject_of(Person("K-4")) is None
        (event,) = session.facts(Person("K-1")).events
        assert (event.notice.version, event.method, event.by_guardian) == ("2026-01", "webform", True)
        assert (event.at.isoformat(), event.recorded_by) == (OFFSET["tijdstip"], "test")
        subject = session.subject_of(Person("K-1"))
    with ready.database.reading() as connection:
        known = load_subject(connection, subject)
        stored = connection.execute(EVENT.table.select().where(EVENT.table.c.subject == subject)).one()
        assert (known.turns_16_on, known.guardian) == (date(2028, 5, 4), "ouder-3")
        assert stored.batch == "crm 2026"
        assert unseal(shred_keys(connection, [subject])[subject], stored.evidence) == "formulier 7"
    assert verify(ready).whole


def test_rows_are_stored_as_if_recorded_one_by_one(ready, tmp_path):
    """The form of what is written in bulk is that of the classes that check each field."""
    imported(
        ready,
        written(
            tmp_path / "in.csv",
            row(kanaal="sms", bewijs="b", opmerking="n", **{"controle ouder": "c"}),
            row(soort="voorkeur", kanaal="sms"),
            row(soort="bezwaar ingetrokken"),
        ),
    )
    with ready.database.reading() as connection:
        for made in (NewConsentEvent, NewPreference, NewObjection):
            chain = next(one for one in CHAINS if set(made.model_fields) <= set(one.columns))
            stored = connection.execute(chain.table.select()).one()._asdict()
            again = {name: stored[name] for name in made.model_fields} | {"at": moment_of(stored["at"])}
            values = dict(zip(chain.columns, row_of(made(**again)), strict=True))
            assert {name: stored[name] for name in chain.columns if name != "at_offset"} == {
                name: value for name, value in values.items() if name != "at_offset"
            }
            assert stored["at_offset"] == "+01:00"


def test_the_same_file_again_adds_nothing(ready, tmp_path):
    """Nor one that overlaps, nor a row that stands twice: same person, purpose, happening, moment and channel."""
    rows = [row(), row(kanaal="sms"), row(**WITHDRAWN), row(soort="bezwaar"), row(soort="voorkeur", kanaal="sms")]
    path = written(tmp_path / "in.csv", *rows)
    assert imported(ready, path).done.already == 0
    before = counts(ready)
    again = imported(ready, path)
    assert (again.done.already, again.done.recorded, again.done.faulty) == (5, {}, ())
    in_utc = row(klantnr="  K-1 ", tijdstip="2026-03-01T09:00:00Z")
    overlapping = imported(ready, written(tmp_path / "b.csv", in_utc, row(klantnr="K-2"), row(klantnr="K-2")))
    assert (overlapping.done.already, sum(overlapping.done.recorded.values())) == (2, 1)
    assert counts(ready) == {**before, "consent_event": before["consent_event"] + 1}


def test_the_same_thing_with_other_words_contradicts(ready, tmp_path):
    """What was recorded is not changed by a file that says otherwise; one that says less is the same."""
    imported(ready, written(tmp_path / "a.csv", row(methode="papier", uitdrukkelijk="ja")))
    assert imported(ready, written(tmp_path / "b.csv", row())).done.already == 1
    for other in ({"methode": "app"}, {"uitdrukkelijk": "nee"}, {"door ouder": "ja"}):
        assert faults(imported(ready, written(tmp_path / "c.csv", row(**other)))) == [(2, "contradicts")]


def test_the_order_of_the_file_does_not_matter(ready, tmp_path):
    """What happened is checked in the order in which it happened, together with what the ledger holds."""
    later, again = {"soort": "gegeven", "tijdstip": "2026-06-01T10:00:00+02:00"}, row(**WITHDRAWN)
    assert faults(imported(ready, written(tmp_path / "a.csv", row(**later), again, row()))) == []
    earlier = row(soort="ingetrokken", tijdstip="2026-02-01T10:00:00+01:00")
    ended = row(soort="ingetrokken", tijdstip="2026-07-01T10:00:00+02:00")
    confirmed = row(soort="bevestigd", tijdstip="2026-02-02T10:00:00+01:00")
    assert faults(imported(ready, written(tmp_path / "b.csv", ended, earlier, confirmed))) == [(4, "no_step")]
    with at(ready) as session:
        assert session.may_approach(Person("K-1"), "nieuwsbrief", "email").reason is Reason.WITHDRAWN


def test_a_yes_and_a_no_on_one_day_are_a_no(ready, tmp_path):
    """Days have no order within them: given and withdrawn on one day, in either order of rows."""
    day = {"tijdstip": "1-3-2026"}
    rows = (row(**{**WITHDRAWN, **day}), row(**day))
    done = imported(ready, written(tmp_path / "a.csv", *rows), timezone="Europe/Amsterdam")
    assert (faults(done), done.local) == ([], 2)
    with at(ready) as session:
        assert session.may_approach(Person("K-1"), "nieuwsbrief", "email").reason is Reason.WITHDRAWN


NOES = {
    "a no after a yes": (["gegeven 1", "nee 2"], "withdrawn", Reason.WITHDRAWN),
    "a no before a yes in the file": (["nee 2", "gegeven 1"], "withdrawn", Reason.WITHDRAWN),
    "a no at the moment of a yes": (["nee 1", "gegeven 1"], "withdrawn", Reason.WITHDRAWN),
    "a no to what holds by one channel": (["gegeven 1 e-mail", "nee 2"], "withdrawn", Reason.WITHDRAWN),
    "a withdrawal of nothing": (["afgemeld 2"], "refused", Reason.REFUSED),
    "a withdrawal told before the yes": (["afgemeld 2", "|", "gegeven 1"], "refused", Reason.REFUSED),
    "no and no again": (["nee 1", "nee 2"], "refused", Reason.REFUSED),
    "a no after the yes lapsed": (["gegeven 1", "verlopen 2", "nee 3"], "refused", Reason.REFUSED),
}


@pytest.mark.parametrize(("happened", "kind", "reason"), NOES.values(), ids=NOES)
def test_a_no_always_counts(ready, tmp_path, happened, kind, reason):
    """As a withdrawal of a yes, else as a refusal; whatever the order of rows and files, and once."""
    texts = [one.split() for one in happened if one != "|"]
    rows = [
        row(soort=said, tijdstip=f"2026-03-0{day}T10:00:00Z", kanaal="".join(channel)) for said, day, *channel in texts
    ]
    cut = happened.index("|") if "|" in happened else len(rows)
    files = [written(tmp_path / f"{n}.csv", *part) for n, part in enumerate((rows[:cut], rows[cut:])) if part]
    done = [imported(ready, file) for file in files]
    assert [faults(one) for one in done] == [[] for _ in files]
    assert any(kind in one.done.recorded for one in done)
    assert [imported(ready, file).done.recorded for file in files] == [{} for _ in files]
    with at(ready) as session:
        assert session.may_approach(Person("K-1"), "nieuwsbrief", "email").reason is reason
    assert verify(ready).whole


YES = ["TRUE", "True", "1", "x", "X", "waar", "WAAR", "actief", "j", "ja"]
NO = ["FALSE", "0", "onwaar", "inactief", "niet actief", "n", "nee"]


@pytest.mark.parametrize(("word", "type_"), [*((one, "given") for one in YES), *((one, "refused") for one in NO)])
@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_spreadsheets_say_yes_and_no_in_many_ways(ready, tmp_path, word, type_):
    done = imported(ready, written(tmp_path / "a.csv", row(soort=word))).done
    assert (done.recorded, done.faulty) == ({type_: 1}, ())


@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_truth_values_and_numbers_of_a_table_are_a_yes(ready):
    """As a workbook or a frame holds them."""
    for number, value in enumerate((True, 1, 1.0), 1):
        frame = pl.DataFrame([{**SOUND, "klantnr": f"K-{number}", "soort": value}])
        assert import_consents(ready, Config(), ImportRequest(frame), now=lambda: NOW).done.recorded == {"given": 1}


@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_a_word_that_is_not_known_is_answered_with_those_that_are(ready, tmp_path):
    told = imported(ready, written(tmp_path / "a.csv", row(soort="misschien"))).done.faulty[0]
    assert all(word in str(told.reason) for word in ("ja", "nee", "afgemeld", "bezwaar"))
    assert "misschien" not in str(told.reason)


def test_ids_that_differ_by_case_alone_are_told(ready, tmp_path):
    """They are two persons; a no of one would not count for the other."""
    lines = [row(), row(klantnr="k-1"), row(klantnr="K-2")]
    assert imported(ready, written(tmp_path / "a.csv", *lines)).done.lookalikes == 2
    assert imported(ready, written(tmp_path / "b.csv", row(klantnr="k-2"), row(klantnr="K-3"))).done.lookalikes == 1
    assert imported(ready, written(tmp_path / "c.csv", row(klantnr="K-3"))).done.lookalikes == 0


NOBODY = [
    {"klantnr": "n.v.t."},
    {"klantnr": "Onbekend"},
    {"klantnr": "-"},
    {"e-mail": "test@test.nl"},
    {"e-mail": "Geen mail <geen@mail.nl>"},
    {"e-mail": "n.v.t."},
    {"e-mail": "noreply@example.nl"},
    {"telefoon": "06-00000000"},
    {"telefoon": "0000000000"},
    {"telefoon": "onbekend"},
]


@pytest.mark.parametrize("nobody", NOBODY, ids=[next(iter(one.values())) for one in NOBODY])
@pytest.mark.parametrize("soort", ["gegeven", "bezwaar"])
@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_what_stands_for_nobody_never_becomes_a_person_shared_by_many(ready, tmp_path, nobody, soort):
    """Alone it is faulty; beside another identifier that one counts alone."""
    alone = {**row(klantnr="", soort=soort), **nobody}
    beside = {**alone, "e-mail": "jan@example.nl"} if "e-mail" not in nobody else {**alone, "klantnr": "K-9"}
    done = imported(ready, written(tmp_path / "a.csv", {"e-mail": "", "telefoon": "", **alone}, beside)).done
    assert [one.row for one in done.faulty] == [2]
    assert sum(done.recorded.values()) == 1
    assert (counts(ready)["objection"], counts(ready)["consent_event"]) == ((1, 0) if soort == "bezwaar" else (0, 1))


UNDATED = {
    "a refusal": ({"soort": "nee"}, Reason.WITHDRAWN),
    "a withdrawal": ({"soort": "afgemeld"}, Reason.WITHDRAWN),
    "an objection": ({"soort": "bezwaar"}, Reason.OBJECTION),
    "a channel not wanted": ({"soort": "kanaal niet gewenst", "kanaal": "e-mail"}, Reason.CHANNEL_NOT_WANTED),
}


@pytest.mark.parametrize("moment", ["", "vorige week", "03/04/2026"])
@pytest.mark.parametrize(("said", "reason"), UNDATED.values(), ids=UNDATED)
@pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
def test_a_no_does_not_wait_for_its_date(ready, tmp_path, said, reason, moment):
    """It counts from the moment of the import, and once, whenever the file is imported again."""
    path = written(tmp_path / "a.csv", row(), row(**said, tijdstip=moment))
    first = imported(ready, path).done
    assert (first.faulty, first.undated, sum(first.recorded.values())) == ((), 1, 2)
    with at(ready) as session:
        assert session.may_approach(Person("K-1"), "nieuwsbrief", "email").reason is reason
    request = ImportRequest(str(path))
    again = import_consents(ready, Config(), request, now=lambda: NOW + timedelta(days=1)).done
    assert (again.recorded, again.already) == ({}, 2)


def test_a_no_that_is_faulty_is_counted(ready, tmp_path):
    """Its person can still be approached; one without a time zone waits for the zone, as the whole file does."""
    rows = (row(doel="x"), row(soort="nee", doel="x"), row(soort="bezwaar", tijdstip="2026-03-01"), row(soort="?"))
    done = imported(ready, written(tmp_path / "a.csv", *rows)).done
    assert (len(done.faulty), done.rejected_noes, done.undated) == (4, 2, 0)


def test_a_no_by_hand_after_a_yes_withdraws_it(ready):
    """A withdrawal of what was never given stays an error there: the person may have been mistaken for another."""
    with at(ready, readonly=False) as session:
        session.record(Person("K-1"), "nieuwsbrief", at=NOW - timedelta(days=2))
        session.record(Person("K-1"), "nieuwsbrief", "refused", at=NOW - timedelta(days=1))
        assert session.may_approach(Person("K-1"), "nieuwsbrief", "email").reason is Reason.WITHDRAWN
    with pytest.raises(InputError), at(ready, readonly=False) as session:
        session.withdraw(Person("K-2"), "nieuwsbrief")


def test_ages_are_kept_where_they_matter_alone(ready, tmp_path):
    """An adult's birthday is not; two birthdays of one child are a fault."""
    path = written(
        tmp_path / "a.csv",
        row(geboortedatum="1980-01-01"),
        row(klantnr="K-2", geboortedatum="4-5-2012"),
        row(klantnr="K-2", geboortedatum="5-5-2012", kanaal="sms"),
    )
    assert faults(imported(ready, path)) == [(4, "two_birthdays")]
    with at(ready) as session:
        subjects = [session.facts(Person(name)).subject for name in ("K-1", "K-2")]
    assert [one.turns_16_on for one in subjects] == [None, date(2028, 5, 4)]


def test_a_notice_that_was_altered_proves_nothing(ledger, tmp_path):
    """The text in the ledger does not match its hash: whoever rests on it is not recorded."""
    prepare(ledger)
    with ledger.database.writing() as connection:
        made = notice(version="2026-02", since=NOW - timedelta(days=300))
        altered = tuple("0" * 64 if value == made.sha256 else value for value in row_of(made))
        append(connection, NOTICE, [altered], Recorder("test", NOW))
    done = imported(ledger, written(tmp_path / "a.csv", row(tijdstip="2026-02-01T00:00:00Z"), row(versie="2026-02")))
    assert faults(done) == [(2, "altered_notice"), (3, "altered_notice")]


def test_a_notice_can_be_named_by_its_hash(ready, tmp_path):
    """As systems do that keep the words themselves."""
    known = {"sha256 tekst": hashlib.sha256(WORDS.encode()).hexdigest().upper()}
    path = written(tmp_path / "a.csv", row(**known), row(klantnr="K-2", **{"sha256 tekst": "0" * 64}))
    assert faults(imported(ready, path)) == [(3, "no_notice")]


def test_a_no_is_recorded_whatever_was_shown(ready, tmp_path):
    """A withdrawal under a version that nobody knows counts all the same, and again is the same."""
    path = written(tmp_path / "a.csv", row(), row(**WITHDRAWN, versie="2019-01"))
    assert faults(imported(ready, path)) == []
    assert imported(ready, path).done.already == 2
    with at(ready) as session:
        assert session.may_approach(Person("K-1"), "nieuwsbrief", "email").reason is Reason.WITHDRAWN


def test_persons_are_known_by_what_stands_in_the_row(ready, tmp_path):
    """The customer id first, then the e-mail address, then the telephone number, however they are written."""
    path = written(
        tmp_path / "a.csv",
        {**row(klantnr=""), "e-mail": "Jan@Example.NL", "telefoon": "06-12345678"},
        {**row(klantnr=""), "telefoon": "06 1234 5678"},
    )
    assert faults(imported(ready, path)) == []
    with at(ready) as session:
        for person in (Person("jan@example.nl", Identifier.EMAIL), Person("+31612345678", Identifier.PHONE)):
            assert session.may_approach(person, "nieuwsbrief", "email").allowed


def test_who_was_erased_is_another_person_when_imported_again(ready, tmp_path):
    """What was recorded before is of nobody; the objection stands."""
    path = written(tmp_path / "a.csv", row(), row(soort="bezwaar", doel=""))
    imported(ready, path)
    with at(ready) as session:
        subject = session.subject_of(Person("K-1"))
    erase_subjects(ready.database, [subject], Recorder("jan", NOW))
    again = imported(ready, path)
    assert (sum(again.done.recorded.values()), again.done.already) == (1, 1)
    with at(ready) as session:
        assert session.subject_of(Person("K-1")) not in (None, subject)
    assert verify(ready).whole


def test_tables_of_programs_and_workbooks_are_read_in_their_own_types(ready, tmp_path):
    """Numbers for customers, moments with a zone, truth values; rows of a frame are numbered from 1."""
    frame = pl.DataFrame(
        {"subject": [1001, 1002], "type": ["given", "confirmed"], "at": [NOW, NOW], "explicit": [True, None]}
    )
    request = ImportRequest(frame, purpose="nieuwsbrief")
    done = import_consents(ready, Config(), request, now=lambda: NOW)
    assert faults(done) == [(2, "no_step")]
    with at(ready) as session:
        assert session.facts(Person("1001")).events[0].explicit
    frame.with_columns(pl.col("at").dt.replace_time_zone(None)).write_excel(tmp_path / "in.xlsx")
    sheet = imported(ready, tmp_path / "in.xlsx", purpose="nieuwsbrief", timezone="UTC")
    assert (faults(sheet), sheet.done.already) == ([(3, "no_step")], 1)


COLUMNS = {
    "Dutch": (["Klantnr.", "Doel", "Soort", "Tijdstip"], {}, ["customer", "purpose", "type", "at"]),
    "English": (["customer_id", "purpose", "Event-Type", "timestamp"], {}, ["customer", "purpose", "type", "at"]),
    "as the user says": (["a", "b", "c", "d=e"], dict(zip("abc", ("subject", "type", "at"), strict=True)), None),
    "another of two": (["datum", "tijdstip", "id", "soort"], {"datum": "", "id": "customer"}, None),
}


@pytest.mark.parametrize(("names", "mapped", "fields"), COLUMNS.values(), ids=COLUMNS)
def test_columns_are_known_by_their_headers_or_by_the_user(names, mapped, fields):
    found = columns_of(names, catalog.consent_words(), mapped)
    assert {ImportField.CUSTOMER, ImportField.TYPE, ImportField.AT} <= set(found)
    if fields is not None:
        assert [field.value for name in names for field, column in found.items() if column == name] == fields


REFUSED = {
    "nobody": (["soort", "tijdstip"], {}, "customer"),
    "no moment": (["klantnr", "soort"], {}, "at"),
    "two moments": (["klantnr", "soort", "tijdstip", "datum"], {}, "tijdstip.*datum"),
    "no such column": (["klantnr", "soort", "tijdstip"], {"naam": "customer"}, "no column naam"),
    "no such field": (["klantnr", "soort", "tijdstip"], {"klantnr": "shoe"}, "called shoe"),
    "one thing twice": (["a", "b", "soort", "tijdstip"], {"a": "customer", "b": "subject"}, "a and b"),
}


@pytest.mark.parametrize(("names", "mapped", "told"), REFUSED.values(), ids=REFUSED)
def test_columns_that_cannot_be_told_are_asked_for(names, mapped, told):
    with pytest.raises(InputError, match=told) as refused:
        columns_of(names, catalog.consent_words(), mapped)
    assert refused.value.hint is not None


def test_without_a_place_for_faults_nothing_is_recorded(ready, tmp_path):
    """The file of faulty rows cannot be written, or is the source itself."""
    path = written(tmp_path / "a.csv", row(), row(doel="x"))
    before = counts(ready)
    for target in (tmp_path / "none" / "f.csv", path):
        with pytest.raises(OutputError):
            imported(ready, path, rejected=target)
    assert counts(ready) == before
    assert "nieuwsbrief" in path.read_text()


def test_an_unknown_zone_is_refused(ready, tmp_path):
    with pytest.raises(InputError, match="Europe/Rotterdam"):
        imported(ready, written(tmp_path / "a.csv", row()), timezone="Europe/Rotterdam")


def test_every_word_means_one_thing():
    """Headers are looked up as they are written down here: small letters, spaces for signs."""
    words = catalog.consent_words()
    headers = [name for known in words.headers.values() for name in known]
    assert len(headers) == len(set(headers))
    every = [*headers, *words.types, *words.channels, *words.methods, *words.truths]
    assert [one for one in every if plain(one) != one] == []

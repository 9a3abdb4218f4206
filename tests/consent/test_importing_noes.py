"""Lists of people who said no: below a header that says no, without purposes, and with cells that nobody can read."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool import catalog
from avgtool.config import Config
from avgtool.consent.importing.said_no import no_of, tells_no
from avgtool.consent.store.session import Person
from avgtool.errors import InputError
from avgtool.ledger.keyed import Identifier
from avgtool.model.consent_words import RowType
from avgtool.model.consents import Reason
from avgtool.workflows.consent_import import ImportRequest, import_consents
from avgtool.workflows.consents import consent_session
from tests.consent.importing_rows import NOW, faults, imported, prepare, row, written

pytestmark = pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)
BARE = {"klantnr": "K-1", "datum": "2026-05-01T10:00:00Z"}


@pytest.fixture
def ready(ledger):
    prepare(ledger)
    return ledger


def reason(ledger, person: Person) -> Reason:
    with consent_session(ledger, Config(), by="test", readonly=True, now=lambda: NOW) as session:
        return session.may_approach(person, "nieuwsbrief", "email").reason


HEADERS = {
    "afgemeld": "refused",
    "Uitgeschreven": "refused",
    "opt-out": "refused",
    "OptOut": "refused",
    "opt_out_email": "refused",
    "isUnsubscribed": "refused",
    "toestemming ingetrokken": "refused",
    "geen nieuwsbrief": "refused",
    "geen toestemming": "refused",
    "niet mailen": "refused",
    "do_not_mail": "refused",
    "bezwaar": "objection",
    "Heeft bezwaar gemaakt": "objection",
    "geblokkeerd": "objection",
    "suppressed": "objection",
}


@pytest.mark.parametrize("mapped", [True, False])
@pytest.mark.parametrize(("header", "said"), HEADERS.items(), ids=HEADERS)
def test_below_a_header_that_says_no_a_yes_is_a_no(ready, tmp_path, header, said, mapped):
    """Known by itself, and where the column is named as the hint of an error says; a no says nothing."""
    yes = ["ja", "1", "TRUE", "x", "waar"]
    no = ["nee", "0", "FALSE", ""]
    rows = [{**BARE, "klantnr": f"K-{number}", header: word} for number, word in enumerate([*yes, *no])]
    path = written(tmp_path / "u.csv", *rows)
    columns = {header: "type"} if mapped else {}
    done = imported(ready, path, purpose="nieuwsbrief", columns=columns)
    assert (done.done.recorded, done.done.faulty, done.silent) == ({said: len(yes)}, (), len(no))
    assert reason(ready, Person("K-0")) is not Reason.CONSENT
    assert reason(ready, Person("K-5")) is Reason.UNKNOWN_SUBJECT


def test_below_a_header_that_says_no_other_words_count_only_where_they_are_a_no(ready, tmp_path):
    """What may mean either is faulty, and counted as a lost no; without a column of moments, noes count now."""
    rows = [
        {"klantnr": f"K-{n}", "uitgeschreven": word} for n, word in enumerate(["afgemeld", "actief", "gegeven", "?"])
    ]
    done = imported(ready, written(tmp_path / "u.csv", *rows), purpose="nieuwsbrief")
    assert (done.done.recorded, done.done.undated, done.done.rejected_noes) == ({"refused": 1}, 1, 3)
    assert faults(done) == [(3, "under_a_no"), (4, "under_a_no"), (5, "under_a_no")]


def test_a_header_that_says_no_twice_is_refused(ready, tmp_path):
    path = written(tmp_path / "u.csv", {**BARE, "geen bezwaar": "ja"})
    with pytest.raises(InputError, match="geen bezwaar says no twice"):
        imported(ready, path, purpose="nieuwsbrief")


@pytest.mark.usefixtures("ledger_url")
def test_headers_that_tell_when_or_why_say_no_to_nobody():
    """Nor do those of consents."""
    words = catalog.consent_words()
    for header in ("uitgeschreven op", "reden bezwaar", "unsubscribed_at", "afmelddatum", "datum opt-out"):
        assert not tells_no(header, words)
    for header in ("toestemming", "status", "opt-in", "nieuwsbrief", "object_id", "notitie", "nota", "soort"):
        assert no_of(header, words) is None
    assert no_of("afgemeld", words) is RowType.WITHDRAWN


def test_who_keeps_no_consents_imports_a_list_of_objections(ledger, tmp_path):
    """No purpose is known and none is named: these are objections to all marketing."""
    path = written(
        tmp_path / "b.csv",
        {"e-mail": "a@x.nl", "status": "bezwaar", "datum": "2026-03-01T10:00:00Z"},
        {"e-mail": "b@x.nl", "status": "ja", "datum": "2026-03-01T10:00:00Z"},
    )
    done = imported(ledger, path)
    assert (done.done.recorded, faults(done)) == ({"objection": 1}, [(3, "no_purpose")])
    prepare(ledger)
    assert reason(ledger, Person("a@x.nl", Identifier.EMAIL)) is Reason.OBJECTION


def test_a_list_of_addresses_alone_is_imported_as_objections(ledger, tmp_path):
    """What all rows say stands on the command line; again is the same, and without a moment they count from now."""
    path = written(tmp_path / "b.csv", {"e-mail": "a@x.nl"}, {"e-mail": "b@x.nl"})
    assert imported(ledger, path, type="Bezwaar").done.recorded == {"objection": 2}
    assert imported(ledger, path, type="bezwaar").done.already == 2
    done = imported(ledger, path, type="bezwaar", at=NOW.replace(year=2025)).done
    assert (done.recorded, done.undated) == ({"objection": 2}, 0)
    with pytest.raises(InputError, match="misschien"):
        imported(ledger, path, type="misschien")
    with pytest.raises(InputError, match="purpose"):
        imported(ledger, path, type="gegeven", at=NOW)


UNREADABLE = [
    {"geboortedatum": "onbekend"},
    {"kanaal": "whatsapp"},
    {"methode": "gebarentaal"},
    {"uitdrukkelijk": "soms"},
    {"door ouder": "misschien"},
    {"opmerking": "x" * 100_001},
    {"versie": "2026\x01"},
]


@pytest.mark.parametrize("beside", UNREADABLE, ids=[next(iter(one)) for one in UNREADABLE])
@pytest.mark.parametrize(("said", "found"), [("nee", Reason.WITHDRAWN), ("bezwaar", Reason.OBJECTION)])
def test_a_no_counts_whatever_else_its_row_says(ready, tmp_path, beside, said, found):
    """It is recorded without what cannot be read, for all channels, and told; a yes is faulty."""
    no = {**row(soort=said, tijdstip="2026-04-01T10:00:00Z"), **beside}
    done = imported(ready, written(tmp_path / "a.csv", row(), no, {**row(klantnr="K-2"), **beside}))
    assert (done.partly, [one.row for one in done.done.faulty]) == ((3,), [4])
    assert reason(ready, Person("K-1")) is found


def test_a_no_counts_though_another_row_gives_another_birthday(ready, tmp_path):
    child = {"geboortedatum": "2012-05-04", "door ouder": "ja"}
    no = {**row(soort="nee", tijdstip="2026-04-01T10:00:00Z"), "geboortedatum": "2012-05-05"}
    assert faults(imported(ready, written(tmp_path / "a.csv", {**row(), **child}, no))) == []
    assert reason(ready, Person("K-1")) is Reason.WITHDRAWN


def test_rows_that_hold_nothing_are_no_faults(ready, tmp_path):
    """As spreadsheets leave them below a table."""
    path = written(tmp_path / "a.csv", row(), dict.fromkeys(row(), ""), dict.fromkeys(row(), " "))
    assert (imported(ready, path).done.rows, faults(imported(ready, path))) == (1, [])
    frame = pl.DataFrame([row(), dict.fromkeys(row())])
    assert not import_consents(ready, Config(), ImportRequest(frame), now=lambda: NOW).done.faulty


def test_two_columns_of_one_name_are_refused(ready, tmp_path):
    """Unless it is said which of them is meant."""
    path = tmp_path / "a.csv"
    path.write_text(
        "klantnr;klantnr;doel;soort;tijdstip\nK-1;K-2;nieuwsbrief;ja;2026-03-01T10:00:00Z\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="Several columns are called klantnr"):
        imported(ready, path)
    assert imported(ready, path, columns={"klantnr": "customer"}).done.recorded == {"given": 1}

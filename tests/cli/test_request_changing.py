"""``avgtool request erase``, ``rectify``, ``restrict``, ``object`` and ``resume``, as a user sees them."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
import yaml

from tests.subject_data import erasing, small_shop

CONFIG = """\
organisation: {name: Fietsen BV, contact: privacy@fietsen.example}
activities:
  - {code: verkoop, name: Verkoop, recipients: [PostNL], processors: [{name: Hosting BV}], systems: [scores.parquet]}
sources:
  - url_from: WINKEL
    name: webwinkel
    activities: [verkoop]
    backups: ten hoogste 30 dagen
    tables:
      - table: klant
        find: {customer: id, email: email, phone: telefoon, name: naam, birth: geboren}
        erase: anonimiseren
        anonymize: {naam: verwijderd, email: null, telefoon: null, geboren: null}
        restricted: {geblokkeerd: 1}
        objected: {mailing: nee}
      - {table: adres, belongs_to: {klant_id: klant.id}}
      - table: bestelling
        belongs_to: {klant_id: klant.id}
        erase: bewaren
        keep: {ground: AWR 52(4), term: {years: 7, after_year: true}, from: datum}
      - table: orderregel
        belongs_to: {bestelling_id: bestelling.id}
        erase: bewaren
        keep: {ground: AWR 52(4), term: {years: 7, after_year: true}, from: bestelling_id}
      - {table: notitie, belongs_to: {klant_id: klant.id}}
      - {table: inlog, belongs_to: {klant_id: klant.id}}
      - {table: nieuwsbrief, find: {email: email}}
  - path: facturen.csv
    tables:
      - find: {email: e-mail}
        erase: bewaren
        keep: {ground: AWR 52(4), term: {years: 7, after_year: true}, from: datum}
  - path: scores.parquet
    tables: [{find: {email: mail}, erase: anonimiseren, anonymize: {mail: null, naam: '{random}'}}]
  - path: loterij.xlsx
    tables: [{table: deelnemers, find: {email: mail}}]
"""
WHO = ("--email", "FATIMA@example.nl")
NAMED = ("--name", "Fatima el Amrani")
FILES_LEFT_OUT = ("--without", "facturen.csv", "--without", "loterij.xlsx", "--without", "scores.parquet")
RIGHTS = ("wissing", "rectificatie", "beperking", "bezwaar-direct-marketing")


@pytest.fixture
def shop(avgtool, tmp_path, monkeypatch):
    """A shop, files beside it, and a request of customer 1 that is being worked on."""
    url = f"sqlite:///{tmp_path / 'winkel.db'}"
    small_shop.fill(url)
    erasing.make_files(tmp_path)
    monkeypatch.setenv("WINKEL", url)
    (tmp_path / "avgtool.yaml").write_text(CONFIG, encoding="utf-8")
    asked = [part for right in RIGHTS for part in ("--right", right)]
    for command in (
        ("ledger", "init"),
        ("request", "open", "1", *asked, "--by", "M. de Groot"),
        ("request", "verify-identity", ref(), "--means", "terugbellen", "--by", "M. de Groot"),
    ):
        ran = avgtool(*command)
        assert ran.code == 0, ran.err
    return url


def ref() -> str:
    """The reference of the one request."""
    from datetime import UTC, datetime

    return f"{datetime.now(UTC).year}-0001"


def asked_anew(avgtool, subject: str, *rights: str, kind: str = "customer") -> str:
    """The reference of another request, of which it is known who makes it."""
    asked = [part for right in rights for part in ("--right", right)]
    made = avgtool("request", "open", subject, "--kind", kind, *asked).out.strip()
    assert avgtool("request", "verify-identity", made, "--means", "inloggen").code == 0
    return made


def tasks(avgtool, reference: str) -> dict[tuple[str, str], str]:
    shown = json.loads(avgtool("request", "show", reference, "--format", "json").out)["request"]
    return {(one["source"], one["work"]): one["state"] for one in shown["tasks"]}


def without_dates(text: str) -> str:
    return re.sub(r"\d{4}-0001", "2026-0001", text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_says_what_goes_what_stays_and_why(avgtool, shop, snapshot, language, tmp_path):
    """Nothing is changed by it; the file says as much, and no value of the person."""
    before = small_shop.contents(shop)
    ran = avgtool("--lang", language, "request", "erase", ref(), *WHO, "--plan", "plan.json")
    assert (ran.code, without_dates(ran.out)) == (0, snapshot)
    assert small_shop.contents(shop) == before
    plan = (tmp_path / "plan.json").read_text(encoding="utf-8")
    assert not re.search(r"fatima|amrani|06-123|dorpsstraat|fiets", plan, re.IGNORECASE)
    assert json.loads(plan)["changes"] == 13


def test_a_plan_is_carried_out_as_it_stands_and_recorded(avgtool, shop, tmp_path):
    """Every source, the suppression list, the tasks of the request; done again, there is nothing left to find."""
    avgtool("request", "erase", ref(), *WHO, "--plan", "plan.json")
    ran = avgtool("request", "erase", ref(), *WHO, "--plan", "plan.json", "--execute", "--yes", "--format", "json")
    assert ran.code == 0, ran.err
    done = json.loads(ran.out)
    assert done["sources"] == ["webwinkel", "facturen.csv", "scores.parquet", "loterij.xlsx"]
    assert done["suppression_entries"] == 3
    assert done["plan"]["recipients"] == ["PostNL", "Hosting BV"]
    assert small_shop.contents(shop)["klant"][0] == (1, "verwijderd", None, None, None, 0, "ja")
    kept = {"webwinkel": "bewaard", "facturen.csv": "bewaard"}  # rows that the fiscal duty keeps
    states = {name: kept.get(name, "klaar") for name in done["sources"]}
    assert {source: state for (source, work), state in tasks(avgtool, ref()).items() if work == "wissing"} == states
    assert not list(tmp_path.glob("*.journal"))
    again = avgtool("request", "erase", ref(), *WHO, "--execute", "--yes", "--format", "json")
    assert json.loads(again.out)["suppression_entries"] == 0
    assert {source: state for (source, work), state in tasks(avgtool, ref()).items() if work == "wissing"} == states


@pytest.mark.usefixtures("shop")
def test_what_was_confirmed_for_the_plan_need_not_be_confirmed_again(avgtool, tmp_path):
    """The file holds the ids of the rows, and that the rest is about others."""
    with sqlite3.connect(tmp_path / "winkel.db") as connection:
        connection.executemany("INSERT INTO klant (id, naam) VALUES (?, ?)", [(8, "F. el Amrani"), (9, "F. Amrani")])
    connection.close()
    avgtool("request", "erase", ref(), *WHO, *NAMED, "--plan", "plan.json")
    first, *_ = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["doubts"]
    decided = ("--confirm", first["id"], "--leave-out-rest")
    planning = avgtool("request", "erase", ref(), *WHO, *NAMED, *decided, "--plan", "plan.json")
    assert planning.code == 0, planning.err
    planned = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    carry_out = ("--plan", "plan.json", "--execute", "--yes", "--format", "json")
    _, second = planned["doubts"] if len(planned["doubts"]) == 2 else (None, *planned["doubts"])
    other = avgtool("--lang", "en", "request", "erase", ref(), *WHO, *NAMED, *carry_out, "--confirm", second["id"])
    assert (other.code, "other rows were confirmed than in the plan" in other.err) == (3, True), other.err
    ran = avgtool("request", "erase", ref(), *WHO, *NAMED, *carry_out)
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["plan"]["changes"] == planned["changes"]


def test_a_change_since_the_plan_is_noticed_and_nothing_is_done(avgtool, shop, tmp_path):
    avgtool("request", "erase", ref(), *WHO, "--plan", "plan.json")
    with sqlite3.connect(tmp_path / "winkel.db") as connection:
        connection.execute("INSERT INTO adres VALUES (9, 1, 'Nieuwstraat 1')")
    connection.close()
    before = small_shop.contents(shop)
    ran = avgtool("--lang", "en", "request", "erase", ref(), *WHO, "--plan", "plan.json", "--execute", "--yes")
    assert (ran.code, "webwinkel was changed since the plan was made" in ran.err) == (3, True)
    assert small_shop.contents(shop) == before


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system knows no SIGKILL")
@pytest.mark.parametrize("point", ["begun", "journal", "uncommitted", "changed", "suppressed", "told"])
def test_a_killed_execution_is_resumed(avgtool, shop, tmp_path, point):
    """Until then no other is begun; afterwards there is nothing to resume, and the ledger is whole."""
    command = [sys.executable, "-m", "tests.subject_data.killed", str(tmp_path), point]
    died = subprocess.run(command, cwd=Path(__file__).parents[2], check=False, capture_output=True)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    refused = avgtool("--lang", "en", "request", "erase", ref(), "--leave-out-rest", "--execute", "--yes")
    assert (refused.code, "request resume" in refused.err) == (3, True)
    assert avgtool("request", "resume", ref()).code == 0
    assert (tmp_path / "wissing.yaml").read_bytes() == died.stdout  # what the run would have told
    assert small_shop.contents(shop)["klant"][0][1] == "verwijderd"
    assert (tmp_path / "facturen.csv").read_bytes().count(b"\n") == 4
    assert not list(tmp_path.glob(".*part*"))
    assert avgtool("request", "resume", ref()).code == 3
    assert avgtool("request", "resume", "../etc").code == 3
    assert avgtool("ledger", "verify").code == 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system knows no SIGKILL")
def test_a_file_that_came_in_the_place_of_the_details_is_not_replaced_by_resuming(avgtool, shop, tmp_path):
    """It is moved away, and the execution taken up again: nothing is told to be done before it is told."""
    command = [sys.executable, "-m", "tests.subject_data.killed", str(tmp_path), "journal"]
    died = subprocess.run(command, cwd=Path(__file__).parents[2], check=False, capture_output=True)
    (tmp_path / "wissing.yaml").write_text("iets anders", encoding="utf-8")
    assert avgtool("request", "resume", ref()).code == 3
    assert (tmp_path / "wissing.yaml").read_text(encoding="utf-8") == "iets anders"
    (tmp_path / "wissing.yaml").unlink()
    assert avgtool("request", "resume", ref()).code == 0
    assert (tmp_path / "wissing.yaml").read_bytes() == died.stdout
    assert small_shop.contents(shop)["klant"][0][1] == "verwijderd"


PARTLY = ("--partly", "--ground", "avg-17-3-b", "--reason", "De Belastingdienst vraagt het.", "--remedies-told")


@pytest.mark.usefixtures("shop")
def test_an_erasure_that_kept_rows_is_answered_in_part_however_the_answer_is_sent(avgtool, tmp_path):
    """Also with a letter of one's own, of which nothing is known but that it was sent."""
    assert avgtool("request", "erase", ref(), *WHO, "--execute", "--yes").code == 0
    request = json.loads(avgtool("request", "show", ref(), "--format", "json").out)["request"]
    assert "bewaard" in {task["state"] for task in request["tasks"]}
    (tmp_path / "brief.pdf").write_bytes(b"%PDF-1.7")
    sent = ("request", "answer", ref(), "--document", "brief.pdf")
    refused = avgtool("--lang", "en", *sent)
    assert (refused.code, "Rows are kept in" in refused.err, "--partly" in refused.err) == (3, True, True), refused.err
    for right in ("rectificatie", "beperking", "bezwaar-direct-marketing"):
        avgtool("request", "task", ref(), "--for", right, "--reason", "Met de hand gedaan.")
    assert avgtool(*sent, *PARTLY).code == 0


def test_data_are_put_right_in_the_type_of_their_column(avgtool, shop):
    setting = ("--set", "klant.geboren=6-3-1980", "--set", "facturen.csv[4].bedrag=€ 1,00")
    ran = avgtool("request", "rectify", ref(), *WHO, *setting, "--execute", "--yes")
    assert ran.code == 0, ran.err
    assert small_shop.contents(shop)["klant"][0][4] == "1980-03-06"
    assert "1,00" not in ran.out + ran.err
    wrong = avgtool("--lang", "en", "request", "rectify", ref(), *WHO, "--set", "klant.geboren=morgen", "--execute")
    assert (wrong.code, "klant.geboren: takes a date" in wrong.err, "morgen" in wrong.err) == (3, True, False)


def test_a_rectification_waits_for_doubts_where_something_is_put_right_alone(avgtool, shop, tmp_path):
    """A row in doubt stays as it is wherever nothing is set; in the same table it may be the person's too."""
    with sqlite3.connect(tmp_path / "winkel.db") as connection:
        connection.execute("INSERT INTO klant (id, naam) VALUES (8, 'F. el Amrani')")
    connection.close()
    run = ("request", "rectify", ref(), *WHO, *NAMED, "--execute", "--yes", "--set")
    assert avgtool(*run, "klant.naam=Fatima").code == 1
    assert avgtool(*run, "adres[1].straat=Dorpsstraat 9").code == 0
    assert small_shop.contents(shop)["adres"][0][2] == "Dorpsstraat 9"


@pytest.mark.usefixtures("shop")
def test_a_plan_for_one_value_is_not_carried_out_with_another(avgtool):
    command = ("request", "rectify", ref(), *WHO, "--plan", "plan.json", "--set")
    assert avgtool(*command, "klant.naam=Fatima").code == 0
    assert avgtool(*command, "klant.naam=Anders", "--execute", "--yes").code == 3
    assert avgtool(*command, "klant.naam=Fatima", "--execute", "--yes").code == 0


def test_rows_are_marked_and_the_mark_is_taken_away_once_the_person_was_told(avgtool, shop):
    others = [part for name in ("facturen.csv", "loterij.xlsx", "scores.parquet") for part in ("--without", name)]
    only = (*WHO, *others, "--execute", "--yes")
    assert avgtool("request", "restrict", ref(), *only).code == 0
    assert small_shop.contents(shop)["klant"][0][5] == 1
    assert avgtool("request", "restrict", ref(), *only, "--lift").code == 3
    assert avgtool("request", "restrict", ref(), *only, "--lift", "--told", "2026-04-01").code == 0
    assert small_shop.contents(shop)["klant"][0][5] == 0


def test_a_source_without_a_mark_is_restricted_by_hand_and_told_in_the_letter(avgtool, shop, tmp_path):
    """Art. 18 AVG holds for a list of addresses too: its work stays open until somebody says that it is done."""
    places = ("facturen.csv", "loterij.xlsx", "scores.parquet")
    run = ("--lang", "en", "request", "restrict", ref(), *WHO)
    assert "No column marks a restriction here" in avgtool(*run).out
    done = avgtool(*run, "--execute", "--yes", "--details", "b.yaml")
    assert (done.code, f"avgtool request task {ref()} {' '.join(places)} --for beperking" in done.err) == (0, True)
    assert small_shop.contents(shop)["klant"][0][5] == 1
    states = {place: tasks(avgtool, ref())[place, "beperking"] for place in ("webwinkel", *places)}
    assert states == {"webwinkel": "klaar", **dict.fromkeys(places, "open")}
    written = (tmp_path / "b.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(written)["restricted"] == ["webwinkel", *places]
    assert f"By hand: {', '.join(places)}." in written


@pytest.mark.usefixtures("shop")
def test_a_person_in_sources_without_a_mark_alone_is_restricted_by_hand(avgtool):
    """The person is there: it is not said that no row was found."""
    left_out = ("--without", "webwinkel", "--other-identifier", "Belde ermee.")
    ran = avgtool("request", "restrict", ref(), *WHO, *left_out, "--execute", "--yes")
    assert ran.code == 0, ran.err
    assert tasks(avgtool, ref())["facturen.csv", "beperking"] == "open"


def test_direct_marketing_stops_at_once(avgtool, shop):
    """The suppression list gets every identifier before any source is changed; with --dry-run it does not."""
    dry = avgtool("--lang", "en", "request", "object", ref(), *WHO, "--dry-run")
    assert (dry.code, "suppression list." in dry.err) == (0, False)
    planned = avgtool("--lang", "en", "request", "object", ref(), *WHO)
    assert (planned.code, "3 entries were added" in planned.err) == (0, True)
    assert small_shop.contents(shop)["klant"][0][6] == "ja"
    assert avgtool("request", "object", ref(), *WHO, "--execute", "--yes").code == 0
    assert small_shop.contents(shop)["klant"][0][6] == "nee"


def test_direct_marketing_stops_at_once_whatever_is_in_doubt(avgtool, shop, tmp_path):
    """Art. 21(3) AVG waits for nobody to decide on a row: the person is on the list, the sources are as they were."""
    with sqlite3.connect(tmp_path / "winkel.db") as connection:
        connection.execute("INSERT INTO klant (id, naam) VALUES (8, 'F. el Amrani')")
    connection.close()
    run = ("--lang", "en", "request", "object", ref(), *WHO, *NAMED, "--execute", "--yes")
    doubted = avgtool(*run)
    assert (doubted.code, "before a human has decided" in doubted.err) == (1, True), doubted.err
    assert "3 entries were added" in doubted.err
    assert small_shop.contents(shop)["klant"][0][6] == "ja"
    decided = avgtool(*run, "--leave-out-rest")
    assert (decided.code, decided.err.count("0 entries were added")) == (0, 1), decided.err
    assert small_shop.contents(shop)["klant"][0][6] == "nee"


def test_another_objection_stops_the_purpose_that_is_named(avgtool, shop):
    """Without one, the rows are marked, and advertising is no matter of it."""
    avgtool("request", "open", "2", "--right", "bezwaar")
    other = ref().replace("0001", "0002")
    avgtool("request", "verify-identity", other, "--means", "inloggen")
    run = ("--lang", "en", "request", "object", other, "--leave-out-rest", "--execute", "--yes")
    plain = avgtool(*run)
    assert (plain.code, "0 entries were added" in plain.err) == (0, True), plain.err
    assert small_shop.contents(shop)["klant"][1][6] == "nee"
    unknown = avgtool(*run, "--purpose", "profilering")
    assert (unknown.code, "knows no purpose profilering" in unknown.err) == (3, True), "it would stop nothing"
    avgtool("consent", "purpose", "add", "profilering", "--title", "Profielen", "--basis", "f", "--no-direct-marketing")
    named = avgtool(*run, "--purpose", "profilering")
    assert (named.code, "3 entries were added" in named.err) == (0, True), named.err


REFUSED = {
    "two persons with one name": (("--name", "Jan de Vries"), 1, "may be about the person"),
    "a source that is gone": (WHO, 3, "loterij.xlsx: does not exist"),
    "a database that is gone": (WHO, 5, "webwinkel: does not exist"),
    "a file that is read-only": (WHO, 3, "facturen.csv: is read-only"),
    "no terminal to ask at": (WHO, 2, "give --yes"),
    "a source that nobody knows": ((*WHO, "--without", "crm"), 3, "has no such source"),
    "a plan that is none": ((*WHO, "--plan", "avgtool.yaml"), 3, "is no plan"),
    "an unknown request": (WHO, 3, "knows no request"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_clear_words_and_nothing_is_done(avgtool, shop, tmp_path, monkeypatch, case):
    arguments, code, words = REFUSED[case]
    if case == "a source that is gone":
        (tmp_path / "loterij.xlsx").unlink()
    if case == "a file that is read-only":
        (tmp_path / "facturen.csv").chmod(0o444)
    before = small_shop.contents(shop)
    if case == "a database that is gone":
        monkeypatch.setenv("WINKEL", f"sqlite:///{tmp_path / 'weg.db'}")
    reference = "2020-0001" if case == "an unknown request" else ref()
    yes = () if case == "no terminal to ask at" else ("--yes",)
    ran = avgtool("--lang", "en", "request", "erase", reference, *arguments, "--execute", *yes)
    assert (ran.code, words in ran.err) == (code, True), ran.err
    assert small_shop.contents(shop) == before
    assert not list(tmp_path.glob("*.journal"))


def test_what_a_foreign_key_forbids_is_said_in_the_plan(avgtool, shop, tmp_path):
    """Which table, and what to set; the code says no, and an execution changes nothing anywhere."""
    config = tmp_path / "avgtool.yaml"
    gone = config.read_text(encoding="utf-8").replace("erase: anonimiseren\n        anonymize: {naam", "{naam", 1)
    config.write_text(re.sub(r"\n +\{naam: verwijderd.*", "", gone), encoding="utf-8")
    before = small_shop.contents(shop)
    for more in ((), ("--execute", "--yes")):
        ran = avgtool("--lang", "en", "request", "erase", ref(), *WHO, *more)
        assert (ran.code, "webwinkel · klant: rows of klant cannot be deleted" in ran.out) == (1, True), ran.err
        assert "give klant erase: anonimiseren" in ran.err
    assert small_shop.contents(shop) == before


@pytest.mark.usefixtures("shop")
def test_nobody_who_matches_is_no_mistake_of_the_tool(avgtool):
    """Another request, of somebody whom no source knows."""
    avgtool("request", "open", "999", "--right", "wissing")
    other = ref().replace("0001", "0002")
    early = avgtool("--lang", "en", "request", "erase", other)
    assert (early.code, "not known yet who asks" in early.err) == (3, True)
    avgtool("request", "verify-identity", other, "--means", "inloggen")
    ran = avgtool("--lang", "en", "request", "erase", other)
    assert (ran.code, "No row of this person was found" in ran.err) == (1, True)


def test_a_late_request_is_carried_out_and_said_to_be_late(avgtool, shop):
    avgtool("request", "open", "2", "--right", "wissing", "--received", "2025-01-10")
    avgtool("request", "verify-identity", "2025-0001", "--means", "inloggen", "--at", "2025-01-11")
    ran = avgtool("--lang", "en", "request", "erase", "2025-0001", "--leave-out-rest", "--execute", "--yes")
    assert (ran.code, "The answer was due on 10 February 2025" in ran.err) == (0, True), ran.err
    assert small_shop.contents(shop)["klant"][1][1] == "verwijderd"


@pytest.mark.usefixtures("shop")
def test_who_asked_to_see_the_data_gets_them_first(avgtool):
    avgtool("request", "open", "1", "--right", "inzage")
    assert "give that first" in avgtool("--lang", "en", "request", "erase", ref(), *WHO).err


def test_what_a_person_asked_to_see_is_not_erased_before_it_was_collected(avgtool, shop):
    """Not by a warning alone: somebody has to say that it is right."""
    before = small_shop.contents(shop)
    avgtool("request", "open", "1", "--right", "inzage")
    erase = ("--lang", "en", "request", "erase", ref(), *WHO, "--execute", "--yes")
    refused = avgtool(*erase)
    assert (refused.code, ref().replace("0001", "0002") in refused.err) == (1, True), refused.err
    assert "--before-answer" in refused.err
    assert small_shop.contents(shop) == before
    assert avgtool(*erase, "--before-answer").code == 0
    assert small_shop.contents(shop) != before


@pytest.mark.usefixtures("shop")
def test_a_source_in_use_is_not_said_to_be_changed_since_the_plan(avgtool, tmp_path):
    erase = ("--lang", "en", "request", "erase", ref(), *WHO, "--plan", "plan.json")
    assert avgtool(*erase).code == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "winkel.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ran = avgtool(*erase, "--execute", "--yes")
    assert (ran.code, "since the plan" in ran.err) == (5, False), ran.err
    assert "locked" in ran.err


@pytest.mark.usefixtures("shop")
def test_work_that_is_left_open_holds_up_closing_until_it_is_recorded(avgtool, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(b"Geachte mevrouw El Amrani")
    one = asked_anew(avgtool, "1", "wissing")
    avgtool("request", "erase", one, *WHO, "--without", "loterij.xlsx", "--execute", "--yes")
    answer = ("--lang", "en", "request", "answer", one, "--document", "brief.pdf", *PARTLY)
    assert "work left in loterij.xlsx" in avgtool(*answer).err
    drop = ("request", "task", one, "loterij.xlsx", "--for", "wissing", "--state", "vervallen")
    assert avgtool(*drop).code == 3, "without a reason"
    assert avgtool(*drop, "--reason", "Was leeg.").code == 0
    assert avgtool(*answer).code == 0
    assert avgtool("request", "close", one, "--recipients", "ingelicht").code == 0


@pytest.mark.usefixtures("shop")
def test_the_ledger_forgets_whose_consents_it_holds_when_asked(avgtool):
    """What the person did not want stays in force, and the request stays readable."""
    ran = avgtool("request", "erase", ref(), *WHO, "--consents", "erase", "--execute", "--yes", "--format", "json")
    assert (ran.code, json.loads(ran.out)["consents_erased"]) == (0, True), ran.err
    assert avgtool("request", "show", ref()).code == 0
    assert avgtool("ledger", "verify").code == 0


@pytest.mark.usefixtures("shop")
def test_what_was_done_goes_into_the_letter_of_the_answer(avgtool, tmp_path, snapshot):
    """Counts, grounds and dates; that recipients were told a human must say, and until then there is no letter."""
    erasure = ref().replace("0001", "0002")
    by = ("--by", "M. de Groot")
    avgtool("request", "open", "1", "--right", "wissing", "--contact", "Mevrouw F. el Amrani", *by)
    avgtool("request", "verify-identity", erasure, "--means", "inloggen", *by)
    refused = avgtool("request", "erase", erasure, *WHO, "--details", "wissing.yaml")
    assert (refused.code, "--execute" in refused.err) == (2, True)
    ran = avgtool("request", "erase", erasure, *WHO, "--execute", "--yes", "--details", "wissing.yaml", *by)
    assert ran.code == 0, ran.err
    path = tmp_path / "wissing.yaml"
    written = path.read_text(encoding="utf-8")
    assert re.sub(r"effective: \S+", "effective: 2026-03-30", written) == snapshot
    assert not re.search(r"fatima|amrani|06-123|dorpsstraat", written, re.IGNORECASE)
    answer = ("request", "answer", erasure, "--letter", "brief.docx", "--details", "wissing.yaml", *by)
    refused = avgtool(*answer)
    assert (refused.code, "--partly --ground" in refused.err, "avg-17-3-b" in refused.err) == (3, True, True), (
        refused.err
    )
    answer = (*answer, "--partly", "--ground", "avg-17-3-b", "--reason", "Facturen blijven zeven jaar bewaard.")
    refused = avgtool(*answer)
    assert refused.code == 3
    assert "AVG 19" in refused.err
    path.write_text(written.replace("# recipients: {", "recipients: {"), encoding="utf-8")
    ran = avgtool(*answer)
    assert ran.code == 0, ran.err
    said = "\n".join(one.text for one in docx.Document(str(tmp_path / "brief.docx")).paragraphs)
    for told in ("webwinkel: 9 regels verwijderd", "AWR 52(4), tot en met", "ten hoogste 30 dagen",
                 "PostNL en Hosting BV", "niet meer mogen benaderen"):  # fmt: skip
        assert told in said
    assert "niemand meer" not in said


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    "command",
    [("rectify", "--set", "klant.naam=Fatima Bakker"), ("restrict", *FILES_LEFT_OUT), ("object",)],
)
def test_other_work_tells_what_the_letter_needs_too(avgtool, tmp_path, command):
    """A value that was put right is in no file: it is left to be written."""
    name, *more = command
    ran = avgtool("request", name, ref(), *WHO, *more, "--execute", "--yes", "--details", "werk.yaml")
    assert ran.code == 0, ran.err
    written = (tmp_path / "werk.yaml").read_text(encoding="utf-8")
    assert "Bakker" not in written
    assert {"rectify": "- what: naam", "restrict": "- webwinkel", "object": "suppressed: true"}[name] in written
    assert avgtool("request", "letter", ref(), "--kind", "antwoord", "--output", "brief.docx", "--details", "werk.yaml").code == 0  # fmt: skip # noqa: E501


MARKETING = "bezwaar-direct-marketing"


@pytest.mark.usefixtures("shop")
def test_an_objection_is_not_granted_before_everything_is_stopped(avgtool, tmp_path):
    """The list, the rows that have a mark, and by hand what has none; then there is an answer, and an end."""
    (tmp_path / "brief.pdf").write_bytes(b"Geachte mevrouw El Amrani")
    one = asked_anew(avgtool, "1", MARKETING)
    answer = ("--lang", "en", "request", "answer", one, "--document", "brief.pdf")
    refused = avgtool(*answer)
    assert (refused.code, "avgtool request object" in refused.err) == (3, True)
    done = avgtool("--lang", "en", "request", "object", one, *WHO, "--execute", "--yes")
    assert done.code == 0, done.err
    assert f"avgtool request task {one} facturen.csv loterij.xlsx scores.parquet --for {MARKETING}" in done.err
    assert tasks(avgtool, one)["blokkeerlijst", MARKETING] == "klaar"
    assert tasks(avgtool, one)["webwinkel", MARKETING] == "klaar"
    assert "work left in facturen.csv" in avgtool(*answer).err
    assert avgtool("request", "task", one, "--for", MARKETING, "--reason", "Mailt niemand.").code == 0
    assert avgtool(*answer).code == 0
    assert avgtool("request", "close", one).code == 0


def test_who_objects_by_an_address_alone_is_on_the_list_by_it_and_its_rows_are_asked_for(avgtool, shop):
    """The ledger has a digest, and that is enough to stop; to mark rows the address is needed once more."""
    before = small_shop.contents(shop)
    one = asked_anew(avgtool, "fatima@example.nl", MARKETING, kind="email")
    for run, added in (((), 1), (("--execute", "--yes"), 0)):
        ran = avgtool("--lang", "en", "request", "object", one, *run)
        assert (ran.code, "Say who is looked for" in ran.err) == (3, True), ran.err
        assert f"{added} entr" in ran.err
    assert tasks(avgtool, one)["blokkeerlijst", MARKETING] == "klaar"
    assert tasks(avgtool, one)["webwinkel", MARKETING] == "open"
    assert small_shop.contents(shop) == before
    status = avgtool("consent", "history", "fatima@example.nl", "--kind", "email", "--format", "json")
    assert len(json.loads(status.out)["entries"]) == 1
    assert avgtool("request", "object", one, *WHO, "--execute", "--yes").code == 0
    assert small_shop.contents(shop)["klant"][0][6] == "nee"


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("command", [("erase",), ("rectify", "--set", "klant.naam=X"), ("restrict",), ("object",)])
def test_nobody_is_said_to_be_absent_who_was_not_looked_for(avgtool, command):
    right = {"erase": "wissing", "rectify": "rectificatie", "restrict": "beperking", "object": "bezwaar"}[command[0]]
    one = asked_anew(avgtool, "fatima@example.nl", right, kind="email")
    ran = avgtool("--lang", "en", "request", command[0], one, *command[1:])
    assert (ran.code, "Say who is looked for" in ran.err, "No row" in ran.err) == (3, True, False), ran.err


def test_one_typing_error_changes_nothing_of_another(avgtool, shop):
    """Neither row nor list: an address that nothing ties to the person needs a reason."""
    before = small_shop.contents(shop)
    one = asked_anew(avgtool, "fatima@example.nl", "wissing", MARKETING, kind="email")
    for command in ("erase", "object"):
        run = ("--lang", "en", "request", command, one, "--email", "jan@example.nl", "--leave-out-rest")
        for more in ((), ("--execute", "--yes")):
            ran = avgtool(*run, *more)
            assert (ran.code, "Nothing ties this" in ran.err) == (1, True), ran.err
    assert small_shop.contents(shop) == before
    assert tasks(avgtool, one)["blokkeerlijst", MARKETING] == "open"
    told = avgtool(*run, "--other-identifier", "Schreef ook hiervandaan.", "--execute", "--yes")
    assert told.code == 0, told.err


@pytest.mark.usefixtures("shop")
def test_rows_that_were_left_out_are_not_said_to_be_absent(avgtool):
    one = asked_anew(avgtool, "999", "wissing")
    run = ("--lang", "en", "request", "erase", one, "--name", "Jan de Vries", "--leave-out-rest")
    ran = avgtool(*run)
    assert (ran.code, "left out as those of others" in ran.err, "there is nothing" in ran.err) == (1, True, True)
    assert "No row" not in ran.err


def test_without_sources_an_objection_stands_on_the_list_and_can_be_answered(avgtool, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(b"Geachte heer De Vries")
    assert avgtool("ledger", "init").code == 0
    one = asked_anew(avgtool, "jan@example.nl", MARKETING, kind="email")
    assert avgtool("request", "answer", one, "--document", "brief.pdf").code == 3
    ran = avgtool("--lang", "en", "request", "object", one)
    assert (ran.code, "1 entry was added" in ran.err) == (0, True), ran.err
    assert avgtool("request", "answer", one, "--document", "brief.pdf").code == 0


WITHDRAWAL = "toestemming-intrekken"


def test_a_consent_that_is_taken_back_is_so_in_the_ledger_before_the_person_is_told(avgtool, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(b"Geachte mevrouw El Amrani")
    (tmp_path / "tekst.txt").write_text("Mogen wij u mailen?", encoding="utf-8")
    purpose = ("nieuwsbrief", "--title", "Nieuwsbrief", "--basis", "a", "--channel", "email", "--direct-marketing")
    for command in (
        ("ledger", "init"),
        ("consent", "purpose", "add", *purpose),
        ("consent", "notice", "add", "tekst.txt", "--purpose", "nieuwsbrief", "--version", "1"),
        ("consent", "record", "K-1", "--purpose", "nieuwsbrief", "--method", "webform"),
    ):
        ran = avgtool(*command)
        assert ran.code == 0, ran.err
    one = asked_anew(avgtool, "K-1", WITHDRAWAL)
    answer = ("--lang", "en", "request", "answer", one, "--document", "brief.pdf")
    refused = avgtool(*answer)
    assert (refused.code, "request withdraw-consent" in refused.err) == (3, True)
    by_hand = ("--lang", "en", "request", "task", one, "--for", WITHDRAWAL, "--reason", "Gedaan.")
    for state in ("klaar", "vervallen"):
        ran = avgtool(*by_hand, "--state", state)
        assert (ran.code, "still holds a consent" in ran.err) == (3, True), "a word alone changes nothing"
    wrong = avgtool("--lang", "en", "request", "withdraw-consent", one, "--purpose", "acties")
    assert (wrong.code, "acties" in wrong.err) == (3, True)
    ran = avgtool("--lang", "en", "request", "withdraw-consent", one)
    assert (ran.code, "Withdrawn: nieuwsbrief" in ran.err) == (0, True), ran.err
    status = json.loads(avgtool("consent", "status", "K-1", "--format", "json").out)
    assert "withdrawn" in json.dumps(status)
    assert tasks(avgtool, one) == {("toestemmingen", WITHDRAWAL): "klaar"}
    assert avgtool("request", "withdraw-consent", one).code == 3, "there is nothing left to withdraw"
    drafted = avgtool("request", "letter", one, "--kind", "antwoord", "--output", "concept.docx")
    assert drafted.code == 0, drafted.err
    said = [paragraph.text for paragraph in docx.Document(tmp_path / "concept.docx").paragraphs]
    assert any("Nieuwsbrief" in paragraph for paragraph in said)
    assert not any("waarvoor de toestemming was" in paragraph for paragraph in said)
    assert avgtool(*answer).code == 0


ON_CONSENT = """\
sources:
  - {name: brief, path: brief.csv, activities: [mailing], tables: [{find: {email: mail}}]}
  - {name: kassa, path: kassa.csv, activities: [verkoop], tables: [{find: {email: mail}}]}
activities:
  - {code: mailing, name: Mailing, purposes: [{text: nieuws sturen, basis: a}]}
  - {code: verkoop, name: Verkoop, purposes: [{text: leveren, basis: b}]}
"""


def test_sources_that_are_used_on_consent_are_work_once_it_is_taken_back(avgtool, tmp_path):
    """The letter says that the use has stopped; the ledger alone takes nobody out of a mailing list."""
    (tmp_path / "avgtool.yaml").write_text(ON_CONSENT, encoding="utf-8")
    (tmp_path / "tekst.txt").write_text("Mogen wij u mailen?", encoding="utf-8")
    (tmp_path / "brief.pdf").write_bytes(b"Geachte mevrouw El Amrani")
    for command in (
        ("ledger", "init"),
        (
            "consent",
            "purpose",
            "add",
            "nieuws",
            "--title",
            "Nieuws",
            "--basis",
            "a",
            "--channel",
            "email",
            "--direct-marketing",
        ),
        ("consent", "notice", "add", "tekst.txt", "--purpose", "nieuws", "--version", "1"),
        ("consent", "record", "K-1", "--purpose", "nieuws", "--method", "webform"),
    ):
        ran = avgtool(*command)
        assert ran.code == 0, ran.err
    one = asked_anew(avgtool, "K-1", WITHDRAWAL)
    ran = avgtool("--lang", "en", "request", "withdraw-consent", one)
    assert "used on consent: brief. Take the person out" in ran.err
    assert tasks(avgtool, one) == {("toestemmingen", WITHDRAWAL): "klaar", ("brief", WITHDRAWAL): "open"}
    answer = ("request", "answer", one, "--document", "brief.pdf")
    assert avgtool(*answer).code == 3
    assert avgtool("request", "task", one, "brief", "--for", WITHDRAWAL).code == 0
    assert avgtool(*answer).code == 0


CRM = """\
nr;naam;straat;huisnr;notitie
K-1;Fatima el Amrani;Dorpsstraat;12;Wil post op Dorpsstraat 12, niet op Kerkweg 5.
K-2;Jan Bakker;Havenkade;3;Vroeg naar Fatima el Amrani van Dorpsstraat 12. Woont zelf op Havenkade 3.
"""
CRM_CONFIG = """\
sources:
  - name: crm
    path: klanten.csv
    tables: [{key: [nr], find: {customer: nr, name: naam}, text: [notitie]}]
"""


@pytest.mark.pdf
def test_the_own_address_is_shown_to_the_person_and_goes_from_the_texts_about_others(avgtool, tmp_path):
    (tmp_path / "klanten.csv").write_text(CRM, encoding="utf-8")
    (tmp_path / "avgtool.yaml").write_text(CRM_CONFIG, encoding="utf-8")
    avgtool("ledger", "init")
    avgtool("request", "open", "K-1", "--right", "inzage", "--right", "wissing")
    avgtool("request", "verify-identity", ref(), "--means", "inloggen")
    shown = json.loads(avgtool("request", "collect", ref(), "--format", "json").out)
    mentions = ("--confirm", shown["in_doubt"][0]["id"])
    collected = avgtool("request", "collect", ref(), *mentions, "--output", "p.zip")
    assert collected.code == 0, collected.err
    with zipfile.ZipFile(tmp_path / "p.zip") as package:
        given = package.read("gegevens/crm.csv").decode("utf-8-sig")
    assert "Wil post op Dorpsstraat 12, niet op [andere persoon]." in given
    assert "Fatima el Amrani van Dorpsstraat 12. Woont zelf op [andere persoon]." in given
    erased = avgtool("request", "erase", ref(), *mentions, "--execute", "--yes")
    assert erased.code == 0, erased.err
    left = (tmp_path / "klanten.csv").read_text(encoding="utf-8").splitlines()
    assert left[1:] == ["K-2;Jan Bakker;Havenkade;3;Vroeg naar […] van […]. Woont zelf op Havenkade 3."]


def test_what_came_back_from_a_backup_is_erased_once_more(avgtool, shop, tmp_path):
    """Though the request was closed: the letter promised it. What was never done cannot be done again."""
    (tmp_path / "brief.pdf").write_bytes(b"Geachte mevrouw El Amrani")
    one = asked_anew(avgtool, "1", "wissing")
    again = ("--lang", "en", "request", "erase", one, *WHO, "--again", "--execute", "--yes")
    early = avgtool(*again)
    assert (early.code, "could be done again" in early.err) == (3, True)
    backup = {name: (tmp_path / name).read_bytes() for name in ("winkel.db", "loterij.xlsx")}
    assert avgtool("request", "erase", one, *WHO, "--execute", "--yes").code == 0
    erased = small_shop.contents(shop)
    assert avgtool("request", "answer", one, "--document", "brief.pdf", *PARTLY).code == 0
    assert avgtool("request", "close", one, "--recipients", "ingelicht").code == 0
    for name, content in backup.items():
        (tmp_path / name).write_bytes(content)
    assert avgtool("request", "erase", one, *WHO, "--execute", "--yes").code == 3, "it is closed"
    ran = avgtool(*again)
    assert (ran.code, "A request that was closed stays so." in ran.err) == (0, True), ran.err
    assert small_shop.contents(shop) == erased
    shown = json.loads(avgtool("request", "show", one, "--format", "json").out)["request"]
    assert shown["state"] == "gesloten"
    done = [task["words"] for task in shown["work_log"] if task["source"] == "webwinkel" and task["state"] != "open"]
    assert len(done) == 2
    assert done[1].startswith(("once more", "nog eens"))


@pytest.mark.usefixtures("shop")
def test_that_a_restriction_was_lifted_is_recorded_too(avgtool):
    """With the day on which the person was told."""
    only = (*WHO, *FILES_LEFT_OUT, "--execute", "--yes")
    assert avgtool("request", "restrict", ref(), *only).code == 0
    assert avgtool("request", "restrict", ref(), *only, "--lift", "--told", "2026-04-01").code == 0
    log = json.loads(avgtool("request", "show", ref(), "--format", "json").out)["request"]["work_log"]
    lifted = [one["words"] for one in log if (one["work"], one["state"]) == ("beperking", "klaar")]
    assert ["1 april 2026" in words for words in lifted] == [False, True]

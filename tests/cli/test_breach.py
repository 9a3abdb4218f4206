"""``avgtool breach``, as a user sees it."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from pathlib import Path

import pytest
from pypdf import PdfReader

DOCS = Path(__file__).parents[2] / "docs"
BY = ("--by", "M. de Groot", "--names-nobody")
"""Without the search for names, which a test of its own is about."""
ON = ("--on", "2026-11-22T12:00")
AWARE = "2026-11-20T16:40"


@pytest.fixture
def opened(avgtool, tmp_path, customers):
    """A ledger with three breaches: one told and notified in part, one overdue, one not notified and closed."""
    (tmp_path / "avgtool.yaml").write_text(
        "organisation: {name: Voorbeeld BV, contact: privacy@voorbeeld.example}\nsources: [{path: klanten.csv}]\n",
        encoding="utf-8",
    )
    (tmp_path / "bericht.pdf").write_bytes(b"Beste klant")
    described = ("--consequences", "Kans op phishing.", "--measures", "Cc staat uit.", "--nature", "vertrouwelijkheid")
    for command in (
        ("ledger", "init"),
        ("scan", customers, "--keep"),
        ("breach", "open", "Mailing met adressen in cc", "--aware", AWARE, "--from", "2026-11-20T16:00",
         "--from-scan", "klanten.csv", "--group", "klanten", "--what", "Alle adressen stonden zichtbaar in cc."),
        ("breach", "notify", "DL-2026-0001", "--partly", "--at", "2026-11-21T10:00", "--case", "z2026-01234"),
        ("breach", "decide", "DL-2026-0001", "--tell", "--at", "2026-11-21T10:05", "--reason", "Kans op phishing."),
        ("breach", "tell", "DL-2026-0001", "--words", "Uitleg en advies.", "--persons", "4", "--channel", "e-mail",
         "--document", "bericht.pdf", "--at", "2026-11-21T12:15"),
        ("breach", "open", "Laptop kwijt in de trein", "--aware", "2026-11-18T08:10"),
        ("breach", "open", "Brief bij de buren", "--aware", "2026-11-19T09:00", "--what", "Verkeerd bezorgd.",
         *described),
        ("breach", "decide", "DL-2026-0003", "--no-notify", "--reason", "Ongeopend terug.", "--at", "2026-11-19T10:00"),
        ("breach", "close", "DL-2026-0003", "--at", "2026-11-19T11:00"),
    ):  # fmt: skip
        ran = avgtool(*command, *(BY if command[0] == "breach" else ()))
        assert ran.code == 0, ran.err
    return tmp_path


def without_today(text: str) -> str:
    """The moments of recording are those of the test, as are the days of kept scans and the widths of columns."""
    kept = re.sub(r"(klanten\.csv, ).*", r"\1…", text)
    kept = re.sub(r"^(vastgelegd|recorded) \d.*", r"\1 …", kept, flags=re.MULTILINE)
    kept = re.sub(r" {2,}", "  ", kept)
    return re.sub(r"^.*(?:vastgelegd in het register|recorded in the register).*\n", "", kept, flags=re.MULTILINE)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["list", "due", "show DL-2026-0001", "show DL-2026-0002"])
def test_what_is_shown(avgtool, snapshot, language, command):
    assert without_today(avgtool("--lang", language, "breach", *command.split(), *ON).out) == snapshot


@pytest.mark.usefixtures("opened")
def test_a_term_that_passed_makes_the_exit_code_one(avgtool):
    """Until it is decided or notified, with the reason for the delay."""
    assert avgtool("breach", "due", *ON).code == 1
    assert avgtool("breach", "due", "--on", "2026-11-21T08:10").code == 0
    assert avgtool("breach", "due", "--on", "2026-11-21T08:11").code == 1
    late = avgtool("breach", "notify", "DL-2026-0002", "--partly", "--at", "2026-11-22T09:00")
    assert (late.code, "te laat" in late.err) == (3, True)
    because = ("--reason", "De vinder meldde zich pas zondag.")
    assert avgtool("breach", "notify", "DL-2026-0002", "--partly", "--at", "2026-11-22T09:00", *because).code == 0
    assert avgtool("breach", "due", *ON).code == 0


@pytest.mark.usefixtures("opened")
def test_what_scripts_read(avgtool):
    due = json.loads(avgtool("breach", "due", *ON, "--format", "json").out)
    assert due["format"] == "breaches-due/1"
    assert [(one["reference"], one["hours_left"]) for one in due["breaches"]] == [
        ("DL-2026-0002", -27.83),
        ("DL-2026-0001", None),
    ]
    listed = json.loads(avgtool("breach", "list", "--open", "--format", "json").out)
    assert [(one["reference"], one["due"]) for one in listed["breaches"]] == [
        ("DL-2026-0001", "2026-11-23T15:40:00+00:00"),
        ("DL-2026-0002", "2026-11-21T07:10:00+00:00"),
    ]
    shown = json.loads(avgtool("breach", "show", "DL-2026-0001", "--format", "json").out)["breach"]
    assert (shown["state"], shown["persons"], shown["notified_in_time"]) == ("deels_gemeld", "meegedeeld", True)
    assert shown["lacking"] == ["nature", "consequences", "measures"]
    (told,) = [one for one in shown["events"] if one["step"] == "meedelen"]
    assert told["documents"] == [hashlib.sha256(b"Beste klant").hexdigest()]


@pytest.mark.usefixtures("opened")
def test_kinds_and_numbers_come_from_a_kept_scan(avgtool):
    """Four rows, of which a BSN is known; not one value of them is in the ledger."""
    facts = json.loads(avgtool("breach", "show", "DL-2026-0001", "--format", "json").out)["breach"]["facts"]
    assert (facts["records"], facts["persons_most"], facts["persons_least"]) == (4, 4, None)
    assert {"email", "national_id", "person_name"} <= set(facts["kinds"])
    assert (facts["scans"][0]["name"], facts["systems"]) == ("klanten.csv", ["klanten.csv"])


@pytest.mark.usefixtures("opened")
def test_a_kind_comes_beside_those_of_the_scan_and_goes_by_a_reason(avgtool):
    """Told each time, for a register and for who types."""
    kinds = set(shown_facts(avgtool, "DL-2026-0001")["kinds"])
    added = avgtool("breach", "add", "DL-2026-0001", "--kind", "health")
    assert "Persoonsgegevens: erbij gezondheid" in added.err
    assert set(shown_facts(avgtool, "DL-2026-0001")["kinds"]) == {*kinds, "health"}
    again = avgtool("breach", "add", "DL-2026-0001", "--kind", "health")
    assert (again.code, "staat al in het register" in again.err) == (3, True), "no step without a change"
    taking = ("breach", "add", "DL-2026-0001", "--without-kind", "national_id", "--names-nobody")
    refused = avgtool(*taking)
    assert (refused.code, "--reason" in refused.err) == (2, True)
    taken = avgtool(*taking, "--reason", "De kolom was leeg in deze export.")
    assert "Persoonsgegevens: eruit nationaal identificatienummer" in taken.err
    facts = shown_facts(avgtool, "DL-2026-0001")
    assert (set(facts["kinds"]), facts["left_out"]) == ({*kinds, "health"} - {"national_id"}, ["national_id"])


@pytest.mark.usefixtures("opened")
def test_a_source_that_got_a_name_is_known_by_its_path_too(avgtool, tmp_path):
    """As the manual has it: the file that was scanned."""
    settings = "sources: [{name: webshopexport, path: klanten.csv}]\n"
    (tmp_path / "avgtool.yaml").write_text(settings, encoding="utf-8")
    assert avgtool("scan", "klanten.csv", "--keep").code == 0
    for number, said in enumerate(("klanten.csv", "./klanten.csv", "webshopexport"), 2):
        added = avgtool("breach", "add", "DL-2026-0002", "--from-scan", said, "--records", number)
        assert (added.code, "4 records, volgens: bewaarde scan van webshopexport" in added.err) == (0, True), said
    facts = shown_facts(avgtool, "DL-2026-0002")
    assert (facts["systems"], facts["records"]) == (["webshopexport"], 4)
    assert avgtool("breach", "add", "DL-2026-0002", "--from-scan", "andere.csv").code == 3


def shown_facts(avgtool, reference):
    shown = avgtool("breach", "show", reference, "--format", "json").out
    return json.loads(shown)["breach"]["facts"]


def test_or_from_a_saved_scan(avgtool, opened):
    assert avgtool("scan", "klanten.csv", "--format", "json", "--output", "scan.json").code == 0
    (opened / "avgtool.db-gone").touch()
    assert avgtool("breach", "add", "DL-2026-0002", "--from-scan", "scan.json", "--persons-most", "3").code == 0
    facts = json.loads(avgtool("breach", "show", "DL-2026-0002", "--format", "json").out)["breach"]["facts"]
    assert (facts["records"], facts["persons_most"]) == (4, 3), "what is said counts above what was counted"


@pytest.mark.usefixtures("opened")
def test_a_scan_that_nobody_kept_is_refused_with_those_that_were(avgtool):
    ran = avgtool("breach", "open", "Lek", "--from-scan", "webshop")
    assert (ran.code, "klanten.csv" in ran.err) == (3, True)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    "said",
    [
        ("open", "Brief van Jan de Vries naar de buren"),
        ("open", "Lek", "--what", "Bel 06-12345678 voor uitleg."),
        ("measure", "DL-2026-0001", "--words", "Mail aan jan.devries@example.nl gestuurd."),
        ("decide", "DL-2026-0002", "--no-notify", "--reason", "Mevrouw Fatima el Amrani heeft het gewist."),
        ("measure", "DL-2026-0001", "--words", "Gemeld aan privacy@example.nl door f.elamrani@example.nl."),
        ("measure", "DL-2026-0001", "--words", "Verstuurd naar info@gmail.com."),
        ("measure", "DL-2026-0001", "--words", "Verstuurd naar info.jan@example.nl."),
        ("measure", "DL-2026-0001", "--words", "Verstuurd naar info@jan-de-vries.nl."),
    ],
)
def test_a_description_names_nobody(avgtool, said):
    """What cannot be erased must not name a person; who knows better says so."""
    refused = avgtool("breach", *said)
    assert (refused.code, "lijkt een persoon te noemen" in refused.err) == (3, True)
    assert not re.search(r"Vries|12345678|Amrani", refused.err), "the error does not repeat it"
    assert avgtool("breach", *said, "--names-nobody").code == 0


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    "words",
    [
        "Aangifte gedaan bij de politie Rotterdam-Rijnmond.",
        "Server 10.0.0.12 van Voorbeeld Hosting was bereikbaar; de Autoriteit Persoonsgegevens is gebeld.",
        "Verzending door PostNL; doos met polissen zoek in Utrecht sinds 12 oktober 2026.",
        "Gemeld bij servicedesk@gemeente-voorbeeld.nl en privacy@example.nl, en van daar aan it-beheer@example.nl.",
        "Doorgestuurd naar INFO@Example.nl.",
    ],
)
def test_organisations_places_and_machines_are_nobody(avgtool, words):
    ran = avgtool("breach", "measure", "DL-2026-0001", "--words", words)
    assert ran.code == 0, ran.err


@pytest.mark.usefixtures("opened")
def test_a_processor_tells_the_controller(avgtool):
    opened = avgtool("breach", "open", "Lek bij hosting", "--as-processor", "--controller", "Winkel Voorbeeld")
    reference = opened.out.strip()
    assert avgtool("breach", "notify", reference, "--partly").code == 3
    told = avgtool("breach", "inform", reference, "--controller", "--to", "Winkel Voorbeeld", "--words", "Alles.")
    assert (told.code, "doorgegeven" in told.err) == (0, True)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    "usage",
    [
        ("decide", "DL-2026-0002"),
        ("decide", "DL-2026-0002", "--notify", "--ground", "uavg-42"),
        ("add", "DL-2026-0002"),
        ("add", "DL-2026-0002", "--aware", AWARE),
        ("add", "DL-2026-0002", "--records", "9" * 30),
    ],
)
def test_half_a_command_is_wrong_usage(avgtool, usage):
    assert avgtool("breach", *usage).code == 2


def test_the_hours_stand_in_avgtool_yaml(avgtool, opened):
    with (opened / "avgtool.yaml").open("a", encoding="utf-8") as config:
        config.write("breaches: {hours: 96}\n")
    assert avgtool("breach", "due", "--on", "2026-11-22T08:00").code == 0


@pytest.mark.pdf
@pytest.mark.parametrize(("reference", "name"), [(None, "datalekregister"), ("DL-2026-0001", "melding-DL-2026-0001")])
def test_the_register_and_a_notification_are_written_with_their_data(avgtool, opened, monkeypatch, reference, name):
    """And are the same bytes for the same ledger and moment; they replace their own."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    made = []
    for _ in range(2):
        ran = avgtool("breach", "pdf", *filter(None, (reference,)))
        assert ran.code == 0, ran.err
        made.append((opened / f"{name}.pdf").read_bytes())
    assert made[0] == made[1]
    reader = PdfReader(opened / f"{name}.pdf")
    ((data,),) = reader.attachments.values()
    assert json.loads(data)["format"] == ("breach/1" if reference else "breach-register/1")
    assert "Mailing met adressen in cc" in "".join(page.extract_text() for page in reader.pages)


@pytest.mark.usefixtures("opened")
def test_the_chains_hold(avgtool):
    assert avgtool("ledger", "verify").code == 0


def test_the_name_of_the_officer_stands_in_the_register(avgtool, tmp_path, monkeypatch):
    """And not the account of the computer: ``by`` of avgtool.yaml, and AVGTOOL_BY of who shares it with others."""
    (tmp_path / "avgtool.yaml").write_text("by: M. de Groot, privacy officer\n", encoding="utf-8")
    assert avgtool("ledger", "init").code == 0
    assert avgtool("breach", "open", "Laptop kwijt", "--aware", AWARE).code == 0
    monkeypatch.setenv("AVGTOOL_BY", "R. Zevenuiver")
    assert avgtool("breach", "measure", "DL-2026-0001", "--words", "Op afstand gewist.").code == 0
    shown = json.loads(avgtool("breach", "show", "DL-2026-0001", "--format", "json").out)
    assert [one["by"] for one in shown["breach"]["events"]] == ["M. de Groot, privacy officer", "R. Zevenuiver"]


@pytest.mark.usefixtures("opened")
def test_the_letter_to_the_persons_is_a_pdf_or_a_docx(avgtool, tmp_path):
    ran = avgtool("breach", "letter", "DL-2026-0003", "--output", "brief.pdf", "--by", "M. de Groot")
    assert ran.code == 0, ran.err
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "brief.pdf").pages)
    assert ("Kans op phishing." in text, "M. de Groot" in text) == (True, True)
    assert "Nog in te vullen: welke gegevens van de persoon" in ran.err
    assert avgtool("breach", "letter", "DL-2026-0003", "--output", "brief.docx").code == 0
    assert (tmp_path / "brief.docx").read_bytes()[:2] == b"PK"
    again = avgtool("breach", "letter", "DL-2026-0003", "--output", "brief.docx")
    assert again.code != 0, "a file that is there stays"


@pytest.mark.usefixtures("opened")
def test_a_processor_writes_no_persons(avgtool, tmp_path):
    assert avgtool("breach", "open", "Lek", "--aware", AWARE, "--as-processor", *BY).code == 0
    refused = avgtool("breach", "letter", "DL-2026-0004", "--output", "brief.pdf")
    assert (refused.code, "verwerkingsverantwoordelijke" in refused.err) == (3, True)
    assert not (tmp_path / "brief.pdf").exists()


RECORDED_IN = (DOCS / "breaches.md", DOCS / "handleiding.md")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("step", ["tell", "inform"])
def test_that_others_were_told_is_recorded_as_the_pages_write_it(avgtool, tmp_path, step):
    """With all options that the step asks for, whichever breach is meant."""
    (tmp_path / "brief.docx").write_bytes(b"Beste klant")
    avgtool("breach", "open", "Laptop kwijt", "--as-processor", "--aware", AWARE, *BY)
    reference = {"tell": "DL-2026-0001", "inform": "DL-2026-0004"}[step]
    written = [one for page in RECORDED_IN for one in re.findall(r"`avgtool (breach [^`]*)`", page.read_text("utf-8"))]
    commands = [one for one in map(shlex.split, written) if one[1] == step]
    assert commands
    for command in commands:
        ran = avgtool(*(reference if one.startswith(("DL-", "REFERENCE")) else one for one in command), *BY)
        assert ran.code == 0, (command, ran.err)

"""``--letter`` and ``avgtool request letter``: the letter and its step happen together, or not at all."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO

import docx
import pytest

from avgtool.sources.staging import Staged
from tests.documents.reading import pages

CONFIG = """\
organisation: {name: Voorbeeld Retail BV, contact: privacy@example.nl, logo: logo.svg}
activities:
  - {code: webshop, name: Webshop, purposes: [{text: uw bestelling leveren, basis: b}], kinds: [person_name, email],
     no_recipients: true, retention: [{term: {years: 7, after_year: true}, ground: AWR 52}]}
"""
DETAILS = """\
found: true
searched: [{source: webshop, rows: 3}]
left_out: [{what: interne notities, reason: "die gaan over een ander (AVG 15(4))"}]
"""
BY = ("--by", "M. de Groot")
EXTEND = ("extend", "2026-0001", "--because", "complexiteit", "--reason", "Elf bronnen.", "--at", "2026-03-20",
          "--document", "antwoord.yaml", *BY)  # fmt: skip


@pytest.fixture
def asked(avgtool, tmp_path):
    """A request that is being worked on."""
    (tmp_path / "avgtool.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (tmp_path / "antwoord.yaml").write_text(DETAILS, encoding="utf-8")
    for command in (
        ("ledger", "init"),
        ("request", "open", "K-1", "--right", "inzage", "--received", "2026-03-05",
         "--contact", "Mevrouw F. el Amrani, Dorpsstraat 1", *BY),
        ("request", "verify-identity", "2026-0001", "--means", "inloggen", "--at", "2026-03-06", *BY),
    ):  # fmt: skip
        ran = avgtool(*command)
        assert ran.code == 0, ran.err
    return tmp_path


WAYS = {
    "step": ("request", "acknowledge", "2026-0001", "--letter", "brief.docx"),
    "draft": ("request", "letter", "2026-0001", "--kind", "ontvangstbevestiging", "--output", "brief.docx"),
}


@pytest.mark.parametrize("command", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("settings", ["", "by: M. de Groot, privacy officer\n", "letters: {signer: De directie}\n"])
def test_no_letter_shows_the_account_of_the_computer(avgtool, tmp_path, monkeypatch, command, settings):
    """Under it stands whose name was given, and otherwise the organization; who records is another matter."""
    monkeypatch.setattr("avgtool.workflows.who_acts.os_user", lambda: "root7")
    (tmp_path / "avgtool.yaml").write_text(f"organisation: {{name: Voorbeeld BV}}\n{settings}", encoding="utf-8")
    avgtool("ledger", "init")
    avgtool(
        "request", "open", "K-1", "--right", "inzage", "--received", "2026-03-05", "--contact", "F. Amrani, Straat 1"
    )
    ran = avgtool("--lang", "en", *command)
    assert ran.code == 0, ran.err
    text = "\n".join(
        [one.text for one in docx.Document(str(tmp_path / "brief.docx")).paragraphs]
        + [
            cell.text
            for table in docx.Document(str(tmp_path / "brief.docx")).tables
            for row in table.rows
            for cell in row.cells
        ]
    )
    assert "root7" not in text
    assert "Voorbeeld BV" in text
    assert ("M. de Groot" in text, "De directie" in text) == ("by:" in settings, "signer" in settings)
    assert ("No name stands under the letter" in ran.err) == (settings == "")


def events(avgtool) -> list[dict]:
    return json.loads(avgtool("request", "show", "2026-0001", "--format", "json").out)["request"]["events"]


def test_what_an_english_letter_lacks_is_told_to_a_dutch_officer_in_dutch(avgtool, asked):
    """The letter itself says it in English."""
    opened = ("request", "open", "K-2", "--right", "wissing", "--received", "2026-03-05", "--answer-in", "en", *BY)
    assert avgtool(*opened).code == 0
    draft = ("request", "letter", "2026-0002", "--kind", "antwoord", "--output", "draft.docx", *BY)
    ran = avgtool("--lang", "nl", *draft)
    assert ran.code == 0, ran.err
    assert "welke gegevens u hebt gewist, per systeem" in ran.err
    said = "\n".join(one.text for one in docx.Document(str(asked / "draft.docx")).paragraphs)
    assert "which data you erased, for each system" in said


@pytest.mark.pdf
def test_a_step_writes_its_letter_and_records_its_hash(avgtool, asked):
    ran = avgtool("request", *EXTEND, "--letter", "verlenging.pdf")
    assert ran.code == 0, ran.err
    data = (asked / "verlenging.pdf").read_bytes()
    written = {"sha256": hashlib.sha256(data).hexdigest(), "name": "verlenging.pdf"}
    assert events(avgtool)[-1]["documents"][1:] == [written]
    (text,) = pages(data)
    for said in ("Mevrouw F. el Amrani", "Geachte mevrouw El Amrani,", "uiterlijk op 7 april 2026", "5 juni 2026",
                 "Elf bronnen.", "M. de Groot", "20 maart 2026", "2026-0001", "Voorbeeld Retail BV"):  # fmt: skip
        assert said in text.replace("\r\n", " "), said
    assert "CONCEPT" not in text.upper()


@pytest.mark.parametrize(
    "command",
    [
        "acknowledge 2026-0002",
        "ask 2026-0002 --identity --means terugbellen --reason Onbekend.",
        "verify-identity 2026-0002 --means inloggen",
        "ask 2026-0001 --clarification --reason Welke?",
        "answer 2026-0001 --details antwoord.yaml",
        "answer 2026-0001 --partly --ground avg-15-4 --reason Anderen. --details antwoord.yaml",
        "refuse 2026-0001 --ground avg-12-5-ongegrond --reason Daarom.",
    ],
)
def test_every_step_with_a_letter_can_write_it_as_docx(avgtool, asked, command):
    """A refusal needs no --remedies-told: the letter is seen to name supervisor and court."""
    avgtool("request", "open", "K-2", "--right", "wissing", "--received", "2026-03-05", "--answer-in", "en", *BY)
    command = command.replace("Anderen.", "Het_gaat_over_anderen.").replace("Daarom.", "Dit_is_de_reden.")
    words = [part.replace("_", " ") if part.endswith(".") else part for part in command.split()]
    ran = avgtool("request", *words, "--letter", "brief.docx", *BY)
    assert ran.code == 0, ran.err
    data = (asked / "brief.docx").read_bytes()
    said = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)
    assert ("Yours sincerely," in said) if "2026-0002" in command else ("Met vriendelijke groet," in said)
    shown = json.loads(avgtool("request", "show", command.split()[1], "--format", "json").out)["request"]
    assert shown["events"][-1]["documents"][0]["sha256"] == hashlib.sha256(data).hexdigest()
    assert shown["events"][-1]["remedies_told"] == ("refuse" in command or "--partly" in command)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("acknowledge 2026-0001 --letter brief.docx", 3, "in behandeling"),
        ("extend 2026-0001 --because complexiteit --reason x --at 2026-04-09 --letter brief.docx", 3, "7 april 2026"),
        ("refuse 2026-0001 --ground avg-17-3-b --reason x --letter brief.docx", 3, "avg-15-4"),
        ("answer 2026-0001 --letter brief.docx", 3, "in welke systemen"),
        ("answer 2026-0001 --letter brief.docx --details weg.yaml", 3, "weg.yaml"),
        ("answer 2026-0001 --letter brief.docx --details fout.yaml", 3, "fout.yaml:2"),
        ("answer 2026-0001 --letter brief.odt --details antwoord.yaml", 2, ".docx"),
        ("answer 2026-0001 --letter map/brief.docx --details antwoord.yaml", 3, "map"),
        ("answer 2026-0001 --letter logo.svg.docx --details antwoord.yaml", 3, "--force"),
        ("answer 2026-0001 --details antwoord.yaml", 2, "--letter"),
        ("answer 2026-0009 --letter brief.docx --details antwoord.yaml", 3, "request list"),
    ],
)
def test_what_is_refused_leaves_neither_letter_nor_step(avgtool, asked, command, code, told):
    (asked / "fout.yaml").write_text("found: true\ngevonden: ja\n", encoding="utf-8")
    (asked / "logo.svg.docx").write_bytes(b"van iemand")
    before, files = events(avgtool), sorted(path.name for path in asked.iterdir())
    ran = avgtool("request", *command.split())
    assert ran.code == code
    assert told in ran.err
    assert events(avgtool) == before
    assert sorted(path.name for path in asked.iterdir()) == files
    assert (asked / "logo.svg.docx").read_bytes() == b"van iemand"


def test_an_own_text_that_lost_the_supervisor_makes_no_refusal(avgtool, asked):
    """Art. 12(4): until somebody says that the letter tells it."""
    (asked / "avgtool.yaml").write_text(CONFIG + "letters: {folder: brieven}\n", encoding="utf-8")
    (asked / "brieven" / "nl").mkdir(parents=True)
    (asked / "brieven" / "nl" / "klacht.txt").write_text("Jammer dan.", encoding="utf-8")
    refuse = ("request", "refuse", "2026-0001", "--ground", "avg-12-5-ongegrond", "--reason", "Dit is de reden.", *BY)
    ran = avgtool(*refuse, "--letter", "brief.docx")
    assert ran.code == 3
    assert "Autoriteit Persoonsgegevens" in ran.err
    assert not (asked / "brief.docx").exists()
    (asked / "brieven" / "nl" / "klacht.txt").write_text("Zie {{ folder }}.", encoding="utf-8")
    ran = avgtool(*refuse, "--letter", "brief.docx")
    assert ran.code == 4
    assert "klacht.txt:1" in ran.err


@pytest.mark.parametrize("before", [None, b"een eerdere brief"])
def test_a_ledger_that_fails_at_the_end_takes_the_letter_back(avgtool, asked, monkeypatch, before):
    """And gives back what stood there."""
    path = asked / "brief.docx"
    if before:
        path.write_bytes(before)
    publish = Staged.publish

    def publish_and_fail(self):
        publish(self)
        raise OSError

    monkeypatch.setattr(Staged, "publish", publish_and_fail)
    assert avgtool("request", *EXTEND, "--letter", "brief.docx", "--force").code != 0
    monkeypatch.undo()
    monkeypatch.chdir(asked)
    assert (path.read_bytes() if path.exists() else None) == before
    assert events(avgtool)[-1]["step"] == "identiteit-vaststellen"


def test_a_logo_that_is_no_picture_stops_the_letter(avgtool, asked):
    (asked / "logo.svg").write_text("geen plaatje")
    ran = avgtool("request", *EXTEND, "--letter", "brief.docx")
    assert ran.code == 4
    assert "logo.svg" in ran.err
    assert not (asked / "brief.docx").exists()


@pytest.mark.pdf
def test_a_draft_records_nothing_and_says_what_is_missing(avgtool, asked):
    before = events(avgtool)
    ran = avgtool("request", "letter", "2026-0001", "--kind", "antwoord", "--output", "concept.pdf", *BY)
    assert ran.code == 0
    assert "in welke systemen" in ran.err
    text = "".join(pages((asked / "concept.pdf").read_bytes()))
    assert "CONCEPT" in text.upper()
    assert "uw bestelling leveren" in text
    assert events(avgtool) == before
    again = avgtool("request", "letter", "2026-0001", "--kind", "antwoord", "--output", "concept.pdf", *BY)
    assert again.code == 3
    assert "--force" in again.err


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("kind", ["ontvangstbevestiging", "identificatie", "identiteit-vastgesteld", "precisering",
                                  "verlenging", "antwoord", "deels", "afwijzing"])  # fmt: skip
def test_each_letter_can_be_drafted_in_any_state(avgtool, asked, kind):
    """Also one that no step leads to now; what the command does not say is left to fill in."""
    ran = avgtool("request", "letter", "2026-0001", "--kind", kind, "--output", f"{kind}.docx", *BY)
    assert ran.code == 0, ran.err
    assert (asked / f"{kind}.docx").read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("asked")
def test_a_request_without_contact_gives_a_letter_without_address_and_says_so(avgtool):
    avgtool("request", "open", "K-2", "--right", "wissing", "--received", "2026-03-05")
    ran = avgtool("request", "acknowledge", "2026-0002", "--letter", "brief.docx")
    assert ran.code == 0
    assert "--contact" in ran.err


def test_a_letter_without_sender_says_so(avgtool, asked):
    (asked / "avgtool.yaml").write_text("language: nl\n", encoding="utf-8")
    ran = avgtool("request", *EXTEND, "--letter", "brief.docx")
    assert ran.code == 0
    assert "organisation.name" in ran.err


@pytest.mark.parametrize(("color", "code"), [("#ffd700", 4), ("rood", 4), ("#7a1f4b", 0)])
def test_a_color_that_cannot_be_read_on_white_is_refused(avgtool, asked, color, code):
    (asked / "avgtool.yaml").write_text(f"organisation: {{name: X, color: '{color}'}}\n", encoding="utf-8")
    ran = avgtool("request", *EXTEND, "--letter", "brief.docx")
    assert ran.code == code, ran.err
    assert not code or "avgtool.yaml:1" in ran.err


def test_reports_carry_the_logo_and_refuse_what_is_none(avgtool, asked):
    (asked / "klanten.csv").write_text("naam;e-mail\nJan;jan@example.nl\n", encoding="utf-8")
    assert avgtool("scan", "klanten.csv", "--output", "scan.html").code == 0
    assert 'class="logo"' in (asked / "scan.html").read_text(encoding="utf-8")
    (asked / "logo.svg").write_text("geen plaatje")
    ran = avgtool("scan", "klanten.csv", "--output", "scan2.html")
    assert (ran.code, "logo.svg" in ran.err) == (4, True)


def said_in(path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_a_late_answer_says_why_it_is_late(avgtool, asked):
    (asked / "antwoord.yaml").write_text(
        DETAILS + "late_reason: Een bron was weken buiten gebruik.\n", encoding="utf-8"
    )
    answer = ("request", "answer", "2026-0001", "--letter", "brief.docx", "--details", "antwoord.yaml", *BY)
    ran = avgtool(*answer)
    assert ran.code == 0, ran.err
    assert "De reden: Een bron was weken buiten gebruik." in said_in(asked / "brief.docx")


@pytest.mark.parametrize(
    ("language", "told"), [("nl", "weer gewoon gebruiken"), ("en", "use your data as usual again")]
)
def test_who_is_restricted_is_told_before_that_is_lifted(avgtool, asked, language, told):
    """Art. 18(3); the letter goes with no step, and nothing is recorded."""
    made = avgtool("request", "open", "K-7", "--right", "beperking", "--answer-in", language, *BY).out.strip()
    write = ("request", "letter", made, "--kind", "opheffing", "--output", "brief.docx", "--format", "json")
    ran = avgtool(*write, *BY)
    assert ran.code == 0, ran.err
    assert len(json.loads(ran.out)["to_fill"]) == 1, "why"
    ran = avgtool(*write, "--force", "--reason", "De gegevens zijn gecontroleerd.", *BY)
    assert json.loads(ran.out)["to_fill"] == []
    said = said_in(asked / "brief.docx")
    assert told in said
    assert "De gegevens zijn gecontroleerd." in said
    shown = json.loads(avgtool("request", "show", made, "--format", "json").out)["request"]
    assert [one["step"] for one in shown["events"]] == ["ontvangen"]

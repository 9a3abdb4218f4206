"""``avgtool request collect``, as an officer sees it: a webshop in a database, and an export with points."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import docx
import pytest
import pyzipper

from benchmarks.webshop import Customer, build
from tests.documents.reading import pages, squeezed

CONFIG = Path(__file__).parents[1] / "subject_data" / "webshop.yaml"
ONE, NEIGHBOR = Customer(20), Customer(21)


@pytest.fixture(scope="session")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("collect") / "webshop.db"
    build(f"sqlite:///{path}", 170)
    return path


@pytest.fixture
def office(avgtool, tmp_path, monkeypatch, shop_file):
    """A ledger with requests of three persons whose identity is verified, and one for erasure."""
    monkeypatch.setenv("WEBSHOP_URL", f"sqlite:///{shop_file}")
    (tmp_path / "avgtool.yaml").write_text(CONFIG.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "punten.csv").write_text(f"klant;punten\n{ONE.id};30\n{NEIGHBOR.id};7\n", encoding="utf-8")
    for command in (
        ("ledger", "init"),
        ("request", "open", ONE.id, "--right", "inzage", "--right", "overdraagbaarheid", "--received", "2026-03-05"),
        ("request", "open", NEIGHBOR.id, "--right", "inzage", "--received", "2026-03-05"),
        ("request", "open", "x@example.nl", "--kind", "email", "--right", "inzage", "--received", "2026-03-05"),
        ("request", "open", ONE.id, "--right", "wissing", "--received", "2026-03-05"),
        *(
            ("request", "verify-identity", f"2026-000{one}", "--means", "inloggen", "--at", "2026-03-06")
            for one in (1, 2, 3)
        ),
    ):
        ran = avgtool(*command)
        assert ran.code == 0, ran.err
    return tmp_path


def collected(avgtool, *arguments: str):
    return avgtool("--lang", "en", "request", "collect", *arguments)


def rows_of(package: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package.read(name).decode("utf-8-sig")), delimiter=";"))


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("reference", ["2026-0001", "2026-0002"])
def test_what_was_found_where_is_shown(avgtool, snapshot, language, reference):
    """Counts by table and by what, and rows in doubt masked; nothing of a value."""
    shown = avgtool("--lang", language, "request", "collect", reference)
    assert (shown.code, shown.out) == snapshot
    assert not any(value in shown.out + shown.err for value in (ONE.email, NEIGHBOR.full_name, NEIGHBOR.digits))


@pytest.mark.pdf
def test_a_package_holds_everything_with_checksums_and_a_document_to_read(avgtool, office):
    ran = collected(avgtool, "2026-0001", "--output", "p.zip")
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(office / "p.zip") as package:
        sums = dict(reversed(line.split("  ", 1)) for line in package.read("SHA256SUMS").decode().splitlines())
        assert set(sums) == set(package.namelist()) - {"SHA256SUMS"}
        assert all(hashlib.sha256(package.read(name)).hexdigest() == digest for name, digest in sums.items())
        assert package.read("bijlage-gegevens.pdf").startswith(b"%PDF")
        assert [row["klantnummer"] for row in rows_of(package, "gegevens/webshop/klant.csv")] == [ONE.id]
        assert len(rows_of(package, "gegevens/webshop/bestelregel.csv")) == 4
        [points] = json.loads(package.read("gegevens/punten.json"))["rows"]
    assert points == {"klant": ONE.id, "punten": "30"}


@pytest.mark.pdf
def test_others_are_masked_and_what_is_left_out_is_told_with_its_reason(avgtool, office):
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 0
    with zipfile.ZipFile(office / "p.zip") as package:
        [complaint] = rows_of(package, "gegevens/webshop/klacht.csv")
        told = {one["file"]: one for one in json.loads(package.read("manifest.json"))["tables"]}
    assert NEIGHBOR.full_name not in complaint["bericht"]
    assert NEIGHBOR.digits not in complaint["bericht"]
    assert complaint["bericht"].endswith(f"Groet, {ONE.full_name}")
    assert "medewerker_id" not in complaint
    assert told["gegevens/webshop/klacht"]["left_out"] == {
        "medewerker_id": "Wie uw klacht behandelde gaat over een ander."
    }
    assert told["gegevens/webshop/klacht"]["others_masked_in"] == ["bericht"]
    assert told["gegevens/webshop/betaling"]["others_masked_in"] == []  # the holder of the account is the person


@pytest.mark.pdf
def test_what_was_derived_is_no_part_of_what_goes_to_another_controller(avgtool, office):
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 0
    with zipfile.ZipFile(office / "p.zip") as package:
        [given], [carried] = (rows_of(package, f"{one}/webshop/klant.csv") for one in ("gegevens", "overdracht"))
        told = {one["file"]: one for one in json.loads(package.read("manifest.json"))["tables"]}
    assert set(given) - set(carried) == {"notitie", "segment"}  # who wrote the notes is not recorded
    assert set(told["overdracht/webshop/klant"]["left_out"]) == {"notitie", "segment"}


@pytest.mark.pdf
def test_a_source_that_no_activity_uses_does_not_go_to_another_controller(avgtool, office):
    """Nobody said that it rests on consent or a contract (art. 20(1)(a)); it is given all the same, and told."""
    config = office / "avgtool.yaml"
    shop = "{code: winkel, name: Webwinkel, systems: [webshop], purposes: [{text: leveren, basis: b}]}"
    config.write_text(config.read_text(encoding="utf-8") + f"activities: [{shop}]\n", encoding="utf-8")
    ran = collected(avgtool, "2026-0001", "--output", "p.zip")
    assert (ran.code, "punten: no processing activity uses this source" in ran.err) == (0, True), ran.err
    with zipfile.ZipFile(office / "p.zip") as package:
        names, told = package.namelist(), json.loads(package.read("manifest.json"))
    assert "gegevens/punten.csv" in names
    assert "overdracht/punten.csv" not in names
    assert any(name.startswith("overdracht/webshop/") for name in names)
    assert told["sources_not_portable"]["punten"].startswith("niet vastgelegd is dat wij")


@pytest.mark.pdf
def test_what_rests_on_another_basis_is_no_part_of_it_and_the_letter_says_so(avgtool, office):
    """Art. 20(1)(a). That all in it came from the person is said only where avgtool.yaml says so of every column."""
    config = office / "avgtool.yaml"
    known = config.read_text(encoding="utf-8").replace("name: punten", "name: punten\n    activities: [boekhouding]")
    config.write_text(
        known + "activities:\n  - {code: boekhouding, name: Boekhouding, purposes: [{text: rekeningen, basis: c}]}\n"
        "  - {code: winkel, name: Webwinkel, systems: [webshop], purposes: [{text: leveren, basis: b}]}\n",
        encoding="utf-8",
    )
    ran = collected(avgtool, "2026-0001", "--output", "p.zip")
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(office / "p.zip") as package:
        names = package.namelist()
        told = json.loads(package.read("manifest.json"))
        letter = docx.Document(io.BytesIO(package.read("brief-concept.docx")))
    assert "gegevens/punten.csv" in names
    assert "overdracht/punten.csv" not in names
    assert told["sources_not_portable"]["punten"].endswith("(AVG 20(1)(a))")
    said = "\n".join(one.text for one in letter.paragraphs)
    assert "punten: wij gebruiken deze gegevens niet met uw toestemming" in said
    assert "notitie: niet vastgelegd als door u geschreven" in said
    assert "wat u ons zelf hebt gegeven en wat wij" not in said


@pytest.mark.usefixtures("office")
def test_what_the_register_does_not_tell_of_what_is_given_is_told_before_it_is_sent(avgtool, office):
    """Sources without an activity, and kinds that no activity names; the letter asks for what it cannot know."""
    config = office / "avgtool.yaml"
    more = "activities: [{code: winkel, name: Webwinkel, systems: [webshop], kinds: [person_name, email]}]\n"
    config.write_text(config.read_text(encoding="utf-8") + more, encoding="utf-8")
    ran = collected(avgtool, "2026-0001", "--leave-out-rest", "--format", "json")
    unlinked, unnamed = json.loads(ran.out)["remarks"]
    assert "punten: no processing activity uses this source" in unlinked
    assert "date of birth" in unnamed
    assert "e-mail" not in unnamed
    assert "punten: no processing activity" in ran.err


@pytest.mark.pdf
def test_a_text_in_the_row_of_another_is_given_once_it_is_confirmed_and_nothing_else_of_the_row(avgtool, office):
    refused = collected(avgtool, "2026-0002", "--output", "p.zip", "--format", "json")
    assert (refused.code, (office / "p.zip").exists()) == (1, False)
    [doubt] = json.loads(refused.out)["in_doubt"]
    assert (doubt["match"], doubt["key"], doubt["by"]) == ("in-tekst", "id=21", ["bericht"])
    assert collected(avgtool, "2026-0002", "--confirm", doubt["id"], "--output", "p.zip").code == 0
    with zipfile.ZipFile(office / "p.zip") as package:
        [row] = rows_of(package, "gegevens/webshop/klacht.csv")
    assert NEIGHBOR.full_name in row["bericht"]
    assert ONE.full_name not in row["bericht"]
    assert {name for name, value in row.items() if value} == {"bericht"}


@pytest.mark.pdf
def test_rows_of_which_a_human_said_that_they_are_about_others_are_not_given(avgtool, office):
    assert collected(avgtool, "2026-0002", "--leave-out-rest", "--output", "p.zip").code == 0
    with zipfile.ZipFile(office / "p.zip") as package:
        assert "gegevens/webshop/klacht.csv" not in package.namelist()


@pytest.mark.pdf
def test_an_encrypted_package_opens_with_its_password_alone(avgtool, office):
    (office / "wachtwoord.txt").write_text("correct paard batterij\n", encoding="utf-8")
    ran = collected(avgtool, "2026-0001", "--output", "p.zip", "--password-file", "wachtwoord.txt", "--format", "json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["package"]["encrypted"]
    with pyzipper.AESZipFile(office / "p.zip") as package:
        with pytest.raises(RuntimeError):
            package.read("manifest.json")
        package.setpassword(b"correct paard batterij")
        assert package.testzip() is None


@pytest.mark.parametrize(("content", "code"), [("kort\n", 3), ("\n", 3), (None, 3)])
def test_a_password_that_is_none_is_refused_and_nothing_is_written(avgtool, office, content, code):
    if content is not None:
        (office / "wachtwoord.txt").write_text(content, encoding="utf-8")
    ran = collected(avgtool, "2026-0001", "--output", "p.zip", "--password-file", "wachtwoord.txt")
    assert (ran.code, list(office.glob("*.zip"))) == (code, [])


@pytest.mark.usefixtures("office")
def test_a_password_is_not_asked_for_where_nobody_sits(avgtool):
    assert collected(avgtool, "2026-0001", "--output", "p.zip", "--encrypt").code == 2


@pytest.mark.pdf
def test_the_work_in_each_source_is_recorded_and_no_value(avgtool, office):
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 0
    request = json.loads(avgtool("request", "show", "2026-0001", "--format", "json").out)["request"]
    assert {(one["source"], one["work"], one["state"]) for one in request["tasks"]} == {
        (source, work, "klaar") for source in ("webshop", "punten") for work in ("inzage", "overdraagbaarheid")
    }
    with sqlite3.connect(office / "avgtool.db") as ledger:
        dump = "\n".join(ledger.iterdump())
    assert not any(value in dump for value in (ONE.email, ONE.full_name, ONE.phone))


@pytest.mark.usefixtures("office")
def test_that_nobody_was_verified_is_told(avgtool):
    avgtool("request", "open", NEIGHBOR.id, "--right", "inzage", "--received", "2026-03-05")
    assert "sure who asks" in collected(avgtool, "2026-0005", "--leave-out-rest").err
    assert "sure who asks" not in collected(avgtool, "2026-0001").err


@pytest.mark.usefixtures("office")
def test_what_nothing_ties_to_the_person_is_not_given(avgtool, tmp_path):
    """The request came from another address: one typing error would give somebody else's data."""
    output = ("--output", tmp_path / "fout.zip", "--leave-out-rest")
    strange = collected(avgtool, "2026-0003", "--email", ONE.email)
    assert (strange.code, "whose request it is" in strange.err, "e-mail address" in strange.err) == (1, True, True)
    assert collected(avgtool, "2026-0003", "--email", ONE.email, *output).code == 1
    assert not (tmp_path / "fout.zip").exists()
    assert "whose request it is" not in collected(avgtool, "2026-0003", "--email", "X@example.nl").err
    known = collected(avgtool, "2026-0003", "--email", ONE.email, "--other-identifier", "Belde van zijn nummer.")
    assert "whose request it is" not in known.err


@pytest.mark.usefixtures("office")
def test_two_persons_with_one_name_are_two_candidates_and_none_is_chosen(avgtool):
    """Both are shown, masked, and nothing is given; with the date of birth there is one."""
    one, other = Customer(5), Customer(148)
    assert one.full_name == other.full_name
    ran = collected(avgtool, "2026-0003", "--name", one.full_name, "--format", "json")
    shown = json.loads(ran.out)
    assert (ran.code, sum(each["rows"] for each in shown["found"])) == (1, 0)
    customers = [each for each in shown["in_doubt"] if each["table"] == "klant"]
    assert {"id=6", "id=149"} <= {each["key"] for each in customers}
    assert len({each["masked"] for each in customers}) == len(customers)
    assert one.name[2] not in ran.out
    born = ("--name", one.full_name, "--birth", one.born.isoformat())
    alone = json.loads(collected(avgtool, "2026-0003", *born, "--format", "json").out)
    assert [each["rows"] for each in alone["found"] if each["table"] == "klant"] == [1]


NOT_ANSWERED = {
    "a request for erasure": (("2026-0004",), 3, "neither for access"),
    "nobody is named": (("2026-0003",), 3, "by a digest only"),
    "nobody is there": (("2026-0003", "--email", "x@example.nl"), 1, "Nothing was found"),
    "an address that nobody has": (("2026-0003", "--email", "niemand@example.org"), 1, "Nothing ties this"),
    "no address": (("2026-0003", "--email", "geen"), 3, "no e-mail address"),
    "an unknown request": (("2026-0099",), 3, "knows no request"),
    "a row that is not there": (("2026-0001", "--confirm", "0123456789ab"), 3, "no row in doubt"),
    "the address of somebody else": (("2026-0001", "--email", NEIGHBOR.email), 1, "Nothing ties this"),
}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("arguments", "code", "said"), NOT_ANSWERED.values(), ids=NOT_ANSWERED)
def test_what_cannot_be_answered_is_said_in_clear_words(avgtool, arguments, code, said):
    ran = collected(avgtool, *arguments, "--output", "p.zip")
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert not Path("p.zip").exists()


def test_a_source_that_is_gone_is_told_and_nothing_is_written(avgtool, office, monkeypatch):
    (office / "punten.csv").unlink()
    ran = collected(avgtool, "2026-0001", "--output", "p.zip")
    assert (ran.code, "Not searched: punten" in ran.out, (office / "p.zip").exists()) == (3, True, False)
    monkeypatch.setenv("WEBSHOP_URL", "sqlite:///weg.db")
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 5
    monkeypatch.delenv("WEBSHOP_URL")
    unset = collected(avgtool, "2026-0001", "--output", "p.zip")
    assert (unset.code, "WEBSHOP_URL" in unset.err) == (4, True)
    request = json.loads(avgtool("request", "show", "2026-0001", "--format", "json").out)["request"]
    assert request["tasks"] == []


def test_a_file_that_is_gone_from_a_folder_is_an_input_that_is_missing_and_no_fault_of_the_settings(avgtool, office):
    """As any file is that is gone; a sheet that is not there is a setting that does not fit (exit code 4)."""
    (office / "exports").mkdir()
    for name in ("punten", "nieuwsbrief"):
        (office / "exports" / f"{name}.csv").write_text(f"klant;x\n{ONE.id};1\n", encoding="utf-8")
    listed = "".join(f"      - {{table: {one}, find: {{customer: klant}}}}\n" for one in ("punten", "nieuwsbrief.csv"))
    config = office / "avgtool.yaml"
    config.write_text(f"sources:\n  - name: map\n    path: exports\n    tables:\n{listed}", encoding="utf-8")
    assert collected(avgtool, "2026-0001").code == 0
    (office / "exports" / "nieuwsbrief.csv").unlink()
    gone = collected(avgtool, "2026-0001", "--output", "p.zip")
    assert (gone.code, "Not searched: map" in gone.out, "no file nieuwsbrief.csv" in gone.err) == (3, True, True)
    assert "There is: punten.csv." in gone.err
    config.write_text(config.read_text().replace("path: exports", "path: exports/punten.csv"), encoding="utf-8")
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 4


@pytest.mark.usefixtures("office")
def test_a_package_is_not_written_under_the_name_of_a_pdf(avgtool):
    ran = collected(avgtool, "2026-0001", "--output", "z.pdf")
    assert (ran.code, "z.zip" in ran.err, Path("z.pdf").exists()) == (3, True, False)


@pytest.mark.pdf
def test_a_file_that_is_there_is_not_replaced(avgtool, office):
    (office / "p.zip").write_text("iets anders", encoding="utf-8")
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 3
    assert (office / "p.zip").read_text(encoding="utf-8") == "iets anders"
    assert collected(avgtool, "2026-0001", "--output", "p.zip", "--force").code == 0


@pytest.mark.usefixtures("office")
def test_an_identifier_can_come_from_stdin(avgtool, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ONE.email}\n"))
    ran = collected(avgtool, "2026-0003", "--email", "-", "--format", "json")
    assert sum(one["rows"] for one in json.loads(ran.out)["found"]) > 0


@pytest.mark.usefixtures("office")
def test_the_letter_goes_with_the_data(avgtool, tmp_path):
    """Where something is missing as a draft to finish; with the register complete, as the letter itself."""
    asked = ("2026-0001", "--leave-out-rest", "--output", "inzage.zip", "--by", "M. de Groot")
    ran = collected(avgtool, *asked)
    assert ran.code == 0, ran.err
    assert "draft" in ran.err
    with zipfile.ZipFile(tmp_path / "inzage.zip") as package:
        draft = docx.Document(io.BytesIO(package.read("brief-concept.docx")))
        assert "brief.pdf" not in package.namelist()
    assert any("CONCEPT" in one.text for one in draft.paragraphs)
    config = tmp_path / "avgtool.yaml"
    config.write_text(
        config.read_text(encoding="utf-8")
        + "activities:\n  - {code: winkel, name: Webwinkel, systems: [webshop, punten],\n"
        "     purposes: [{text: uw bestelling leveren, basis: b}],\n"
        "     kinds: [person_name, email], no_recipients: true, retention: [{term: {years: 7}, ground: AWR 52}]}\n",
        encoding="utf-8",
    )
    ran = collected(avgtool, *asked, "--force")
    assert ran.code == 0, ran.err
    assert "draft" not in ran.err
    with zipfile.ZipFile(tmp_path / "inzage.zip") as package:
        text = squeezed("".join(pages(package.read("brief.pdf"))))
        assert "brief-concept.docx" not in package.namelist()
    for said in ("uw bestelling leveren, omdat dat nodig is", "regels met gegevens van u", "gegevens.pdf",
                 "M. de Groot", "overdracht/webshop/bestelling", "SHA256SUMS", "2026-0001"):  # fmt: skip
        assert squeezed(said) in text, said


class AtTerminal(io.StringIO):
    """Where a person sits."""

    def isatty(self):
        """A terminal."""
        return True


@pytest.mark.pdf
@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("answer", "given"), [("y\n", True), ("n\n", False)])
def test_at_a_terminal_a_human_is_asked_about_each_row(avgtool, monkeypatch, answer, given):
    """Each is shown masked; what is not confirmed is left out."""
    monkeypatch.setattr("sys.stdin", AtTerminal(answer))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    ran = collected(avgtool, "2026-0002", "--output", "p.zip")
    assert ran.code == 0, ran.err
    assert "Is this about the person?" in ran.err
    assert ONE.email not in ran.out
    with zipfile.ZipFile("p.zip") as package:
        assert ("gegevens/webshop/klacht.csv" in package.namelist()) is given


STEPS_BEFORE = {
    "received": (),
    "acknowledged": (("acknowledge", "--document", "brief.pdf"),),
    "asked": (("ask", "--identity", "--means", "terugbellen", "--reason", "Nieuw adres."),),
    "withdrawn": (("withdraw", "--reason", "Brief van vandaag."),),
}


@pytest.mark.pdf
@pytest.mark.parametrize("steps", STEPS_BEFORE.values(), ids=STEPS_BEFORE)
def test_no_package_is_made_before_it_is_known_who_asks(avgtool, office, steps):
    """Looking is open to the officer who must tell what there is; nothing that could be sent is written."""
    (office / "brief.pdf").write_bytes(b"Geachte heer")
    avgtool("request", "open", NEIGHBOR.id, "--right", "inzage", "--received", "2026-03-05")
    for name, *more in steps:
        ran = avgtool("request", name, "2026-0005", *more)
        assert ran.code == 0, ran.err
    refused = collected(avgtool, "2026-0005", "--leave-out-rest", "--output", "p.zip")
    assert (refused.code, "verify-identity 2026-0005" in refused.err) == (3, True), refused.err
    assert not (office / "p.zip").exists()
    looked = collected(avgtool, "2026-0005", "--leave-out-rest")
    assert (looked.code, "It is not recorded that it was made sure who asks" in looked.err) == (0, True)


REGISTER = """activities:
  - {code: winkel, name: Webwinkel, systems: [webshop, punten], purposes: [{text: uw bestelling leveren, basis: b}],
     kinds: [person_name, email], no_recipients: true, retention: [{term: {years: 7}, ground: AWR 52}]}
"""


@pytest.mark.usefixtures("office")
def test_the_letter_of_a_later_answer_tells_what_collect_gave(avgtool, tmp_path):
    """Counts, the copy, what was left out; for a request that asks for more, beside what was done for that."""
    config = tmp_path / "avgtool.yaml"
    config.write_text(config.read_text(encoding="utf-8") + REGISTER, encoding="utf-8")
    by = ("--by", "M. de Groot")
    assert collected(avgtool, "2026-0001", "--details", "inzage.yaml").code == 2
    ran = collected(avgtool, "2026-0001", "--output", "p.zip", "--details", "inzage.yaml", *by)
    assert ran.code == 0, ran.err
    written = (tmp_path / "inzage.yaml").read_text(encoding="utf-8")
    assert not any(value in written for value in (ONE.email, ONE.full_name, ONE.phone))
    assert "activities:\n- winkel" in written
    (tmp_path / "meer.yaml").write_text(
        "found: true\nleft_out: [{what: archief, reason: op papier}]\n", encoding="utf-8"
    )
    answer = ("request", "letter", "2026-0001", "--kind", "antwoord", "--output", "brief.docx", *by)
    ran = avgtool("--lang", "en", *answer, "--details", "inzage.yaml", "--details", "meer.yaml")
    assert ran.code == 0, ran.err
    assert "filled in" not in ran.err
    paper = docx.Document(str(tmp_path / "brief.docx"))
    said = "\n".join((*(one.text for one in paper.paragraphs), *(c.text for t in paper.tables for c in t._cells)))
    told_of = ("regels met gegevens van u (uw naam", "bijlage-gegevens.pdf, de map gegevens", "medewerker id: Wie uw",
               "archief: op papier", "Webwinkel", "notitie: niet vastgelegd", "overdracht/webshop/klant")  # fmt: skip
    for told in told_of:
        assert told in said, told


@pytest.mark.usefixtures("office")
def test_the_letter_that_a_human_finished_goes_into_the_package(avgtool, tmp_path):
    """With its checksum; avgtool's draft is not there any more, also once the answer is recorded."""
    assert collected(avgtool, "2026-0001", "--output", "p.zip").code == 0
    (tmp_path / "brief.pdf").write_bytes(b"%PDF-1.7 af")
    ran = avgtool("request", "answer", "2026-0001", "--document", "brief.pdf", "--by", "M. de Groot")
    assert ran.code == 0, ran.err
    ran = collected(avgtool, "2026-0001", "--output", "p.zip", "--letter", "brief.pdf", "--force")
    assert ran.code == 0, ran.err
    assert "draft" not in ran.err
    with zipfile.ZipFile(tmp_path / "p.zip") as package:
        assert package.read("brief.pdf") == b"%PDF-1.7 af"
        assert "brief-concept.docx" not in package.namelist()
        assert f"{hashlib.sha256(b'%PDF-1.7 af').hexdigest()}  brief.pdf" in package.read("SHA256SUMS").decode()


@pytest.mark.usefixtures("office")
def test_an_english_letter_says_nothing_in_dutch_unmarked(avgtool, tmp_path):
    """What avgtool.yaml does not say in English is left to be filled in; letters.english says it."""
    config = tmp_path / "avgtool.yaml"
    known = config.read_text(encoding="utf-8") + REGISTER
    config.write_text(known, encoding="utf-8")
    request = ("request", "open", NEIGHBOR.id, "--right", "inzage", "--received", "2026-03-05", "--answer-in", "en")
    assert avgtool(*request).code == 0
    assert avgtool("request", "verify-identity", "2026-0005", "--means", "inloggen", "--at", "2026-03-06").code == 0
    pack = ("2026-0005", "--leave-out-rest", "--output", "e.zip", "--force", "--by", "M. de Groot")
    assert "draft" in collected(avgtool, *pack).err
    with zipfile.ZipFile(tmp_path / "e.zip") as package:
        assert {"annex-data.pdf", "letter-draft.docx", "data/webshop/klant.csv"} <= set(package.namelist())
    words = "letters: {english: {Webwinkel: Webshop, uw bestelling leveren: deliver your order}}\n"
    config.write_text(known + words, encoding="utf-8")
    ran = collected(avgtool, *pack)
    assert ran.code == 0, ran.err
    assert "draft" not in ran.err
    with zipfile.ZipFile(tmp_path / "e.zip") as package:
        text = squeezed("".join(pages(package.read("letter.pdf"))))
    assert squeezed("deliver your order, because it is needed for our contract") in text
    assert "bestelling" not in text

"""``avgtool register``, as a privacy officer sees it."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3

import pytest
from pypdf import PdfReader

COMPLETE = """\
name: Nieuwsbrief
purposes: [{text: Informeren, basis: a, consent: nieuwsbrief}]
subjects: klanten
kinds: [email]
no_recipients: true
no_transfers: true
retention: [{start: uitschrijving, ground: toestemming ingetrokken, action: delete}]
measures: [versleuteld]
systems: [klanten.csv]
origin: van de betrokkene
owner: Marketing
dpia: niet nodig
last_review: 2026-05-04
policy: nieuwsbrief
"""
HALF = "name: Bestellingen\npurposes: [{text: Leveren, basis: b}]\nkinds: [email, health]\nowner:\n"
ON = ("--on", "2026-11-23")


@pytest.fixture
def kept(tmp_path):
    """A register with one full and one half-filled activity."""
    (tmp_path / "avgtool.yaml").write_text(
        "organisation: {name: Voorbeeld BV, contact: privacy@example.nl}\n", encoding="utf-8"
    )
    (tmp_path / "verwerkingen").mkdir()
    (tmp_path / "verwerkingen" / "nieuwsbrief.yaml").write_text(COMPLETE, encoding="utf-8")
    (tmp_path / "verwerkingen" / "bestellingen.yaml").write_text(HALF, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["list", "show nieuwsbrief", "show bestellingen", "check"])
def test_what_is_shown(avgtool, kept, snapshot, language, command):
    on = ON if command == "check" else ()
    assert avgtool("--lang", language, "register", *command.split(), *on).out.replace(str(kept), "…") == snapshot


@pytest.mark.usefixtures("kept")
def test_a_half_filled_activity_is_refused_with_what_is_missing(avgtool):
    ran = avgtool("register", "check", *ON, "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["format"]) == (1, "register-check/1")
    assert {one["activity"] for one in told["findings"]} == {"bestellingen"}
    assert {"subjects", "recipients", "transfers", "retention", "measures", "permits.special", "last_review"} == {
        one["field"] for one in told["findings"] if one["gravity"] == "objection"
    }


def test_a_full_register_is_accepted(avgtool, kept):
    (kept / "verwerkingen" / "bestellingen.yaml").unlink()
    assert avgtool("register", "check", *ON).code == 0
    assert avgtool("register", "check", "--on", "2028-01-01").code == 1


def test_remarks_alone_are_accepted_unless_strict(avgtool, kept):
    (kept / "verwerkingen" / "bestellingen.yaml").unlink()
    (kept / "verwerkingen" / "nieuwsbrief.yaml").write_text(COMPLETE.replace("owner: Marketing\n", ""))
    assert avgtool("register", "check", *ON).code == 0
    assert avgtool("register", "check", "--strict", *ON).code == 1


def test_an_organisation_without_a_register_is_told_to_begin(avgtool):
    ran = avgtool("register", "check", "--format", "json")
    assert (ran.code, json.loads(ran.out)["findings"][0]["concern"]) == (1, "no_register")
    assert "register new" in avgtool("register", "show", "nieuwsbrief").err


def test_a_new_activity_is_written_in_the_words_of_the_sector_and_says_what_is_next(avgtool, tmp_path):
    (tmp_path / "avgtool.yaml").write_text("language: nl\n")
    ran = avgtool("register", "new", "--process", "nieuwsbrief", "--sector", "horeca")
    written = (tmp_path / "verwerkingen" / "nieuwsbrief.yaml").read_text(encoding="utf-8")
    assert ran.code == 0
    assert "avgtool consent purpose add nieuwsbrief" in ran.err
    assert "Gasten informeren" in written
    assert "# measures:" in written
    assert json.loads(avgtool("register", "show", "nieuwsbrief", "--format", "json").out)["activity"]["kinds"] == [
        *("email", "person_name"),
    ]


@pytest.mark.usefixtures("kept")
def test_some_activities_can_be_checked_alone(avgtool):
    assert avgtool("register", "check", "nieuwsbrief", *ON).code == 0
    assert avgtool("register", "check", "bestellingen", *ON).code == 1
    assert avgtool("register", "check", "weg", *ON).code == 4


@pytest.mark.parametrize("process", ["nieuwsbrief", "focusgroep"])
def test_the_purpose_that_is_proposed_can_be_recorded_as_it_stands(avgtool, tmp_path, process):
    (tmp_path / "avgtool.yaml").write_text("language: nl\n")
    told = avgtool("register", "new", "--process", process).err
    command = next(line.partition("avgtool ")[2] for line in told.splitlines() if "consent purpose add" in line)
    avgtool("ledger", "init")
    assert avgtool(*shlex.split(command)).code == 0


def test_what_is_there_is_never_written_over(avgtool, kept):
    assert avgtool("register", "new", "--process", "nieuwsbrief").code == 3
    assert (kept / "verwerkingen" / "nieuwsbrief.yaml").read_text(encoding="utf-8") == COMPLETE
    assert avgtool("register", "new", "--process", "nieuwsbrief", "--code", "nieuwsbrief-zakelijk").code == 0


@pytest.mark.parametrize("options", [(), ("--code", "../elders"), ("--code", "Met Spatie"), ("--process", "iets")])
def test_a_new_activity_without_a_proper_name_is_wrong_usage(avgtool, options):
    assert avgtool("register", "new", *options).code == 2


@pytest.mark.usefixtures("kept")
def test_what_refers_to_nothing_is_told(avgtool, kept):
    (kept / "avgtool.yaml").write_text(
        "sources: [{path: klanten.csv, activities: [weg]}]\nactivities: [{code: kort, policy: nieuwsbrif}]\n"
    )
    (kept / "verwerkingen" / "nieuwsbrief.yaml").write_text(COMPLETE.replace("klanten.csv", "elders.csv"))
    told = json.loads(avgtool("register", "check", *ON, "--format", "json").out)["findings"]
    found = {(one["concern"], one["activity"], one["system"]) for one in told}
    assert ("unknown_activity", "weg", "klanten.csv") in found
    assert ("unknown_policy", "kort", None) in found
    assert ("unknown_system", "nieuwsbrief", "elders.csv") in found


def test_a_file_with_an_error_is_named_with_its_line(avgtool, kept):
    (kept / "verwerkingen" / "bestellingen.yaml").write_text("name: B\nowners: x\n")
    ran = avgtool("register", "list")
    assert (ran.code, "bestellingen.yaml:2" in ran.err) == (4, True)


@pytest.mark.parametrize(
    "text",
    [
        "name: A\ndescription: " + "x" * 2_000_000 + "\n",
        "name: &a A\nowner: *a\n",
        "name: !!python/name:os.system x\n",
    ],
    ids=["two megabytes", "alias", "tag"],
)
def test_what_is_no_activity_is_refused_with_its_file(avgtool, kept, text):
    (kept / "verwerkingen" / "vreemd.yaml").write_text(text)
    ran = avgtool("register", "check")
    assert (ran.code, "vreemd.yaml" in ran.err) == (4, True)
    assert len(ran.err) < 1000


def test_the_form_of_the_files_is_printed_for_editors(avgtool):
    assert json.loads(avgtool("register", "schema").out)["properties"]["purposes"]


KEPT_TOO_LONG = """\
name: Bestellingen
purposes: [{text: Leveren, basis: b}]
subjects: klanten
kinds: [person_name, email, postcode, other_id]
no_recipients: true
no_transfers: true
retention: [{term: {years: 2}, start: bestelling, ground: beleid, columns: datum}]
measures: [versleuteld]
systems: [klanten.csv]
origin: van de betrokkene
owner: Verkoop
dpia: niet nodig
last_review: 2026-05-04
"""


@pytest.fixture
def compared(kept, customers):
    """A customer file with dates, of which the register knows nothing of the BSN."""
    lines = customers.read_text(encoding="utf-8").splitlines()
    dates = ["datum", "2019-02-03", "2019-03-04", "2026-08-01", "2026-09-01"]
    customers.write_text(
        "\n".join(f"{line};{one}" for line, one in zip(lines, dates, strict=True)) + "\n", encoding="utf-8"
    )
    with (kept / "avgtool.yaml").open("a") as config:
        config.write("sources: [{path: klanten.csv}]\n")
    (kept / "verwerkingen" / "bestellingen.yaml").write_text(KEPT_TOO_LONG, encoding="utf-8")
    (kept / "verwerkingen" / "nieuwsbrief.yaml").unlink()
    return kept


@pytest.mark.usefixtures("compared")
def test_the_register_is_held_against_a_kept_scan(avgtool):
    """It says no BSN and two years; the file holds four of one and two rows that are older."""
    assert avgtool("register", "check", "--format", "json").out.count("never_scanned") == 1
    assert avgtool("ledger", "init").code == 0
    ran = avgtool("scan", "klanten.csv", "--keep")
    assert (ran.code, "klanten.csv" in ran.err) == (0, True)
    checked = avgtool("register", "check", "--on", "2026-11-23", "--format", "json")
    found = {(one["concern"], one["rows"]) for one in json.loads(checked.out)["findings"]}
    assert checked.code == 1
    assert found == {("data_not_named", 4), ("permit_missing", 4), ("past_retention", 2)}


@pytest.mark.usefixtures("compared")
def test_nothing_of_a_customer_is_kept(avgtool, tmp_path):
    """Neither a value nor the name of a column that a file gave."""
    avgtool("ledger", "init")
    avgtool("scan", "klanten.csv", "--keep")
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("avgtool.db*"))
    assert b"klanten.csv" in stored
    for secret in (b"Fatima", b"fatima@example.nl", b"123456782", b"1012 AB", b"achternaam", b"2019-02-03"):
        assert secret not in stored


@pytest.mark.usefixtures("compared")
def test_a_scan_that_cannot_be_kept_is_not_made(avgtool):
    ran = avgtool("scan", "klanten.csv", "--keep")
    assert (ran.code, ran.out) == (5, "")


@pytest.mark.usefixtures("compared")
def test_consents_are_looked_up_in_the_ledger(avgtool, compared):
    (compared / "verwerkingen" / "nieuwsbrief.yaml").write_text(COMPLETE, encoding="utf-8")
    avgtool("ledger", "init")
    concerns = [one["concern"] for one in json.loads(avgtool("register", "check", "--format", "json").out)["findings"]]
    assert "unknown_consent" in concerns


def test_a_database_is_the_same_system_by_url_and_by_path(avgtool, compared):
    with sqlite3.connect(compared / "shop.db") as database:
        database.execute("CREATE TABLE klant (id INTEGER, email TEXT, datum TEXT)")
        database.executemany(
            "INSERT INTO klant VALUES (?, ?, '2019-01-01')", [(n, f"a{n}@example.nl") for n in range(9)]
        )
    with (compared / "avgtool.yaml").open("a") as config:
        config.write("")
    text = (
        (compared / "avgtool.yaml")
        .read_text()
        .replace("[{path: klanten.csv}]", "[{path: klanten.csv}, {url: 'sqlite:///shop.db', name: webshop}]")
    )
    (compared / "avgtool.yaml").write_text(text)
    avgtool("ledger", "init")
    for source in ("sqlite:///shop.db", "shop.db"):
        assert "webshop" in avgtool("scan", source, "--all-tables", "--keep").err


@pytest.mark.usefixtures("kept")
def test_the_register_is_written_as_html_and_made_again_in_its_place(avgtool, tmp_path):
    for _ in range(2):
        assert avgtool("register", "pdf", "--output", "register.html", *ON).code == 0
    text = (tmp_path / "register.html").read_text(encoding="utf-8")
    assert "Bestellingen" in text
    assert "Aandachtspunten" in text
    assert avgtool("register", "pdf", "--output", "a.html", "--activity", "nieuwsbrief", "--without-points").code == 0
    alone = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert ("Bestellingen" in alone, "Aandachtspunten" in alone) == (False, False)


@pytest.mark.pdf
@pytest.mark.usefixtures("kept")
def test_a_copy_without_points_is_another_document_with_another_reference(avgtool, tmp_path):
    """A print can be held to one of them; and the data of a copy for somebody else tell no points either."""
    shown, carried = {}, {}
    for name, options in (("own", ()), ("copy", ("--without-points",))):
        assert avgtool("register", "pdf", "--output", f"{name}.pdf", *options, *ON).code == 0
        reader = PdfReader(tmp_path / f"{name}.pdf")
        [[content]] = reader.attachments.values()
        carried[name] = json.loads(content)
        shown[name] = re.search(r"AVG-\d{8}-[0-9A-F]{6}", reader.pages[0].extract_text())[0]
    assert shown["own"] != shown["copy"]
    assert (bool(carried["own"].pop("findings")), "findings" in carried["copy"]) == (True, False)
    assert carried["own"] == carried["copy"]


@pytest.mark.pdf
@pytest.mark.usefixtures("kept")
def test_the_register_is_written_as_pdf(avgtool, tmp_path):
    assert avgtool("register", "pdf").code == 0
    assert (tmp_path / "verwerkingsregister.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("options", "code"), [(("--output", "a.docx"), 2), (("--activity", "weg", "--output", "a.html"), 4)]
)
def test_what_cannot_be_written_is_told(avgtool, options, code):
    assert avgtool("register", "pdf", *options).code == code


@pytest.mark.usefixtures("kept")
def test_another_file_is_never_replaced_by_the_register(avgtool, tmp_path):
    (tmp_path / "brief.html").write_text("Geachte mevrouw")
    assert avgtool("register", "pdf", "--output", "brief.html").code == 3


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_export_is_taken_over_elsewhere(avgtool, tmp_path, suffix):
    assert avgtool("register", "export", "--output", f"a.{suffix}").code == 0
    assert avgtool("register", "export", "--output", f"a.{suffix}").code == 3
    before = json.loads(avgtool("register", "list", "--format", "json").out)["activities"]
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "avgtool.yaml").write_text("language: nl\n")
    config = ("--config", str(tmp_path / "elders" / "avgtool.yaml"))
    tried = json.loads(avgtool(*config, "register", "import", f"a.{suffix}", "--dry-run", "--format", "json").out)
    assert (tried["written"], [row["activity"] for row in tried["rows"]]) == ([], ["bestellingen", "nieuwsbrief"])
    assert avgtool(*config, "register", "import", f"a.{suffix}").code == 0
    assert json.loads(avgtool(*config, "register", "list", "--format", "json").out)["activities"] == before


def test_what_is_there_stays_as_it_is_when_a_register_is_imported(avgtool, kept):
    (kept / "oud.csv").write_text("Verwerking;Doel\nNieuwsbrief;iets anders\nKlachten;afhandelen\n;zonder naam\n")
    ran = avgtool("register", "import", "oud.csv")
    assert (ran.code, "nieuwsbrief" in ran.out) == (1, True)
    assert (kept / "verwerkingen" / "nieuwsbrief.yaml").read_text(encoding="utf-8") == COMPLETE
    assert (kept / "verwerkingen" / "klachten.yaml").exists()


def test_an_import_that_names_no_activity_is_refused(avgtool, kept):
    (kept / "oud.csv").write_text("Kleur;Maat\nrood;L\nblauw;M\n")
    ran = avgtool("register", "import", "oud.csv")
    assert (ran.code, "--map" in ran.err) == (3, True)
    assert avgtool("register", "import", "oud.csv", "--map", "Kleur=name").code == 1
    assert avgtool("register", "import", "oud.csv", "--map", "Kleur=name", "--map", "Maat=").code == 0


@pytest.mark.usefixtures("kept")
def test_a_cell_is_never_carried_out_by_a_spreadsheet(avgtool, tmp_path):
    hostile = "name: '=HYPERLINK(\"http://evil.example\")'\npurposes: '@SUM(1+1)*cmd|x'\n"
    (tmp_path / "verwerkingen" / "z.yaml").write_text(hostile)
    out = avgtool("register", "export").out
    assert "'=HYPERLINK" in out
    assert "'@SUM" in out


@pytest.mark.usefixtures("compared")
def test_kept_scans_are_shown(avgtool):
    avgtool("ledger", "init")
    assert "--keep" in avgtool("register", "scans").out
    avgtool("scan", "klanten.csv", "--keep")
    assert "nationaal identificatienummer: 4" in avgtool("register", "scans").out
    [kept] = json.loads(avgtool("register", "scans", "--format", "json").out)["scans"]
    assert (kept["system"], kept["rows"], kept["found"][0]["kind"]) == ("klanten.csv", 4, "email")


def test_files_of_one_name_in_a_folder_are_kept_apart(avgtool, compared, customers):
    for year in ("2024", "2025"):
        (compared / "exports" / year).mkdir(parents=True)
        (compared / "exports" / year / "klanten.csv").write_bytes(customers.read_bytes())
    with (compared / "avgtool.yaml").open("a") as config:
        config.write("  - {path: exports, name: archief}\n")
    text = (compared / "avgtool.yaml").read_text().replace("[{path: klanten.csv}]", "\n  - {path: klanten.csv}")
    (compared / "avgtool.yaml").write_text(text)
    avgtool("ledger", "init")
    avgtool("scan", "exports", "--keep")
    kept = json.loads(avgtool("register", "scans", "--format", "json").out)["scans"]
    assert [(one["system"], one["source"]) for one in kept] == [
        *(("archief", "2024/klanten.csv"), ("archief", "2025/klanten.csv")),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_privacy_notice_tells_what_is_missing_in_it(avgtool, kept, snapshot, language):
    """Which is a warning, and an answer with --check."""
    ran = avgtool("--lang", language, "register", "privacy-notice", "--output", "verklaring.html")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == snapshot
    assert (kept / "verklaring.html").exists()
    assert avgtool("register", "privacy-notice", "--check").code == 1


@pytest.mark.usefixtures("kept")
def test_a_privacy_notice_needs_something_to_tell(avgtool, kept):
    assert avgtool("register", "privacy-notice", "--activity", "onbekend").code == 4
    for path in (kept / "verwerkingen").iterdir():
        path.unlink()
    ran = avgtool("register", "privacy-notice")
    assert (ran.code, (kept / "privacyverklaring.html").exists()) == (3, False)


def test_a_new_activity_is_in_the_language_that_is_spoken(avgtool, tmp_path):
    assert avgtool("--lang", "en", "register", "new", "--process", "cameratoezicht").code == 0
    written = (tmp_path / "verwerkingen" / "cameratoezicht.yaml").read_text(encoding="utf-8")
    assert "name: Camera surveillance" in written
    assert "dag van de opname" not in written


def test_a_privacy_notice_is_written_for_one_group_of_persons(avgtool, kept):
    ran = avgtool("register", "privacy-notice", "--subjects", "Klanten", "--output", "groep.html")
    assert (ran.code, "meer groepen" in ran.err) == (0, False)
    assert "Voor <bdi>Klanten</bdi>" in (kept / "groep.html").read_text(encoding="utf-8")
    english = ("--lang", "en", "register", "privacy-notice", "--subjects", "Klanten", "--output", "group.html")
    assert avgtool(*english).code == 0
    assert "For <bdi>Customers</bdi>" in (kept / "group.html").read_text(encoding="utf-8")
    nobody = avgtool("register", "privacy-notice", "--subjects", "zeevarenden")
    assert (nobody.code, "subjects" in nobody.err) == (3, True)


@pytest.mark.parametrize(
    ("subjects", "warns"), [("[cliënten]", False), ("[Cliënten, cliënten]", False), ("[cliënten, ouders]", True)]
)
def test_a_notice_for_one_group_is_not_told_to_be_for_several(avgtool, kept, subjects, warns):
    """Also where the organization calls its persons otherwise."""
    activity = f"name: Zorg\npurposes: [{{text: Zorg verlenen, basis: b}}]\nsubjects: {subjects}\n"
    (kept / "verwerkingen" / "zorg.yaml").write_text(activity, encoding="utf-8")
    ran = avgtool("register", "privacy-notice", "--activity", "zorg", "--output", "zorg.html")
    assert (ran.code, "meer groepen" in ran.err) == (0, warns)


@pytest.mark.pdf
def test_a_privacy_notice_carries_what_it_tells_and_nothing_else_of_the_register(avgtool, kept):
    assert avgtool("register", "privacy-notice", "--output", "verklaring.pdf", "--activity", "nieuwsbrief").code == 0
    (content,) = PdfReader(kept / "verklaring.pdf").attachments["privacy-notice.json"]
    told = json.loads(content)
    assert told["format"] == "privacy-notice/1"
    assert {one["field"] for one in told["activities"][0]["answers"]} >= {"purposes", "purposes.basis", "kinds"}
    assert not [inner for inner in ("versleuteld", "klanten.csv", "Marketing") if inner in content.decode()]


def test_very_many_findings_of_one_kind_are_told_in_part_and_counted(avgtool, kept):
    """In the data all of them stand."""
    half = "name: X{0}\npurposes: [{{text: Leveren, basis: b}}]\n"
    for number in range(301):
        (kept / "verwerkingen" / f"x{number}.yaml").write_text(half.format(number), encoding="utf-8")
    shown = avgtool("register", "check", *ON)
    told = json.loads(avgtool("register", "check", *ON, "--format", "json").out)["findings"]
    reviews = [one for one in told if one["concern"] == "not_reviewed"]
    assert shown.code == 1
    assert f"en nog {len(reviews) - 100} (--format json)" in shown.out
    assert len(shown.out.splitlines()) < 1200 < len(told)


def test_a_file_that_is_too_large_is_told_with_its_size_and_in_words_that_fit_a_register(avgtool, kept):
    (kept / "verwerkingen" / "groot.yaml").write_text("name: A\ndescription: " + "x" * 2_000_000 + "\n")
    ran = avgtool("--lang", "en", "register", "check")
    assert ("2000022 bytes" in ran.err, "naam_" in ran.err) == (True, False)


@pytest.mark.parametrize("text", ["", "# nog te schrijven\n"])
def test_an_empty_file_is_an_activity_that_is_still_to_be_written(avgtool, kept, text):
    """Everything may be left out: it stops nothing, and the check tells what is missing."""
    (kept / "verwerkingen" / "later.yaml").write_text(text)
    ran = avgtool("register", "check", "later", "--format", "json", *ON)
    assert (ran.code, {one["activity"] for one in json.loads(ran.out)["findings"]}) == (1, {"later"})


@pytest.mark.parametrize(
    ("there", "named", "gravity"),
    [((), "loyaliteit", "remark"), (("ander",), "loyaliteit", "objection"), (("loyaliteit",), "loyaliteit", None)],
)
def test_an_assessment_that_is_named_exists(avgtool, kept, there, named, gravity):
    """A mistyped code is no DPIA; who keeps none here is asked to look."""
    (kept / "dpias").mkdir()
    for code in there:
        (kept / "dpias" / f"{code}.yaml").write_text(f"title: {code}\n")
    (kept / "verwerkingen" / "nieuwsbrief.yaml").write_text(COMPLETE.replace("niet nodig", named))
    told = json.loads(avgtool("register", "check", "nieuwsbrief", "--format", "json", *ON).out)["findings"]
    assert [one["gravity"] for one in told if one["concern"] == "unknown_dpia"] == [gravity] * (gravity is not None)


@pytest.mark.usefixtures("kept")
def test_of_one_activity_its_system_is_told_too(avgtool, tmp_path):
    """What its data contradict concerns it: else a check of one activity is green on a BSN that nobody named."""
    (tmp_path / "klanten.csv").write_text(
        "klantnr;bsn\n" + "".join(f"K-{1000 + n};111222333\n" for n in range(20)), encoding="utf-8"
    )
    (tmp_path / "avgtool.yaml").write_text(
        "organisation: {name: Voorbeeld BV, contact: a@example.nl}\nsources: [{path: klanten.csv}]\n", encoding="utf-8"
    )
    assert avgtool("ledger", "init").code == 0
    assert avgtool("scan", "klanten.csv", "--keep").code in {0, 1}
    found = json.loads(avgtool("register", "check", "nieuwsbrief", "--format", "json").out)["findings"]
    unnamed = [one for one in found if one["concern"] == "data_not_named"]
    assert [(one["activities"], one["system"]) for one in unnamed if "30(1)(c)" in one["article"]]
    assert all(one["activities"] == ["nieuwsbrief"] for one in unnamed)
    others = json.loads(avgtool("register", "check", "bestellingen", "--format", "json").out)["findings"]
    assert not [one for one in others if one["system"]]

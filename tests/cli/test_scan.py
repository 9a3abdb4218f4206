"""``avgtool scan``: what scripts and officers rely on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest


def test_the_table_is_read_the_same_every_time(avgtool, customers, snapshot):
    assert avgtool("scan", customers.name).out == snapshot


def test_the_table_in_the_readme_is_what_is_printed(avgtool, customers):
    told = {"klantnummer", "achternaam", "postcode", "bsn", "segment"}
    printed = avgtool("scan", customers.name).out.splitlines()
    table = [line.rstrip() for line in printed if line.split("  ")[0] in told | {"Kolom"}]
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert "".join(f"    {line}\n" for line in table) in readme


def test_the_table_is_english_when_asked(avgtool, customers, snapshot):
    assert avgtool("--lang", "en", "scan", customers.name).out == snapshot


def test_json_stands_alone_on_stdout_and_keeps_its_form(avgtool, customers):
    ran = avgtool("scan", customers.name, "--format", "json")
    data = json.loads(ran.out)
    assert data["format"] == "scan/1"
    (dataset,) = data["datasets"]
    assert dataset["source"] == customers.name
    assert (dataset["rows"], dataset["mode"], dataset["delimiter"], dataset["header"]) == (4, "full", ";", True)
    kinds = {column["name"]: column["kind"] for column in dataset["columns"]}
    assert kinds["e-mail"] == "email"
    assert kinds["bsn"] == "national_id"
    assert kinds["segment"] == "none"


def test_no_value_of_the_data_stands_in_any_form(avgtool, customers):
    for form in ("text", "json", "html"):
        out = avgtool("scan", customers.name, "--format", form).out
        for value in ("Fatima", "el Amrani", "fatima@example.nl", "123456782", "1012 AB", "K1001"):
            assert value not in out, (form, value)


def test_finding_personal_data_is_no_failure(avgtool, customers):
    assert avgtool("scan", customers.name).code == 0


def test_fail_on_a_kind_or_a_category_that_is_there_answers_one(avgtool, customers):
    assert avgtool("scan", customers.name, "--fail-on", "email").code == 1
    assert avgtool("scan", customers.name, "--fail-on", "national_id").code == 1
    assert avgtool("scan", customers.name, "--fail-on", "health").code == 0


NOTES = """\
nr,datum,notitie
1,2024-01-02,Mevrouw De Boer belde over haar factuur. Zij is diabeet en zit in de rolstoel.
2,2024-01-03,Klant wil weten waarom het pakket niet is aangekomen
3,2024-01-04,De heer Bakker is lid van de vakbond en belt op 06-87654321
4,2024-01-05,Zijn IBAN is NL91ABNA0417164300
"""


@pytest.mark.parametrize(
    ("name", "code"),
    [("special", 1), ("health", 1), ("union", 1), ("phone", 1), ("bank_account", 1), ("genetic", 0), ("secret", 0)],
)
def test_fail_on_counts_what_stands_in_texts_and_what_their_words_hint_at(avgtool, tmp_path, name, code):
    (tmp_path / "notities.csv").write_text(NOTES, encoding="utf-8")
    ran = avgtool("scan", "notities.csv", "--fail-on", name)
    assert ran.code == code
    assert (f"notities.csv › notitie: bevat {name}" in ran.err) is bool(code)


@pytest.mark.parametrize(
    ("said", "answer"),
    [("NL_BSN", "De soort ervan is: national_id"), ("special,NL_BSN", "--fail-on special --fail-on national_id")],
)
def test_fail_on_an_entity_or_a_list_says_what_to_type(avgtool, customers, said, answer):
    ran = avgtool("scan", customers.name, "--fail-on", said)
    assert ran.code == 2
    assert answer in ran.err


def test_a_form_that_is_given_as_an_option_is_answered_by_the_option_it_is(avgtool, customers):
    ran = avgtool("scan", customers.name, "--json")
    assert ran.code == 2
    assert "--format json" in ran.err


@pytest.fixture
def folder(customers, tmp_path):
    """A folder with two files, an empty one between them, and a database of two tables."""
    made = tmp_path / "map"
    made.mkdir()
    for name in ("a.csv", "c.csv"):
        (made / name).write_bytes(customers.read_bytes())
    (made / "b.csv").touch()
    with closing(sqlite3.connect(made / "d.sqlite")) as database:
        database.execute("CREATE TABLE klant (naam TEXT, email TEXT)")
        database.execute("INSERT INTO klant VALUES ('Jan de Vries', 'jan@example.nl')")
        database.execute("CREATE TABLE product (kleur TEXT)")
        database.execute("INSERT INTO product VALUES ('rood')")
        database.commit()
    return made


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("source", ["map", "map/*"])
def test_of_a_folder_all_that_can_be_read_is_scanned_and_the_rest_is_told(avgtool, source):
    ran = avgtool("scan", source, "--format", "json")
    assert ran.code == 3
    assert "b.csv" in ran.err
    data = json.loads(ran.out)
    assert [one["source"].rpartition("/")[2] for one in data["unread"]] == ["b.csv"]
    found = [(one["source"].rpartition("/")[2], one["table"]) for one in data["datasets"]]
    assert found == [("a.csv", None), ("c.csv", None), ("d.sqlite", "klant"), ("d.sqlite", "product")]


def test_a_report_on_a_part_says_that_it_is_not_complete(avgtool, folder):
    assert "niet volledig" in avgtool("scan", "map", "--format", "html").out
    (folder / "b.csv").unlink()
    ran = avgtool("scan", "map", "--format", "html")
    assert ran.code == 0
    assert "niet volledig" not in ran.out


def test_sources_of_which_none_can_be_read_are_all_told_and_give_no_result(avgtool, folder):
    ran = avgtool("scan", "weg.csv", "map/b.csv", "--output", "scan.json")
    assert (ran.code, ran.out) == (3, "")
    assert "weg.csv" in ran.err
    assert "b.csv" in ran.err
    assert not (folder.parent / "scan.json").exists()


def test_fail_on_an_unknown_kind_is_wrong_usage(avgtool, customers):
    assert avgtool("scan", customers.name, "--fail-on", "ufo").code == 2


def test_a_missing_file_is_named_with_what_to_do(avgtool):
    ran = avgtool("scan", "weg.csv")
    assert ran.code == 3
    assert "weg.csv" in ran.err
    assert ran.out == ""


def test_a_pdf_without_a_file_to_write_is_wrong_usage(avgtool, customers):
    assert avgtool("scan", customers.name, "--format", "pdf").code == 2


def test_html_is_one_file_that_asks_nothing_from_the_network(avgtool, customers, tmp_path):
    assert avgtool("scan", customers.name, "--format", "html", "--output", "rapport.html").code == 0
    html = (tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert "<html" in html
    assert 'src="http' not in html
    assert 'href="http' not in html


@pytest.mark.pdf
def test_files_take_the_form_of_their_ending_and_the_table_is_shown_too(avgtool, customers, tmp_path):
    ran = avgtool("scan", customers.name, "--output", "scan.pdf", "--output", "scan.json", "--output", "scan.html")
    assert ran.code == 0, ran.err
    assert "e-mail" in ran.out
    assert (tmp_path / "scan.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((tmp_path / "scan.json").read_text(encoding="utf-8"))["format"] == "scan/1"
    assert "<html" in (tmp_path / "scan.html").read_text(encoding="utf-8")


def test_explain_is_the_result_that_a_file_gets_and_knows_no_case(avgtool, customers):
    ran = avgtool("scan", customers.name, "--explain", "BSN")
    assert ran.code == 0
    assert "NL_BSN" in ran.out
    assert "segment" not in ran.out


def test_a_wrong_question_is_refused_before_anything_is_scanned(avgtool, customers, monkeypatch):
    def never(*_: object, **__: object) -> None:
        raise AssertionError("scanned")

    monkeypatch.setattr("avgtool.workflows.scan_sources.scan_datasets", never)
    assert avgtool("scan", customers.name, "--explain", "bns").code == 4
    assert avgtool("scan", customers.name, "--compare", "weg.json").code == 3
    assert avgtool("scan", customers.name, "--compare", customers.name).code == 3


def test_explain_tells_what_was_considered_beside_the_table(avgtool, customers):
    ran = avgtool("scan", customers.name, "--explain", "bsn", "--format", "json")
    assert json.loads(ran.out)
    assert "NL_BSN" in ran.err


def test_explaining_a_column_that_is_not_there_names_those_that_are(avgtool, customers):
    ran = avgtool("scan", customers.name, "--explain", "bns")
    assert ran.code == 4
    assert "achternaam" in ran.err


def test_compare_says_what_is_new(avgtool, customers):
    assert avgtool("scan", customers.name, "--format", "json", "--output", "eerder.json").code == 0
    same = avgtool("scan", customers.name, "--compare", "eerder.json")
    assert "niets nieuws" in same.out
    assert "segment" not in same.out
    lines = customers.read_text(encoding="utf-8").splitlines()
    phones = ["telefoon", "0612345678", "0687654321", "0201234567", "0301234567"]
    changed = "\n".join(f"{line};{phone}" for line, phone in zip(lines, phones, strict=True))
    customers.write_text(changed + "\n", encoding="utf-8")
    ran = avgtool("scan", customers.name, "--compare", "eerder.json")
    assert ran.out.splitlines() == ["", "+ klanten.csv › telefoon: Telefoonnummer"]


def test_a_file_that_is_no_saved_scan_cannot_be_compared_with(avgtool, customers):
    assert avgtool("scan", customers.name, "--compare", customers.name).code == 3


def test_a_verdict_that_a_person_overruled_is_shown_as_such(avgtool, customers, tmp_path):
    (tmp_path / "avgtool.yaml").write_text(
        "columns:\n  - column: klantnummer\n    kind: none\n    reason: artikelnummer\n    by: J. Voorbeeld\n",
        encoding="utf-8",
    )
    data = json.loads(avgtool("scan", customers.name, "--format", "json").out)
    column = data["datasets"][0]["columns"][0]
    assert (column["kind"], column["flags"], column["evidence"]) == ("none", ["overruled"], ["overrule"])
    shown = avgtool("scan", customers.name).out
    assert "klantnummer: Anders beslist door J. Voorbeeld: artikelnummer" in shown


def test_a_sample_prints_its_error_bound(avgtool, tmp_path):
    rows = "".join(f"{number};niets\n" for number in range(20_000))
    (tmp_path / "groot.csv").write_text("nr;tekst\n" + rows, encoding="utf-8")
    ran = avgtool("scan", "groot.csv", "--mode", "sample")
    assert "meer dan 0,1% van de rijen" in ran.out


def test_standard_input_is_a_source(avgtool, customers, monkeypatch):
    import io
    import sys

    class Stdin:
        buffer = io.BytesIO(customers.read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert "e-mail" in avgtool("scan", "-").out


@pytest.mark.parametrize("arguments", [("--output", "scan.docx"), ("--output", "scan"), ("--output", "scan.csv")])
def test_a_file_of_an_ending_that_is_no_form_is_wrong_usage(avgtool, customers, arguments):
    ran = avgtool("scan", customers.name, *arguments)
    assert ran.code == 2
    assert ".txt, .json, .html, .htm, .pdf" in ran.err


def test_an_ending_and_a_format_that_contradict_each_other_are_wrong_usage(avgtool, customers):
    assert avgtool("scan", customers.name, "--format", "html", "--output", "scan.json").code == 2
    assert avgtool("scan", customers.name, "--format", "json", "--output", "scan").code == 0


def test_a_report_replaces_an_earlier_one_and_never_a_source(avgtool, tmp_path):
    data = tmp_path / "klanten.json"
    data.write_text('[{"e-mail": "jan@example.nl"}, {"e-mail": "fatima@example.nl"}]', encoding="utf-8")
    assert avgtool("scan", data.name, "--output", "scan.json").code == 0
    assert avgtool("scan", data.name, "--output", "scan.json").code == 0
    before = data.read_bytes()
    for source in (data.name, ".", "*.json"):
        ran = avgtool("scan", source, "--output", "./klanten.json")
        assert ran.code == 3, source
        assert "bronnen" in ran.err
    assert data.read_bytes() == before


@pytest.mark.parametrize(
    ("said", "meant"),
    [("bijzonder", "special"), ("nationaal_id", "national_id"), ("emial", "email"), ("leeftijd", "age")],
)
def test_a_kind_that_does_not_exist_is_answered_by_the_nearest(avgtool, customers, said, meant):
    ran = avgtool("scan", customers.name, "--fail-on", said)
    assert ran.code == 2
    assert f"Bedoelt u {meant}" in ran.err
    assert max(map(len, ran.err.splitlines())) < 100


def test_the_bound_of_a_sample_is_rounded_up(avgtool, tmp_path):
    rows = "".join(f"{number};niets\n" for number in range(60_000))
    (tmp_path / "groot.csv").write_text("nr;tekst\n" + rows, encoding="utf-8")
    out = avgtool("scan", "groot.csv", "--mode", "sample").out
    assert "meer dan <" not in out
    assert "meer dan 0,1%" in out


@pytest.mark.parametrize("name", ["scan.json", "scan.html", "scan.txt", "scan.pdf"])
def test_a_report_takes_the_place_of_an_earlier_one_and_of_no_other_file(avgtool, customers, tmp_path, name):
    target = tmp_path / name
    target.write_text("van een ander", encoding="utf-8")
    assert avgtool("scan", customers.name, "--output", name).code == 3
    assert target.read_text(encoding="utf-8") == "van een ander"
    assert avgtool("scan", customers.name, "--output", name, "--force").code == 0
    assert avgtool("scan", customers.name, "--output", name).code == 0


@pytest.mark.parametrize("width", [45, 60, 69, 70, 80, 100, 109])
def test_a_narrow_terminal_shows_whole_words(avgtool, customers, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = avgtool("scan", customers.name).out
    table = out.partition("utf-8")[2].partition("6 van 7")[0]
    assert max(map(len, table.splitlines())) <= width
    assert all(name in table for name in customers.read_text(encoding="utf-8").splitlines()[0].split(";"))
    assert all(word in table for word in ("klant,", "E-mailadres", "(BSN)", "gewoon"))


@pytest.mark.parametrize("width", [50, 90])
def test_a_narrow_table_is_read_the_same_every_time(avgtool, customers, monkeypatch, snapshot, width):
    monkeypatch.setenv("COLUMNS", str(width))
    assert avgtool("scan", customers.name).out == snapshot


def test_files_of_a_folder_that_are_not_read_are_named_on_stderr(avgtool, customers):
    (customers.parent / "brief.pdf").write_bytes(b"%PDF-")
    ran = avgtool("scan", ".", "--format", "json")
    assert "brief.pdf" in ran.err
    assert json.loads(ran.out)["datasets"][0]["notices"][-1]["code"] == "files_left_out"


def test_what_looks_like_an_emoji_code_or_markup_is_shown_as_it_is_written(avgtool, tmp_path):
    (tmp_path / "koppen.csv").write_text("a:x:b;[red]c[/];[bold]\n1;2;3\n4;5;6\n", encoding="utf-8")
    shown = avgtool("scan", "koppen.csv").out
    assert all(column in shown for column in ("a:x:b", "[red]c[/]", "[bold]"))

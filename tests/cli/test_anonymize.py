"""``avgtool anonymize``: a verified copy or none, and never a change to the source."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from avgtool.errors import OutputError
from avgtool.keys import load_key
from avgtool.sources.staging import require_free
from avgtool.workflows import anonymize_sources
from tests.cli.conftest import CUSTOMERS
from tests.documents import samples

POLICY = """\
name: proef
version: "1"
title: Proef
purpose: Testen
rules:
  - match: {column: klantnummer}
    operator: pseudonymize
    because: dezelfde klant blijft dezelfde
  - match: {kind: [person_name, email, national_id]}
    operator: drop
    because: niet nodig
  - match: {kind: postcode}
    operator: generalize
    parameters: {postcode: pc4}
    because: de wijk volstaat
  - match: {column: segment}
    operator: keep
    because: hier gaat het om
"""


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "proef.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def key(avgtool, tmp_path):
    assert avgtool("key", "new", "sleutel.key").code == 0
    return tmp_path / "sleutel.key"


@pytest.fixture
def carry_out(avgtool, customers, policy, key):
    """Anonymize the customers by the policy, with the key, to veilig.csv."""

    def call(*more):
        arguments = ("anonymize", customers.name, "--policy", policy.name, "--key-file", key.name)
        return avgtool(*arguments, "--output", "veilig.csv", *more)

    return call


def test_the_copy_holds_what_the_policy_says_and_the_source_is_untouched(carry_out, customers, tmp_path):
    before = customers.read_bytes()
    ran = carry_out()
    assert ran.code == 0, ran.err
    lines = (tmp_path / "veilig.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "klantnummer;postcode;segment"
    assert [line.split(";")[1:] for line in lines[1:]] == [["1012", "A"], ["2611", "B"], ["3511", "A"], ["9711", "C"]]
    assert customers.read_bytes() == before


def test_with_a_key_whose_log_was_changed_nothing_is_written(carry_out, key, tmp_path):
    """What the key was used for cannot be told any more; so it is not used, not for a copy either."""
    log = key.with_name("sleutel.key.log")
    log.write_bytes(log.read_bytes().replace(b"created", b"rotated"))
    ran = carry_out()
    assert (ran.code, (tmp_path / "veilig.csv").exists()) == (1, False)
    assert "logboek van de sleutel" in ran.err


def test_who_stops_reading_gets_the_report_all_the_same(key, customers, policy, tmp_path):
    """As with ``| head -1``: the copy is there, so what was done with it is told on paper, and nothing went wrong."""
    reading, writing = os.pipe()
    os.close(reading)
    words = f"anonymize {customers.name} --policy {policy.name} --key-file {key.name} --output u.csv --report f.html"
    command = [sys.executable, "-m", "avgtool", *words.split()]
    ran = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, (tmp_path / "u.csv").exists(), (tmp_path / "f.html").exists()) == (0, True, True), (
        ran.stderr
    )


def test_what_was_done_is_told_the_same_way_every_time(carry_out, snapshot):
    ran = carry_out()
    assert ran.out.replace(load_key("sleutel.key").id, "0123456789abcdef") == snapshot


def test_a_dry_run_shows_the_plan_and_writes_nothing(avgtool, customers, policy, tmp_path, snapshot):
    ran = avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run")
    assert ran.code == 0
    assert ran.out == snapshot
    assert sorted(path.name for path in tmp_path.iterdir()) == ["klanten.csv", "proef.yaml"]


def test_an_undecided_column_is_refused_with_the_rule_to_write(avgtool, customers, policy, key, tmp_path):
    policy.write_text(POLICY.replace("column: segment", "column: klantnummer"), encoding="utf-8")
    arguments = ("anonymize", customers.name, "--policy", policy.name, "--key-file", key.name)
    assert avgtool(*arguments, "--dry-run").code == 1
    ran = avgtool(*arguments, "--output", "veilig.csv")
    assert ran.code == 1
    assert "segment" in ran.err
    assert not (tmp_path / "veilig.csv").exists()


def test_a_dry_run_shows_what_a_demand_would_come_to(avgtool, tmp_path, snapshot):
    """Measured before and as it would be reached, with the level that is raised and the rows that would be left out."""
    rows = [f"10{11 + row % 8} AB;{row % 3}" for row in range(80)]
    (tmp_path / "klanten.csv").write_text("\n".join(["postcode;segment", *rows, "9711 XY;1"]), encoding="utf-8")
    rules = (
        POLICY[: POLICY.index("  - match: {column: klantnummer}")] + POLICY[POLICY.index("  - match: {kind: post") :]
    )
    demand = "privacy: {k: 20, l: 3, suppression: 0.1}\n"
    (tmp_path / "streek.yaml").write_text(rules + demand, encoding="utf-8")
    ran = avgtool("anonymize", "klanten.csv", "--policy", "streek.yaml", "--dry-run")
    assert (ran.code, ran.out) == (0, snapshot)
    done = avgtool("anonymize", "klanten.csv", "--policy", "streek.yaml", "--output", "uit.csv")
    for line in (line for line in ran.out.splitlines() if "k 80" in line or "not in the copy" in line):
        assert line in done.out


def test_a_dry_run_says_that_it_lacks_the_key(avgtool, tmp_path, policy):
    """Noise is drawn under it: what k would be nobody knows without."""
    noise = "  - {match: {column: segment}, operator: noise, parameters: {amount: 2}, because: b}\n"
    text = POLICY[: POLICY.index("  - match: {column: klantnummer}")]
    policy.write_text(f"{text}{noise}privacy: {{k: 5, quasi_identifiers: segment}}\n", encoding="utf-8")
    (tmp_path / "klanten.csv").write_text("\n".join(["segment", *["10", "20"] * 100]), encoding="utf-8")
    arguments = ("anonymize", "klanten.csv", "--policy", policy.name, "--dry-run")
    assert "--key-file" in avgtool(*arguments).out
    avgtool("key", "new", "k.key")
    told = avgtool(*arguments, "--key-file", "k.key").out
    assert "k 100" in told


def test_where_nothing_is_decided_a_dry_run_gives_the_rule_to_paste(avgtool, customers, policy):
    """No empty table; and the rule is one that the next run takes."""
    head = POLICY.split("rules:", maxsplit=1)[0]
    policy.write_text(f"{head}rules:\n  - {{match: {{kind: secret}}, operator: drop, because: x}}\n", encoding="utf-8")
    ran = avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run")
    assert ran.code == 1
    assert "Wat er gebeurt" not in ran.out
    pasted = ran.out[ran.out.index("  - match:") :]
    policy.write_text(f"{head}rules:\n{pasted}", encoding="utf-8")
    assert avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run").code == 0


def test_what_a_message_asks_for_is_named_as_its_reader_gives_it(avgtool, customers, tmp_path):
    """An option on the command line, an argument in a program."""
    (tmp_path / "veilig.json").write_text("van een ander", encoding="utf-8")
    ran = avgtool("scan", customers.name, "--output", "veilig.json")
    assert "(--force)" in ran.err
    with pytest.raises(OutputError) as caught:
        require_free(tmp_path / "veilig.json", force=False)
    assert "(force=True)" in caught.value.render("en")


NOTES = """\
naam;notitie
Jan Bakker;dhr. Bakker belde over de rekening van mevr. De Vries en was niet tevreden over het antwoord
Fatima el Amrani;mevr. De Vries heeft teruggebeld en sprak met Fatima el Amrani over de levering van gisteren
Sanne Bakker;geen bijzonderheden, de bestelling is gewoon op tijd geleverd en betaald
"""


@pytest.mark.parametrize("prefix", ["ps_", "P-"])
def test_names_in_notes_become_the_same_tokens_everywhere(avgtool, policy, key, tmp_path, prefix):
    """And the copy passes: what avgtool puts into a text is not found in it again."""
    (tmp_path / "notities.csv").write_text(NOTES, encoding="utf-8")
    policy.write_text(
        POLICY.split("rules:", maxsplit=1)[0]
        + "rules:\n  - {match: {column: naam}, operator: drop, because: x}\n"
        + "  - {match: {column: notitie}, operator: text, because: x}\n"
        + f"text:\n  entities:\n    PERSON: {{operator: pseudonymize, parameters: {{prefix: '{prefix}'}}}}\n",
        encoding="utf-8",
    )
    arguments = ("anonymize", "notities.csv", "--policy", policy.name, "--key-file", key.name, "--output", "v.csv")
    ran = avgtool(*arguments)
    assert ran.code == 0, ran.err
    first, second, third = (tmp_path / "v.csv").read_text(encoding="utf-8").splitlines()[1:]
    tokens = [re.findall(rf"{prefix}[0-9a-f]{{16}}\b(?!_)", line) for line in (first, second, third)]
    assert [len(found) for found in tokens] == [2, 2, 0]
    assert tokens[0][1] == tokens[1][0]
    assert "Bakker" not in first + second


def test_a_refusal_names_the_rows_and_a_way_out_that_exists(avgtool, customers, policy, key):
    """In the words for the entity; never with a value."""
    rows = CUSTOMERS.replace(";A\n", ";A en mail fatima@example.nl\n", 1)
    customers.write_text(rows, encoding="utf-8")
    arguments = ("anonymize", customers.name, "--policy", policy.name, "--key-file", key.name, "--output", "v.csv")
    ran = avgtool(*arguments)
    assert ran.code == 1
    assert "1 rij bevat E-mailadres [EMAIL_ADDRESS]" in ran.err
    assert "rij 1" in ran.err
    assert "{allow: [EMAIL_ADDRESS]}" in ran.err
    assert "fatima@" not in ran.err


def test_a_policy_check_tells_everything_of_every_file(avgtool, policy, tmp_path):
    """What is wrong in each file, and what is hardly meant in those that are valid."""
    text = "\n  - {match: {kind: email}, operator: text, because: x}\n"
    policy.write_text(POLICY.rstrip() + text, encoding="utf-8")
    ran = avgtool("policy", "check", policy.name)
    assert ran.code == 0
    assert "proef.yaml:19: Regel 5 beslist nooit: regel 2 " in " ".join(ran.err.split())
    assert "Regel 5: de bewerking text" in " ".join(ran.err.split())
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(POLICY.replace("kind: postcode", "kind: postcod"), encoding="utf-8")
    both = avgtool("policy", "check", "a.yaml", policy.name, "b.yaml")
    assert both.code == 4
    assert "a.yaml:12: regel 3, kind kan niet postcod zijn" in both.err
    assert "b.yaml:12: regel 3, kind kan niet postcod zijn" in both.err
    assert "proef.yaml: geldig" in both.err


def test_a_saved_plan_is_carried_out_and_bound_to_its_file(avgtool, customers, policy, key):
    planned = avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run", "--plan", "plan.json")
    assert planned.code == 0
    by_plan = ("anonymize", customers.name, "--plan", "plan.json", "--key-file", key.name, "--output", "veilig.csv")
    assert avgtool(*by_plan).code == 0
    customers.write_text(
        customers.read_text(encoding="utf-8") + "K1005;Ali;Kaya;ali@example.nl;1012 AB;;A\n", encoding="utf-8"
    )
    changed = avgtool(*by_plan, "--force")
    assert changed.code == 3
    assert "klanten.csv" in changed.err


def test_an_existing_output_is_replaced_by_force_only(avgtool, customers, policy, key, tmp_path):
    (tmp_path / "veilig.csv").write_text("van een ander", encoding="utf-8")
    arguments = ("anonymize", customers.name, "--policy", policy.name, "--key-file", key.name, "--output", "veilig.csv")
    assert avgtool(*arguments).code == 3
    assert (tmp_path / "veilig.csv").read_text(encoding="utf-8") == "van een ander"
    assert avgtool(*arguments, "--force").code == 0


def test_the_source_is_never_the_output_not_even_by_force(avgtool, customers, policy, key):
    before = customers.read_bytes()
    ran = avgtool(
        "anonymize",
        customers.name,
        "--policy",
        policy.name,
        "--key-file",
        key.name,
        "--output",
        customers.name,
        "--force",
    )
    assert ran.code == 3
    assert customers.read_bytes() == before


def test_pseudonyms_without_a_key_are_refused(avgtool, customers, policy):
    ran = avgtool("anonymize", customers.name, "--policy", policy.name, "--output", "veilig.csv")
    assert ran.code == 4
    assert "avgtool key new" in ran.err


def test_a_saved_plan_can_be_looked_at_and_says_where_it_was_saved(avgtool, customers, policy, tmp_path):
    """As it was when it was made; nothing is written then, and a file that changed since is told."""
    made = avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run", "--plan", "plan.json")
    assert "plan.json" in made.err
    saved = (tmp_path / "plan.json").read_bytes()
    look = ("anonymize", customers.name, "--plan", "plan.json", "--dry-run")
    shown = avgtool(*look)
    assert (shown.code, shown.out) == (0, made.out)
    assert "plan.json" not in shown.err
    assert (tmp_path / "plan.json").read_bytes() == saved
    customers.write_text(customers.read_text(encoding="utf-8").replace("a", "e"), encoding="utf-8")
    assert avgtool(*look).code == 3


def test_an_identifier_that_the_plan_missed_stops_the_copy(carry_out, customers, tmp_path):
    text = customers.read_text(encoding="utf-8").replace("123456782;A", "123456782;fatima@example.nl")
    customers.write_text(text, encoding="utf-8")
    ran = carry_out()
    assert ran.code == 1
    assert "segment" in ran.err
    assert "fatima@example.nl" not in ran.err + ran.out
    assert not (tmp_path / "veilig.csv").exists()


def test_no_half_written_file_is_left_behind(carry_out, tmp_path):
    carry_out()
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {"klanten.csv", "proef.yaml", "sleutel.key", "sleutel.key.log", "veilig.csv"}


def test_several_sources_go_to_a_folder_and_not_to_one_file(avgtool, customers, policy, key, tmp_path):
    other = tmp_path / "klanten2.csv"
    other.write_bytes(customers.read_bytes())
    arguments = ("anonymize", customers.name, other.name, "--policy", policy.name, "--key-file", key.name)
    assert avgtool(*arguments, "--output", "veilig.csv").code == 3
    assert avgtool(*arguments, "--output", "veilig/").code == 0
    assert sorted(path.name for path in (tmp_path / "veilig").iterdir()) == ["klanten.csv", "klanten2.csv"]


def test_neither_policy_nor_plan_is_wrong_usage(avgtool, customers):
    assert avgtool("anonymize", customers.name, "--output", "veilig.csv").code == 2
    assert avgtool("anonymize", customers.name, "--policy", "klantsegmentatie").code == 2


@pytest.mark.pdf
def test_the_report_is_written_beside_the_copy(carry_out, tmp_path):
    ran = carry_out("--report", "rapport.pdf")
    assert ran.code == 0, ran.err
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF-")


def test_the_verdict_in_the_terminal_is_that_of_the_report(carry_out, policy, tmp_path):
    ran = carry_out("--report", "rapport.html")
    assert "GEPSEUDONIMISEERD" in ran.out
    kept = POLICY.replace("[person_name, email, national_id]}\n    operator: drop", "email}\n    operator: keep")
    kept = kept.replace("match: {column: segment}", 'match: {column: "*"}').replace("hier gaat het om", "een wet")
    policy.write_text(kept, encoding="utf-8")
    ran = carry_out("--report", "rapport.html", "--force")
    assert ran.code == 0, ran.err
    assert "NIET_GEANONIMISEERD" in (tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert "Oordeel: NIET_GEANONIMISEERD – bevat directe identificatoren" in ran.out
    (verdict,) = [line for line in ran.out.splitlines() if line.startswith("Oordeel")]
    assert "e-mail" in verdict


def test_values_that_generalizing_could_not_read_are_told(carry_out, customers, policy):
    policy.write_text(POLICY.replace("kind: postcode", "column: postcode"), encoding="utf-8")
    text = customers.read_text(encoding="utf-8").replace("9711 EF", "zie bijlage").replace("3511 CD", "??")
    customers.write_text(text, encoding="utf-8")
    assert "! postcode: 2 waarden waren onleesbaar en zijn leeggemaakt." in carry_out().out


def test_dates_of_nobody_are_not_called_unreadable(carry_out, customers, policy):
    """They could be read; there was nobody to move them with."""
    customers.write_text("klantnummer;besteld\nK-1;01-02-2024\n;02-02-2024\nK-2;03-02-2024\n", encoding="utf-8")
    shifted = "{column: besteld}\n    operator: shift_dates\n    parameters: {days: 30, subject: klantnummer}"
    rest = POLICY.index("  - match: {kind: [person_name")
    policy.write_text(f"{POLICY[:rest]}  - match: {shifted}\n    because: x\n", encoding="utf-8")
    told = " ".join(carry_out("--report", "rapport.html").out.split())
    assert "! besteld: 1 waarde was onleesbaar, of stond in een rij zonder klantnummer, en is leeggemaakt." in told
    report = (customers.parent / "rapport.html").read_text(encoding="utf-8")
    assert "1 onleesbaar of zonder " in report


def test_neither_plan_nor_report_takes_the_place_of_the_source(avgtool, customers, policy):
    before = customers.read_bytes()
    ran = avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run", "--plan", customers.name)
    assert ran.code == 3
    assert customers.read_bytes() == before


@pytest.mark.parametrize("more", [(), ("--force",)])
def test_a_plan_never_takes_the_place_of_a_key(avgtool, customers, policy, key, more):
    before = key.read_bytes()
    ran = avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run", "--plan", key.name, *more)
    assert ran.code == 3
    assert key.read_bytes() == before


def test_a_plan_is_made_again_in_its_own_place_and_in_that_of_no_other_file(avgtool, customers, policy):
    arguments = ("anonymize", customers.name, "--policy", policy.name, "--dry-run", "--plan")
    before = policy.read_bytes()
    assert avgtool(*arguments, policy.name).code == 3
    assert policy.read_bytes() == before
    assert [avgtool(*arguments, "plan.json").code for _ in range(2)] == [0, 0]


def test_a_report_takes_the_place_of_no_other_and_of_an_earlier_one_by_force_only(carry_out, policy, tmp_path):
    """What an earlier report says was true then, and may have been signed."""
    before = policy.read_bytes()
    other = tmp_path / "brief.html"
    other.write_bytes(before)
    assert carry_out("--report", other.name).code == 3
    assert other.read_bytes() == before
    assert not (tmp_path / "veilig.csv").exists()
    assert carry_out("--report", "rapport.html").code == 0
    (tmp_path / "veilig.csv").unlink()
    assert carry_out("--report", "rapport.html").code == 3
    assert not (tmp_path / "veilig.csv").exists()
    assert carry_out("--report", "rapport.html", "--force").code == 0


def test_the_report_on_each_of_several_files_is_looked_at_before_any_copy_is_written(
    avgtool, customers, policy, key, tmp_path
):
    """A name that is taken by something else costs no copies."""
    (tmp_path / "map").mkdir()
    for name in ("jan.csv", "feb.csv"):
        (tmp_path / "map" / name).write_bytes(customers.read_bytes())
    (tmp_path / "rapport-feb.html").write_text("een brief", encoding="utf-8")
    arguments = ("anonymize", "map", "--policy", policy.name, "--key-file", key.name, "--output", "uit")
    ran = avgtool(*arguments, "--report", "rapport.html")
    assert ran.code == 3
    assert "rapport-feb.html" in ran.err
    assert not list((tmp_path / "uit").glob("*"))
    (tmp_path / "rapport-feb.html").unlink()
    assert avgtool(*arguments, "--report", "rapport.html").code == 0
    assert {path.name for path in tmp_path.glob("rapport*")} == {"rapport-feb.html", "rapport-jan.html"}


@pytest.mark.parametrize(
    ("tables", "names"),
    [
        (["klanten"], ["r.pdf"]),
        (["klanten", "orders"], ["r-klanten.pdf", "r-orders.pdf"]),
        (["klanten", "klanten"], ["r-klanten.pdf", "r-klanten-2.pdf"]),
        (["a/b", "a:b"], ["r-a_b.pdf", "r-a_b-2.pdf"]),
        (["a", "a", "a-2"], ["r-a.pdf", "r-a-2.pdf", "r-a-2-2.pdf"]),
    ],
)
def test_no_two_reports_have_one_name(tables, names):
    """Files of one name in several folders, and tables whose names no file can have."""
    plans = [replace(samples.SEGMENTS.plan, table=table) for table in tables]
    assert [path.name for path in anonymize_sources.report_paths(Path("r.pdf"), plans)] == names


def test_an_output_that_exists_is_refused_before_anything_is_read(carry_out, tmp_path, monkeypatch):
    def read(*_args, **_kwargs):
        raise AssertionError

    (tmp_path / "veilig.csv").write_text("oud", encoding="utf-8")
    monkeypatch.setattr(anonymize_sources, "open_and_scan", read)
    ran = carry_out()
    assert ran.code == 3
    assert "veilig.csv" in ran.err


def test_a_report_that_is_neither_pdf_nor_html_is_wrong_usage(carry_out, tmp_path):
    ran = carry_out("--report", "rapport.docx")
    assert ran.code == 2
    assert ".pdf" in ran.err
    assert not (tmp_path / "veilig.csv").exists()


def test_a_saved_plan_is_carried_out_beside_the_very_policy_that_made_it(avgtool, customers, policy, key):
    both = ("anonymize", customers.name, "--policy", policy.name, "--plan", "plan.json")
    assert avgtool(*both, "--dry-run").code == 0
    carried_out = (*both, "--key-file", key.name, "--output", "veilig.csv")
    assert avgtool(*carried_out).code == 0
    policy.write_text(policy.read_text(encoding="utf-8") + "# anders\n", encoding="utf-8")
    changed = avgtool(*carried_out, "--force")
    assert changed.code == 3
    assert "ander beleid" in changed.err


def test_undecided_columns_of_all_files_are_told_at_once_with_a_rule_that_fits_all(avgtool, policy, key, tmp_path):
    (tmp_path / "a.csv").write_text("klantnummer;segment;kleur\nK1001;A;rood\nK1002;B;blauw\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("klantnummer;segment;maat\nK1001;A;12\nK1002;B;13\n", encoding="utf-8")
    arguments = ("anonymize", "a.csv", "b.csv", "--policy", policy.name, "--key-file", key.name, "--output", "veilig")
    ran = avgtool(*arguments)
    assert ran.code == 1
    assert "a.csv: kleur" in ran.err
    assert "b.csv: maat" in ran.err
    rule = ran.err[ran.err.index("  - match:") :].replace("…", "niet nodig")
    policy.write_text(POLICY + rule, encoding="utf-8")
    assert avgtool(*arguments).code == 0


def test_a_copy_does_not_go_to_standard_output(avgtool, customers, policy, key, tmp_path):
    """It is read back before it is published; and no folder named - appears."""
    ran = avgtool("anonymize", customers.name, "--policy", policy.name, "--key-file", key.name, "--output", "-")
    assert ran.code == 2
    assert not (tmp_path / "-").exists()


def test_a_plan_for_another_file_is_refused_by_the_name_of_that_file(avgtool, customers, policy, key, tmp_path):
    """Not by that of the one it was made for."""
    avgtool("anonymize", customers.name, "--policy", policy.name, "--dry-run", "--plan", "plan.json")
    other = tmp_path / "andere.csv"
    other.write_text(CUSTOMERS.replace("K", "L", 1), encoding="utf-8")
    ran = avgtool("anonymize", other.name, "--plan", "plan.json", "--key-file", key.name, "--output", "veilig.csv")
    assert ran.code == 3
    assert "andere.csv" in ran.err


def test_what_a_person_overruled_is_told_with_the_copy(carry_out, policy, tmp_path):
    """The verification went by it, so whoever signs must know: in the terminal and in the report."""
    decided = "columns:\n  - {column: e-mail, kind: none, reason: functionele postbussen, by: P. Jansen}\n"
    (tmp_path / "avgtool.yaml").write_text(decided, encoding="utf-8")
    keep = "  - match: {column: e-mail}\n    operator: keep\n    because: functioneel\n"
    policy.write_text(POLICY.replace("rules:\n", f"rules:\n{keep}"), encoding="utf-8")
    ran = carry_out("--report", "verslag.html")
    report = (tmp_path / "verslag.html").read_text(encoding="utf-8")
    assert all("functionele postbussen" in text and "P. Jansen" in text for text in (ran.out, report))


def test_coarse_values_that_are_kept_can_point_to_a_person_too(avgtool, tmp_path):
    """Months of birth under that header make k what it is, though a scan takes them for no dates."""
    rows = [f"{1930 + row}-{1 + row % 12:02};{'MV'[row % 2]}" for row in range(40)]
    (tmp_path / "m.csv").write_text("\n".join(["geboortedatum;geslacht", *rows]), encoding="utf-8")
    rules = "rules:\n  - {match: {column: '*'}, operator: keep, because: b}\nprivacy: {k: 5}\n"
    (tmp_path / "k.yaml").write_text(f"name: k\nversion: 1\ntitle: t\npurpose: p\n{rules}", encoding="utf-8")
    ran = avgtool("anonymize", "m.csv", "--policy", "k.yaml", "--output", "uit.csv")
    assert ran.code != 0
    assert "k 5 wordt niet gehaald" in " ".join(ran.err.split())
    assert not (tmp_path / "uit.csv").exists()


ORDERS = """name: k
version: 1
title: t
purpose: p
rules:
  - {match: {column: klantnummer}, operator: HOW, because: b}
  - {match: {column: geboortedatum}, operator: generalize, parameters: {date: year}, because: b}
  - {match: {column: "*"}, operator: keep, because: b}
privacy: {k: 5}
"""


@pytest.mark.parametrize("how", ["drop", "pseudonymize"])
@pytest.mark.parametrize(("customers_alike", "reached"), [(1, False), (6, True)])
def test_k_counts_persons_and_not_their_orders(avgtool, key, tmp_path, how, customers_alike, reached):
    """Ten orders of one customer hide nobody, also where the copy does not say whose they are; a check agrees."""
    rows = [
        f"K-{1000 + year * 10 + one};01-02-19{year};X" for year in range(40, 90, 10) for one in range(customers_alike)
    ]
    lines = ["klantnummer;geboortedatum;categorie", *(row for row in rows for _ in range(10))]
    (tmp_path / "orders.csv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "k.yaml").write_text(ORDERS.replace("HOW", how), encoding="utf-8")
    ran = avgtool("anonymize", "orders.csv", "--policy", "k.yaml", "--key-file", str(key), "--output", "uit.csv")
    told = " ".join((ran.out + ran.err).split())
    assert (ran.code == 0) is reached, told
    assert ("k 6 naar personen (naar rijen 60)" if reached else "Alle rijen van één persoon tellen") in told
    if reached and how == "pseudonymize":
        checked = avgtool("check", "uit.csv", "--policy", "k.yaml", "--format", "json")
        measured = json.loads(checked.out)["datasets"][0]["privacy"]["measured"]
        assert (measured["k"], measured["k_rows"]) == (6, 60)

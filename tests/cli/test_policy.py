"""`avgtool policy explain` and `schema`, as a user sees them."""

from __future__ import annotations

import json

import pytest

from examples import demo_customers

HEAD = "name: %s\nversion: 1\ntitle: T\npurpose: P\n"
BASE = (
    HEAD % "basis"
    + """rules:
  - {match: {kind: email}, operator: drop, because: {nl: Niet nodig., en: Not needed.}}
  - {match: {column: "*"}, operator: keep, because: rest}
"""
)
OWN = (
    HEAD % "eigen"
    + """extends: basis.yaml
rules:
  - {match: {kind: [phone, email]}, operator: mask, because: {nl: Alleen het eind., en: Only the end.}}
  - {match: {kind: ip}, operator: drop, because: x}
"""
)


@pytest.fixture
def policies(tmp_path):
    (tmp_path / "basis.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "eigen.yaml").write_text(OWN, encoding="utf-8")


def test_an_explanation_tells_what_decides_why_and_what_lost(avgtool, customers, policies):  # noqa: ARG001
    """Rules of the extended policy carry its name; rules without work are named."""
    ran = avgtool("policy", "explain", "eigen.yaml", customers.name)
    assert ran.code == 0
    mail = next(line for line in ran.out.splitlines() if line.startswith("e-mail"))
    assert "maskeren" in mail
    assert "regel 1" in mail
    assert "Alleen het eind." in mail
    assert "regel 1 van basis" in mail
    assert "kind: email" in ran.out
    assert "regel 2, regel 1 van basis" in ran.out.split("over geen enkele kolom: ")[1]
    english = avgtool("--lang", "en", "policy", "explain", "eigen.yaml", customers.name)
    assert "Only the end." in english.out
    assert "fatima@" not in ran.out


def test_what_no_rule_is_about_is_told_with_a_rule_to_paste(avgtool, customers, tmp_path):
    """And a column that is named and not there; the answer is no."""
    rule = "rules:\n  - {match: {column: [segmnt, bsn]}, operator: drop, because: x}\n"
    (tmp_path / "p.yaml").write_text(HEAD % "p" + rule, encoding="utf-8")
    ran = avgtool("policy", "explain", "p.yaml", customers.name)
    assert ran.code == 1
    assert "noemt de kolom segmnt" in ran.out
    assert '        - "segment"' in ran.out


def test_what_a_policy_overrides_is_shown(avgtool, policies):  # noqa: ARG001
    """In the list of its rules."""
    ran = avgtool("policy", "show", "eigen.yaml")
    assert "Breidt basis 1 uit (basis.yaml)." in ran.out
    line = next(line for line in ran.out.splitlines() if line.startswith("basis 1"))
    assert "vervangen door regel 1" in line


def test_the_schema_is_json_alone_on_stdout(avgtool):
    """For a file."""
    ran = avgtool("policy", "schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["title"] == "avgtool policy"


def test_a_proposal_from_a_scan_is_valid_carried_out_and_passes(avgtool, tmp_path):
    """On the demo file: proposed, checked, carried out, verified, and held against the copy."""
    demo_customers.write(tmp_path / "klanten.csv", demo_customers.customers(seed=3, rows=300))
    assert avgtool("scan", "klanten.csv", "--output", "scan.json").code == 0
    made = avgtool("policy", "new", "--from-scan", "scan.json", "--output", "eigen-voorstel.yaml")
    assert made.code == 0, made.err
    assert avgtool("policy", "check", "eigen-voorstel.yaml").code == 0
    assert avgtool("key", "new", "k.key").code == 0
    arguments = ("--policy", "eigen-voorstel.yaml", "--key-file", "k.key", "--output", "veilig.csv")
    done = avgtool("anonymize", "klanten.csv", *arguments)
    assert done.code == 0, done.err
    assert avgtool("check", "veilig.csv", "--policy", "eigen-voorstel.yaml").code == 0
    assert avgtool("check", "klanten.csv", "--policy", "eigen-voorstel.yaml").code == 1


def test_a_proposal_takes_no_file_s_place_and_a_scan_must_be_one(avgtool, tmp_path):
    """Exit 3 for both; without a scan there is one for all kinds, on stdout."""
    (tmp_path / "p.yaml").write_text("x", encoding="utf-8")
    assert avgtool("policy", "new", "--output", "p.yaml").code == 3
    assert avgtool("policy", "new", "--from-scan", "p.yaml").code == 3
    ran = avgtool("policy", "new", "--name", "Mijn beleid")
    assert (ran.code, ran.err) == (0, "")
    assert "\nname: mijn-beleid\n" in ran.out
    (tmp_path / "n.yaml").write_text(ran.out, encoding="utf-8")
    assert avgtool("policy", "check", "n.yaml").code == 0


def test_a_rule_that_is_overridden_in_part_is_shown_so(avgtool, tmp_path):
    """Beside its own reason."""
    (tmp_path / "basis.yaml").write_text(BASE.replace("kind: email", "kind: [email, ip]"), encoding="utf-8")
    own = "extends: basis.yaml\nrules:\n  - {match: {kind: email}, operator: mask, because: x}\n"
    (tmp_path / "eigen.yaml").write_text(HEAD % "eigen" + own, encoding="utf-8")
    shown = " ".join(avgtool("policy", "show", "eigen.yaml").out.split())
    assert "Niet nodig. (deels vervangen door regel 1)" in shown


def test_the_list_says_what_each_policy_is_for(avgtool):
    """Name, title and purpose."""
    told = " ".join(avgtool("policy", "list").out.split())
    assert "open-data Open data Publiceren voor iedereen" in told

"""`avgtool check`: the original does not pass, the copy that the policy made does, and a changed copy does not."""

from __future__ import annotations

import json

import pytest

from avgtool.checking.findings import RULES, Code
from examples import demo_customers

POLICY = "eigen.yaml"
OWN = """name: eigen
version: 1
title: T
purpose: P
extends: klantsegmentatie
privacy: null  # three hundred customers are too few for it
"""


@pytest.fixture
def original(tmp_path):
    path = tmp_path / "klanten.csv"
    demo_customers.write(path, demo_customers.customers(seed=7, rows=300))
    (tmp_path / POLICY).write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def copy(avgtool, original, tmp_path):
    assert avgtool("key", "new", "k.key").code == 0
    ran = avgtool("anonymize", original.name, "--policy", POLICY, "--key-file", "k.key", "--output", "veilig.csv")
    assert ran.code == 0, ran.err
    return tmp_path / "veilig.csv"


def found(ran) -> dict[str, str]:
    """Code of each column."""
    (dataset,) = json.loads(ran.out)["datasets"]
    return {one["column"]: one["code"] for one in dataset["findings"]}


def test_the_original_does_not_pass(avgtool, original):
    """Every column that the policy drops or treats is named, with the rule."""
    ran = avgtool("check", original.name, "--policy", POLICY, "--format", "json")
    assert ran.code == 1
    codes = found(ran)
    assert codes["e-mail"] == codes["achternaam"] == codes["notities"] == "column_not_dropped"
    assert codes["geboortedatum"] == codes["postcode"] == codes["klantnummer"] == "values_not_treated"
    assert "segment" not in codes
    data = json.loads(ran.out)
    assert (data["format"], data["passed"], data["policy"]["name"]) == ("check/1", False, "eigen")
    mail = next(one for one in data["datasets"][0]["findings"] if one["column"] == "e-mail")
    assert (mail["level"], mail["rule_at"]["policy"], mail["rule_at"]["inherited"]) == (
        "error",
        "klantsegmentatie",
        True,
    )
    assert "@" not in ran.out


def test_the_copy_that_the_policy_made_passes(avgtool, copy):
    """Though its dates are no dates any more, and no rule is about what they are now."""
    ran = avgtool("check", copy.name, "--policy", POLICY)
    assert ran.code == 0, ran.out
    assert "Akkoord" in ran.out


@pytest.mark.parametrize("ending", ["xlsx", "parquet", "json"])
def test_a_copy_in_another_format_passes_too(avgtool, original, copy, ending):  # noqa: ARG001 - its key
    """The values are the same, whatever holds them."""
    output = f"v.{ending}"
    made = avgtool("anonymize", original.name, "--policy", POLICY, "--key-file", "k.key", "--output", output)
    assert made.code == 0, made.err
    ran = avgtool("check", output, "--policy", POLICY)
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(
    ("before", "after", "column", "code"),
    [
        (";telefoon;", ";jan@example.nl;", "kanaal", "identifier_found"),
        ("-Q1", "-01-05", "klant sinds", "values_not_treated"),
        ("K-", "K1", "klantnummer", "values_not_treated"),
    ],
)
def test_a_copy_in_which_something_was_put_back_does_not_pass(avgtool, copy, before, after, column, code):
    """One value is enough, and it is counted."""
    text = copy.read_bytes().decode("cp1252")
    assert before in text
    copy.write_bytes(text.replace(before, after, 1).encode("cp1252"))
    ran = avgtool("check", copy.name, "--policy", POLICY, "--format", "json")
    assert ran.code == 1
    assert found(ran)[column] == code
    assert json.loads(ran.out)["datasets"][0]["findings"][0]["rows"] == 1


def test_a_column_that_nobody_decides_about_does_not_pass(avgtool, copy):
    """What nobody thought of does not leave by accident."""
    text = copy.read_bytes().decode("cp1252")
    copy.write_bytes(text.replace("kanaal", "schoenmaat", 1).encode("cp1252"))
    ran = avgtool("check", copy.name, "--policy", POLICY, "--format", "json")
    assert (ran.code, found(ran)) == (1, {"schoenmaat": "undecided_column"})


def test_what_a_copy_holds_is_known_where_no_header_tells(avgtool, tmp_path):
    """Bands and tokens under *col_a* and *col_b*, which values alone told; but not what originals look like too."""
    rules = """rules:
  - {match: {kind: date_of_birth}, operator: generalize, parameters: {date: 5-year}, because: b}
  - {match: {kind: postcode}, operator: generalize, parameters: {postcode: pc4}, because: b}
  - {match: {kind: email}, operator: pseudonymize, because: b}
"""
    (tmp_path / "p.yaml").write_text("name: p\nversion: 1\ntitle: t\npurpose: p\n" + rules, encoding="utf-8")
    rows = "col_a;col_b;col_c\n1980-1984;ps_0123456789abcdef;1012\n1990-1994;ps_fedcba9876543210;2611\n"
    (tmp_path / "x.csv").write_text(rows, encoding="utf-8")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    assert (ran.code, found(ran)) == (1, {"col_c": "undecided_column"})


def test_what_is_kept_by_its_name_must_not_point_to_a_person(avgtool, tmp_path):
    """Unless the policy says that it may: by what it holds, or by allow."""
    (tmp_path / "x.csv").write_text("segment\njan@example.nl\nfatima@example.nl\n", encoding="utf-8")
    policy = "name: p\nversion: 1\ntitle: t\npurpose: p\nrules:\n  - {match: {%s}, operator: keep%s, because: b}\n"
    for match, more, code in (
        ("column: segment", "", 1),
        ("column: segment", ", parameters: {allow: [EMAIL_ADDRESS]}", 0),
        ("kind: email", "", 0),
    ):
        (tmp_path / "p.yaml").write_text(policy % (match, more), encoding="utf-8")
        ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
        assert (ran.code, list(found(ran).values())) == (code, ["identifier_kept_by_name"] * code)


def passes_eleven(number: int) -> bool:
    """Whether a number of nine digits passes the check of a BSN."""
    digits = [int(one) for one in f"{number:09}"]
    return sum(digit * (9 - place) for place, digit in enumerate(digits[:8])) % 11 == digits[8]


NUMBERS = [f"{number:09}" for number in range(999990000, 999991000) if passes_eleven(number)][:40]
"""Numbers that pass the check of a BSN, of the block that no authority gives out."""


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("{match: {category: national_id}, operator: keep, because: Nodig.}", ["national_id_found"]),
        ("{match: {entity: NL_BSN}, operator: keep, because: Met toestemming.}", ["national_id_found"]),
        ("{match: {kind: national_id}, operator: keep, because: Wabvpz 4.}", ["national_id_by_law"]),
        ("{match: {role: direct}, operator: keep, because: b}", ["national_id_found"]),
        (
            "{match: {column: bsn}, operator: keep, parameters: {allow: [NL_BSN]}, because: b}",
            ["national_id_found"],
        ),
        ("{match: {column: bsn}, operator: keep, because: b}", ["identifier_kept_by_name"]),
        (
            "{match: {column: bsn}, operator: surrogate, because: b}",
            ["cannot_be_told", "national_id_found"],
        ),
        (
            "{match: {column: bsn}, operator: surrogate, parameters: {test_range: 999990000-999999999}, because: b}",
            ["cannot_be_told"],
        ),
    ],
)
def test_a_national_number_is_found_though_the_policy_leaves_it_in(avgtool, tmp_path, rule, codes):
    """By what stands there, whatever the rule asks for; a law that is named makes it a note (UAVG 46)."""
    (tmp_path / "x.csv").write_text("\n".join(["bsn", *NUMBERS]), encoding="utf-8")
    head = "name: p\nversion: 1\ntitle: t\npurpose: p\nrules:\n"
    (tmp_path / "p.yaml").write_text(f"{head}  - {rule}\n", encoding="utf-8")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    passes = codes[-1] in ("national_id_by_law", "cannot_be_told")
    (dataset,) = json.loads(ran.out)["datasets"]
    assert (ran.code, [one["code"] for one in dataset["findings"]]) == (int(not passes), codes)
    assert not [number for number in NUMBERS if number in ran.out]


def test_a_national_number_that_texts_keep_is_found(avgtool, tmp_path):
    """A text is no place for it, whatever the policy says."""
    texts = [f"De klant gaf zijn BSN {number} door aan de balie en belde later terug." for number in NUMBERS]
    (tmp_path / "x.csv").write_text("\n".join(["notities", *texts]), encoding="utf-8")
    rules = "rules:\n  - {match: {column: notities}, operator: text, because: Wabvpz 4.}\n"
    inside = "text:\n  entities: {NL_BSN: {operator: keep}}\n"
    (tmp_path / "p.yaml").write_text(f"name: p\nversion: 1\ntitle: t\npurpose: p\n{rules}{inside}", encoding="utf-8")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    assert (ran.code, found(ran)) == (1, {"notities": "national_id_found"})


def test_of_stand_ins_and_learned_bands_a_note_says_that_nothing_can_be_told(avgtool, tmp_path):
    """They pass, and so would originals: only the run that made the copy knows."""
    rows = "".join(f"Jansen{number};{number * 37 % 900}\n" for number in range(40))
    (tmp_path / "x.csv").write_text(f"achternaam;omzet\n{rows}", encoding="utf-8")
    rules = """rules:
  - {match: {column: achternaam}, operator: surrogate, because: b}
  - {match: {column: omzet}, operator: generalize, parameters: {quantiles: 4}, because: b}
"""
    (tmp_path / "p.yaml").write_text("name: p\nversion: 1\ntitle: t\npurpose: p\n" + rules, encoding="utf-8")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    assert (ran.code, found(ran)) == (0, {"achternaam": "cannot_be_told", "omzet": "cannot_be_told"})


PEOPLE = "name: p\nversion: 1\ntitle: t\npurpose: p\nunmatched: drop\n"
BANDS = """rules:
  - {match: {kind: date_of_birth}, operator: generalize, parameters: {date: 5-year}, because: b}
  - {match: {kind: postcode}, operator: generalize, parameters: {postcode: pc2}, because: b}
  - {match: {column: [geslacht, uitkomst]}, operator: keep, because: b}
"""


def persons(path, rows, demand, rules=BANDS):
    """A file of some rows of persons, and a policy with a demand beside it."""
    lines = ["geboortedatum;postcode;geslacht;uitkomst", *rows]
    path.with_name("x.csv").write_text("\n".join(lines), encoding="utf-8")
    path.with_name("p.yaml").write_text(f"{PEOPLE}{rules}privacy: {{{demand}}}\n", encoding="utf-8")


ALIKE = [f"1980-1984;10;{'MV'[row % 2]};{'AB'[row % 3 == 0]}" for row in range(20)]


@pytest.mark.parametrize(
    ("rows", "demand", "code", "counted"),
    [
        (ALIKE, "k: 10", 0, {}),
        ([*ALIKE, "1930-1934;97;V;A"], "k: 10", 1, {"k_not_reached": 1}),
        (ALIKE, "k: 11", 1, {"k_not_reached": 20}),
        (ALIKE, "k: 5, l: 2, sensitive: uitkomst", 0, {}),
        ([*ALIKE, *["1930-1934;97;V;A"] * 5], "k: 5, l: 2, sensitive: uitkomst", 1, {"l_not_reached": 0}),
        ([*ALIKE, *["1930-1934;97;V;A"] * 5], "k: 5, t: 0.2, sensitive: uitkomst", 1, {"t_not_reached": 0}),
        ([*ALIKE, "1930-1934;97;V;A"], "k: 10, quasi_identifiers: geslacht", 0, {"more_can_point": 1}),
        (ALIKE, "k: 10, l: 2", 0, {"demand_not_measured": 0}),
    ],
    ids=["holds", "one row", "all rows", "l holds", "l", "t", "named fewer", "no sensitive"],
)
def test_what_is_demanded_of_the_rows_together_is_measured(avgtool, tmp_path, rows, demand, code, counted):
    """Of a file that avgtool may not have made: bands under their old headers count as what they were."""
    persons(tmp_path / "p.yaml", rows, demand)
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    (dataset,) = json.loads(ran.out)["datasets"]
    assert (ran.code, {one["code"]: one["rows"] for one in dataset["findings"]}) == (code, counted)
    assert dataset["privacy"]["asked"]["k"] == int(demand.split("k: ")[1].split(",")[0])
    assert avgtool("check", "x.csv", "--policy", "p.yaml").code == code


BY_NAME = """rules:
  - {match: {column: "*datum*"}, operator: generalize, parameters: {date: 5-year}, because: b}
  - {match: {column: postcode}, operator: generalize, parameters: {postcode: pc2}, because: b}
  - {match: {column: [geslacht, uitkomst]}, operator: keep, because: b}
"""
KEPT = "rules:\n  - {match: {column: '*'}, operator: keep, because: b}\n"


@pytest.mark.parametrize("rules", [BANDS, BY_NAME, KEPT], ids=["kind", "name", "kept"])
@pytest.mark.parametrize("written", ["{}-{}", "{}-Q{}", "{}-0{}"], ids=["bands", "quarters", "months"])
def test_bands_count_whatever_rule_left_them(avgtool, tmp_path, rules, written):
    """A rule that asks for a column by its name says not what that is; the header does, of values kept coarse too."""
    bands = [written.format(year, year + 4 if written == "{}-{}" else 1 + year % 4) for year in range(1930, 2000, 5)]
    date = {"{}-{}": "5-year", "{}-Q{}": "quarter", "{}-0{}": "month"}[written]
    persons(tmp_path / "p.yaml", [f"{band};10;V;A" for band in bands], "k: 5", rules.replace("5-year", date))
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    (dataset,) = json.loads(ran.out)["datasets"]
    (finding,) = dataset["findings"]
    assert (ran.code, finding["code"], finding["rows"]) == (1, "k_not_reached", len(bands))
    assert finding["columns"] == ["geboortedatum", "postcode", "geslacht"]


def test_how_far_the_rows_fall_short_is_told_with_numbers(avgtool, tmp_path):
    """In text and in JSON, with the columns by which rows are alike."""
    persons(tmp_path / "p.yaml", [*ALIKE, "1930-1934;97;V;A"], "k: 10")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    (dataset,) = json.loads(ran.out)["datasets"]
    (finding,) = dataset["findings"]
    assert (finding["column"], finding["columns"]) == (None, ["geboortedatum", "postcode", "geslacht"])
    measured = dataset["privacy"]["measured"]
    assert (measured["k"], measured["rows_under"]) == (1, 1)
    assert measured["unique_share"] == pytest.approx(1 / 21)
    told = avgtool("check", "x.csv", "--policy", "p.yaml").out
    assert "k is 1, en 10 is gevraagd" in " ".join(told.split())
    assert "Niet akkoord" in told


def test_originals_count_as_they_are(avgtool, tmp_path):
    """Beside each column that should have been treated stands that the rows can be told apart."""
    rows = [f"{1 + row:02}-03-1980;{1012 + row} AB;M;A" for row in range(20)]
    persons(tmp_path / "p.yaml", rows, "k: 5")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    codes = [one["code"] for one in json.loads(ran.out)["datasets"][0]["findings"]]
    assert (ran.code, codes) == (1, ["values_not_treated", "values_not_treated", "k_not_reached"])


def test_a_demand_about_no_column_of_the_file_is_told(avgtool, tmp_path):
    """It passes, and says that nothing was measured."""
    rules = "rules:\n  - {match: {column: uitkomst}, operator: keep, because: b}\n"
    persons(tmp_path / "p.yaml", [], "k: 5, quasi_identifiers: [geboortedatum, postcode]", rules)
    (tmp_path / "x.csv").write_text("uitkomst\nA\nB\n", encoding="utf-8")
    ran = avgtool("check", "x.csv", "--policy", "p.yaml", "--format", "json")
    (dataset,) = json.loads(ran.out)["datasets"]
    assert (ran.code, [one["code"] for one in dataset["findings"]]) == (0, ["demand_not_measured"])
    assert dataset["privacy"]["measured"] is None
    assert "Over alle kolommen is k 1, en is 100% van de rijen uniek" in dataset["findings"][0]["message"]


def test_a_copy_that_reached_its_demand_passes(avgtool, original, tmp_path):
    """What the run that made it measured, the check measures too."""
    text = OWN.replace(
        "privacy: null  # three hundred customers are too few for it", "privacy: {k: 5, suppression: 0.6}"
    )
    (tmp_path / POLICY).write_text(text, encoding="utf-8")
    assert avgtool("key", "new", "k.key").code == 0
    ran = avgtool("anonymize", original.name, "--policy", POLICY, "--key-file", "k.key", "--output", "veilig.csv")
    assert ran.code == 0, ran.err
    ran = avgtool("check", "veilig.csv", "--policy", POLICY, "--format", "json")
    (dataset,) = json.loads(ran.out)["datasets"]
    assert (ran.code, dataset["privacy"]["measured"]["k"] >= 5) == (0, True), dataset["findings"]


def test_the_result_goes_to_a_file_which_may_be_made_again(avgtool, copy):
    """And takes the place of no other file."""
    for _ in range(2):
        assert avgtool("check", copy.name, "--policy", POLICY, "--output", "check.json").code == 0
    assert avgtool("check", copy.name, "--policy", POLICY, "--output", "check.txt").code == 0
    assert avgtool("check", copy.name, "--policy", POLICY, "--output", "check.txt").code == 0
    assert avgtool("check", copy.name, "--policy", POLICY, "--output", copy.name, "--format", "json").code == 2
    copy.with_name("anders.json").write_text("{}", encoding="utf-8")
    assert avgtool("check", copy.name, "--policy", POLICY, "--output", "anders.json").code == 3


def test_what_is_wrong_with_the_input_has_its_own_exit_codes(avgtool, copy, tmp_path):
    """3 for a source that is not there, 4 for a policy that is not there or is for other data."""
    assert avgtool("check", "weg.csv", "--policy", POLICY).code == 3
    assert avgtool("check", copy.name, "--policy", "weg").code == 4
    rule = "rules:\n  - {match: {column: weg}, operator: %s, because: b}\n"
    for operator, code in (("keep", 4), ("drop", 1)):
        text = "name: p\nversion: 1\ntitle: t\npurpose: p\n" + rule % operator
        (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
        assert avgtool("check", copy.name, "--policy", "p.yaml").code == code


def test_every_code_has_its_words():
    """For formats that list their rules."""
    assert set(RULES) == set(Code)


def test_a_bsn_that_a_wildcard_keeps_passes_neither_anonymize_nor_check(avgtool, customers, tmp_path):
    """Only a law allows its use; both ask the policy to name one, and then both let it pass."""
    head = "name: alles\nversion: 1\ntitle: T\npurpose: P\nrules:\n"
    text = f'{head}  - {{match: {{column: "*"}}, operator: keep, because: R}}\n'
    anonymize = ("anonymize", customers.name, "--policy", "alles.yaml", "--output", "kopie.csv")
    check = ("check", customers.name, "--policy", "alles.yaml")
    (tmp_path / "alles.yaml").write_text(text, encoding="utf-8")
    ran = avgtool(*anonymize)
    assert (ran.code, avgtool(*check).code, (tmp_path / "kopie.csv").exists()) == (1, 1, False)
    assert "noem in de reden (because) van de regel de wet" in ran.err
    (tmp_path / "alles.yaml").write_text(text.replace("R}", "artikel 7.2 Wabvpz}"), encoding="utf-8")
    assert (avgtool(*anonymize).code, (tmp_path / "kopie.csv").exists()) == (0, True)

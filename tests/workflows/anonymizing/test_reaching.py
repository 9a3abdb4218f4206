"""What a policy demands of a copy as a whole is reached, with as little loss as can be, or nothing is written."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

import avgtool
from avgtool.config import Config
from avgtool.errors import AvgtoolError, PolicyError, PrivacyNotReachedError
from avgtool.keys import key_from_bytes
from avgtool.model.assessment import Verdict
from avgtool.policy.planning import make_plan
from avgtool.sources.opening import open_source
from avgtool.workflows.anonymize_sources import means_of
from avgtool.workflows.anonymizing.job import Job
from avgtool.workflows.anonymizing.reaching import Reached, reached, require_reached
from tests.policy.building import column, findings, policy

MEANS = means_of(Config())
RULES = """rules:
  - {match: {column: geboren}, operator: generalize, parameters: {date: year}, because: b}
  - {match: {column: postcode}, operator: generalize, parameters: {postcode: pc4}, because: b}
  - {match: {column: segment}, operator: keep, because: b}
"""
COLUMNS = (
    column("geboren", "date_of_birth", "DATE_OF_BIRTH", role="quasi"),
    column("postcode", "postcode", "NL_POSTCODE", role="quasi"),
    column("segment"),
)
DEMAND = "privacy: {k: 5, suppression: 0.1}\n"


@pytest.fixture
def source(tmp_path):
    """People born in two decades at two places, and one who lives far away."""
    rows = [
        (f"{1 + row % 28:02}-{1 + row % 12:02}-{1980 + row % 20}", f"10{11 + row % 8} AB", "ABC"[row % 3])
        for row in range(60)
    ]
    path = tmp_path / "klanten.csv"
    lines = [";".join(row) for row in (("geboren", "postcode", "segment"), *rows, ("01-01-1931", "9711 XY", "A"))]
    path.write_bytes("\n".join(lines).encode("cp1252"))
    return path


def plan_of(text: str):
    """What a policy plans, and what reaching it makes of that, for the rows of ``source``."""
    return make_plan(findings(*COLUMNS, rows=61), policy(text))


def test_levels_are_raised_and_rows_left_out_until_it_holds(source):
    """From what the policy says upwards; the one who lives far away is not in the copy."""
    (dataset,) = open_source(str(source))
    found = reached(Job(dataset, plan_of(RULES + DEMAND)), MEANS, None)
    plan, selection = found.plan, found.selection
    assert (selection.rows, selection.suppressed) == (60, 1)
    raised = {step.column: step.treatment.parameters for step in plan.steps}
    assert raised["segment"] == {}
    assert (raised["geboren"], raised["postcode"]) != ({"date": "year"}, {"postcode": "pc4"})
    assert dataset.selecting(selection.chosen).frame.filter(pl.col("postcode") == "9711 XY").collect().is_empty()


def test_reaching_twice_changes_nothing(source):
    """A saved plan is carried out as it was reviewed."""
    (dataset,) = open_source(str(source))
    once = reached(Job(dataset, plan_of(RULES + DEMAND)), MEANS, None)
    twice = reached(Job(dataset, once.plan), MEANS, None)
    assert once.plan == twice.plan
    first, second = once.selection, twice.selection
    assert (first.rows, first.suppressed) == (second.rows, second.suppressed)


def test_a_plan_that_demands_nothing_stays_as_it_is(source):
    """And all rows are in the copy."""
    (dataset,) = open_source(str(source))
    plan = plan_of(RULES)
    assert reached(Job(dataset, plan), MEANS, None) == Reached(plan)


@pytest.fixture
def rules(tmp_path):
    """A policy that demands k of a copy, as a file."""
    head = 'name: proef\nversion: "1"\ntitle: Proef\npurpose: Testen\n'
    path = tmp_path / "proef.yaml"
    path.write_text(f"{head}{RULES}{DEMAND}", encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".csv", ".json", ".parquet", ".xlsx"])
def test_what_is_published_satisfies_the_demand(source, rules, tmp_path, suffix):
    """Measured on the file that lies there, by the function anybody can call."""
    output = tmp_path / f"veilig{suffix}"
    outcome = avgtool.anonymize(str(source), avgtool.load_policy(rules), output=str(output))
    copy = open_source(str(output))[0].frame.collect()
    assert avgtool.privacy_metrics(copy, quasi_identifiers=["geboren", "postcode"]).k >= 5
    assert (outcome.rows_in, outcome.rows_out, outcome.suppressed) == (61, 60, 1)
    assert outcome.assessment.verdict is Verdict.REDUCED_RISK
    assert outcome.assessment.before.k == 1
    assert outcome.assessment.after.k == avgtool.privacy_metrics(copy, quasi_identifiers=["geboren", "postcode"]).k


def test_a_demand_that_cannot_be_met_leaves_no_copy(source, rules, tmp_path):
    """Exit 1, with what comes nearest, and never a value."""
    rules.write_text(rules.read_text(encoding="utf-8").replace("k: 5", "k: 60"), encoding="utf-8")
    output = tmp_path / "veilig.csv"
    with pytest.raises(PrivacyNotReachedError) as caught:
        avgtool.anonymize(str(source), avgtool.load_policy(rules), output=str(output))
    assert caught.value.exit_code == 1
    assert isinstance(caught.value, AvgtoolError)
    assert "9711" not in str(caught.value)
    assert not output.exists()


def test_a_frame_of_somebody_else_satisfies_it_too(rules):
    """In memory, without a file."""
    frame = pl.DataFrame(
        {
            "geboren": [f"{1 + row % 28:02}-03-{1980 + row % 10}" for row in range(40)],
            "postcode": ["1012 AB", "1013 CD"] * 20,
            "segment": ["A", "B"] * 20,
        }
    )
    copy = avgtool.anonymize_frame(frame, avgtool.load_policy(rules))
    assert avgtool.privacy_metrics(copy, quasi_identifiers=["geboren", "postcode"]).k >= 5


@pytest.mark.parametrize(
    ("demand", "reachable"),
    [("l: 2", True), ("l: 3", False), ("l: {entropy: 2.5}", False), ("l: {recursive: 2, c: 9.0}", True)],
)
def test_sensitive_columns_must_satisfy_it_as_the_copy_has_them(rules, demand, reachable):
    """Sixty incomes are many values; in bands of 50,000 they are two, and no third can be told from them."""
    text = rules.read_text(encoding="utf-8").replace(
        "k: 5, suppression: 0.1",
        f"k: 5, {demand}, suppression: 0.1, quasi_identifiers: [geboren, postcode], sensitive: inkomen",
    )
    bands = "  - {match: {column: inkomen}, operator: generalize, parameters: {amount: 50000}, because: b}\n"
    rules.write_text(text.replace("rules:\n", f"rules:\n{bands}"), encoding="utf-8")
    frame = pl.DataFrame(
        {
            "geboren": [f"{1 + row % 28:02}-03-{1980 + row % 10}" for row in range(60)],
            "postcode": ["1012 AB", "1013 CD"] * 30,
            "segment": ["A", "B"] * 30,
            "inkomen": [str(20_000 + 1000 * row) for row in range(60)],
        }
    )
    if not reachable:
        with pytest.raises(PrivacyNotReachedError):
            avgtool.anonymize_frame(frame, avgtool.load_policy(rules))
        return
    copy = avgtool.anonymize_frame(frame, avgtool.load_policy(rules))
    assert avgtool.privacy_metrics(copy, ["geboren", "postcode"], "inkomen").l == 2


def test_a_copy_that_falls_short_is_refused(source, rules, tmp_path):
    """Whatever the search promised: the copy itself is measured, and the demand held against that."""
    outcome = avgtool.anonymize(str(source), avgtool.load_policy(rules), output=str(tmp_path / "veilig.csv"))
    require_reached(outcome)
    models = replace(outcome.plan.privacy.models, k=outcome.assessment.after.k + 1)
    stricter = replace(outcome.plan, privacy=replace(outcome.plan.privacy, models=models))
    with pytest.raises(PrivacyNotReachedError, match="k is"):
        require_reached(replace(outcome, plan=stricter))


KEY = key_from_bytes(bytes(range(32)))
PEOPLE = pl.DataFrame(
    {
        "geboren": [f"{1 + row % 3:02}-{1 + row % 2:02}-{1980 + row % 2}" for row in range(120)],
        "postcode": ["1012 AB", "1013 CD"] * 60,
        "segment": [str(10 * (1 + row % 3)) for row in range(120)],
        "nr": [f"K-{row:04}" for row in range(120)],
    }
)


def asking(tmp_path, rule: str, section: str):
    """A policy with one rule of its own about a column."""
    path = tmp_path / "proef.yaml"
    head = 'name: proef\nversion: "1"\ntitle: Proef\npurpose: Testen\nrules:\n'
    others = '  - {match: {column: "*"}, operator: keep, because: b}\n'
    path.write_text(f"{head}  - {{match: {{{rule}, because: b}}\n{others}{section}\n", encoding="utf-8")
    return avgtool.load_policy(path)


@pytest.mark.parametrize(
    "rule",
    [
        "column: geboren}, operator: mask, parameters: {last: 4}",
        "column: geboren}, operator: shift_dates, parameters: {days: 3, per_value: true}",
        "column: geboren}, operator: surrogate, parameters: {kind: date, within: month}",
        "column: geboren}, operator: pseudonymize",
        "column: geboren}, operator: encrypt",
        "column: segment}, operator: noise, parameters: {amount: 5}",
        "column: segment}, operator: replace, parameters: {text: x}",
        "column: segment}, operator: aggregate, parameters: {below: 50}",
    ],
)
def test_k_is_that_of_the_columns_named_as_they_stand_in_the_copy(tmp_path, rule):
    """Whatever the policy makes of them; counted once more over the file that lies there."""
    names = ["geboren", "segment"]
    policy_ = asking(tmp_path, rule, "privacy: {k: 5, quasi_identifiers: [geboren, segment]}")
    PEOPLE.drop("nr").write_csv(tmp_path / "bron.csv")
    outcome = avgtool.anonymize(str(tmp_path / "bron.csv"), policy_, output=str(tmp_path / "uit.csv"), key=KEY)
    copy = pl.read_csv(tmp_path / "uit.csv", infer_schema=False)
    assert outcome.assessment.demanded.quasi_identifiers == tuple(names)
    assert outcome.assessment.demanded.k == copy.group_by(names).len()["len"].min() >= 5


@pytest.mark.parametrize(
    "rule",
    [
        "column: nr}, operator: mask, parameters: {last: 4}",
        "column: nr}, operator: pseudonymize",
        "column: nr}, operator: encrypt",
        "column: nr}, operator: surrogate, parameters: {kind: number}",
        "column: nr}, operator: keep",
    ],
)
def test_a_column_that_differs_in_every_row_makes_k_one(tmp_path, rule):
    """However unlike its original: nothing is written, where leaving it out of the count would have passed."""
    policy_ = asking(tmp_path, rule, "privacy: {k: 5, quasi_identifiers: [nr, geboren], suppression: 0.2}")
    with pytest.raises(PrivacyNotReachedError):
        avgtool.anonymize_frame(PEOPLE, policy_, key=KEY)


def test_a_sensitive_column_that_is_masked_must_differ_as_it_stands(tmp_path):
    """The last digit of 10, 20 and 30 is the same: three segments are one."""
    rule = "column: segment}, operator: mask, parameters: {last: 1}"
    section = "privacy: {k: 5, l: 2, quasi_identifiers: [geboren], sensitive: segment}"
    with pytest.raises(PrivacyNotReachedError):
        avgtool.anonymize_frame(PEOPLE.with_columns(geboren=pl.lit("1980")), asking(tmp_path, rule, section), key=KEY)


HOLES = "column: segment}, operator: generalize, parameters: {hierarchy: {laag: ['10'], hoog: ['20']}"


@pytest.mark.parametrize("section", ["", "privacy: {k: 5, quasi_identifiers: [geboren, segment]}"])
def test_a_hierarchy_that_lacks_a_value_is_refused(tmp_path, section):
    """Emptied cells are all alike, so the hole would make k easier. The values are counted and not shown."""
    PEOPLE.drop("nr").write_csv(tmp_path / "bron.csv")
    output = tmp_path / "uit.csv"
    with pytest.raises(PolicyError, match=r"bron\.csv: 1 value .* segment .* rule 1, in 40 rows") as caught:
        avgtool.anonymize(str(tmp_path / "bron.csv"), asking(tmp_path, HOLES + "}", section), output=str(output))
    assert caught.value.exit_code == 4
    assert "30" not in str(caught.value).replace(str(tmp_path), "")
    assert not output.exists()


def test_unless_the_policy_says_what_stands_in_its_place(tmp_path):
    """Then that is a value like any other."""
    copy = avgtool.anonymize_frame(PEOPLE.drop("nr"), asking(tmp_path, HOLES + ", unreadable: overig}", ""))
    assert sorted(set(copy["segment"])) == ["hoog", "laag", "overig"]

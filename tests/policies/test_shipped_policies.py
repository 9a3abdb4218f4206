"""Each shipped policy does what its purpose asks with a data set as its systems make it (tests/cases/policies)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import avgtool
from avgtool import catalog
from avgtool.config import Config
from avgtool.keys import key_from_bytes
from avgtool.model.kinds import Category, Kind, Role
from avgtool.model.treatment import Effect
from avgtool.policy.planning import make_plan
from avgtool.workflows.checks import CheckRequest, check_sources
from examples import demo_customers
from tests.policies.made_up import CASES, read_case, rows, write_case
from tests.policy.building import column, findings

if TYPE_CHECKING:
    from avgtool.model.findings import ScanResult
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.policy.schema import Policy
    from tests.policies.made_up import Case

KEY = key_from_bytes(bytes(range(32)))
NAMES = sorted(path.stem for path in CASES.glob("*.yml"))
HANDBOOK = Path(__file__).parents[2] / "docs" / "handleiding.md"


@dataclass(frozen=True)
class Copy:
    """What a policy made of the data set of its case."""

    name: str
    case: Case
    outcome: Outcome
    fresh: ScanResult
    """A scan of the copy that knows nothing of the plan."""


@pytest.fixture(scope="module", params=NAMES)
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy that a policy makes; made once for all tests."""
    folder = tmp_path_factory.mktemp(request.param)
    case = read_case(CASES / f"{request.param}.yml")
    outcome = avgtool.anonymize(write_case(case, folder), case.policy, output=folder / "veilig.csv", key=KEY)
    return Copy(case.policy, case, outcome, avgtool.scan(outcome.output))


def written(outcome: Outcome) -> str:
    """The copy as a text."""
    assert outcome.output is not None
    return outcome.output.read_text(encoding="utf-8-sig")


def made_up(outcome: Outcome) -> set[str]:
    """Columns in which tokens, made-up values or words of the policy's own stand."""
    return {step.column for step in outcome.plan.steps if step.effect in {Effect.STANDS_IN, Effect.CONSTANT}}


def prose(outcome: Outcome) -> set[str]:
    """Columns of texts in which each thing that was found is treated."""
    return {step.column for step in outcome.plan.steps if step.effect is Effect.INSIDE_TEXT}


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The customer file of the demonstration: few rows, of people who are all different."""
    path = tmp_path_factory.mktemp("demo") / "klanten.csv"
    demo_customers.write(path, demo_customers.customers(seed=7, rows=200))
    return path


@pytest.mark.parametrize("name", catalog.policy_names())
def test_a_shipped_policy_makes_a_verified_copy_of_the_demonstration(name: str, customers: Path, tmp_path: Path):
    """Every column is decided, the copy is verified, nobody is named in it, and a check lets it pass."""
    outcome = avgtool.anonymize(customers, name, output=tmp_path / "veilig.csv", key=KEY)
    assert (outcome.plan.undecided, outcome.objections, outcome.verified) == ((), (), True)
    assert outcome.output is not None
    text = outcome.output.read_text(encoding=demo_customers.ENCODING)
    assert text.count("\n") > 100
    with customers.open(encoding=demo_customers.ENCODING, newline="") as file:
        originals = list(csv.DictReader(file, delimiter=";"))
    direct = {row[column] for row in originals for column in ("e-mail", "telefoon", "IBAN", "klantnummer")}
    assert [value for value in direct - {""} if value in text] == []
    checked = check_sources(CheckRequest((str(outcome.output),), name), Config())
    assert checked.passed, checked.datasets[0].findings


def test_every_shipped_policy_has_a_case_and_a_line_in_the_handbook():
    """None is shipped that was never tried, or that nobody hears of."""
    assert catalog.policy_names() == tuple(NAMES)
    handbook = HANDBOOK.read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in handbook] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_says_its_ground_and_how_long_to_keep(name: str):
    """In the head of its file, for whoever opens it (domain: AVG 6 and 5(1)(e))."""
    head, _, _ = Path(catalog.load_policy(name).source).read_text(encoding="utf-8").partition("\nname:")
    assert "# Grondslag" in head
    assert "ewaren" in head
    assert "--policy " + name in head


def test_each_column_is_treated_as_the_case_says(copy: Copy):
    """Column by column, by the operator that its purpose asks for."""
    case, outcome = copy.case, copy.outcome
    done = {step.column: step.treatment.operator for step in outcome.plan.steps}
    assert done == {one.name: one.operator for one in case.columns}


def test_the_copy_passes_its_verification_with_the_expected_verdict(copy: Copy):
    """Nothing stands in it that the policy did not mean, and it is called no better than it is."""
    case, outcome = copy.case, copy.outcome
    assert outcome.objections == ()
    assert outcome.assessment.verdict.value == case.verdict


def test_the_copy_may_leave_and_the_original_may_not(copy: Copy):
    """By ``avgtool check`` with the same policy, which knows nothing of the plan either."""
    made, original = copy.outcome.output, copy.outcome.plan.source
    answers = [check_sources(CheckRequest((str(one),), copy.case.policy), Config()) for one in (made, original)]
    assert [one.passed for one in answers] == [True, False], answers[0].datasets[0].findings


def test_a_fresh_scan_finds_no_direct_identifier_but_stand_ins(copy: Copy):
    """A scan that knows nothing of the plan points at columns of tokens at most, and at nobody inside texts."""
    outcome = copy.outcome
    invented = {entity for entity, one in catalog.load_policy(copy.name).text.by_entity.items() if one.needs_key}
    (found,) = copy.fresh.datasets
    direct = {one.name for one in found.columns if one.filled and one.role is Role.DIRECT}
    assert direct <= made_up(outcome) | prose(outcome)
    inside = {entity for one in found.columns if one.name in prose(outcome) for entity in one.entities}
    assert {entity for entity in inside if catalog.is_direct(entity)} <= invented


def test_what_must_be_gone_is_gone_and_what_the_purpose_needs_is_there(copy: Copy):
    """The copy is of use: what it is made for still differs from row to row."""
    case, outcome = copy.case, copy.outcome
    text = written(outcome)
    original = "\n".join(" ".join(row.values()) for row in rows(case))
    assert [word for word in (*case.gone, *case.there) if word not in original] == []
    assert [word for word in case.gone if word in text] == []
    assert [word for word in case.there if word not in text] == []
    copied = list(csv.DictReader(text.splitlines(), delimiter=case.delimiter))
    needed = [one.name for one in case.columns if one.needed]
    assert [column for column in needed if len({row[column] for row in copied} - {""}) < 2] == []


def test_names_of_people_are_nowhere_in_the_copy(copy: Copy):
    """No full name of the original, in whatever column it stood."""
    case, outcome = copy.case, copy.outcome
    text = written(outcome)
    columns = [one.name for one in case.columns if one.values in ("naam", "ander", "medewerker")]
    names = {row[one] for row in rows(case) for one in columns if " " in row[one]}
    assert [one for one in names if one in text] == []


def test_a_copy_by_any_policy_loses_nothing_that_may_leave(copy: Copy, tmp_path: Path):
    """``ci-export`` stops pseudonyms, and texts that their header calls personal; test data are no export.

    Of what may leave every value stays as it is: bands are no finer in any policy than there.
    """
    assert copy.outcome.output is not None
    passed = avgtool.anonymize(copy.outcome.output, "ci-export", output=tmp_path / "door.csv")
    stopped = {step.column for step in passed.plan.steps if step.effect is Effect.DROPS}
    if copy.name != "testdata":
        assert stopped <= made_up(copy.outcome) | prose(copy.outcome)
        before, after = (read(one, copy.case.delimiter) for one in (copy.outcome, passed))
        assert [{name: row[name] for name in after[0]} for row in before] == after


def read(outcome: Outcome, delimiter: str) -> list[dict[str, str]]:
    """The rows of a copy."""
    return list(csv.DictReader(written(outcome).splitlines(), delimiter=delimiter))


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_column_makes_a_policy_keep_who_somebody_is(name: str):
    """Numbers of persons and special data under the very names that the policy keeps are not kept."""
    policy = catalog.load_policy(name)
    assert [
        f"{kind.value} {step.column}"
        for kind, category, role in _kinds()
        for step in _tempted(policy, kind, category, role).steps
        if step.effect in {Effect.KEEPS, Effect.COARSENS}
    ] == []


def _kinds() -> list[tuple[Kind, Category, Role]]:
    """What by itself points to a person, and what the law protects most."""
    grave = {Category.NATIONAL_ID, Category.SPECIAL, Category.CRIMINAL}
    kinds = {(one.kind, one.category, one.role) for one in catalog.recognizers()}
    return sorted(one for one in kinds if one[1] in grave or one[2] is Role.DIRECT or one[0] is Kind.SECRET)


def _tempted(policy: Policy, kind: Kind, category: Category, role: Role) -> Plan:
    """The plan for columns of one kind, under every name that a rule of the policy asks for."""
    names = dict.fromkeys(
        pattern.replace("*", " x ").replace("?", "1").strip()
        for rule in policy.rules
        for pattern in rule.match.column or ()
    )
    asked = (column(one, kind.value, role=role.value, category=category.value) for one in names or {"x": None})
    return make_plan(findings(*asked), policy)

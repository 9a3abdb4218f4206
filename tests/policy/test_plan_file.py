"""A plan survives being saved, holds no key, and fits one file only."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum

import pytest

from avgtool.catalog import operators
from avgtool.errors import InputError, OutputError
from avgtool.policy.plan_file import load_plans, plans_from_json, plans_to_json, require_same_file, save_plans
from avgtool.policy.planning import make_plan
from tests.policy.building import column, findings, policy

OPERATORS = operators()
RULES = """rules:
  - {match: {column: nr}, operator: pseudonymize, because: Waarom niet.}
  - {match: {column: tekst}, operator: text, because: "Zoë zei: ja"}
  - {match: {column: bedrag}, operator: generalize, parameters: {amount: [1, 5]}, because: b}
text:
  entities:
    PERSON: {operator: replace, parameters: {with: "[naam]"}}
"""


@pytest.fixture
def plan():
    """With everything that a plan can hold, and a column undecided."""
    return make_plan(
        findings(column("nr", "other_id", "CUSTOMER_ID"), column("tekst"), column("bedrag"), column("over")),
        policy(RULES),
    )


def test_a_plan_comes_back_as_it_was_saved(plan, tmp_path):
    """So that what was signed is what is carried out."""
    path = tmp_path / "plan.json"
    save_plans([plan, plan], path)
    assert load_plans(path, OPERATORS) == (plan, plan)
    assert "Zoë" in path.read_text(encoding="utf-8")


def test_saving_twice_gives_the_same_bytes(plan):
    """Plans are compared and kept under version control."""
    assert plans_to_json([plan]) == plans_to_json(plans_from_json(plans_to_json([plan]), OPERATORS))


DAMAGE = {
    "no json": "{",
    "a list": "[]",
    "another format": '{"format": "plan/9", "plans": []}',
    "no plans": '{"format": "plan/1"}',
    "a step without operator": '{"format": "plan/1", "plans": [{"source": "a", "steps": [{"column": "a"}]}]}',
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_plan_is_refused(damage):
    """Exit 3, with the command that makes a new one."""
    with pytest.raises(InputError, match="--dry-run --plan FILE") as caught:
        plans_from_json(DAMAGE[damage], OPERATORS, "plan.json")
    assert caught.value.exit_code == 3


def test_an_unknown_kind_is_damage(plan):
    """A plan of a later version."""
    strange = replace(plan.steps[0], kind=StrEnum("Kind", {"AURA": "aura"}).AURA)
    text = plans_to_json([replace(plan, steps=(strange, *plan.steps[1:]))])
    with pytest.raises(InputError, match="damaged"):
        plans_from_json(text, OPERATORS)


def test_files_that_cannot_be_read_or_written_are_told(plan, tmp_path):
    """In our words, with the path."""
    with pytest.raises(InputError, match="cannot be read"):
        load_plans(tmp_path / "weg.json", OPERATORS)
    with pytest.raises(OutputError, match="folder does not exist"):
        save_plans([plan], tmp_path / "weg" / "plan.json")
    binary = tmp_path / "b.json"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="damaged"):
        load_plans(binary, OPERATORS)


def test_a_plan_is_for_one_file_only(plan):
    """The file changed since, or is another: exit 3, and nothing is written."""
    require_same_file(plan, "klanten.csv", "0" * 64)
    for other in ("1" * 64, None):
        with pytest.raises(InputError, match="not the one that the plan was made for") as caught:
            require_same_file(plan, "klanten.csv", other)
        assert caught.value.exit_code == 3


def _saved(plan) -> dict:
    return json.loads(plans_to_json([plan]))


CHANGES = {
    "another operator": lambda step: step.update(operator="keep"),
    "another parameter": lambda step: step.update(parameters={"with": "x"}),
    "another kind": lambda step: step.update(kind="none"),
    "another reason": lambda step: step.update(because="omdat"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_plan_that_was_changed_by_hand_is_refused(plan, change):
    """What was reviewed is what is carried out: exit 3, and the way to get another plan."""
    data = _saved(plan)
    CHANGES[change](data["plans"][0]["steps"][0])
    with pytest.raises(InputError, match=r"changed after it was saved[\s\S]*--dry-run") as caught:
        plans_from_json(json.dumps(data), OPERATORS)
    assert caught.value.exit_code == 3


def test_a_step_taken_out_or_a_seal_taken_off_is_refused(plan):
    """No part of it goes unnoticed."""
    shorter, open_ = _saved(plan), _saved(plan)
    del shorter["plans"][0]["steps"][0]
    del open_["content_sha256"]
    for data in (shorter, open_):
        with pytest.raises(InputError):
            plans_from_json(json.dumps(data), OPERATORS)


def test_a_plan_that_was_only_laid_out_anew_is_the_same_plan(plan):
    """An editor or a formatter does no harm."""
    data = _saved(plan)
    assert plans_from_json(json.dumps(data, sort_keys=True), OPERATORS) == (plan,)


def test_two_steps_for_one_column_are_refused(plan):
    """The first would be carried out, or the second; nobody could tell."""
    step = plan.steps[0]
    with pytest.raises(InputError, match="more than once about: nr"):
        plans_from_json(plans_to_json([replace(plan, steps=(*plan.steps, step))]), OPERATORS)

"""Editors know what a policy may say, from the schema: it takes what the reader takes."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from avgtool.catalog import operators, policy_folders, policy_schema
from avgtool.errors import PolicyError
from avgtool.policy.loading import read_policy
from avgtool.strict_yaml import load
from tests.policy.building import HEAD
from tests.test_documentation import blocks

SCHEMA = policy_schema()
POLICIES = sorted(path for folder in policy_folders() for path in folder.glob("*.yaml"))
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "policy_errors.yml").read_text(encoding="utf-8"))


def written(case: dict[str, str]) -> str:
    """The whole policy of a case."""
    if "policy" in case:
        return case["policy"]
    rule = case.get("rule", "match: {column: a}\noperator: drop\nbecause: x")
    return f"{HEAD}rules:\n  - {textwrap.indent(rule, '    ').removeprefix('    ')}\n{case.get('after', '')}"


def told(text: str) -> list[str]:
    """What the schema has against a policy."""
    policy = load(text, "proef.yaml", error=PolicyError).data
    return [one.message for one in Draft202012Validator(SCHEMA).iter_errors(policy)]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_every_shipped_policy_is_valid_by_the_schema(path):
    """No editor underlines what we ship."""
    assert told(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", blocks("docs/policies.md", "yaml"))
def test_every_policy_in_the_documentation_is_valid_by_the_schema(text):
    """Nor what we show."""
    assert told(text) == []


@pytest.mark.parametrize(
    "rule",
    [
        "match: {kind: emial}, operator: drop",
        "match: {kind: [email, emial]}, operator: drop",
        "match: {entity: NL_BSM}, operator: drop",
        "match: {colum: a}, operator: drop",
        "match: {column: a}, operator: verwijder",
        "match: {column: a}, operator: mask, parameters: {frst: 2}",
        "match: {column: a}, operator: mask, parameters: {first: twee}",
        "match: {column: a}, operator: generalize, parameters: {date: eeuw}",
        "match: {column: a}, operator: drop, optional: ja",
        "match: {}, operator: drop",
        "match: {column: a}, operator: generalize",
        "match: {column: a}, operator: generalize, parameters: {unreadable: x}",
        "match: {column: a}, operator: generalize, parameters: {date: year, age: 5}",
        "match: {column: a}, operator: generalize, parameters: {amount: [0, 0]}",
        "match: {column: a}, operator: noise",
        "match: {column: a}, operator: noise, parameters: {amount: 5, percent: 5}",
        "match: {column: a}, operator: shift_dates, parameters: {days: 5}",
    ],
)
def test_what_the_reader_refuses_an_editor_underlines(rule):
    """For the mistakes that the form of a file can show."""
    assert told(f"{HEAD}rules:\n  - {{{rule}, because: b}}\n")


REASONS = "linkability: geen tweede bestand, inference: l is genoeg"

ONLY_THE_READER_SEES = frozenset(
    {
        "a mask that spreadsheets run",
        "bounds that fall",
        "a parameter of another ladder",
        "another column in prose",
        "a duplicate key",
    }
)
"""What no form of a file shows: signs and orders of values, and keys that stand there twice."""


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_what_a_case_of_the_reader_refuses_the_schema_refuses_too(case):
    """Every case in tests/cases/policy_errors.yml, but for those that only reading shows."""
    text = written(case)
    try:
        found = told(text)
    except PolicyError:
        return  # no YAML that a schema could be held against
    assert bool(found) == (case["what"] not in ONLY_THE_READER_SEES), found


@pytest.mark.parametrize(
    "after",
    [
        "privacy: {suppression: 0.1}",
        "privacy: {k: 5, l: {distinct: 3, entropy: 2}}",
        "privacy: {k: 5, l: {recursive: 3}}",
        "privacy: {l: 1}",
        "privacy: {k: 5, quasi_identifiers: [a, a]}",
        f"privacy: {{k: 5, answers: {{by: M., on: 2026-13-20, sources: a, {REASONS}}}}}",
        f"privacy: {{k: 5, answers: {{by: M., on: 20261120, sources: a, {REASONS}}}}}",
        "privacy: {k: 5, answers: {by: M., on: 2026-11-20, sources: a, linkability: n, inference: l is genoeg}}",
        "privacy: {k: 5}\nwhy_no_k: daarom",
        "sample: {subject: klantnr}",
        "text: {default: {operator: text}}",
    ],
)
def test_what_sections_must_say_the_schema_and_the_reader_know_both(after):
    """Neither takes it."""
    text = f"{HEAD}rules:\n  - {{match: {{column: a}}, operator: drop, because: b}}\n{after}\n"
    assert told(text)
    with pytest.raises(PolicyError):
        read_policy(load(text, "proef.yaml", error=PolicyError), operators=operators())


def test_answers_that_the_reader_takes_the_schema_takes():
    """Accents and line ends in it too."""
    reasons = 'linkability: "Één bron,\\ngeen tweede", inference: er is niets af te leiden'
    given = f"{{by: M., on: 2026-11-20, sources: [a], {reasons}}}"
    rule = "{match: {column: a}, operator: drop, because: b}"
    text = f"{HEAD}rules:\n  - {rule}\nprivacy: {{k: 5, answers: {given}}}\n"
    assert told(text) == []
    assert read_policy(load(text, "proef.yaml", error=PolicyError), operators=operators()).privacy.answers.by == "M."


def test_an_extending_policy_needs_no_rules_and_any_other_does():
    """As the reader has it."""
    assert told(f"{HEAD}extends: basis\n") == []
    assert told(HEAD)


def test_it_is_a_schema():
    """By the schema of schemas."""
    Draft202012Validator.check_schema(SCHEMA)


def test_it_says_its_dialect_and_knows_every_operator():
    """Draft 2020-12; each operator with its parameters."""
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(SCHEMA["$defs"]["RuleEntry"]["properties"]["operator"]["enum"]) == set(operators())
    assert {f"parameters_of_{name}" for name in operators()} <= set(SCHEMA["$defs"])
    assert "first" in SCHEMA["$defs"]["parameters_of_mask"]["properties"]
    assert SCHEMA["properties"]["purpose"]["description"].startswith("What the copy is for")

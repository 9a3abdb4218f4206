"""A policy is understood, or its error says file, line and what to write instead."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
import yaml

from avgtool.catalog import operators
from avgtool.errors import PolicyError
from avgtool.i18n import use_language
from avgtool.model.kinds import Kind
from avgtool.policy.loading import load_policy, policy_names, read_policy
from avgtool.strict_yaml import load
from tests.policy.building import HEAD, policy

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "policy_errors.yml").read_text(encoding="utf-8"))
ENTITIES = ("PERSON", "NL_BSN", "EMAIL_ADDRESS")
RULE = "match: {column: a}\noperator: drop\nbecause: x"


def written(case: dict[str, str]) -> str:
    """The whole policy of a case."""
    if "policy" in case:
        return case["policy"]
    rule = textwrap.indent(case.get("rule", RULE), "    ").removeprefix("    ")
    return f"{HEAD}rules:\n  - {rule}\n{case.get('after', '')}"


def refused(case: dict[str, str]) -> PolicyError:
    """The error that reading the policy of a case ends with."""
    with pytest.raises(PolicyError) as caught:
        read_policy(load(written(case), "proef.yaml", error=PolicyError), operators=operators(), entities=ENTITIES)
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_an_error_names_file_and_line_and_says_what_to_write(case):
    """For everything that people get wrong."""
    error = refused(case)
    told = error.render("en")
    assert error.where == f"proef.yaml:{case['at']}", told
    for said in case["says"]:
        assert said in told
    assert error.exit_code == 4


def test_errors_read_well_in_both_languages(snapshot):
    """What an officer sees."""
    for language in ("en", "nl"):
        with use_language(language):
            assert "\n\n".join(f"{case['what']}\n  {refused(case)}" for case in CASES) == snapshot(name=language)


def test_several_mistakes_are_told_at_once():
    """One round of mending, not five."""
    text = f"{HEAD}rules:\n  - match: {{colum: a, kind: emial}}\n    operator: drop\n    because: x\n    optional: no\n"
    with pytest.raises(PolicyError) as caught:
        read_policy(load(text, "proef.yaml", error=PolicyError), operators=operators())
    told = caught.value.render("en")
    assert told.count("proef.yaml:") == 3
    assert "Did you mean column?" in told
    assert "Did you mean email?" in told


def test_mistakes_of_every_sort_are_told_at_once():
    """A wrong kind, a wrong operator, a wrong parameter and a missing line: what is wrong with form and meaning."""
    text = (
        f"{HEAD}rules:\n  - match: {{kind: [person_nam, email]}}\n    operator: verwijder\n    because: x\n"
        "  - match: {entity: NL_BSM}\n    operator: mask\n    parameters: {frst: 2}\n"
        "text:\n  entities:\n    PERSOON: {operator: text}\n"
    )
    with pytest.raises(PolicyError) as caught:
        read_policy(load(text, "proef.yaml", error=PolicyError), operators=operators(), entities=ENTITIES)
    told = caught.value.render("en")
    for said in (
        "rule 1, kind cannot be person_nam",
        "There is no operator verwijder",
        "There is no entity NL_BSM",
        "rule 2, because is missing",
        "rule 2, parameters: there is no key frst",
        "There is no entity PERSOON",
        "The operator text is for columns",
    ):
        assert said in told
    assert "[0]" not in told


def test_a_policy_is_understood():
    """Lists or single things, domains filled in, lines remembered."""
    read = policy(
        """domain: klanten
unmatched: drop
rules:
  - match: {column: [a, "b*"], kind: email}
    operator: pseudonymize
    because: eerste
  - match: {column: c}
    operator: pseudonymize
    parameters: {domain: eigen}
    because: tweede
    optional: true
text:
  default: {operator: redact}
  entities:
    PERSON: {operator: pseudonymize}
"""
    )
    first, second = read.rules
    assert (first.match.column, first.match.kind, first.match.names) == (("a", "b*"), (Kind.EMAIL,), ("a",))
    assert first.operator.parameters()["domain"] == "klanten"
    assert second.operator.parameters()["domain"] == "eigen"
    assert (str(second.reference), second.reference.line, second.optional) == ("rules[1]", 11, True)
    assert read.text.default.operator == "redact"
    assert read.text.by_entity["PERSON"].parameters["domain"] == "klanten"
    assert (read.unmatched.name, read.version, read.title.text("en")) == ("drop", "1", "Proef")


def test_without_a_word_on_it_what_no_rule_is_about_is_refused():
    """Nothing is kept by forgetting it, and the domain is the policy's name."""
    read = policy("rules:\n  - {match: {column: a}, operator: drop, because: x}\n")
    assert (read.unmatched, read.domain, read.text.default.operator) == (None, "proef", "replace")


@pytest.fixture
def folder(tmp_path):
    """A folder with one policy."""
    (tmp_path / "proef.yaml").write_text(f"{HEAD}rules:\n  - {{match: {{column: a}}, operator: drop, because: x}}\n")
    return tmp_path


def test_a_policy_has_a_name_or_a_path(folder):
    """Both give the same, hash and all."""
    by_name = load_policy("proef", [folder / "weg", folder], operators=operators())
    by_path = load_policy(str(folder / "proef.yaml"), operators=operators())
    assert by_name == load_policy(folder / "proef.yaml", operators=operators()) == by_path
    assert len(by_name.sha256) == 64
    assert policy_names([folder]) == ("proef",)


@pytest.mark.parametrize(("name", "says"), [("preof", "Did you mean proef?"), ("iets-anders", "Choose from: proef.")])
def test_an_unknown_name_tells_the_known_ones(folder, name, says):
    """And exits with 4."""
    with pytest.raises(PolicyError, match=f"There is no policy {name}") as caught:
        load_policy(name, [folder], operators=operators())
    assert says in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    """A path is a path, also when nothing is there."""
    with pytest.raises(PolicyError, match="does not exist"):
        load_policy(tmp_path / "weg.yaml", operators=operators())

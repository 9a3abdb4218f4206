"""Hierarchies in files: read, carried by plans, and refused with file and line where they are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from avgtool.catalog import load_policy, operators
from avgtool.errors import PolicyError
from avgtool.operators.generalize.hierarchy_files import read_file
from tests.operators.both_paths import CONTEXT, by_column

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "operators" / "hierarchies.yml").read_text(encoding="utf-8")
)
GENERALIZE = operators()["generalize"]
CSV = "Assen;Drenthe;Noord\nLeek;Groningen;Noord\nGroningen;Groningen;Noord\nBreda;Brabant;Zuid\n"
YAML = "Noord:\n  Drenthe: [Assen]\n  Groningen: [Leek, Groningen]\nZuid:\n  Brabant: [Breda]\n"


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_what_is_no_hierarchy_is_refused_with_file_and_line(case, tmp_path):
    """So that whoever wrote it can mend it."""
    path = tmp_path / case["file"]["name"]
    path.write_text(case["file"]["text"], encoding="utf-8")
    with pytest.raises(PolicyError, match=case["says"]) as refused:
        read_file(path)
    assert refused.value.where == f"{path}:{case['line']}"
    told = str(refused.value)
    assert not [name for name in ("Assen", "Breda", "Leek", "Emmen", "Drenthe", "Noord", "Zuid") if name in told]


@pytest.mark.parametrize(("name", "text"), [("h.csv", CSV), ("h.yaml", YAML), ("h.txt", CSV.replace(";", "\t"))])
def test_both_ways_of_writing_say_the_same(name, text, tmp_path):
    """A town may be called as its province."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    operator = GENERALIZE(hierarchy=str(tmp_path / name))
    assert by_column(operator, ["Assen", " Leek ", "Groningen", "Gent", "Brabant", "Noord"]) == [
        "Drenthe",
        "Groningen",
        "Groningen",
        None,
        "Brabant",
        "Noord",
    ]
    assert operator.at(2).value("Leek", CONTEXT) == "Noord"
    assert operator == GENERALIZE(hierarchy=yaml.safe_load(YAML))


def test_a_policy_finds_its_hierarchies_beside_it_and_holds_what_they_say(tmp_path, monkeypatch):
    """A plan made by it needs no further file, wherever it is carried out."""
    folder = tmp_path / "beleid"
    folder.mkdir()
    (folder / "plaatsen.csv").write_text(CSV, encoding="utf-8")
    rules = "rules:\n  - match: {column: plaats}\n    operator: generalize\n    because: x\n"
    policy = f"name: proef\nversion: 1\ntitle: T\npurpose: P\n{rules}    parameters: {{hierarchy: plaatsen.csv}}\n"
    (folder / "proef.yaml").write_text(policy, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (rule,) = load_policy("beleid/proef.yaml").rules
    assert rule.operator.parameters() == {"hierarchy": yaml.safe_load(YAML)}
    (folder / "plaatsen.csv").write_text("Assen\n", encoding="utf-8")
    with pytest.raises(PolicyError, match="nothing that contains it"):
        load_policy("beleid/proef.yaml")
    (folder / "plaatsen.csv").unlink()
    with pytest.raises(PolicyError, match="does not exist"):
        load_policy("beleid/proef.yaml")


def test_a_tree_in_the_policy_is_held_to_the_same():
    """Holes, and levels that it does not have."""
    with pytest.raises(ValidationError, match="hole"):
        GENERALIZE(hierarchy={"Noord": {"Drenthe": ["Assen"]}, "Zuid": ["Breda"]})
    with pytest.raises(ValidationError, match="the hierarchy has"):
        GENERALIZE(hierarchy={"Noord": ["Assen"]}, level=2)
    with pytest.raises(ValidationError, match="level belongs to hierarchy"):
        GENERALIZE(age=5, level=2)


def test_an_editor_knows_that_a_hierarchy_is_a_file_or_a_tree():
    """And what each parameter means."""
    properties = GENERALIZE.model_json_schema()["properties"]
    assert properties["hierarchy"]["anyOf"][:2] == [{"type": "string"}, {"type": "object"}]
    assert all(one.get("description") for one in properties.values())

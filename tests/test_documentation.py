"""What the documentation shows works as shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from avgtool import catalog
from avgtool.config import Config, load_config
from examples import demo_customers

ROOT = Path(__file__).parents[1]


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_page_about_consents_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("docs/consents.md", "python")
    exec(compile(code, "docs/consents.md", "exec"), {})


def test_the_readme_s_python_runs_on_the_demo_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    demo_customers.write(tmp_path / "klanten.csv", demo_customers.customers(seed=1, rows=200))
    (code,) = blocks("README.md", "python")
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "veilig.csv").exists()


@pytest.mark.parametrize("text", blocks("docs/policies.md", "yaml"))
def test_every_policy_in_the_documentation_is_valid(tmp_path, text):
    path = tmp_path / "voorbeeld.yaml"
    path.write_text(text, encoding="utf-8")
    assert catalog.load_policy(path).rules


@pytest.mark.parametrize(
    "text",
    [one for one in blocks("docs/configuration.md", "yaml") if not one.startswith("supported_languages")],
)
def test_every_configuration_in_the_documentation_is_valid(tmp_path, text):
    """The one that begins with languages is a file of Presidio's: tests/presidio/test_recognizing.py."""
    path = tmp_path / "avgtool.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_config(path) != Config()

"""What the documentation shows works as shown."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace

import polars as pl
import pytest

import avgtool
from avgtool import catalog
from avgtool.config import Config, load_config
from avgtool.engines.local import LocalEngine
from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import PrivacyModels
from avgtool.privacy.solving import solve
from examples import demo_customers
from tests.operators.both_paths import CONTEXT

ROOT = Path(__file__).parents[1]
PYTHON = r"^```python\n(.*?)^```"


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_page_about_consents_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("docs/consents.md", "python")
    exec(compile(code, "docs/consents.md", "exec"), {})


@pytest.mark.parametrize("page", ["docs/requests.md", "docs/letters.md"])
def test_the_pages_about_requests_run_as_they_stand(page, tmp_path, monkeypatch, capsys):
    """And print what they say."""
    monkeypatch.chdir(tmp_path)
    (code,) = blocks(page, "python")
    exec(compile(code, page, "exec"), {})
    assert capsys.readouterr().out.strip() == code.rpartition("# ")[2].strip()


def test_the_page_about_breaches_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    """And prints what it says."""
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("docs/breaches.md", "python")
    exec(compile(code, "docs/breaches.md", "exec"), {})
    assert capsys.readouterr().out.strip() == code.rpartition("# ")[2].strip()


def test_the_readme_s_python_runs_on_the_demo_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    demo_customers.write(tmp_path / "klanten.csv", demo_customers.customers(seed=1, rows=200))
    (code,) = blocks("README.md", "python")
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "veilig.csv").exists()


def headed(page: str) -> dict[str, str]:
    """The Python under each heading of a page that has any."""
    parts = re.split(r"^##+ ", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {part.partition("\n")[0]: re.findall(PYTHON, part, re.MULTILINE | re.DOTALL) for part in parts}
    return {title: "".join(codes) for title, codes in found.items() if codes}


RECIPES = headed("docs/embedding.md")


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A folder with a customer file and a key, and a keyring in memory."""
    kept: dict[tuple[str, str], str] = {}
    keyring = ModuleType("keyring")
    keyring.get_password = lambda service, name: kept.get((service, name))
    keyring.set_password = lambda service, name, secret: kept.update({(service, name): secret})
    keyring.delete_password = lambda service, name: kept.pop((service, name))
    keyring.errors = SimpleNamespace(KeyringError=RuntimeError)
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setattr("avgtool.keys.system_keyring.state_folder", lambda *_: tmp_path / "state")
    monkeypatch.chdir(tmp_path)
    demo_customers.write(tmp_path / "klanten.csv", demo_customers.customers(seed=1, rows=200))
    avgtool.new_key(tmp_path / "sleutel.key")
    return tmp_path


@pytest.mark.parametrize("code", RECIPES.values(), ids=RECIPES)
def test_every_recipe_for_programs_runs_as_it_stands(workplace, code):
    """And leaves the customer file as it was."""
    before = (workplace / "klanten.csv").read_bytes()
    exec(compile(code, "docs/embedding.md", "exec"), {})
    assert (workplace / "klanten.csv").read_bytes() == before


def test_the_ladder_in_the_documentation_is_one():
    """With an operator and a context as a caller has them."""
    (code,) = blocks("docs/privacy-models.md", "python")
    names = {"operator": catalog.operators()["generalize"](postcode="pc4"), "context": CONTEXT}
    names |= {"partial": partial, "ColumnLadder": ColumnLadder}
    exec(compile(code, "docs/privacy-models.md", "exec"), names)
    ladder = names["ladder"]
    frame = pl.LazyFrame({"postcode": ["1012 AB", "1012 CD", "1013 EF", "1013 GH"]})
    assert solve(LocalEngine(), frame, [ladder], PrivacyModels(k=2)).levels == {"postcode": 1}


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

"""The locked requirements: complete, checked by hash, and tied to no particular package index."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {"runtime": (None,), "dev": (None, "dev"), "quality": ("quality",)}
"""Lock to what of pyproject.toml it holds: a dependency group, or for none the dependencies themselves."""
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in GROUPS}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, set[Version]]:
    """Locked versions of each package; more than one where Pythons or systems differ."""
    found: dict[str, set[Version]] = {}
    for name, version in PIN.findall(lock):
        found.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set()).add(Version(version))
    return found


def required(lock: str) -> list[str]:
    """What pyproject.toml asks of this lock."""
    groups = {None: PYPROJECT["project"]["dependencies"], **PYPROJECT["dependency-groups"]}
    return [requirement for group in GROUPS[lock] for requirement in groups[group]]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_locked_at_a_version_it_allows(lock: str):
    """A dependency added to pyproject.toml is locked before it lands: make lock."""
    locked = pins(LOCKS[lock])
    for text in required(lock):
        requirement = Requirement(text)
        versions = locked.get(requirement.name.lower(), set())
        assert versions, f"{requirement.name} is not locked"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_checked_by_hash(lock: str):
    """Nothing installs that was not locked byte by byte."""
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCKS[lock], flags=re.MULTILINE)
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(lock: str):
    """Which index is used is the machine's own setting."""
    assert re.findall(r"https?:|file:|--(?:extra-)?index|--find-links", LOCKS[lock]) == []


def test_development_runs_on_the_versions_that_users_get():
    """The development lock holds the runtime lock."""
    development = pins(LOCKS["dev"])
    assert {name: development.get(name) for name in pins(LOCKS["runtime"])} == pins(LOCKS["runtime"])


def test_measuring_moves_no_version():
    """What `make quality` adds to the development environment leaves the rest of it as it was."""
    development, added = pins(LOCKS["dev"]), pins(LOCKS["quality"])
    moved = {name for name in added.keys() & development.keys() if not added[name] <= development[name]}
    assert moved == set()


IMPORTED_UNDECLARED = {
    "keyring": "the extra of that name; without it the error says how to install it",
    "pandas": "only when the caller hands over a pandas table, and then it is there",
    "pydantic-core": "a part of pydantic, which pins it exactly",
}
"""Imports of packages that pyproject.toml does not ask for, each with its reason."""


def test_what_the_code_imports_is_asked_for():
    """Nothing is imported that only happens to come along with another package."""
    declared = {Requirement(text).name.lower() for text in required("runtime")}
    owners = packages_distributions()
    foreign = imported_packages() - sys.stdlib_module_names - {"avgtool"}
    owning = {
        package: {name.lower().replace("_", "-") for name in owners.get(package, [package])} for package in foreign
    }
    undeclared = {package for package, names in owning.items() if not names & (declared | IMPORTED_UNDECLARED.keys())}
    assert undeclared == set()


def imported_packages() -> set[str]:
    """Top-level names of all absolute imports, wherever in a module they stand."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    from_ = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level and node.module}
    return {name.split(".")[0] for name in plain | from_}

"""The workshop's own scripts: setup knows when there is nothing to do, tasks are complete, documentation is checked."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = '[project]\nname = "avgtool"\ndependencies = ["click"]\n[tool.ruff]\nline-length = 120\n'


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch):
    """Import a script of tools/, which finds its neighbors beside it."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module


def test_a_changed_lock_python_or_place_makes_the_environment_anew(tool, tmp_path: Path):
    """Each of the three counts; the same three give the same answer."""
    setup = tool("setup")
    lock, elsewhere = tmp_path / "dev.txt", tmp_path / "moved.txt"
    lock.write_text("click==8.3.0\n", encoding="utf-8")
    elsewhere.write_text("click==8.3.0\n", encoding="utf-8")
    before = setup.lock_fingerprint(lock, "3.11.2")
    assert setup.lock_fingerprint(lock, "3.11.2") == before
    assert setup.lock_fingerprint(lock, "3.12.1") != before
    assert setup.lock_fingerprint(elsewhere, "3.11.2") != before
    lock.write_text("click==8.4.0\n", encoding="utf-8")
    assert setup.lock_fingerprint(lock, "3.11.2") != before


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [('"click"', '"click>=8"', True), ('"avgtool"', '"other"', True), ("120", "100", False)],
    ids=["dependency", "name", "linter setting"],
)
def test_only_what_the_project_is_makes_it_install_again(tool, tmp_path: Path, old: str, new: str, again: bool):
    """A linter's setting is no reason to wait."""
    setup = tool("setup")
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(PYPROJECT, encoding="utf-8")
    before = setup.project_fingerprint(pyproject)
    pyproject.write_text(PYPROJECT.replace(old, new), encoding="utf-8")
    assert (setup.project_fingerprint(pyproject) != before) is again


@pytest.mark.parametrize("content", [None, "", "[]", "{", "\x00"])
def test_a_damaged_stamp_counts_as_none(tool, tmp_path: Path, content: str | None):
    """Setup starts again instead of failing on its own note."""
    stamp = tmp_path / "stamp.json"
    if content is not None:
        stamp.write_text(content, encoding="utf-8")
    assert tool("setup").read_stamp(stamp) == {}


def test_an_unsuited_python_is_told_which_ones_are(tool, monkeypatch: pytest.MonkeyPatch):
    """Before anything is made with it."""
    monkeypatch.setattr(sys, "version_info", (3, 14, 0, "final", 0))
    with pytest.raises(SystemExit, match=r"3\.11 to 3\.13"):
        tool("setup").require_usable_python()


def test_make_and_the_task_script_know_the_same_names(tool):
    """What a person on Windows types is what make runs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^TASKS := (.+)$", makefile, re.MULTILINE)
    assert set(listed.split()) == set(tool("tasks").TASKS)


def test_an_unknown_task_is_wrong_usage():
    """It lists the tasks and fails."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "tasks.py", "tset"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "all tests" in done.stdout


def test_cleaning_touches_nothing_that_git_knows(tool):
    """Only folders that .gitignore names."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    assert set(tool("tasks").MADE_HERE) <= ignored


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[gone](gone.md)", "does not exist"),
        ("[part](page.md#no-such-part)", "no heading"),
        ("[part](page.md#a-part-of-it)", None),
        ("[elsewhere](https://example.nl)", None),
        ("Run `make coffee`.", "no target"),
        ("Run `make test`.", None),
        ("```\n[code](gone.md)\n```", None),
    ],
)
def test_what_the_documentation_claims_is_checked(tool, tmp_path: Path, text: str, complaint: str | None):
    """Links lead somewhere, and make targets exist."""
    page = tmp_path / "page.md"
    page.write_text(f"# A part, of it\n\n{text}\n", encoding="utf-8")
    problems = list(tool("documentation").problems_of(page, page.read_text(encoding="utf-8")))
    assert [complaint in problem for problem in problems] == ([True] if complaint else [])


def test_the_advice_about_pango_is_one_command(tool):
    """The same words as `avgtool doctor`, for whatever system this is."""
    assert re.fullmatch(r"[^\n]*(pango)[^\n]*", tool("pango").advice())


RECEIPT = """
import os, pictures
from shlex import split
from pathlib import Path
os.environ["SOURCE_DATE_EPOCH"] = pictures.DATED
Path("avgtool.yaml").write_text(pictures.SETTINGS, encoding="utf-8")
Path("tekst.txt").write_text("Ja.", encoding="utf-8")
commands = [one for one in pictures.BEGIN if one.startswith(("ledger", "consent", "key"))]
with pictures.unchanging():
    for command in (*commands, f"{pictures.DOCUMENTS['toestemmingsbewijs']} bewijs.html"):
        assert pictures.run(["--quiet", *split(command)]) == 0, command
"""


def test_the_pictures_of_the_documentation_come_out_the_same_each_time(tmp_path: Path):
    """Also that of a receipt, which tells when something was recorded, and what is made under a key."""
    receipts = []
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        paths = os.pathsep.join(str(ROOT / one) for one in ("tools", "src"))
        environment = {**os.environ, "PYTHONPATH": paths}
        subprocess.run([sys.executable, "-c", RECEIPT], cwd=tmp_path / name, env=environment, check=True)
        made = tmp_path / name
        key = json.loads((made / "sleutel.key").read_text(encoding="utf-8"))
        receipts.append(((made / "bewijs.html").read_text(encoding="utf-8"), key["secret"]))
    assert receipts[0] == receipts[1]

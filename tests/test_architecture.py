"""What keeps the house in shape: import contracts, small pieces, telling names, a light start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "avgtool"
MODULES = sorted(PACKAGE.rglob("*.py"))

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_BODY = 40
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
HEAVY = (
    "polars",
    "presidio_analyzer",
    "presidio_anonymizer",
    "spacy",
    "weasyprint",
    "pydantic",
    "matplotlib",
    "pandas",
    "sqlalchemy",
    "sqlmodel",
    "alembic",
)


def test_the_package_was_found():
    """The checks below look at something."""
    assert len(MODULES) > 20


def test_imports_keep_to_their_contracts():
    """Layers, cycles, and who may import what: the contracts stand in pyproject.toml."""
    lint = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_can_be_read_in_one_sitting(path: Path):
    """No module is longer than 400 lines, and no function body longer than 40."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_MODULE
    assert list(long_bodies(ast.parse(text))) == []


def long_bodies(tree: ast.Module):
    """Name and length of each function whose statements, docstring apart, take too many lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            if length > MOST_LINES_OF_A_BODY:
                yield node.name, length


def test_a_long_body_is_noticed():
    """The measure itself works: docstrings do not count, statements do."""
    docstring = '    """' + "words\n" * 60 + '    """\n'
    assert list(long_bodies(ast.parse("def short():\n" + docstring + "    return 1\n"))) == []
    assert list(long_bodies(ast.parse("def long():\n" + "    print()\n" * 41))) == [("long", 41)]


def test_every_module_has_a_name_that_says_something():
    """A module is called after what it knows, never `utils`."""
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert names & NAMES_THAT_SAY_NOTHING == set()


@pytest.mark.parametrize("statement", ["import avgtool", "import avgtool.cli", "import avgtool.catalog"])
def test_starting_is_light(statement: str):
    """Neither the library nor the command line loads anything heavy before there is work."""
    program = f"{statement}\nimport sys\nprint(sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_help_is_light():
    """`avgtool --help` loads nothing heavy either."""
    program = "\n".join(
        [
            "import contextlib, io, sys",
            "sys.argv = ['avgtool', '--help']",
            "from avgtool.cli import main",
            "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):",
            "    main()",
            f"print(sorted(set(sys.modules) & set({HEAVY!r})))",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

"""The wheel is whole: it works in an empty environment that never saw the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from examples import demo_customers

ROOT = Path(__file__).resolve().parents[2]
RUNTIME_LOCK = ROOT / "requirements" / "runtime.txt"


def run(command: list[str | Path], *, folder: Path, may_fail: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, without what this test run's environment says about Python or avgtool."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "AVGTOOL", "VIRTUAL"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**environment, "PYTHONUTF8": "1", "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert may_fail or done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout by the locked build backend without reaching the index."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder], folder=ROOT)
    (built,) = folder.glob("avgtool-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    """Names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """A small customer file outside the checkout."""
    path = tmp_path / "klanten.csv"
    demo_customers.write(path, demo_customers.customers(seed=1, rows=60))
    return path


def test_every_policy_is_in_the_wheel(contents: set[str]):
    """What is shipped in policies/ reaches users."""
    shipped = {f"avgtool/policies/{path.name}" for path in (ROOT / "policies").iterdir()}
    assert shipped
    assert shipped - contents == set()


def test_everything_that_is_not_code_is_in_the_wheel(contents: set[str]):
    """Templates, compiled messages, word lists, the typing marker, licence and notice."""
    package = ROOT / "src" / "avgtool"
    data = {path.relative_to(package.parent).as_posix() for path in package.rglob("*") if is_data(path)}
    assert "avgtool/py.typed" in data
    assert any(name.endswith(".mo") for name in data)
    assert any("/templates/" in name for name in data)
    assert data - contents == set()
    assert {Path(name).name for name in contents if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def is_data(path: Path) -> bool:
    """A file that the package reads or carries, not code."""
    hidden = any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    return path.is_file() and path.suffix not in {".py", ".pyc"} and not hidden


def test_nothing_of_the_workshop_is_in_the_wheel(contents: set[str]):
    """Only the package and its metadata."""
    assert {name.split("/")[0].split("-")[0] for name in contents} == {"avgtool"}


def test_an_installed_avgtool_does_the_main_job_far_from_the_checkout(wheel: Path, customers: Path):
    """With the runtime packages alone: scan, anonymize by a shipped policy, and put it on paper.

    One test, as the environment takes a while to make; it comes from the package index, or from the cache of pip or uv.
    """
    folder = customers.parent
    avgtool = install(wheel, folder / "venv")
    assert_stands_apart(avgtool, folder)

    scanned = run([avgtool, "--lang", "en", "scan", customers.name], folder=folder)
    assert "geboortedatum" in scanned.stdout

    run([avgtool, "key", "new", "sleutel.key"], folder=folder)
    options = ["--policy", "klantsegmentatie", "--key-file", "sleutel.key", "--output", "veilig.csv"]
    run([avgtool, "anonymize", customers.name, *options], folder=folder)
    safe = (folder / "veilig.csv").read_bytes()
    assert len(safe.splitlines()) > 1
    assert b"@example." not in safe

    report = ["--format", "pdf", "--output", "scanrapport.pdf"]
    printed = run([avgtool, "--lang", "en", "scan", customers.name, *report], folder=folder, may_fail=True)
    if pango_is_here():
        assert (folder / "scanrapport.pdf").read_bytes().startswith(b"%PDF-1.7"), printed.stderr
    else:
        assert (printed.returncode, "install" in printed.stderr) == (4, True)


def install(wheel: Path, venv: Path) -> Path:
    """The avgtool command of a new environment with the runtime lock and the wheel, and nothing for development."""
    uv = shutil.which("uv")
    run([sys.executable, "-m", "venv", *(["--without-pip"] if uv else []), venv], folder=venv.parent)
    scripts, suffix = (venv / "Scripts", ".exe") if os.name == "nt" else (venv / "bin", "")
    python = scripts / f"python{suffix}"
    installer = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install", "--no-compile"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", RUNTIME_LOCK]
    run([*installer, "--quiet", *locked], folder=venv.parent)
    run([*installer, "--quiet", "--no-deps", wheel], folder=venv.parent)
    return scripts / f"avgtool{suffix}"


def assert_stands_apart(avgtool: Path, folder: Path) -> None:
    """It is the installed package that runs, and no development tool came along."""
    program = "import avgtool, importlib.util as u; print(avgtool.__file__, u.find_spec('pytest'))"
    said = run([avgtool.with_name(f"python{avgtool.suffix}"), "-c", program], folder=folder).stdout
    assert str(ROOT) not in said
    assert said.split()[-1] == "None"


def pango_is_here() -> bool:
    """Whether this machine can make a PDF; in continuous integration it must."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        assert "CI" not in os.environ, "continuous integration installs Pango first"
        return False
    return True

"""Make .venv ready to run, test and build avgtool; a second call with nothing changed does nothing.

Needs Python 3.11 to 3.13 with venv and pip, and a package index that pip knows. Nothing is compiled and no
interpreter is downloaded. Where uv is on the path it installs the same locked files, faster. Works alike on Linux,
macOS and Windows; `python tools/setup.py --without-pango` leaves the system's packages alone.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

import pango

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "avgtool-setup.json"
LOCK = ROOT / "requirements" / "dev.txt"
OLDEST, NEWEST = (3, 11), (3, 13)


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside a virtual environment, on every system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def lock_fingerprint(lock: Path, interpreter: str) -> str:
    """Changes when the environment has to be made anew: other locked files, another Python, another place."""
    digest = hashlib.sha256(lock.read_bytes())
    digest.update(f"{interpreter}\n{lock.resolve()}".encode())
    return digest.hexdigest()


def project_fingerprint(pyproject: Path) -> str:
    """Changes when the project itself has to be installed again: its metadata, commands or build settings."""
    tables = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    relevant = [tables.get("build-system"), tables.get("project"), tables.get("tool", {}).get("hatch")]
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def read_stamp(stamp: Path) -> dict[str, str]:
    """What the last finished setup installed; empty when there was none."""
    try:
        content = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def run(command: Sequence[str | Path]) -> None:
    """Run one step; its failure ends the setup with the step's own words."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"setup: this step failed with exit code {done.returncode}: {' '.join(map(str, command))}")


def require_usable_python() -> None:
    """Say what is wrong with this interpreter before anything is made with it."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(
            f"setup: avgtool runs on Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}; this is "
            f"{sys.version.split()[0]}. Name another one: make setup PYTHON=python3.{OLDEST[1]}"
        )
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("setup: this Python has no venv. On Debian and Ubuntu: sudo apt-get install python3-venv")


def make_environment() -> None:
    """An empty virtual environment with every locked package in it, checked against its hashes."""
    print(f"setup: installing the locked packages into {VENV.name}", flush=True)
    run([sys.executable, "-m", "venv", "--clear", VENV])
    install(["--require-hashes", "--only-binary", ":all:", "-r", LOCK])


def install_project() -> None:
    """The checkout itself, editable, built by the locked build backend without reaching the index."""
    install(["--no-deps", "--no-build-isolation", "--editable", ROOT])


def install(arguments: Sequence[str | Path]) -> None:
    """Install with uv where it is there, with the environment's own pip elsewhere."""
    uv = shutil.which("uv")
    if uv:
        run([uv, "pip", "install", "--quiet", "--no-python-downloads", "--python", venv_python(), *arguments])
    else:
        quiet = ["--quiet", "--disable-pip-version-check", "--no-compile"]
        run([venv_python(), "-m", "pip", "install", *quiet, *arguments])


def add_lock(name: str) -> None:
    """Install what one more lock holds into .venv, unless it is there; it holds no other version of what is."""
    lock, stamp = LOCK.with_name(f"{name}.txt"), VENV / f"avgtool-{name}.json"
    wanted = {"locked": lock_fingerprint(lock, sys.version)}
    if read_stamp(stamp) == wanted:
        return
    print(f"setup: installing the packages of {lock.name} into {VENV.name}", flush=True)
    install(["--require-hashes", "--only-binary", ":all:", "-r", lock])
    stamp.write_text(json.dumps(wanted), encoding="utf-8")


def compile_bytecode() -> None:
    """Compile everything now, so that no first start pays for it.

    Some packages carry files for other Pythons that do not compile, and a system without shared memory cannot
    compile in parallel: neither keeps anything from running, so the exit code only chooses the slower second try.
    """
    command = [str(venv_python()), "-m", "compileall", "-qq", str(VENV), str(ROOT / "src")]
    if subprocess.run([*command, "-j", "0"], check=False, stderr=subprocess.DEVNULL).returncode:
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)


def set_up() -> None:
    """Bring .venv up to the locked files and the project's metadata; nothing when it is there already."""
    wanted = {
        "locked": lock_fingerprint(LOCK, sys.version),
        "project": project_fingerprint(ROOT / "pyproject.toml"),
    }
    found = read_stamp(STAMP)
    if found == wanted and venv_python().exists():
        return
    require_usable_python()
    if found.get("locked") != wanted["locked"] or not venv_python().exists():
        make_environment()
    STAMP.unlink(missing_ok=True)
    install_project()
    compile_bytecode()
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    print(f"setup: {VENV.name} is ready", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--without-pango", action="store_true", help="do not look for Pango, which PDF files need")
    options = parser.parse_args(arguments)
    set_up()
    if not options.without_pango:
        pango.ensure()


if __name__ == "__main__":
    main()

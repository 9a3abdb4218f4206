"""Lock every dependency with its hashes, for Python 3.11 and later on Linux, macOS and Windows at once.

Needs uv. The files name no package index, so plain pip and uv read them wherever their index is configured.
`python tools/lock.py --upgrade` takes the newest versions that pyproject.toml allows; without it only what
pyproject.toml asks differently changes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
COMMON = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--quiet",
)
TARGETS = {
    "requirements/runtime.txt": ("pyproject.toml",),
    "requirements/dev.txt": ("pyproject.toml", "--group", "dev", "--constraint", "requirements/runtime.txt"),
    "requirements/quality.txt": ("--group", "quality", "--constraint", "requirements/dev.txt"),
}
"""Each lock and its own arguments; each has the versions of the one before, and something besides."""


def command(uv: str, target: str, extra: Sequence[str]) -> list[str]:
    """How one lock is made."""
    return [uv, "pip", "compile", *COMMON, *extra, "--output-file", target]


def main(arguments: Sequence[str]) -> int:
    """The command line; further arguments go to uv."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("lock: needs uv; see its documentation for how to install it")
    for target, own in TARGETS.items():
        done = subprocess.run([*command(uv, target, own), *arguments], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        if done.returncode:
            return done.returncode
        print(f"wrote {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

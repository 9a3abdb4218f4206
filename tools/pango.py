"""Pango, the text layout library that PDF files need: is it there, and how does it get there?"""

from __future__ import annotations

import ctypes
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset-0.dll"),
)
"""For each library its file names on Linux, macOS and Windows; one of each must load."""

INSTALL_COMMANDS = Path(__file__).resolve().parent.parent / "src" / "avgtool" / "documents" / "pango.py"
"""The package's own table of commands; it needs the standard library only, so it runs before anything is there."""

MACOS_FOLDERS = ("/opt/homebrew/lib/", "/usr/local/lib/")


def present() -> bool:
    """Whether every library loads; asked afresh, as an installation may just have ended."""
    return all(any(_loads(name) for name in names) for names in LIBRARIES)


def ensure() -> bool:
    """Install Pango where that is ours to do (root on Debian or Ubuntu), else say how; True when it is there."""
    if present():
        return True
    if _may_install():
        print("setup: installing Pango, which PDF files need", flush=True)
        _apt_get("update")
        _apt_get("install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES)
        if present():
            return True
    print("setup: Pango is missing, so reports come as HTML, not PDF. To mend that, as an administrator:", flush=True)
    print(f"    {advice()}", flush=True)
    return False


def advice() -> str:
    """The exact command for this system, the one that `avgtool doctor` gives; to be run as an administrator."""
    command = str(runpy.run_path(str(INSTALL_COMMANDS))["install_command"]())
    return f"apt-get update && {command}" if command.startswith("apt-get") else command


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_get(*arguments: str) -> None:
    subprocess.run(
        ["apt-get", "-qq", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )


def _loads(name: str) -> bool:
    folders = ("", *MACOS_FOLDERS) if sys.platform == "darwin" else ("",)
    for folder in folders:
        try:
            ctypes.CDLL(folder + name)
        except OSError:
            continue
        return True
    return False

"""How to install Pango, which WeasyPrint lays out text with, on the system at hand."""

from __future__ import annotations

import platform
import sys

_DEBIAN = "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_BY_DISTRIBUTION = {
    "debian": _DEBIAN,
    "fedora": "dnf install pango",
    "rhel": "dnf install pango",
    "arch": "pacman -S pango",
    "alpine": "apk add pango",
    "suse": "zypper install libpango-1_0-0",
}
_BY_SYSTEM = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango (in an MSYS2 shell, from https://www.msys2.org)",
}


def install_command(system: str = sys.platform, like: tuple[str, ...] | None = None) -> str:
    """The command for ``system`` (as ``sys.platform``) and, on Linux, for a distribution ``like`` (os-release)."""
    if system in _BY_SYSTEM:
        return _BY_SYSTEM[system]
    return next((_BY_DISTRIBUTION[name] for name in like or _distribution() if name in _BY_DISTRIBUTION), _DEBIAN)


def _distribution() -> tuple[str, ...]:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ()
    return (release.get("ID", ""), *release.get("ID_LIKE", "").split())

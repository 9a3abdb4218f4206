"""A small customer file and a way to run the command line as a user does, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from avgtool.cli import run

if TYPE_CHECKING:
    from pathlib import Path

CUSTOMERS = """\
klantnummer;voornaam;achternaam;e-mail;postcode;bsn;segment
K1001;Fatima;el Amrani;fatima@example.nl;1012 AB;123456782;A
K1002;Jan;de Vries;jan@example.nl;2611 ET;111222333;B
K1003;Sanne;Bakker;sanne@example.nl;3511 CD;999990019;A
K1004;Pieter;Visser;pieter@example.nl;9711 EF;999993653;C
"""


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "klanten.csv"
    path.write_text(CUSTOMERS, encoding="utf-8")
    return path


@pytest.fixture
def avgtool(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run ``avgtool`` with arguments, in an empty folder, without settings of the machine."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "AVGTOOL_BY",
        "AVGTOOL_LANG",
        "AVGTOOL_CONFIG",
        "AVGTOOL_KEY_FILE",
        "AVGTOOL_LEDGER_URL",
        "AVGTOOL_LEDGER_KEY_FILE",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LANGUAGE", "nl")

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call

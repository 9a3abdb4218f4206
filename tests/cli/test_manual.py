"""The Dutch manual works as it stands, in the order in which an officer reads it."""

from __future__ import annotations

import re
import shlex
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

MANUAL = Path(__file__).parents[2] / "docs" / "handleiding.md"
SHOP = """
CREATE TABLE klanten (id INTEGER PRIMARY KEY, klantnummer TEXT, voornaam TEXT, achternaam TEXT, email TEXT,
  telefoon TEXT, geboortedatum TEXT, straat TEXT, huisnr TEXT, postcode TEXT, plaats TEXT, iban TEXT, klantwaarde TEXT,
  geblokkeerd INTEGER, mailing TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, ordernummer TEXT, klant_id INTEGER REFERENCES klanten (id), datum TEXT,
  bedrag REAL, bezorgadres TEXT, opmerking TEXT);
CREATE TABLE orderregels (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders (id), artikel TEXT);
CREATE TABLE tickets (id INTEGER PRIMARY KEY, klant_id INTEGER REFERENCES klanten (id), bericht TEXT, medewerker TEXT,
  intern TEXT);
INSERT INTO klanten VALUES
  (1, 'K-1001', 'Fatima', 'el Amrani', 'f.elamrani@example.nl', '0612345678', '1959-01-06', 'Dorpsstraat', '1',
   '1012 AB', 'Amsterdam', 'NL91ABNA0417164300', 'C', 0, 'ja'),
  (2, 'K-1002', 'Jan', 'de Vries', 'jan@example.nl', '0687654321', '1984-05-12', 'Markt', '3', '3512 AB', 'Utrech', '',
   'A', 0, 'ja'),
  (3, 'K-1003', 'Zoë', 'Bakker', 'zoe@example.nl', '0201234567', '1990-02-28', 'Kade', '5', '1011 AB', 'Amsterdam', '',
   'B', 0, 'ja');
INSERT INTO orders VALUES (1, 'O-1', 1, '2026-01-09', 27.6, 'Dorpsstraat 1', 'Na zessen'),
  (2, 'O-2', 2, '2026-01-10', 3, '', '');
INSERT INTO orderregels VALUES (1, 1, 'Thee'), (2, 2, 'Koffie');
INSERT INTO tickets VALUES (1, 1, 'Belde over de thee.', 'M. Smit', 'rustig gebleven');
"""
LETTERS = """\
e-mail;sinds
f.elamrani@example.nl;2020-01-01
jan@example.nl;2020-01-02
zoe@example.nl;2020-01-03
"""


@pytest.mark.pdf
def test_the_dutch_chapter_on_requests_works_in_the_order_in_which_it_stands(avgtool, tmp_path, monkeypatch):
    """With its own avgtool.yaml; what a human is told to do in between is done too."""
    monkeypatch.chdir(tmp_path)
    chapter = MANUAL.read_text(encoding="utf-8").split("\n## 10. ")[1].split("\n## 11. ")[0]
    (config,) = re.findall(r"^```yaml\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL)
    (tmp_path / "avgtool.yaml").write_text(config, encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "winkel.db")) as shop:
        shop.executescript(SHOP)
    (tmp_path / "nieuwsbrief.csv").write_text(LETTERS, encoding="utf-8")
    commands = [shlex.split(line, comments=True) for line in re.findall(r"^    (avgtool .*)$", chapter, re.MULTILINE)]
    year = str(datetime.now(UTC).year)
    for _, *command in commands:
        ran = avgtool(*(part.replace("2026-", f"{year}-") for part in command), *_agreed(command))
        assert ran.code == 0, (command, ran.err)
        _as_told(tmp_path / "wissing.yaml")
    assert len(commands) > 15
    assert {"inzage.zip", "antwoord.pdf", "wissing.pdf", "ontvangst.pdf"} <= {one.name for one in tmp_path.iterdir()}


def _agreed(command: list[str]) -> list[str]:
    return ["--yes"] if "--execute" in command else []


def _as_told(details: Path) -> None:
    """Say that recipients were told."""
    if details.exists():
        written = details.read_text(encoding="utf-8")
        details.write_text(written.replace("# recipients: {", "recipients: {"), encoding="utf-8")

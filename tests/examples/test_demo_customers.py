"""The made-up customer file is believable, harmless, and always the same."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import phonenumbers
import pytest
from stdnum import iban
from stdnum.nl import bsn

from examples import demo_customers

ROWS = 2000


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Enough customers to hold every kind of value."""
    return list(demo_customers.customers(seed=2026, rows=ROWS))


def test_one_seed_makes_one_file(tmp_path: Path):
    """The demonstration is the same for everybody; another seed makes other people."""
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        demo_customers.write(tmp_path / name, demo_customers.customers(seed, 50))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "same").read_bytes()
    assert (tmp_path / "one").read_bytes() != (tmp_path / "other").read_bytes()


def test_the_file_is_what_a_dutch_office_exports(tmp_path: Path):
    """Windows-1252, semicolons, decimal commas and Windows line ends."""
    path = tmp_path / "klanten.csv"
    demo_customers.write(path, demo_customers.customers(seed=2026, rows=300))
    data = path.read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    with path.open(encoding="cp1252", newline="") as file:
        read = list(csv.DictReader(file, delimiter=";"))
    assert read == list(demo_customers.customers(seed=2026, rows=300))
    assert data.count(b"\r\n") == 301
    assert all(re.fullmatch(r"\d+,\d\d", row["klantwaarde"]) for row in read)


def test_nobody_can_be_reached_or_paid(rows: list[dict[str, str]]):
    """Addresses in reserved domains, a bank that does not exist, telephone numbers from a few runs."""
    text = "\n".join(" ".join(row.values()) for row in rows)
    assert set(re.findall(r"@([\w.-]+\w)", text)) == {"example.nl", "example.com"}
    assert {account[4:8] for account in re.findall(r"\bNL\d\d[A-Z]{4}\d{10}\b", text)} == {"TEST"}
    national = [re.sub(r"\D", "", row["telefoon"].replace("+31", "")).lstrip("0") for row in rows if row["telefoon"]]
    assert [number for number in national if not re.fullmatch(r"61234\d{4}|[1-9]\d(345|\d45)\d{4}", number)] == []


def test_identifiers_pass_their_checks_unless_damaged(rows: list[dict[str, str]]):
    """Check digits and number plans hold for all but a few rows."""
    accounts = [row["IBAN"] for row in rows if row["IBAN"]]
    wrong = [account for account in accounts if not iban.is_valid(account)]
    assert 0 < len(wrong) < ROWS * 0.01
    numbers = [phonenumbers.parse(row["telefoon"], "NL") for row in rows if row["telefoon"]]
    assert all(phonenumbers.is_valid_number(number) for number in numbers)


def test_a_bsn_in_a_note_is_from_the_series_for_tests(rows: list[dict[str, str]]):
    """It passes the 11-test and starts with 9999."""
    noted = [number for row in rows for number in re.findall(r"\b\d{9}\b", row["notities"]) if "BSN" in row["notities"]]
    assert noted
    assert all(number.startswith("9999") and bsn.is_valid(number) for number in noted)


@pytest.mark.parametrize(
    ("column", "damage"),
    [
        ("klantnummer", r"\d,\d{5}E\+09"),
        ("telefoon", r"[1-9]\d+"),
        ("voornaam", r".*Ã.*"),
        ("achternaam", r".*Ã.*"),
        ("geboortedatum", r"31-02-\d{4}"),
    ],
)
def test_some_values_are_damaged_and_most_are_not(rows: list[dict[str, str]], column: str, damage: str):
    """Each accident happens, and seldom."""
    hits = sum(bool(re.fullmatch(damage, row[column])) for row in rows)
    assert 0 < hits < ROWS * 0.02


def test_notes_speak_of_people_health_and_nothing_much(rows: list[dict[str, str]]):
    """Free text has all three kinds, and many customers have none."""
    notes = [row["notities"] for row in rows]
    for stem in ("diabetes", "rolstoel", "moskee", "vakbond", "Levering", "teruggebeld", "ORD-"):
        assert any(stem in note for note in notes), stem
    assert 0.3 < sum(not note for note in notes) / len(notes) < 0.6
    assert not any("{" in note for note in notes)


def test_the_customers_are_many_kinds_of_people(rows: list[dict[str, str]]):
    """All segments and channels, companies too, and names from everywhere."""
    assert {row["segment"] for row in rows} == set(demo_customers.WORDS["segments"])
    assert {row["kanaal"] for row in rows} == set(demo_customers.WORDS["channels"])
    assert {row["soort"] for row in rows} == {"particulier", "bedrijf"}
    assert len({row["achternaam"] for row in rows}) > 80
    assert len({row["klantnummer"] for row in rows if "E" not in row["klantnummer"]}) > ROWS * 0.98

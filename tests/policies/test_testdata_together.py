"""Test data of several files: whoever is one person in the originals is one person in the copies."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

import avgtool
from avgtool.netherlands.surrogates.country import COUNTRY
from avgtool.operators.surrogates.words import without_accents

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [
    ("Dhr.", "Jan", "de", "Vries"),
    ("Mevr.", "Fatima", "el", "Amrani"),
    ("Mevr.", "Zoë", "van 't", "Hof"),
    ("Dhr.", "Björn", "", "Bakker"),
    ("Mevr.", "Sanne", "van den", "Berg"),
    ("Dhr.", "Mohammed", "", "Yilmaz"),
    ("Mevr.", "Özlem", "", "Kaya"),
    ("Mevr.", "Roos", "", "Smit"),
]
SEXES = {name.lower(): group.sex for group in COUNTRY.first_names for name in group.names}


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """A file as a clerk's system exports it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def copied(path: Path, key: Path) -> list[dict[str, str]]:
    """The copy of one file by the policy, made on its own."""
    output = path.with_name(f"kopie-{path.name}")
    avgtool.anonymize(path, "testdata", output=output, key=key)
    with output.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def copies(tmp_path_factory) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Customers with a name in parts, and their returns with it as a whole; both anonymized on their own."""
    folder = tmp_path_factory.mktemp("testdata")
    avgtool.new_key(folder / "sleutel.key")
    numbered = [(f"K-{1001 + at}", PEOPLE[at % len(PEOPLE)]) for at in range(40)]
    customers = [
        {
            "Klantnr": number,
            "Aanhef": title,
            "Voornaam": first,
            "Tussenvoegsel": infix,
            "Achternaam": last,
            "Voorletters": f"{first[0]}.",
            "E-mailadres": "n.v.t." if at % 5 == 0 else f"{first}.{infix.replace(' ', '.')}.{last}{at}@voorbeeld.nl",
            "Klantwaarde": f"{1000 + at * 37.25:.2f}".replace(".", ","),
            "Klant sinds": f"{1 + at % 28:02}-0{1 + at % 9}-2019",
        }
        for at, (number, (title, first, infix, last)) in enumerate(numbered)
    ]
    returns = [
        {
            "Klantnr": number,
            "Naam klant": " ".join(filter(None, (first, infix, last))),
            "Toelichting": f"{first} belde over de levering en wil het geld graag voor vrijdag terug op de rekening.",
        }
        for number, (_, first, infix, last) in numbered
    ]
    key = folder / "sleutel.key"
    return copied(write(folder / "klanten.csv", customers), key), copied(write(folder / "retouren.csv", returns), key)


def test_a_customer_has_one_number_and_one_name_in_both_files(copies):
    """Made of first name and surname in one, whole in the other."""
    customers, returns = copies
    assert [one["Klantnr"] for one in customers] == [one["Klantnr"] for one in returns]
    assert len({one["Klantnr"] for one in customers}) == len(customers)
    assert [f"{one['Voornaam']} {one['Achternaam']}" for one in customers] == [one["Naam klant"] for one in returns]


def test_the_notes_name_the_person_of_the_name_column(copies):
    """By the first name of the copy, also where that is an ordinary word or has accents."""
    for one in copies[1]:
        assert one["Toelichting"].startswith(one["Naam klant"].split()[0] + " belde over de levering en wil het geld")


def test_initials_and_addresses_fit_the_made_up_name(copies):
    """An address by itself, so that it is the same in every file; initials by the name beside them."""
    for one in copies[0]:
        assert one["Voorletters"].startswith(f"{one['Voornaam'][0]}.")
        if one["E-mailadres"]:
            first, last = (without_accents(one[part].lower()) for part in ("Voornaam", "Achternaam"))
            plain = re.sub("[^a-z]", "", last)
            assert re.fullmatch(rf"({first}|post)\.{plain}[0-9]+@example\.nl", one["E-mailadres"])


def test_exact_amounts_and_days_are_not_in_the_copy(copies):
    """They would point to the customer in the real data; they come near."""
    for at, one in enumerate(copies[0]):
        value = float(one["Klantwaarde"].replace(",", "."))
        was = 1000 + at * 37.25
        assert value != was
        assert abs(value - was) <= was / 10 + 0.01
        day, month, year = map(int, one["Klant sinds"].split("-"))
        assert 1 <= abs((date(year, month, day) - date(2019, 1 + at % 9, 1 + at % 28)).days) <= 14


def test_a_salutation_stays_and_fits_the_made_up_name(copies):
    """Also where the name has accents."""
    for one, (title, *_) in zip(copies[0], PEOPLE * 5, strict=True):
        assert one["Aanhef"] == title
        assert SEXES[one["Voornaam"].lower()] == {"Dhr.": "m", "Mevr.": "f"}[title]


def test_no_address_is_made_where_there_was_none(copies):
    """*n.v.t.* becomes empty."""
    assert [not one["E-mailadres"] for one in copies[0]] == [at % 5 == 0 for at in range(40)]
    assert all(one["E-mailadres"].endswith("@example.nl") for one in copies[0] if one["E-mailadres"])

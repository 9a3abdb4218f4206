"""A made-up Dutch customer file, believable enough to show what avgtool does.

    python examples/demo_customers.py demo/klanten.csv

The file looks like an export from a Dutch office: Windows-1252, semicolons, decimal commas, Windows line ends, notes
in free text, and a few values that a spreadsheet damaged. Nobody in it exists: names are drawn at random, e-mail
addresses end in example.nl or example.com, the bank of the IBANs (TEST) does not exist, and a BSN, where one slips
into a note, is from the series for tests (9999…). The Dutch numbering plan keeps no telephone numbers for fiction, so
these come from a few runs that look made up (06-1234…).
"""

from __future__ import annotations

import argparse
import csv
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 1)
"""The day of the export; a constant, so that one seed always makes one file."""
POSTCODE_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
NEVER_ISSUED = frozenset({"SA", "SD", "SS"})
ENCODING = "cp1252"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person."""

    first: str
    infix: str
    last: str
    gender: str

    @property
    def full(self) -> str:
        """First name, infix and surname."""
        return " ".join(part for part in (self.first, self.infix, self.last) if part)

    @property
    def family(self) -> str:
        """Infix and surname."""
        return f"{self.infix} {self.last}".strip()


def customers(seed: int, rows: int) -> Iterator[Row]:
    """``rows`` made-up customers; the same seed gives the same ones."""
    random = Random(seed)
    for number in range(rows):
        row = customer(random, number)
        yield damaged(random, row) if random.random() < 0.006 else row


def customer(random: Random, number: int) -> Row:
    """One customer, undamaged."""
    someone = person(random)
    segment = random.choices(WORDS["segments"], weights=(45, 30, 18, 7))[0]
    is_company = random.random() < 0.12
    row = {
        "klantnummer": str(1_002_000_000 + number * 7 + random.randrange(7)),
        **name_parts(random, someone),
        **address(random),
        "e-mail": email(random, someone) if random.random() < 0.96 else "",
        "telefoon": telephone(random) if random.random() < 0.93 else "",
        "IBAN": iban(random) if random.random() < 0.9 else "",
        "soort": "bedrijf" if is_company else "particulier",
        "bedrijfsnaam": company(random, someone) if is_company else "",
        **relation(random, segment),
        "notities": "",
    }
    row["notities"] = note(random, someone, row)
    return row


def name_parts(random: Random, someone: Person) -> Row:
    """Name columns, gender and date of birth."""
    second = random.choice("ABCEFGHJKLMPRSTW") + "." if random.random() < 0.4 else ""
    return {
        "voorletters": f"{someone.first[0]}.{second}",
        "voornaam": someone.first,
        "tussenvoegsel": someone.infix,
        "achternaam": someone.last,
        "geslacht": someone.gender if random.random() < 0.97 else "X",
        "geboortedatum": dutch_date(birth_date(random)) if random.random() < 0.97 else "",
    }


def relation(random: Random, segment: str) -> Row:
    """What the company knows about its customer."""
    level = WORDS["segments"].index(segment)
    return {
        "segment": segment,
        "klantwaarde": f"{random.lognormvariate(5.2 + level * 0.8, 0.7):.2f}".replace(".", ","),
        "kanaal": random.choice(WORDS["channels"]),
        "loyaliteitspunten": str(round(random.expovariate(1 / (150 * (level + 1))))),
        "tevredenheid": str(min(10, max(1, round(random.gauss(7.2, 1.6))))) if random.random() < 0.7 else "",
        "marketing e-mail": yes_or_no(random, 0.55),
        "marketing post": yes_or_no(random, 0.35),
        "marketing telefoon": yes_or_no(random, 0.12),
        "klant sinds": (TODAY - timedelta(days=random.randrange(30, 5000))).isoformat(),
    }


def person(random: Random) -> Person:
    """A name that someone living in the Netherlands might have."""
    gender = random.choice("MV")
    infix, _, last = random.choice(WORDS["surnames"]).partition("|")
    return Person(random.choice(WORDS["women" if gender == "V" else "men"]), infix, last, gender)


def address(random: Random) -> Row:
    """Street, house number, addition, postcode and town that fit together as far as the four digits go."""
    town, low, high, _ = random.choice(WORDS["towns"])
    addition = random.choice(["A", "B", "bis", "2", "III", "hs"]) if random.random() < 0.12 else ""
    return {
        "straat": random.choice(WORDS["streets"]),
        "huisnummer": str(1 + int(random.expovariate(1 / 60))),
        "toevoeging": addition,
        "postcode": f"{random.randint(low, high)} {postcode_letters(random)}",
        "woonplaats": town,
    }


def postcode_letters(random: Random) -> str:
    """Two letters that a postcode can have."""
    while True:
        letters = "".join(random.choices(POSTCODE_LETTERS, k=2))
        if letters not in NEVER_ISSUED:
            return letters


def email(random: Random, someone: Person) -> str:
    """An address in a domain that is reserved for examples."""
    first, family = plain_letters(someone.first), plain_letters(someone.family)
    number = random.randint(1, 99)
    local = random.choice(
        [f"{first}.{family}", f"{first[0]}.{family}{number}", f"{first}{number}", f"{family}{number}"]
    )
    return f"{local}@{random.choice(['example.nl', 'example.nl', 'example.com'])}"


def plain_letters(text: str) -> str:
    """Lower case ASCII letters only."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if letter in "abcdefghijklmnopqrstuvwxyz")


def telephone(random: Random) -> str:
    """A number in one of the ways people write them."""
    if random.random() < 0.8:
        rest = f"1234{random.randrange(10_000):04d}"
        forms = [f"06-{rest}", f"06{rest}", f"+31 6 {rest}", f"+316{rest}", f"06 {rest[:4]} {rest[4:]}"]
        return random.choice(forms)
    area = random.choice(WORDS["towns"])[3]
    return f"{area}-{('12345' + f'{random.randrange(10_000):04d}')[len(area) - 1 :]}"


def iban(random: Random) -> str:
    """An account at a bank that does not exist, with check digits that are right."""
    account = f"TEST0{random.randrange(10**9):09d}"
    digits = "".join(str(int(letter, 36)) for letter in f"{account}NL00")
    return f"NL{98 - int(digits) % 97:02d}{account}"


def test_series_bsn(random: Random) -> str:
    """A BSN from the series that the government keeps for tests; it passes the 11-test."""
    while True:
        number = f"9999{random.randrange(10**5):05d}"
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True)) % 11 == 0:
            return number


def birth_date(random: Random) -> date:
    """Of someone between 18 and 96 years old, most of them in between."""
    years = min(96.0, max(18.2, random.gauss(49, 17)))
    return TODAY - timedelta(days=int(years * 365.25))


def company(random: Random, owner: Person) -> str:
    """A company's name; a third carry their owner's, which makes them personal data."""
    trade, form = random.choice(WORDS["trades"]), random.choice(WORDS["forms"])
    core = owner.family if random.random() < 0.35 else random.choice(WORDS["towns"])[0]
    return f"{trade} {core} {form}".strip()


def note(random: Random, someone: Person, row: Row) -> str:
    """What somebody typed into the notes; nothing for nearly half of the customers."""
    notes = WORDS["notes"]
    kind = random.choices([None, "plain", "personal", "sensitive"], weights=(45, 32, 19, 4))[0]
    if kind is None:
        return ""
    texts = [random.choice(notes[kind])]
    if random.random() < 0.2:
        texts.append(random.choice(notes["plain"]))
    separator = "\n" if random.random() < 0.1 else " "
    return separator.join(text.format_map(note_facts(random, someone, row)) for text in texts)


def note_facts(random: Random, someone: Person, row: Row) -> dict[str, str]:
    """What a note can mention."""
    other = person(random)
    elsewhere = address(random)
    return {
        "volledig": someone.full,
        "voornaam": someone.first,
        "ander": other.full,
        "ander_voornaam": other.first,
        "ander_achternaam": other.family,
        "telefoon": row["telefoon"] or telephone(random),
        "email": email(random, other),
        "iban": iban(random),
        "bsn": test_series_bsn(random),
        "straat": elsewhere["straat"],
        "huisnummer": elsewhere["huisnummer"],
        "postcode": elsewhere["postcode"],
        "plaats": elsewhere["woonplaats"],
        "datum": dutch_date(TODAY + timedelta(days=random.randrange(60))),
        "order": f"ORD-{random.randrange(10**6):06d}",
        "product": random.choice(WORDS["products"]),
    }


def damaged(random: Random, row: Row) -> Row:
    """The same customer after an accident with a spreadsheet or an encoding."""
    accidents: list[tuple[str, Callable[[str], str]]] = [
        ("klantnummer", lambda number: f"{int(number):.5E}".replace(".", ",")),
        ("telefoon", lambda _: f"61234{random.randrange(10_000):04d}"),
        ("voornaam", lambda _: read_wrongly(random.choice(["José", "Zoë", "Renée"]))),
        ("achternaam", lambda _: read_wrongly(random.choice(["García", "Müller", "Fernández"]))),
        ("geboortedatum", lambda _: f"31-02-{random.randint(1950, 2000)}"),
        ("IBAN", lambda number: number[:-1] + str((int(number[-1:] or 0) + 1) % 10) if number else ""),
    ]
    column, damage = random.choice(accidents)
    return {**row, column: damage(row[column])}


def read_wrongly(text: str) -> str:
    """UTF-8 that something took for Windows-1252."""
    return text.encode("utf-8").decode(ENCODING, errors="replace")


def dutch_date(day: date) -> str:
    """Day, month and year."""
    return day.strftime("%d-%m-%Y")


def yes_or_no(random: Random, share: float) -> str:
    """``ja`` for a share of the customers."""
    return "ja" if random.random() < share else "nee"


def write(path: Path, rows: Iterator[Row]) -> None:
    """The customers as a CSV file the way a Dutch office exports it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=ENCODING, newline="") as file:
        first = next(rows)
        writer = csv.DictWriter(file, fieldnames=list(first), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write a made-up Dutch customer file.")
    parser.add_argument("path", type=Path, help="where the CSV file goes")
    parser.add_argument("--rows", type=int, default=5000, help="how many customers (default: 5000)")
    parser.add_argument("--seed", type=int, default=2026, help="another seed makes other customers (default: 2026)")
    options = parser.parse_args(arguments)
    write(options.path, islice(customers(options.seed, options.rows), options.rows))


if __name__ == "__main__":
    main()

"""Made-up data sets as the cases in tests/cases/policies describe them: columns as such systems name them.

A person, and what belongs to him, stays the same over ``rows_per_person`` rows; nobody in them exists
(examples/demo_customers.py).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from avgtool.strict_yaml import load
from examples import demo_customers as demo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CASES = Path(__file__).parents[1] / "cases" / "policies"
_LICENSE_LETTERS = "BDFGHJKLNPRSTVXZ"
_AROUND = {"#": "0123456789", "@": "ABCDEFGHJKLMNPRSTUVWXYZ", "%": "0123456789abcdef"}

Recipe = str | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its values are made, and what the policy must do with it."""

    name: str
    values: Recipe
    operator: str
    needed: bool
    """The purpose of the policy needs it: the copy must have it, with values that differ."""
    empty: float
    """Share of the rows in which it is empty."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a policy must do with one data set."""

    policy: str
    file: str
    delimiter: str
    rows: int
    rows_per_person: int
    verdict: str
    columns: tuple[Column, ...]
    gone: tuple[str, ...]
    """Words of the original that no copy may hold."""
    there: tuple[str, ...]
    """Words of the original that the copy must still hold."""


def read_case(path: Path) -> Case:
    """A case from its file; the policy is called as the file."""
    said = load(path, error=ValueError).data
    columns = tuple(
        Column(name, one["values"], one["operator"], one.get("needed", False), one.get("empty", 0.0))
        for name, one in said["columns"].items()
    )
    return Case(
        path.stem,
        said["file"],
        said.get("delimiter", ";"),
        said.get("rows", 60),
        said.get("rows_per_person", 1),
        said["verdict"],
        columns,
        tuple(said.get("gone", ())),
        tuple(said.get("there", ())),
    )


def write_case(case: Case, folder: Path) -> Path:
    """The data set as a file."""
    path = folder / case.file
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [one.name for one in case.columns], delimiter=case.delimiter)
        writer.writeheader()
        writer.writerows(rows(case))
    return path


def rows(case: Case, seed: int = 2026) -> Iterator[dict[str, str]]:
    """Its rows; the same seed gives the same ones."""
    random = Random(seed)
    facts: dict[str, str] = {}
    for number in range(case.rows):
        if number % case.rows_per_person == 0:
            facts = _facts(random, 1 + number // case.rows_per_person)
        yield {one.name: _value(one, facts, random, number) for one in case.columns}


def _value(column: Column, facts: Mapping[str, str], random: Random, number: int) -> str:
    if random.random() < column.empty:
        return ""
    if isinstance(column.values, str):
        return facts[column.values]
    ((recipe, details),) = column.values.items()
    return _RECIPES[recipe](details, facts, random, number)


def _facts(random: Random, number: int) -> dict[str, str]:
    """What belongs to one person."""
    someone = demo.person(random)
    row = {**demo.address(random), "telefoon": demo.telephone(random)}
    first, family = demo.plain_letters(someone.first), demo.plain_letters(someone.family)
    place = f"{row['straat']} {row['huisnummer']}{row['toevoeging']}"
    return {
        **row,
        **demo.note_facts(random, someone, row),
        "voornaam": someone.first,
        "tussenvoegsel": someone.infix,
        "achternaam": someone.last,
        "voorletters": f"{someone.first[0]}.",
        "naam": someone.full,
        "adres": place,
        "geslacht": someone.gender,
        "geboortedatum": demo.dutch_date(demo.birth_date(random)),
        "leeftijd": str(random.randint(18, 93)),
        "e-mail": demo.email(random, someone),
        "rekening": demo.iban(random),
        "bedrijf": demo.company(random, someone) if random.random() < 0.2 else "",
        "gebruikersnaam": f"{first}{random.randint(60, 99)}",
        "schuilnaam": random.choice([f"{first}_{family}", f"{first}.{random.randint(1, 99)}", someone.first]),
        "ip": f"203.0.113.{random.randint(1, 254)}",
        "kenteken": "".join(random.choices(_LICENSE_LETTERS, k=2)) + f"-{random.randint(100, 999)}-T",
        "nummer": str(100_000 + number * 7),
        "medewerker": demo.person(random).full,
    }


def _code(pattern: str, _facts: Mapping[str, str], random: Random, _number: int) -> str:
    return "".join(random.choice(_AROUND[sign]) if sign in _AROUND else sign for sign in pattern)


def _amount(bounds: list[float], _facts: Mapping[str, str], random: Random, _number: int) -> str:
    return f"{random.uniform(*bounds):.2f}".replace(".", ",")


def _moment(days: int, _facts: Mapping[str, str], random: Random, _number: int) -> str:
    day = demo.TODAY - timedelta(days=random.randrange(days))
    moment = datetime.combine(day, time(random.randrange(7, 23), random.randrange(60), random.randrange(60)))
    return moment.isoformat(sep=" ")


_RECIPES: Mapping[str, Callable[[Any, Mapping[str, str], Random, int], str]] = {
    "choice": lambda words, _facts, random, _number: str(random.choice(words)),
    "text": lambda texts, facts, random, _number: random.choice(texts).format_map(facts),
    "in_turn": lambda texts, facts, _random, number: texts[number % len(texts)].format_map(facts),
    "whole": lambda bounds, _facts, random, _number: str(random.randint(*bounds)),
    "serial": lambda first, _facts, _random, number: str(first + number),
    "of_person": lambda pattern, facts, _random, _number: pattern.format(facts["nummer"]),
    "code": _code,
    "amount": _amount,
    "moment": _moment,
    "day": lambda days, _facts, random, _number: demo.dutch_date(demo.TODAY - timedelta(days=random.randrange(days))),
}

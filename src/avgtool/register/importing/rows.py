"""Rows of somebody's table as activities: what fits a field goes there, and what does not stays in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from avgtool.i18n import Message, msg
from avgtool.model.activities import (
    Activity,
    ActivityPurpose,
    AutomatedDecision,
    Capacity,
    Party,
    Processor,
    Recipient,
    Transfer,
)
from avgtool.model.consents import Basis
from avgtool.model.register_words import RegisterField as Field
from avgtool.operators.generalize.dates import PIVOT
from avgtool.operators.written_dates import read_date
from avgtool.register.importing.cells import (
    aligned,
    basis_of,
    kinds_of,
    name_and_beside,
    period_of,
    permit_of,
    says_none,
    several,
)
from avgtool.register.importing.columns import plain
from avgtool.register.words import CAPACITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from avgtool.model.kinds import Kind
    from avgtool.model.register_words import RegisterWords

_CODE_LENGTH = 80
_LAWFUL_BY_LAW = frozenset({Basis.LEGAL_OBLIGATION, Basis.PUBLIC_TASK})


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What was made of one row."""

    number: int
    """From 1, without the header."""
    activity: Activity | None
    """None where the row says nothing by which it can be called."""
    remarks: tuple[Message, ...] = field(default=())
    """What was not understood; never a text of the table that could be somebody's data."""


def read_rows(rows: Sequence[Mapping[Field, str]], words: RegisterWords) -> tuple[ReadRow, ...]:
    """Every row as an activity, without empty ones; a second one of the same name gets a number behind its code."""
    taken: set[str] = set()
    read: list[ReadRow] = []
    for number, cells in enumerate(rows, start=1):
        if not any(cell.strip() for cell in cells.values()):
            continue
        name = cells.get(Field.NAME, "").strip()
        if not name:
            read.append(ReadRow(number, None, (msg("it has no name"),)))
            continue
        given = code_of(cells.get(Field.CODE, ""))
        telling = given if given and not given.isdecimal() else code_of(name)
        code = _free_code(telling or f"activity-{number}", taken)
        taken.add(code)
        read.append(_read(number, code, cells, words))
    return tuple(read)


def code_of(text: str) -> str:
    """A code of small letters, digits and hyphens; empty where nothing of the kind is in ``text``."""
    return plain(text).replace(" ", "-")[:_CODE_LENGTH].strip("-")


def _free_code(code: str, taken: set[str]) -> str:
    number, free = 2, code
    while code and free in taken:
        free, number = f"{code[: _CODE_LENGTH - 5]}-{number}", number + 1
    return free


def _read(number: int, code: str, cells: Mapping[Field, str], words: RegisterWords) -> ReadRow:
    """One row, with what was not understood of it."""
    purposes, remarks = _purposes(cells, words)
    kinds, other = _data(cells.get(Field.DATA, ""), words)
    written = cells.get(Field.LAST_REVIEW, "").strip()
    reviewed = _day(written)
    if written and reviewed is None:
        remarks = (*remarks, msg("the date of the last review cannot be read"))
    activity = Activity(
        code,
        cells.get(Field.NAME, "").strip(),
        _capacity(cells.get(Field.CAPACITY, ""), words),
        purposes=purposes,
        kinds=kinds,
        other_data=other,
        last_review=reviewed,
        processors=_processors(cells, words),
        transfers=_transfers(cells, words),
        no_recipients=says_none(cells.get(Field.RECIPIENTS, ""), words),
        no_transfers=says_none(cells.get(Field.TRANSFERS, ""), words),
        **_texts(cells),
        **_lists(cells, words),
    )
    return ReadRow(number, activity, remarks)


def _texts(cells: Mapping[Field, str]) -> dict[str, Any]:
    """Fields that are one text."""
    fields = (Field.DESCRIPTION, Field.ORIGIN, Field.REQUIRED, Field.DPIA, Field.OWNER, Field.POLICY)
    return {field.value: cells.get(field, "").strip() for field in fields}


def _lists(cells: Mapping[Field, str], words: RegisterWords) -> dict[str, Any]:
    """Fields of several things."""

    def items(field: Field, *, commas: bool = False) -> list[str]:
        return [one for one in several(cells.get(field, ""), commas=commas) if not says_none(one, words)]

    def parties(field: Field) -> tuple[Party, ...]:
        return tuple(Party(*name_and_beside(one)) for one in items(field))

    return {
        "subjects": tuple(items(Field.SUBJECTS, commas=True)),
        "permits": dict(permit_of(one) for one in items(Field.PERMITS)),
        "recipients": tuple(Recipient(*name_and_beside(one)) for one in items(Field.RECIPIENTS, commas=True)),
        "retention": tuple(period_of(one, words) for one in items(Field.RETENTION)),
        "measures": tuple(items(Field.MEASURES)),
        "systems": tuple(items(Field.SYSTEMS, commas=True)),
        "decisions": tuple(AutomatedDecision(one) for one in items(Field.DECISIONS)),
        "joint_controllers": parties(Field.JOINT_CONTROLLERS),
        "controllers": parties(Field.CONTROLLERS),
        "work": tuple(items(Field.WORK)),
    }


def _purposes(
    cells: Mapping[Field, str], words: RegisterWords
) -> tuple[tuple[ActivityPurpose, ...], tuple[Message, ...]]:
    """The purposes, each with its basis; and whether a basis was not understood."""
    texts = several(cells.get(Field.PURPOSES, "")) or ([""] if cells.get(Field.BASIS, "").strip() else [])
    named, details, consents = (
        aligned(cells.get(field, ""), len(texts)) for field in (Field.BASIS, Field.GROUNDS, Field.CONSENT)
    )
    purposes = tuple(_purpose(*one, words) for one in zip(texts, named, details, consents, strict=True))
    is_unclear = cells.get(Field.BASIS, "").strip() and any(one.basis is None for one in purposes)
    return purposes, ((msg("a basis is not understood, or not one for each purpose"),) if is_unclear else ())


def _purpose(text: str, named: str, detail: str, consent: str, words: RegisterWords) -> ActivityPurpose:
    basis = basis_of(named, words) if named else None
    law = detail if basis in _LAWFUL_BY_LAW else ""
    interest = detail if basis is Basis.LEGITIMATE_INTEREST else ""
    return ActivityPurpose(text, basis, law, interest, consent)


def _data(cell: str, words: RegisterWords) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """The kinds that the scanner knows, and all other data in words."""
    kinds: dict[Kind, None] = {}
    other: list[str] = []
    for one in several(cell, commas=True):
        known = kinds_of(one, words)
        kinds.update(dict.fromkeys(known))
        if not known and not says_none(one, words):
            other.append(one)
    return tuple(kinds), tuple(other)


def _named(cell: str, words: RegisterWords) -> list[tuple[str, str]]:
    return [name_and_beside(one) for one in several(cell, commas=True) if not says_none(one, words)]


def _processors(cells: Mapping[Field, str], words: RegisterWords) -> tuple[Processor, ...]:
    named = _named(cells.get(Field.PROCESSORS, ""), words)
    contracts = aligned(cells.get(Field.CONTRACTS, ""), len(named))
    made = (
        Processor(name, service, "" if says_none(contract, words) else contract)
        for (name, service), contract in zip(named, contracts, strict=True)
    )
    return tuple(made)


def _transfers(cells: Mapping[Field, str], words: RegisterWords) -> tuple[Transfer, ...]:
    named = _named(cells.get(Field.TRANSFERS, ""), words)
    safeguards = aligned(cells.get(Field.SAFEGUARDS, ""), len(named))
    return tuple(
        Transfer(country, recipient, safeguard)
        for (country, recipient), safeguard in zip(named, safeguards, strict=True)
    )


def _capacity(cell: str, words: RegisterWords) -> Capacity:
    ours = {plain(name.render(one)): capacity for capacity, name in CAPACITIES.items() for one in ("nl", "en")}
    return {**words.capacities, **ours}.get(plain(cell), Capacity.CONTROLLER)


def _day(cell: str) -> date | None:
    found = read_date(cell, "dmy", PIVOT) if cell else None
    return found.day if found else None

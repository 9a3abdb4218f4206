"""Rows of somebody's table as activities: what fits a field goes there, and what does not stays in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from avgtool.config.activities import is_code
from avgtool.i18n import Message, msg
from avgtool.model.activities import Activity, AutomatedDecision, Capacity, Party, Recipient
from avgtool.model.register_words import RegisterField as Field
from avgtool.operators.generalize.dates import PIVOT
from avgtool.operators.written_dates import read_date
from avgtool.register.answering import folded, is_no, tells
from avgtool.register.importing.asides import Aside, bare_answer, not_understood
from avgtool.register.importing.cells import name_and_beside, several
from avgtool.register.importing.columns import plain
from avgtool.register.importing.reading import data, periods, permits, processors, purposes, transfers
from avgtool.register.notice.countries import code_of as code_of_country
from avgtool.register.table import NOTHING
from avgtool.register.words import CAPACITIES
from avgtool.strict_yaml import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from avgtool.model.register_words import RegisterWords

_CODE_LENGTH = 80
_NAME_LENGTH = 200
_ISO_CODE = 2
"""So short are codes of countries, and departments: *HR*, *IT*."""
_MOST_THINGS = 3000
"""More things than this nobody lists of one activity."""
_PARTED = re.compile(r"[\n;,]")
_OF_COMMAS = frozenset(
    {Field.SUBJECTS, Field.DATA, Field.RECIPIENTS, Field.PROCESSORS, Field.TRANSFERS, Field.SYSTEMS, Field.RETENTION}
)
"""Fields of which a cell may hold several things parted by commas or semicolons."""
_FOOTNOTES = ("*", "†", "‡", "¹", "²", "³", "(*)")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What was made of one row."""

    number: int
    """As the sheet counts it: from 1, with whatever stands above."""
    activity: Activity | None
    """None where the row says nothing by which it can be called, or is a note under the table."""
    remarks: tuple[Message, ...] = field(default=())
    """What was not understood; never a text of the table that could be somebody's data."""
    asides: tuple[Aside, ...] = field(default=())
    """Words that no field takes: comments of the file."""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of a table besides its cells."""

    words: RegisterWords
    numbers: Sequence[int] = ()
    """Of the rows, as the sheet counts them; from 1 by default."""
    is_export: bool = False
    """Whether avgtool wrote it, so that each line of a cell is one thing, commas and all."""
    organisation: str = ""
    """Whose register it is: a controller of that name is nobody else."""


def read_rows(rows: Sequence[Mapping[Field, str]], table: Table) -> tuple[ReadRow, ...]:
    """Every row as an activity, without empty ones; a second one of the same name gets a number behind its code."""
    taken: set[str] = set()
    names: set[str] = set()
    read: list[ReadRow] = []
    for number, cells in zip(table.numbers or range(1, len(rows) + 1), rows, strict=True):
        given = _by_lines(cells) if table.is_export else cells
        filled = {one: cell for one, cell in given.items() if cell.strip()}
        if not filled:
            continue
        name = filled.get(Field.NAME, "").strip()
        if _is_note(filled, table.words):
            read.append(ReadRow(number, None, (msg("a note, and no activity"),), is_note=True))
        elif _is_too_much(filled):
            read.append(ReadRow(number, None, (msg("more than {most} characters, or very many lines", most=MAX_TEXT),)))
        elif not name:
            read.append(ReadRow(number, None, (msg("it has no name"),)))
        else:
            code = _code(filled, number, taken)
            taken.add(code)
            read.append(_read(number, code, filled, table, is_known=folded(name) in names))
            names.add(folded(name))
    return tuple(read)


def _by_lines(cells: Mapping[Field, str]) -> dict[Field, str]:
    """Cells in which one thing with a comma in it stays one: a line alone is followed by an empty one."""
    return {one: f"{cell}\n{NOTHING}" if one in _OF_COMMAS and cell.strip() else cell for one, cell in cells.items()}


def code_of(text: str) -> str:
    """A code of small letters, digits and hyphens; empty where nothing of the kind is in ``text``."""
    return plain(text).replace(" ", "-")[:_CODE_LENGTH].strip("-")


def _is_note(filled: Mapping[Field, str], words: RegisterWords) -> bool:
    """Whether a row is a footnote: a text alone that begins with a mark, or with what notes begin with."""
    if len(filled) != 1:
        return False
    [text] = filled.values()
    said = f"{plain(text)} "
    return text.strip().startswith(_FOOTNOTES) or any(
        said.startswith(f"{one} ") and (":" in text or len(said.split()) > len(one.split()) + 1) for one in words.notes
    )


def _is_too_much(filled: Mapping[Field, str]) -> bool:
    """Whether no file of the register may hold it: one that is too large would stop all of the register."""
    cells = filled.values()
    return sum(map(len, cells)) > MAX_TEXT or sum(len(_PARTED.findall(cell)) for cell in cells) > _MOST_THINGS


def _code(filled: Mapping[Field, str], number: int, taken: set[str]) -> str:
    """Its own code, else one of its name; with its own number behind it where another one has that name."""
    given = filled.get(Field.CODE, "").strip()
    wanted = (given if is_code(given) and len(given) <= _CODE_LENGTH else code_of(given)) or code_of(filled[Field.NAME])
    own = code_of(filled.get(Field.NUMBER, ""))
    if wanted in taken and own:
        wanted = f"{wanted[: _CODE_LENGTH - len(own) - 1]}-{own}"[:_CODE_LENGTH]
    return _free_code(wanted or f"activity-{number}", taken)


def _free_code(code: str, taken: set[str]) -> str:
    number, free = 2, code
    while free in taken:
        free, number = f"{code[: _CODE_LENGTH - 5]}-{number}", number + 1
    return free


def _read(number: int, code: str, cells: Mapping[Field, str], table: Table, *, is_known: bool) -> ReadRow:
    """One row, with what was not understood of it."""
    words = table.words
    name = " ".join(cells[Field.NAME].split())
    known, other, law = data(cells, words)
    read = (purposes(cells, words), permits(cells, law, words), processors(cells), transfers(cells, words))
    (why, not_why), (lawful, not_lawful), (hired, not_hired), (abroad, not_abroad) = read
    kept, not_kept = periods(cells, words, is_ours=table.is_export)
    besides, left = _besides(cells, table)
    activity = Activity(
        code,
        name[:_NAME_LENGTH].strip(),
        purposes=why,
        kinds=known,
        other_data=other,
        permits=lawful,
        processors=hired,
        retention=kept,
        no_recipients=is_no(cells.get(Field.RECIPIENTS, "")),
        **abroad,
        **_texts(cells),
        **_lists(cells, words),
        **besides,
    )
    asides = (*not_why, *law.asides, *not_lawful, *not_hired, *not_abroad, *not_kept, *left, *_comments(cells))
    told = (
        *(aside.why for aside in asides if aside.why is not None),
        *((msg("another activity has the same name"),) if is_known else ()),
        *((msg("nothing but a name is filled in"),) if set(cells) <= {Field.NAME, Field.NUMBER, Field.CODE} else ()),
    )
    once = tuple(one for place, one in enumerate(told) if one not in told[:place])
    return ReadRow(number, activity, once, tuple(one for one in asides if one.is_comment))


def _comments(cells: Mapping[Field, str]) -> Iterable[Aside]:
    """What tables of others have, and a register has no field for."""
    for one in (Field.NUMBER, Field.REMARKS):
        if one in cells:
            yield Aside(one, cells[one])
    if len(cells[Field.NAME].strip()) > _NAME_LENGTH:
        yield not_understood(Field.NAME, cells[Field.NAME])


def _besides(cells: Mapping[Field, str], table: Table) -> tuple[dict[str, Any], list[Aside]]:
    """The role, the last look and the assessment."""
    left: list[Aside] = []
    written = cells.get(Field.LAST_REVIEW, "").strip()
    reviewed = _day(written)
    if written and reviewed is None and tells(written):
        left.append(not_understood(Field.LAST_REVIEW, written))
    dpia = cells.get(Field.DPIA, "").strip()
    if dpia and not tells(dpia):
        left.append(bare_answer(Field.DPIA, dpia))
    left.extend(bare_answer(Field.DECISIONS, one) for one in _items(cells, Field.DECISIONS) if not tells(one))
    capacity, controllers, unclear = _capacity(cells, table)
    left.extend(unclear)
    role = {"capacity": capacity, "controllers": controllers}
    return {"last_review": reviewed, "dpia": dpia if tells(dpia) else "", **role}, left


def _texts(cells: Mapping[Field, str]) -> dict[str, Any]:
    """Fields that are one text."""
    fields = (Field.DESCRIPTION, Field.ORIGIN, Field.REQUIRED, Field.OWNER, Field.POLICY)
    return {one.value: cells.get(one, "").strip() for one in fields}


def _with_country(text: str, words: RegisterWords) -> tuple[str, str]:
    """A recipient with what it gets data for; a country in brackets is none, and stays with the name."""
    name, beside = name_and_beside(text)
    is_spoken = beside.casefold() in words.countries
    is_country = is_spoken or (len(beside) > _ISO_CODE and code_of_country(beside, words.countries) is not None)
    return (text, "") if is_country else (name, beside)


def _lists(cells: Mapping[Field, str], words: RegisterWords) -> dict[str, Any]:
    """Fields of several things."""
    recipients = _items(cells, Field.RECIPIENTS, commas=True)
    return {
        "subjects": tuple(_items(cells, Field.SUBJECTS, commas=True)),
        "recipients": tuple(Recipient(*_with_country(one, words)) for one in recipients),
        "measures": tuple(_items(cells, Field.MEASURES)),
        "systems": tuple(_items(cells, Field.SYSTEMS, commas=True)),
        "decisions": tuple(AutomatedDecision(one) for one in _items(cells, Field.DECISIONS) if tells(one)),
        "joint_controllers": _parties(cells, Field.JOINT_CONTROLLERS),
        "work": tuple(_items(cells, Field.WORK)),
    }


def _items(cells: Mapping[Field, str], one: Field, *, commas: bool = False) -> list[str]:
    return [item for item in several(cells.get(one, ""), commas=commas) if not is_no(item)]


def _parties(cells: Mapping[Field, str], one: Field) -> tuple[Party, ...]:
    return tuple(Party(*name_and_beside(item)) for item in _items(cells, one))


def _capacity(cells: Mapping[Field, str], table: Table) -> tuple[Capacity, tuple[Party, ...], list[Aside]]:
    """The role: as the table says, else that of a processor where it says for whom, and names no basis of its own.

    A column *Verwerkingsverantwoordelijke* may hold the organisation itself, which decides then.
    """
    own = folded(table.organisation)
    named = _parties(cells, Field.CONTROLLERS)
    controllers = tuple(one for one in named if not own or folded(one.name) != own)
    cell = cells.get(Field.CAPACITY, "")
    ours = {plain(name.render(one)): capacity for capacity, name in CAPACITIES.items() for one in ("nl", "en")}
    said = {**table.words.capacities, **ours}.get(plain(cell))
    if said is not None:
        return said, controllers, []
    unclear = [not_understood(Field.CAPACITY, cell)] if cell.strip() else []
    if not controllers and not (cells.get(Field.WORK) and not named):
        return Capacity.CONTROLLER, controllers, unclear
    if not cells.get(Field.BASIS):
        return Capacity.PROCESSOR, controllers, unclear
    why = msg("it names a basis of your own, and for whom you work: which of the two is not known")
    return Capacity.CONTROLLER, controllers, [*unclear, Aside(Field.CONTROLLERS, "", why)]


def _day(cell: str) -> date | None:
    found = read_date(cell, "dmy", PIVOT) if cell else None
    return found.day if found else None

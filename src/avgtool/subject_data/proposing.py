"""A proposal of what avgtool.yaml says of a source: from the kinds of its columns, its keys and its foreign keys.

A proposal is a beginning: a person checks it. What cannot be told by looking stands in it as a comment.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.subject_data import Handle
from avgtool.subject_data.seeing import leading_to, subject_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from avgtool.subject_data.seeing import Reference, SeenSource, SeenTable

_PLAIN = re.compile(r"[A-Za-z_][\w-]*")
_RESERVED = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


@dataclass(frozen=True, slots=True)
class ProposedTable:
    """What is proposed for one table."""

    seen: SeenTable
    find: Mapping[Handle, tuple[str, ...]]
    belongs: tuple[Reference, ...] = ()
    """References to who the rows belong to."""
    from_person_to_person: tuple[Reference, ...] = ()
    """Those that only an officer can judge."""
    third_parties: tuple[str, ...] = ()
    """Names that may be of others."""

    @property
    def unclear(self) -> tuple[str, ...]:
        """Numbers by which nobody is looked for, and of which the header says that persons have them."""
        used = {*self.find.get(Handle.CUSTOMER, ()), *(name for one in self.seen.references for name in one.columns)}
        return tuple(
            name for name, one in self.seen.columns.items() if one.is_customer and one.named and name not in used
        )

    @property
    def not_read(self) -> tuple[str, ...]:
        """Columns of words in which nobody is looked for."""
        found = (column for columns in self.find.values() for column in columns)
        referring = (column for one in self.seen.references for column in one.columns)
        used = {*found, *referring, *self.third_parties, *self.seen.texts, *self.seen.key, *self.unclear}
        return self.seen.untold(used)


def proposed(sources: Sequence[SeenSource], language: str) -> str:
    """The ``sources:`` of avgtool.yaml as text, with comments for who checks it.

    Args:
        sources: What was seen.
        language: Of the comments: ``nl`` or ``en``.
    """
    lines = [f"# {line.render(language)}" for line in _INTRODUCTION]
    lines.append("sources:")
    for source in sources:
        lines += _source(source, language)
    return "\n".join(lines) + "\n"


def not_read(source: SeenSource) -> dict[str, tuple[str, ...]]:
    """Of each table, as it is shown, the columns of words in which a search for a person would not look."""
    tables, others = _tables(source)
    every = {one.seen.name or source.name: one.not_read for one in tables}
    every |= {one.name or source.name: one.untold(()) for one in others}
    return {table: columns for table, columns in every.items() if columns}


def _tables(source: SeenSource) -> tuple[list[ProposedTable], list[SeenTable]]:
    """What is proposed for each table, and those in which no way to find anybody was seen."""
    subject = subject_table(source.tables)
    personal = leading_to(subject, source.tables)
    persons = {one.name for one in source.tables if one.identifiers or one is subject}
    largest = sorted(source.tables, key=lambda one: -one.rows)
    numbers = [name.casefold() for one in largest for name in one.customers if one.columns[name].is_unique]
    seen = [one for one in source.tables if one.handles or one.speaks_of_persons or one.name in personal]
    return [_table(one, personal, persons, numbers) for one in seen], [one for one in source.tables if one not in seen]


def _table(
    table: SeenTable, personal: set[str | None], persons: set[str | None], numbers: Sequence[str]
) -> ProposedTable:
    """A name in a row that belongs to somebody finds nobody: it may be that of whoever paid, or opened the door.

    Args:
        table: What was seen of it.
        personal: Tables whose rows belong to a person.
        persons: Tables whose rows are persons.
        numbers: Columns, in small letters, in which every person has a number of its own; customers, who are many,
            before employees.
    """
    find = dict(table.handles)
    named = {one.casefold(): one for one in find.get(Handle.CUSTOMER, ())}
    if same := next((named[one] for one in numbers if one in named), None):
        find[Handle.CUSTOMER] = (same,)
    if any(one.table in personal for one in table.references) and not table.identifiers:
        find = {}
    own = find.get(Handle.NAME)
    others = tuple(column for name in table.names if name != own for column in name)
    joining = tuple(one for one in table.references if _joins_persons(table, one, persons))
    belongs = tuple(one for one in table.references if one.table in personal and one not in joining)
    return ProposedTable(table, find, belongs, joining, others)


def _source(source: SeenSource, language: str) -> Iterator[str]:
    yield f"  - name: {_scalar(source.name)}"
    for key, value in source.place.items():
        yield f"    {key}: {_scalar(value)}"
    for comment in source.comments:
        yield f"    # {comment.render(language)}"
    tables, others = _tables(source)
    yield "    tables:"
    for table in tables:
        yield from _lines(table, language)
    yield from (f"    {line}" for line in _erasing(tables, source, language))
    if others:
        names = ", ".join(other.name or source.name for other in others)
        said = msg("No way to find a person was seen in: {tables}.", tables=names)
        yield f"    # {said.render(language)}"
    for other in others:
        columns = [f"{other.name}.{column}" if other.name else column for column in other.untold(())]
        yield from (f"    {line}" for line in _unread(columns, language))


def _erasing(tables: Sequence[ProposedTable], source: SeenSource, language: str) -> Iterator[str]:
    """What a law keeps cannot be seen; without a word an erasure deletes the books with the customer."""
    names = [table.seen.name or source.name for table in tables if table.belongs]
    if names:
        said = msg("An erasure deletes the rows of {tables}. Put these two lines under each that a law makes you keep (orders, invoices, their lines); from is the column with the date, or that refers to the table with it:", tables=", ".join(names))  # fmt: skip # noqa: E501
        yield f"# {said.render(language)}"
        yield "#   erase: bewaren"
        yield "#   keep: {ground: …, term: {years: …, after_year: true}, from: …}"


def _lines(table: ProposedTable, language: str) -> Iterator[str]:
    seen = table.seen
    settings = [*_named(seen), *_find(table.find), *_belongs(table)]
    if seen.texts:
        settings.append(f"text: {_listed(seen.texts)}")
    if table.third_parties:
        settings.append(f"third_parties: {_listed(table.third_parties)}")
    yield f"      - {settings[0] if settings else '{}'}"
    comments = [*_remarks(table, language), *_unread(table.not_read, language)]
    yield from (f"        {line}" for line in (*settings[1:], *comments))


def _named(table: SeenTable) -> Iterator[str]:
    if table.name is not None:
        yield f"table: {_scalar(table.name)}"
    if table.key and not table.has_own_key:
        yield f"key: {_listed(table.key)}"


def _find(find: Mapping[Handle, tuple[str, ...]]) -> Iterator[str]:
    if find:
        yield "find:"
    for handle in Handle:
        columns = find.get(handle, ())
        if columns:
            yield f"  {handle.value}: {_scalar(columns[0]) if len(columns) == 1 else _listed(columns)}"


def _belongs(table: ProposedTable) -> Iterator[str]:
    pairs = [
        f"{_scalar(column)}: {_scalar(f'{one.table}.{target}')}"
        for one in table.belongs
        for column, target in zip(one.columns, one.targets, strict=True)
    ]
    if pairs:
        yield f"belongs_to: {{{', '.join(pairs)}}}"


def _remarks(table: ProposedTable, language: str) -> Iterator[str]:
    """What stands beside the settings as comments."""
    for one in table.seen.references:
        columns = ", ".join(one.columns)
        if one in table.from_person_to_person:
            said = msg("{columns} refers to {table}, from one person to another: put it under belongs_to only where both are always the same person.", columns=columns, table=one.table)  # fmt: skip # noqa: E501
        elif one not in table.belongs:
            said = msg("{columns} refers to {table}: of another, or of no person.", columns=columns, table=one.table)
        else:
            continue
        yield f"# {said.render(language)}"
    if table.third_parties:
        said = msg("Names in {columns} may be of others, who are masked; a name of the person stays.", columns=", ".join(table.third_parties))  # fmt: skip # noqa: E501
        yield f"# {said.render(language)}"
    if table.unclear:
        said = msg("{columns}: put it under find, customer, where it is the number of the person and people use it.", columns=", ".join(table.unclear))  # fmt: skip # noqa: E501
        yield f"# {said.render(language)}"


def _unread(columns: Sequence[str], language: str) -> Iterator[str]:
    if columns:
        said = msg("Not looked into: {columns}. Put under text what may speak of persons.", columns=", ".join(columns))
        yield f"# {said.render(language)}"


def _joins_persons(table: SeenTable, reference: Reference, persons: set[str | None]) -> bool:
    """Whether it leads from a person to a person: who brought in whom, a member of a household.

    An address in a complaint does not make the complaint a person; an address with a name does, or an address in rows
    that refer to rows of their own table.
    """
    joins_itself = reference.table == table.name
    return bool(reference.table in persons and table.identifiers and (joins_itself or Handle.NAME in table.handles))


def _listed(names: Iterable[str]) -> str:
    return f"[{', '.join(map(_scalar, names))}]"


def _scalar(text: str) -> str:
    """A word of YAML, quoted where it could be anything else."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED else json.dumps(text, ensure_ascii=False)


_INTRODUCTION = (
    msg("A proposal: check it. Which columns show who a row is about (find), and which rows belong to the person"),
    msg("(belongs_to)? Add what nobody can see: columns about others (third_parties), what is not given and why"),
    msg("(left_out), what you derived yourselves (origin), and what an erasure does (erase, keep). See collecting.md."),
)

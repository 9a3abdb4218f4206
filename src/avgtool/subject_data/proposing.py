"""A proposal of what avgtool.yaml says of a source: from the kinds of its columns, its keys and its foreign keys.

A proposal is a beginning: a person checks it. What cannot be told by looking stands in it as a comment.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.model.subject_data import Handle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from avgtool.i18n import Message

_BY_KIND = {
    Kind.OTHER_ID: Handle.CUSTOMER,
    Kind.EMAIL: Handle.EMAIL,
    Kind.PHONE: Handle.PHONE,
    Kind.PERSON_NAME: Handle.NAME,
    Kind.DATE_OF_BIRTH: Handle.BIRTH,
}
_TEXTS = frozenset({Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII})
_PLAIN = re.compile(r"[A-Za-z_][\w-]*")
_RESERVED = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """What was seen of one table."""

    name: str | None
    """None for a file with one table."""
    kinds: Mapping[str, Kind]
    """By column, in order."""
    rows: int = 0
    key: tuple[str, ...] = ()
    """Columns that tell its rows apart."""
    has_own_key: bool = False
    """Whether the source says so itself, so that avgtool.yaml need not."""
    references: tuple[Reference, ...] = ()

    @property
    def handles(self) -> dict[Handle, tuple[str, ...]]:
        """By what a person could be found, and in which columns; keys that only rows refer to are none."""
        internal = {*self.key, *(column for one in self.references for column in one.columns)}
        found: dict[Handle, tuple[str, ...]] = {}
        for column, kind in self.kinds.items():
            handle = _BY_KIND.get(kind)
            if handle is not None and not (kind is Kind.OTHER_ID and self.has_own_key and column in internal):
                found[handle] = (*found.get(handle, ()), column)
        return found

    @property
    def identifiers(self) -> frozenset[Handle]:
        """What names one person by itself."""
        return frozenset(self.handles) - {Handle.NAME, Handle.BIRTH}

    @property
    def texts(self) -> tuple[str, ...]:
        """Columns of free text."""
        return tuple(column for column, kind in self.kinds.items() if kind in _TEXTS)


@dataclass(frozen=True, slots=True)
class SeenSource:
    """What was seen of one source."""

    name: str
    place: Mapping[str, str]
    """``path``, ``url`` or ``url_from``, as avgtool.yaml says it."""
    tables: tuple[SeenTable, ...]
    comments: tuple[Message, ...] = field(default=())


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


def subject_table(tables: Iterable[SeenTable]) -> SeenTable | None:
    """The table in which each person has a row.

    Of those that others refer to, the one that says most ways to find a person; of several the largest, for employees
    are few beside customers.
    """
    known = list(tables)
    referred = {one.table for table in known for one in table.references}
    persons = [one for one in known if one.handles and one.name in referred]
    return max(
        persons or [one for one in known if one.handles], key=lambda one: (len(one.handles), one.rows), default=None
    )


def leading_to(subject: SeenTable | None, tables: Iterable[SeenTable]) -> set[str | None]:
    """Names of the tables whose rows belong to a person, over any number of steps."""
    known = list(tables)
    found = {subject.name} if subject else set()
    while new := {one.name for one in known if one.name not in found and any(r.table in found for r in one.references)}:
        found |= new
    return found


def _source(source: SeenSource, language: str) -> Iterator[str]:
    yield f"  - name: {_scalar(source.name)}"
    for key, value in source.place.items():
        yield f"    {key}: {_scalar(value)}"
    for comment in source.comments:
        yield f"    # {comment.render(language)}"
    subject = subject_table(source.tables)
    personal = leading_to(subject, source.tables)
    persons = {one.name for one in source.tables if one.identifiers or one is subject}
    yield "    tables:"
    others = []
    for table in source.tables:
        if table.handles or table.name in personal:
            yield from _table(table, personal, persons, language)
        else:
            others.append(table.name or source.name)
    if others:
        said = msg("No way to find a person was seen in: {tables}.", tables=", ".join(others))
        yield f"    # {said.render(language)}"


def _table(table: SeenTable, personal: set[str | None], persons: set[str | None], language: str) -> Iterator[str]:
    lines = [*_named(table), *_find(table, personal, language), *_belongs(table, personal, persons, language)]
    if table.texts:
        lines.append(f"text: {_listed(table.texts)}")
    if not lines:
        lines = ["{}"]
    yield f"      - {lines[0]}"
    yield from (f"        {line}" for line in lines[1:])


def _named(table: SeenTable) -> Iterator[str]:
    if table.name is not None:
        yield f"table: {_scalar(table.name)}"
    if table.key and not table.has_own_key:
        yield f"key: {_listed(table.key)}"


def _find(table: SeenTable, personal: set[str | None], language: str) -> Iterator[str]:
    """A name in a row that belongs to somebody finds nobody: it may be that of whoever paid, or opened the door."""
    handles = table.handles
    if (
        handles
        and any(one.table in personal for one in table.references)
        and set(handles) <= {Handle.NAME, Handle.BIRTH}
    ):
        said = msg("{columns}: name it under third_parties where it may be that of another.", columns=", ".join(handles.get(Handle.NAME, ())))  # fmt: skip # noqa: E501
        yield f"# {said.render(language)}"
        return
    if handles:
        yield "find:"
    for handle in Handle:
        columns = handles.get(handle, ())
        if columns:
            yield f"  {handle.value}: {_scalar(columns[0]) if len(columns) == 1 else _listed(columns)}"


def _belongs(table: SeenTable, personal: set[str | None], persons: set[str | None], language: str) -> Iterator[str]:
    kept = [one for one in table.references if one.table in personal and not _joins_persons(table, one, persons)]
    if kept:
        pairs = (
            f"{_scalar(column)}: {_scalar(f'{one.table}.{target}')}"
            for one in kept
            for column, target in zip(one.columns, one.targets, strict=True)
        )
        yield f"belongs_to: {{{', '.join(pairs)}}}"
    for one in table.references:
        if one in kept:
            continue
        columns = ", ".join(one.columns)
        said = msg("{columns} refers to {table}: of another, or of no person.", columns=columns, table=one.table)
        if _joins_persons(table, one, persons):
            said = msg("{columns} refers to {table}, from one person to another: put it under belongs_to only where both are always the same person.", columns=columns, table=one.table)  # fmt: skip # noqa: E501
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

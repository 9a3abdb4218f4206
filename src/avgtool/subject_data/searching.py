"""One source searched for one person: identifiers first, then what belongs to the rows that were found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from avgtool.errors import ConfigError
from avgtool.i18n import msg
from avgtool.model.subject_data import EVERY_COLUMN, FoundRow, FoundTable, Handle, Match
from avgtool.subject_data.doubting import Best, look_at
from avgtool.subject_data.judging import (
    ANOTHER_NAME,
    handled,
    identified,
    judged,
    known_person,
    loosely_identified,
    names_another,
    row_birth,
)
from avgtool.subject_data.rows import Raw, Verdict, as_text, found_row, row_id
from avgtool.subject_data.texts import IDENTIFIER_IN_TEXT, mentions_of
from avgtool.subject_data.wanting import beyond, loosely_written, sought

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from avgtool.i18n import Message
    from avgtool.subject_data.reaching import Reachable
    from avgtool.subject_data.rows import Table
    from avgtool.subject_data.texts import Mentions
    from avgtool.subject_data.wanting import Sought

CUSTOMER_ALIKE = 0.9
"""How much a row resembles the person whose customer id it holds in another case, or with other signs."""
MOST_IN_DOUBT = 200
"""Rows of a table that a human is asked about; a name that so many bear says nothing."""


class Search:
    """The rows that were found in one source so far."""

    def __init__(
        self, source: str, reachable: Reachable, particles: AbstractSet[str], confirmed: Collection[str]
    ) -> None:
        """Begin.

        Args:
            source: Its name.
            reachable: The source, open.
            particles: Words between first names and surnames.
            confirmed: Ids of rows in doubt that count.
        """
        self.source, self._reachable = source, reachable
        self._particles, self._confirmed = particles, confirmed
        self._rows: dict[Table, dict[str, FoundRow]] = {table: {} for table in reachable.tables}
        self._identified: list[tuple[Table, Raw, Verdict]] = []
        self._taken: list[tuple[Table, FoundRow]] = []
        self._children = _children(reachable.tables)
        self._more = dict.fromkeys(self._rows, 0)
        self._asked: dict[tuple[Table, tuple[str, ...]], set[tuple[Any, ...]]] = {}

    def identify(self, given: Sought) -> None:
        """Find the rows that hold an identifier; nothing counts before :meth:`settle`."""
        for table in self._rows:
            for raw in self._reachable.candidates(table, given) if table.map.handles else ():
                verdict = judged(table.map, table.named(raw), given, self._particles)
                if verdict is not None:
                    self._identified.append((table, raw, verdict))

    def persons(self) -> Iterator[tuple[str, date | None]]:
        """Name and date of birth of each row that would count and says either."""
        for table, raw, verdict in self._identified:
            if verdict.match is Match.EXACT:
                values = table.named(raw)
                born = row_birth(table.map, values)
                names = handled(table.map, values).get(Handle.NAME, ())
                yield from ((name, born) for name in names or ("",) if name or born)

    def settle(self, *, of_one: bool) -> None:
        """Take the rows that were identified; what belongs to those that count comes by :meth:`follow`.

        Args:
            of_one: Whether they are all about one person; otherwise a human must say who is meant.
        """
        for table, raw, verdict in self._identified:
            settled = verdict if of_one or verdict.match is not Match.EXACT else replace(verdict, match=Match.NEAR)
            if row := self._add(table, raw, settled):
                self._taken.append((table, row))
        self._identified.clear()

    def follow(self, known: Sought) -> None:
        """Find what belongs to the rows that were taken and count.

        Args:
            known: The person by what was given and what such rows say, in whatever source; what names another is in
                doubt.
        """
        self._follow(self._taken, known)
        self._taken.clear()

    def in_doubt(self, given: Sought, known: Sought) -> None:
        """Find what a human must look at.

        Rows with an identifier that was not given but stands in a row that counts; customer ids that differ in case and
        signs alone; names that resemble the one that was given; texts that speak of the person. Those that were
        confirmed count, and so does what belongs to them.

        Args:
            given: What was given.
            known: The same with what rows that count say of the person.
        """
        new = [*self._also_identified(beyond(known, given)), *self._loosely_identified(known)]
        mentions = mentions_of(known, self._particles)
        for table in self._rows:
            new += self._resembling(table, given, mentions)
        self._follow(new, sought(known_person(self.found(), known.wanted)))

    def found(self) -> list[FoundTable]:
        """What was found, table by table; of the rows in doubt those that are most like the person."""
        return [
            FoundTable(
                self.source,
                table.name,
                table.columns,
                tuple(rows.values()),
                table.map,
                table.key,
                self._more[table],
                () if table.primary == table.key else table.primary,
            )
            for table, rows in self._rows.items()
        ]

    def _also_identified(self, known: Sought) -> Iterator[tuple[Table, FoundRow]]:
        for table in self._rows:
            for raw in self._reachable.candidates(table, known) if table.map.handles else ():
                by = tuple(identified(table.map, table.named(raw), known))
                if by and (row := self._add(table, raw, Verdict(Match.NEAR, by, IDENTIFIER_IN_TEXT))):
                    yield table, row

    def _loosely_identified(self, known: Sought) -> Iterator[tuple[Table, FoundRow]]:
        ids = frozenset(map(loosely_written, known.keys.get(Handle.CUSTOMER, ())))
        for table in self._rows:
            for raw in self._reachable.loosely_identified(table, ids) if ids else ():
                by = tuple(loosely_identified(table.map, table.named(raw), ids))
                if by and (row := self._add(table, raw, Verdict(Match.NEAR, by, CUSTOMER_ALIKE))):
                    yield table, row

    def _resembling(self, table: Table, given: Sought, mentions: Mentions) -> Iterator[tuple[Table, FoundRow]]:
        """One pass over the columns that matter; only the rows that resemble most are kept, and read whole."""
        look = look_at(table, given, mentions, self._particles)
        if not look.columns:
            return
        certain = {_text_key(row.key) for row in self._rows[table].values() if row.is_certain}
        best = Best(MOST_IN_DOUBT)
        for key, verdict in self._reachable.looked_through(table, look.columns, look.verdict):
            if _text_key(key) not in certain:
                best.take(key, verdict, always=bool(table.key) and self._is_confirmed(table, key))
        self._more[table] += best.passed_over
        by_key = {_text_key(key): verdict for key, verdict in best.kept()}
        for raw in self._reachable.whole(table, [key for key, _ in best.kept()]) if by_key else ():
            if row := self._add(table, raw, by_key[_text_key(raw.key)]):
                yield table, row

    def _is_confirmed(self, table: Table, key: tuple[Any, ...]) -> bool:
        return bool(self._confirmed) and row_id(self.source, table, Raw(key, ())) in self._confirmed

    def _add(self, table: Table, raw: Raw, verdict: Verdict) -> FoundRow | None:
        """Note a row; none where it was there already, and is no more certain now."""
        id_ = row_id(self.source, table, raw)
        known = self._rows[table].get(id_)
        if known is not None and (leads_on(known) or verdict.match not in {Match.EXACT, Match.REFERENCE}):
            return None
        row = found_row(id_, table, raw, verdict, confirmed=id_ in self._confirmed)
        self._rows[table][id_] = row
        return row

    def _follow(self, new: Iterable[tuple[Table, FoundRow]], known: Sought) -> None:
        """Find what belongs to rows that count, and what belongs to that.

        Each value is asked for once, so that tables that refer to each other, or to themselves, come to an end.
        """
        waiting = [(table, row) for table, row in new if leads_on(row)]
        while waiting:
            found: list[tuple[Table, FoundRow]] = []
            for parent, rows in _by_table(waiting).items():
                for child, columns, targets in self._children[parent]:
                    belonging = self._belonging(parent, rows, child, columns, targets)
                    found += self._judged_belonging(parent, child, belonging, known)
            waiting = [(table, row) for table, row in found if leads_on(row)]

    def _belonging(
        self, parent: Table, rows: list[FoundRow], child: Table, columns: tuple[str, ...], targets: tuple[str, ...]
    ) -> Iterator[Raw]:
        places = [parent.columns.index(target) for target in targets]
        values = {tuple(row.values[place] for place in places) for row in rows}
        asked = self._asked.setdefault((child, columns), set())
        values = {one for one in values if None not in one and "" not in map(as_text, one)} - asked
        asked |= values
        return self._reachable.referring(child, columns, values) if values else iter(())

    def _judged_belonging(
        self, parent: Table, child: Table, rows: Iterable[Raw], known: Sought
    ) -> Iterator[tuple[Table, FoundRow]]:
        """What belongs to the person; in doubt where it names another, until a human says that it does all the same.

        Then it is what belongs to the person and no more: by what it names nobody else is looked for.
        """
        for raw in rows:
            is_of_another = names_another(child.map, child.named(raw), known, self._particles)
            doubted = is_of_another and row_id(self.source, child, raw) not in self._confirmed
            verdict = Verdict(Match.REFERENCE, (parent.name or self.source,))
            if row := self._add(
                child, raw, replace(verdict, match=Match.NEAR, score=ANOTHER_NAME) if doubted else verdict
            ):
                yield child, row


def leads_on(row: FoundRow) -> bool:
    """Whether what belongs to a row is the person's: never where only a text in it speaks of the person.

    Such a row is about another, and so are the orders under it, though a human confirmed what the text says.
    """
    return row.is_certain and row.match is not Match.TEXT


def _children(tables: Sequence[Table]) -> dict[Table, list[tuple[Table, tuple[str, ...], tuple[str, ...]]]]:
    """By table: what refers to it, by which columns, and to which of its own."""
    found: dict[Table, list[tuple[Table, tuple[str, ...], tuple[str, ...]]]] = {table: [] for table in tables}
    for child in tables:
        for columns, target, targets in references(child):
            for parent in tables:
                if parent.is_called(target):
                    found[parent].append((child, columns, targets))
    return found


def _text_key(key: tuple[Any, ...]) -> tuple[str, ...]:
    """A key by which rows can be looked up: a document in a column cannot."""
    return tuple(map(as_text, key))


def references(table: Table) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Columns, the table that they refer to, and its columns.

    Columns that refer to different columns of one table are one key of several columns; columns that refer to the same
    column are two ways to belong to a row, such as who ordered and who received.
    """
    by_table: dict[str, list[tuple[str, str]]] = {}
    for column, (target, target_column) in table.map.belongs_to.items():
        by_table.setdefault(target, []).append((column, target_column))
    found: list[tuple[tuple[str, ...], str, tuple[str, ...]]] = []
    for target, pairs in by_table.items():
        targets = tuple(one for _, one in pairs)
        if len(set(targets)) == len(targets):
            found.append((tuple(column for column, _ in pairs), target, targets))
        else:
            found += [((column,), target, (one,)) for column, one in pairs]
    return found


def require_fitting(source: str, tables: Iterable[Table]) -> None:
    """Refuse maps that name what is not there, before anything is read.

    Raises:
        ConfigError: A column or a table is missing.
    """
    known = list(tables)
    for table in known:
        where = f"{source}.{table.name}" if table.name else source
        for column in _named_columns(table):
            if column not in table.columns:
                raise ConfigError(
                    msg("has no column {column}, which avgtool.yaml names", column=column),
                    where=where,
                    hint=_columns_there(table, column),
                )
        for _, target, targets in references(table):
            parents = [one for one in known if one.is_called(target)]
            if not parents or not all(set(targets) <= set(one.columns) for one in parents):
                raise ConfigError(
                    msg("belongs to {target}, which is not there", target=f"{target}.{', '.join(targets)}"),
                    where=where,
                    hint=msg("Name a table and a column of the same source, under belongs_to."),
                )


def _columns_there(table: Table, missing: str) -> Message:
    """What may be named; for the start of a term also the column that refers to the row with the date."""
    columns = ", ".join(table.columns)
    kept = table.map.retention
    if kept is None or kept.start != missing or not table.map.belongs_to:
        return msg("It has: {columns}.", columns=columns)
    return msg(
        "It has: {columns}. Does the date stand in the row that it refers to? Then name the column that refers: "
        "{example}",
        columns=columns,
        example=f"from: {next(iter(table.map.belongs_to))}",
    )


def _named_columns(table: Table) -> list[str]:
    mapped = table.map
    handles = [column for places in mapped.handles.values() for place in places for column in place]
    marks = [mark[0] for mark in (mapped.restricted, mapped.objected) if mark]
    kept = [mapped.retention.start] if mapped.retention and mapped.retention.start else []
    return [
        *mapped.key, *handles, *mapped.belongs_to, *mapped.texts, *mapped.third_parties, *mapped.left_out,
        *(one for one in mapped.origins if one != EVERY_COLUMN), *mapped.anonymize, *mapped.labels, *marks, *kept,
    ]  # fmt: skip


def _by_table(rows: Iterable[tuple[Table, FoundRow]]) -> dict[Table, list[FoundRow]]:
    parted: dict[Table, list[FoundRow]] = {}
    for table, row in rows:
        parted.setdefault(table, []).append(row)
    return parted

"""From readings to one verdict a column: read twice, because what a table is about decides what a *name* is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.findings import Candidate
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import ACCEPTED, Column, Kinds
from avgtool.scanning.evidence import EvidenceReader
from avgtool.scanning.headers import HeaderReader
from avgtool.scanning.neighbors import describe
from avgtool.scanning.readings.coarse import coarse_form_of
from avgtool.scanning.readings.contact import read_coordinates, read_devices, read_phones
from avgtool.scanning.readings.identifiers import read_identifiers
from avgtool.scanning.readings.keys import read_keys
from avgtool.scanning.readings.life import are_children, read_life
from avgtool.scanning.readings.mixed import read_mixed
from avgtool.scanning.readings.passwords import read_passwords
from avgtool.scanning.readings.people import read_people
from avgtool.scanning.readings.places import read_places
from avgtool.scanning.readings.prose import is_prose, read_notes, read_prose
from avgtool.scanning.readings.references import read_references
from avgtool.scanning.readings.special import read_special
from avgtool.scanning.readings.unmet import read_unmet
from avgtool.scanning.strays import StrayFinder
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import polars as pl

    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.scanning.neighbors import Table
    from avgtool.sources.base import Dataset


_SAYS_WHAT = frozenset({Evidence.HEADER, Evidence.PATTERN})
"""Evidence that says what single values are; statistics and neighbors only say what they may be."""
_ALIKE = 0.05
"""Difference in score up to which two headers speak as much: *rijbewijs* is Dutch and Flemish."""
_ROUNDS = 2
"""How often the columns are read with the table in view: a place beside a street tells the postcode beside it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one column is held to be."""

    column: Column
    winner: Candidate | None
    """The accepted reading; none where nothing was found."""
    candidates: tuple[Candidate, ...]
    """Every reading that was considered, best first."""

    describes_things: bool = False
    """Whether its texts describe things, not persons: of a product, a recipe, a code."""
    is_beside_persons: bool = False
    """Whether the table names or numbers persons, so that its rows are about them."""
    is_of_children: bool = False
    """Whether it holds days of birth, most of them of children."""
    is_note: bool = False
    """Whether its texts are short notes, which are nothing unless something personal stands in them."""
    coarse_form_of: Recognizer | None = None
    """What its header says that its values were, where nothing was found and they are a coarser form of that."""

    @property
    def kind(self) -> Kind:
        """The kind of the column."""
        return self.winner.kind if self.winner else Kind.NONE


class Judge:
    """Judges the columns of data sets by one knowledge."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], date] = date.today) -> None:
        """``today`` tells who is a child now."""
        self.kinds = Kinds(knowledge)
        self._today = today
        self._headers = HeaderReader(knowledge)
        self._evidence = EvidenceReader(knowledge)
        self.strays = StrayFinder(knowledge)
        """What searches single values."""

    def judge(self, dataset: Dataset, sample: pl.DataFrame) -> tuple[Verdict, ...]:
        """The verdict on each column, from its header and the sampled rows."""
        columns = self._columns(dataset, sample)
        name = self._headers.read(table_name(dataset))
        read = [self._first_reading(column) for column in columns]
        for _ in range(_ROUNDS):
            table = describe(name, columns, self._winners(columns, read), self.kinds.knowledge.value_words)
            read = [self._second_reading(column, table) for column in columns]
        table = describe(name, columns, self._winners(columns, read), self.kinds.knowledge.value_words)
        return tuple(self._settled(column, table, one) for column, one in zip(columns, read, strict=True))

    def _winners(self, columns: Sequence[Column], read: Sequence[list[Candidate]]) -> dict[int, Candidate]:
        return {column.index: won for column, one in zip(columns, read, strict=True) if (won := self._best(one))}

    def _columns(self, dataset: Dataset, sample: pl.DataFrame) -> tuple[Column, ...]:
        evidence = self._evidence.read(sample)
        names = dataset.columns or tuple(sample.columns)
        return tuple(
            Column(index, self._headers.read(name), one)
            for index, (name, one) in enumerate(zip(names, evidence, strict=True))
        )

    def _first_reading(self, column: Column) -> list[Candidate]:
        return [
            *read_identifiers(column, None, self.kinds),
            *read_people(column, None, self.kinds),
            *read_places(column, None, self.kinds),
            *read_life(column, None, self.kinds),
            *read_prose(column, self.kinds),
        ]

    def _second_reading(self, column: Column, table: Table) -> list[Candidate]:
        return [
            *read_identifiers(column, table, self.kinds),
            *read_people(column, table, self.kinds),
            *read_places(column, table, self.kinds),
            *read_life(column, table, self.kinds),
            *read_prose(column, self.kinds),
            *read_keys(column, table, self.kinds),
            *read_special(column, table, self.kinds),
            *read_references(column, table, self.kinds),
            *read_phones(column, table, self.kinds),
            *read_devices(column, self.kinds),
            *read_passwords(column, self.kinds),
            *read_coordinates(column, table, self.kinds),
        ]

    def _settled(self, column: Column, table: Table, read: list[Candidate]) -> Verdict:
        read = [_counted_out(one) if table.counts_out(one.kind) else one for one in read]
        countries = self._countries(column, table)
        winner = self._best(read, countries)
        if winner is None or not _SAYS_WHAT & set(winner.evidence):
            read = [*read, *read_mixed(column, table, self.kinds, self.strays.entities)]
            winner = self._best(read, countries)
        if winner is None:
            read = [*read, *read_notes(column, table, self.kinds)]
            winner = self._best(read, countries)
        considered = [one if one is winner else _rejected(one, winner) for one in read]
        considered += read_unmet(column, table, self.kinds, {one.kind for one in read}, shapes=winner is None)
        return Verdict(
            column,
            winner,
            tuple(sorted(considered or [_nothing(column)], key=lambda one: -one.score)),
            describes_things=_describes_things(column, table),
            is_beside_persons=table.names_a_person or table.refers,
            is_of_children=_is(winner, Kind.DATE_OF_BIRTH) and are_children(column.evidence, self._today()),
            is_note=_is(winner, Kind.FREE_TEXT) and not is_prose(column, self.kinds),
            coarse_form_of=coarse_form_of(column, table, self.kinds) if winner is None else None,
        )

    def _countries(self, column: Column, table: Table) -> frozenset[str]:
        """The countries of which a table holds what only they have, beside a column."""
        beside = (entity for index, entity in table.entities.items() if index != column.index)
        declared = (self.kinds.by_entity.get(entity or "") for entity in beside)
        return frozenset(one.country for one in declared if one and one.country)

    def _best(self, read: Iterable[Candidate], countries: frozenset[str] = frozenset()) -> Candidate | None:
        accepted = sorted((one for one in read if one.score >= ACCEPTED), key=lambda one: -one.score)
        standing = [one for one in accepted if not self._is_beaten(one, accepted, countries)]
        return standing[0] if standing else None

    def _is_beaten(self, one: Candidate, accepted: Sequence[Candidate], countries: frozenset[str]) -> bool:
        """Whether a reading loses, by declaration, to another that also fits.

        One that a header supports loses only to the same word of another country, in a table without a sign of its own.
        """
        others = [other for other in accepted if one.entity in _beats(self.kinds.by_entity, other)]
        if Evidence.HEADER not in one.evidence:
            return bool(others)
        own = self.kinds.by_entity.get(one.entity or "")
        if own is None or own.country is None or own.country in countries:
            return False
        return any(Evidence.HEADER in other.evidence and other.score >= one.score - _ALIKE for other in others)


def table_name(dataset: Dataset) -> str:
    """What a data set is called: its table or sheet, else its file without ending."""
    if dataset.table:
        return dataset.table
    return (dataset.path.stem if dataset.path else PurePath(dataset.source).stem) or dataset.source


def _counted_out(one: Candidate) -> Candidate:
    """A reading in a table of groups, such as one of a statistics office."""
    why = msg("{why} But the table counts groups of persons and lists none.", why=one.reason)
    return replace(one, score=min(one.score, ACCEPTED / 2), reason=why)


def _describes_things(column: Column, table: Table) -> bool:
    """Whether prose stands in a table about things, under a header that asks nobody's opinion."""
    about_things = table.subject is Subject.THING and not (table.names_a_person or table.refers)
    return about_things and not (column.header.words.remarks & set(column.header.tokens) or column.header.is_question)


def _is(winner: Candidate | None, kind: Kind) -> bool:
    return winner is not None and winner.kind is kind


def _beats(by_entity: dict[str, Recognizer], winner: Candidate) -> tuple[str, ...]:
    declared = by_entity.get(winner.entity or "")
    return declared.beats if declared else ()


def _nothing(column: Column) -> Candidate:
    """Why no kind was even considered."""
    if not column.evidence.filled:
        why = msg("The column is empty, and its header speaks for no kind.")
    elif column.header.opaque:
        why = msg("The header says nothing, and the values look like no kind and stand in no word list.")
    else:
        why = msg("The header speaks for no kind, and the values look like none and stand in no word list.")
    return Candidate(Kind.NONE, None, 0.0, (), why)


def _rejected(one: Candidate, winner: Candidate | None) -> Candidate:
    if one.kind is Kind.NONE and one.entity is None:
        return one
    if winner is None or one.score < ACCEPTED:
        return replace(one, reason=msg("{why} Too weak to count.", why=one.reason))
    if one.entity == winner.entity:
        return replace(one, reason=msg("{why} The same was found with more certainty.", why=one.reason))
    return replace(
        one,
        reason=msg(
            "{why} Another reading fits better: {winner}.", why=one.reason, winner=winner.entity or winner.kind.value
        ),
    )

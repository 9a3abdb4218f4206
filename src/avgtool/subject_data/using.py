"""For what the rows of a person are used: which activities of the register use their source, and what nobody told.

An answer to a request for access must tell of everything that it gives for what it is used (art. 15(1) AVG), and what
goes to another controller must rest on consent or a contract (art. 20(1)(a)). Both come from the register; where that
is silent, a human must know it before the answer is sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.model.consents import Basis
from avgtool.model.kinds import Kind
from avgtool.model.subject_data import Handle
from avgtool.subject_data.retaining import planned_row
from avgtool.subject_data.rows import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from avgtool.model.activities import Activity
    from avgtool.model.subject_data import Found, FoundTable, SourceMap

OTHER_BASIS = msg("we use these data neither by your consent nor for a contract with you (GDPR 20(1)(a))")
UNTOLD_BASIS = msg(
    "it is not recorded that we use these data by your consent or for a contract with you (GDPR 20(1)(a))"
)
_PORTABLE = {Basis.CONSENT, Basis.CONTRACT}
_HANDLES = {
    Handle.CUSTOMER: Kind.OTHER_ID,
    Handle.EMAIL: Kind.EMAIL,
    Handle.PHONE: Kind.PHONE,
    Handle.NAME: Kind.PERSON_NAME,
    Handle.BIRTH: Kind.DATE_OF_BIRTH,
}
_NOTES = {Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the register tells of what was found."""

    kinds: Mapping[str, tuple[Kind, ...]]
    """What each source holds of the person."""
    unlinked: tuple[str, ...] = ()
    """Sources that hold rows and that no activity uses: of these no letter can tell what they are for."""
    unnamed: Mapping[str, tuple[Kind, ...]] = field(default_factory=dict)
    """Kinds in a source that none of its activities names."""
    past: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    """Rows of a (source, table) past the term that keeps them."""


def coverage(
    found: Found,
    sources: Sequence[SourceMap],
    activities: Sequence[Activity],
    kind_of: Callable[[str], Kind | None],
    today: date,
) -> Coverage:
    """What the register tells of the rows that count, and what it does not.

    Args:
        found: Of the person.
        sources: That were searched.
        activities: Of the register.
        kind_of: The kind that the name of a column speaks for; None where it speaks for none.
        today: By which terms are over or not.
    """
    tables = [table for table in found.tables if table.certain]
    held = {name: _kinds([one for one in tables if one.source == name], kind_of) for name in _names(tables)}
    using = {one.name: users(one, activities) for one in sources if one.name in held}
    unnamed = {name: _unnamed(kinds, using[name]) for name, kinds in held.items() if using.get(name)}
    past = {(one.source, one.table): _past(found, one, today) for one in tables}
    return Coverage(
        held,
        tuple(name for name, used in using.items() if not used),
        {name: kinds for name, kinds in unnamed.items() if kinds},
        {place: rows for place, rows in past.items() if rows},
    )


def users(source: SourceMap, activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """The activities that use a source: it names them, or they name it."""
    return tuple(one for one in activities if one.code in source.activities or source.name in one.systems)


def on_other_bases(sources: Sequence[SourceMap], activities: Sequence[Activity]) -> frozenset[str]:
    """Sources that are used on other grounds than consent or a contract alone, so that nothing in them is portable.

    A source of which a basis is not told is none of these: a human must know it. Nor is one that no activity uses
    (:func:`unused`).
    """
    return frozenset(one.name for one in sources if _is_on_other_bases(users(one, activities)))


def unused(sources: Sequence[SourceMap], activities: Sequence[Activity]) -> frozenset[str]:
    """Sources that no activity of a register uses, so that nobody can say that they are portable; none without one."""
    return frozenset(one.name for one in sources if activities and not users(one, activities))


def on_consent(sources: Sequence[SourceMap], activities: Sequence[Activity]) -> tuple[str, ...]:
    """Sources that an activity uses on consent: who takes consent back must be taken out of them (art. 7(3) AVG)."""
    return tuple(
        one.name
        for one in sources
        if any(purpose.basis is Basis.CONSENT for used in users(one, activities) for purpose in used.purposes)
    )


def remarks(told: Coverage, words: Mapping[Kind, Message]) -> Iterator[Message]:
    """What a human must see to before the answer is sent.

    Args:
        told: What the register tells.
        words: What a letter calls a kind.
    """
    for source in told.unlinked:
        yield msg(
            "{source}: no processing activity uses this source, so the letter cannot tell what its data are for. Name "
            "it under activities in avgtool.yaml.",
            source=source,
        )
    for source, kinds in told.unnamed.items():
        named = ", ".join(str(words[one]) for one in kinds if one in words)
        yield msg(
            "{source}: holds data that none of its processing activities names: {kinds}. Complete the register.",
            source=source,
            kinds=named,
        )
    for (source, table), rows in told.past.items():
        place = f"{source}: {table}" if table else source
        yield nmsg(
            "{place}: {n} row is past its term. It is given; erase it after the answer.",
            "{place}: {n} rows are past their term. They are given; erase them after the answer.",
            rows,
            place=place,
        )


def _names(tables: Sequence[FoundTable]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.source for table in tables))


def _is_on_other_bases(used: Sequence[Activity]) -> bool:
    bases = [purpose.basis for activity in used for purpose in activity.purposes]
    return bool(bases) and None not in bases and not _PORTABLE & set(bases) and all(one.purposes for one in used)


def _kinds(tables: Sequence[FoundTable], kind_of: Callable[[str], Kind | None]) -> tuple[Kind, ...]:
    kinds = {kind for table in tables for kind in _kinds_in(table, kind_of)}
    return tuple(kind for kind in Kind if kind in kinds and kind is not Kind.NONE)


def _kinds_in(table: FoundTable, kind_of: Callable[[str], Kind | None]) -> Iterator[Kind]:
    handles = {
        column: _HANDLES[handle] for handle, places in table.map.handles.items() for place in places for column in place
    }
    passed = {*table.map.third_parties, *table.map.left_out}
    for at, column in enumerate(table.columns):
        if column not in passed and any(as_text(row.values[at]) for row in table.certain):
            kind = Kind.FREE_TEXT if column in table.map.texts else handles.get(column) or kind_of(column)
            if kind is not None:
                yield kind


def _unnamed(kinds: Sequence[Kind], used: Sequence[Activity]) -> tuple[Kind, ...]:
    """Notes are named by either word for them, or by what an activity holds in words of its own."""
    named = {kind for activity in used for kind in activity.kinds}
    if named & _NOTES or any(activity.other_data for activity in used):
        named |= _NOTES
    return tuple(kind for kind in kinds if kind not in named)


def _past(found: Found, table: FoundTable, today: date) -> int:
    """Rows that avgtool.yaml keeps for a term that is over."""
    if table.map.retention is None:
        return 0
    return sum(not planned_row(found, table, row, today).ground for row in table.certain)

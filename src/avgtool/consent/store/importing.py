"""An export of consents, objections and preferences, into the ledger: each row checked, all at once, none twice."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.consent.importing.faults import Fault, FaultyRow
from avgtool.consent.importing.judging import Accepted, Already, EventJudge, EventRow, KnownEvent
from avgtool.consent.importing.notices import ShownNotices
from avgtool.consent.importing.rows import OBJECTIONS, PREFERENCES
from avgtool.consent.state import WEIGHT
from avgtool.consent.store.known_rows import known_events, known_objections, known_preferences
from avgtool.consent.store.lookalikes import count_lookalikes
from avgtool.consent.store.naming import Named, name_people
from avgtool.consent.store.reading import load_notices, load_purposes
from avgtool.consent.tables import EVENT, OBJECTION, PREFERENCE
from avgtool.ledger.ages import set_ages
from avgtool.ledger.appending import append
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.subjects import add_subjects, find_subjects, seal, shred_keys
from avgtool.model.consent_words import NOES, RowType
from avgtool.model.consents import EventType, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.model.ports import Progress
    from avgtool.model.purpose import Derive

_STORED = "%Y-%m-%dT%H:%M:%S%.6fZ"
"""How moments are stored (``ledger.appending.timestamp``)."""
_TOLD_AT_ONCE = 10_000
_Row = tuple[str | int | bool | None, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of an import."""

    rows: int
    recorded: Mapping[RowType, int]
    """How many rows were recorded, by what they say."""
    already: int
    """Rows that the ledger held, or that stood twice in the file."""
    faulty: tuple[FaultyRow, ...]
    """In the order of the file."""
    undated: int = 0
    """Rows with a no but no readable moment, which count from that of the import."""
    rejected_noes: int = 0
    """Faulty rows with a no: their persons may still be approached."""
    lookalikes: int = 0
    """Customer ids that differ from another only by upper and lower case."""


@dataclass(slots=True)
class _Judged:
    events: list[Accepted] = field(default_factory=list)
    preferences: list[tuple[Any, ...]] = field(default_factory=list)
    objections: list[tuple[Any, ...]] = field(default_factory=list)
    counts: Counter[RowType] = field(default_factory=Counter)
    already: int = 0
    faulty: list[FaultyRow] = field(default_factory=list)


def import_rows(
    connection: Connection,
    rows: pl.DataFrame,
    recorder: Recorder,
    *,
    derive: Callable[[], Derive],
    batch: str,
    all_or_nothing: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Record every row that is right and not in the ledger yet, in the order in which things happened.

    Args:
        connection: In a transaction that writes.
        rows: ``frame`` of :class:`avgtool.consent.importing.rows.ConsentRows`.
        recorder: Who writes them down, and when.
        derive: Gives the keys of digests; asked only where an identifier must be digested.
        batch: Name of the import, kept with each row.
        all_or_nothing: Record nothing where a row is faulty.
        progress: Hears of rows that are written.
    """
    undated = _undated(rows)
    open_ended = undated | _not_over(rows, recorder)
    rows = _dated(rows, recorder)
    people = name_people(rows, derive)
    sound, faulty = _sound(rows, people, load_purposes(connection), recorder)
    ids = _known_people(connection, people, sound)
    judged = _Judged(faulty=faulty)
    _judge_events(connection, _of(sound, EventType), ids, judged, open_ended)
    _judge_preferences(connection, _of(sound, PREFERENCES), ids, judged, open_ended)
    _judge_objections(connection, _of(sound, OBJECTIONS), people, judged, open_ended)
    customers = people.by_kind(sound.get_column("person").unique().to_list()).get(Identifier.CUSTOMER, {})
    lookalikes = count_lookalikes(connection, customers)
    refused = all_or_nothing and bool(judged.faulty)
    if not refused:
        _write(connection, judged, people, ids, recorder, batch, progress)
    faults = tuple(sorted(judged.faulty, key=lambda one: one.row))
    wrong = {one.row for one in faults}
    return Imported(
        rows=rows.height,
        recorded={} if refused else dict(judged.counts),
        already=judged.already,
        faulty=faults,
        undated=0 if refused else len(undated - wrong),
        rejected_noes=_of(rows, NOES).filter(pl.col("row").is_in(list(wrong))).height,
        lookalikes=lookalikes,
    )


def _undated(rows: pl.DataFrame) -> frozenset[int]:
    """Rows that say no and are sound but for their moment, which cannot be read."""
    return frozenset(rows.filter(pl.col("fault").is_null() & pl.col("at").is_null()).get_column("row"))


def _not_over(rows: pl.DataFrame, recorder: Recorder) -> frozenset[int]:
    """Rows with a no of a day, or an hour that comes twice, that has begun and is not over: it counts from now."""
    return frozenset(rows.filter(_lasts(recorder)).get_column("row"))


def _lasts(recorder: Recorder) -> pl.Expr:
    return (pl.col("not_before") <= recorder.at) & (pl.col("at") > recorder.at)


def _dated(rows: pl.DataFrame, recorder: Recorder) -> pl.DataFrame:
    """The same with the moment of the import where there is none, or one to come, as a no must not wait for it."""
    undated = pl.col("fault").is_null() & (pl.col("at").is_null() | _lasts(recorder).fill_null(value=False))
    return rows.with_columns(
        at=pl.when(undated).then(pl.lit(recorder.at.astimezone(UTC))).otherwise("at"),
        offset=pl.when(undated).then(pl.lit("+00:00")).otherwise("offset"),
    )


def _sound(
    rows: pl.DataFrame, people: Named, purposes: Mapping[str, Any], recorder: Recorder
) -> tuple[pl.DataFrame, list[FaultyRow]]:
    """Rows in the order of their moments, and the faulty ones; what was said about a consent decides of one moment."""
    unknown = ~pl.col("purpose").is_in(list(purposes))
    faults = pl.coalesce(
        "fault",
        pl.when(pl.col("person").is_null()).then(pl.lit(Fault.NOT_AN_IDENTIFIER.value)),
        pl.when(pl.col("at") > recorder.at).then(pl.lit(Fault.FUTURE.value)),
        pl.when(unknown & ~pl.col("type").is_in([one.value for one in PREFERENCES])).then(
            pl.lit(Fault.UNKNOWN_PURPOSE.value)
        ),
    )
    weight = pl.col("type").replace_strict({one.value: weight for one, weight in WEIGHT.items()}, default=0)
    judged = rows.with_columns(person=people.persons).with_columns(fault=faults)
    wrong = judged.filter(pl.col("fault").is_not_null()).select("row", "fault")
    sound = judged.filter(pl.col("fault").is_null()).sort("at", weight, "row")
    return sound.with_columns(pl.col("at").dt.to_string(_STORED)), [
        FaultyRow.of(row, Fault(fault)) for row, fault in wrong.iter_rows()
    ]


def _of(rows: pl.DataFrame, kinds: Iterable[EventType | RowType]) -> pl.DataFrame:
    return rows.filter(pl.col("type").is_in([one.value for one in kinds]))


def _known_people(connection: Connection, people: Named, rows: pl.DataFrame) -> dict[str, str]:
    """Person to id, of those whom the ledger knows; nobody is added for an objection."""
    about = rows.filter(~pl.col("type").is_in([one.value for one in OBJECTIONS])).get_column("person").unique()
    ids: dict[str, str] = {}
    for kind, references in people.by_kind(about.to_list()).items():
        found = find_subjects(connection, kind, references)
        ids.update((references[reference], id_) for reference, id_ in found.items())
    return ids


def _judge_events(
    connection: Connection, rows: pl.DataFrame, ids: Mapping[str, str], judged: _Judged, undated: frozenset[int]
) -> None:
    persons = {id_: person for person, id_ in ids.items()}
    known = (KnownEvent(persons[one], *rest) for one, *rest in known_events(connection, persons))
    judge = EventJudge(load_purposes(connection), ShownNotices(load_notices(connection)), known)
    types = {one.value: one for one in EventType}
    for row, person, purpose, kind, *rest in rows.select(EventRow._fields).iter_rows():
        verdict = judge.judge(EventRow(row, person, purpose, types[kind], *rest), undated=row in undated)
        if isinstance(verdict, Accepted):
            judged.events.append(verdict)
        elif isinstance(verdict, FaultyRow):
            judged.faulty.append(verdict)
        else:
            judged.already += verdict is Already.RECORDED
    judged.counts.update(RowType(one.event.type.value) for one in judged.events)


def _judge_preferences(
    connection: Connection, rows: pl.DataFrame, ids: Mapping[str, str], judged: _Judged, undated: frozenset[int]
) -> None:
    persons = {ids[person]: person for person in rows.get_column("person").unique() if person in ids}
    known = {(persons[one], *rest) for one, *rest in known_preferences(connection, persons)}
    stands: set[tuple[Any, ...]] | None = None
    fields = rows.select("row", "person", "channel", "type", "at", "offset", "method")
    for row, person, channel, kind, at, offset, method in fields.iter_rows():
        wanted = kind == RowType.CHANNEL_WANTED
        if row in undated and stands is None:
            stands = _closed(known)
        if (person, channel, wanted, at) in known or (row in undated and (person, channel) in (stands or ())):
            judged.already += 1
            continue
        known.add((person, channel, wanted, at))
        judged.preferences.append((person, channel, wanted, at, offset, method or Method.IMPORT.value))
        judged.counts[RowType(kind)] += 1


def _judge_objections(
    connection: Connection, rows: pl.DataFrame, people: Named, judged: _Judged, undated: frozenset[int]
) -> None:
    digests = {row: people.digests(row) for row in rows.get_column("row")}
    known = known_objections(connection, {digest for found in digests.values() for _, digest in found})
    fields = rows.select("row", "purpose", "channel", "type", "at", "offset", "method")
    stands: set[tuple[Any, ...]] | None = None
    for row, purpose, channel, kind, at, offset, method in fields.iter_rows():
        lifted = kind == RowType.OBJECTION_LIFTED
        new = [(by, digest) for by, digest in digests[row] if (digest, purpose, channel, lifted, at) not in known]
        if row in undated:
            stands = _closed(known) if stands is None else stands
            new = [(by, digest) for by, digest in new if (digest, purpose, channel) not in stands]
        known.update((digest, purpose, channel, lifted, at) for _, digest in new)
        judged.already += not new
        judged.counts += Counter({RowType(kind): bool(new)})  # drops what is none
        told = method or Method.IMPORT.value
        judged.objections += [(by, digest, purpose, channel, lifted, at, offset, told) for by, digest in new]


def _closed(known: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Whose last word was a no, of what ends in what was said (a no is false) and when: the fields before these.

    A no without a moment is recorded once, though each import has another moment.
    """
    last: dict[tuple[Any, ...], tuple[str, bool]] = {}
    for *about, said, at in known:
        last[tuple(about)] = max(last.get(tuple(about), ("", False)), (at, not said))
    return {about for about, (_, no) in last.items() if no}


def _write(
    connection: Connection,
    judged: _Judged,
    people: Named,
    ids: dict[str, str],
    recorder: Recorder,
    batch: str,
    progress: Progress | None,
) -> None:
    """Add persons, then what happened to them, in bulk."""
    named = [one.event.person for one in judged.events] + [one[0] for one in judged.preferences]
    missing = list(dict.fromkeys(person for person in named if person not in ids))
    for kind, references in people.by_kind(missing).items():
        added = add_subjects(connection, kind, list(references), recorder.at)
        ids.update((references[reference], id_) for reference, id_ in added.items())
    set_ages(connection, _ages(judged.events, ids), recorder)
    keys = shred_keys(connection, (ids[one.event.person] for one in judged.events if _has_words(one.event)))
    append(connection, EVENT, _told(_event_rows(judged.events, ids, keys, batch), progress), recorder)
    append(connection, PREFERENCE, ((ids[person], *rest, batch) for person, *rest in judged.preferences), recorder)
    append(connection, OBJECTION, ((*one, batch) for one in judged.objections), recorder)


def _ages(events: Iterable[Accepted], ids: Mapping[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """Birthdays where they matter: of who was under 16, or for whom a parent spoke; and who speaks for whom."""
    ages: dict[str, tuple[str | None, str | None]] = {}
    for one, _ in events:
        day = one.turns_16_on if one.turns_16_on and (one.by_guardian or one.turns_16_on >= one.at[:10]) else None
        if day or one.guardian:
            before = ages.get(ids[one.person], (None, None))
            ages[ids[one.person]] = (day or before[0], one.guardian or before[1])
    return ages


def _has_words(event: EventRow) -> bool:
    return bool(event.guardian_check or event.evidence or event.note)


def _event_rows(
    events: Sequence[Accepted], ids: Mapping[str, str], keys: Mapping[str, bytes], batch: str
) -> Iterator[_Row]:
    """Events as their chain stores them: the order of ``EVENT.columns``."""
    unsaid = Method.IMPORT.value
    numbers = secrets.token_hex(16 * len(events))
    for place, (one, notice) in enumerate(events):
        id_ = ids[one.person]
        words = (one.guardian_check, one.evidence, one.note)
        sealed = [seal(keys[id_], text) if text else None for text in words] if any(words) else words
        yield (
            numbers[32 * place : 32 * (place + 1)],
            id_,
            one.purpose,
            one.type.value,
            one.at,
            one.offset,
            one.channel,
            notice,
            one.method or unsaid,
            bool(one.explicit),
            bool(one.by_guardian),
            *sealed,
            batch,
        )


def _told(rows: Iterator[_Row], progress: Progress | None) -> Iterator[_Row]:
    """The rows, and word of them to who watches."""
    for number, row in enumerate(rows, start=1):
        yield row
        if progress is not None and number % _TOLD_AT_ONCE == 0:
            progress.advance(_TOLD_AT_ONCE)

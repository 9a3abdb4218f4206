"""Who of the persons in a table may be approached, by what the ledger holds of them: read once, by columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

import polars as pl
import sqlalchemy

from avgtool.consent.approaching import REASONS, STRANGER, Question, answers_by_reference, may_approach, of_nobody
from avgtool.consent.description import as_of
from avgtool.consent.elsewhere_frame import heard_everywhere, standing_noes
from avgtool.consent.facts_frame import Tables
from avgtool.consent.law_frame import MOMENT
from avgtool.consent.marketing import excepts_customers
from avgtool.consent.moments import ensure_aware
from avgtool.consent.reasons import NO_SUBJECT, UNREADABLE
from avgtool.consent.state import PERSON_S_NO
from avgtool.consent.store.cells import name_rows, read_cells, reference_of, text_of
from avgtool.consent.store.reading import load_notices, load_purposes
from avgtool.consent.tables import EVENT, OBJECTION, PREFERENCE, RELATION
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.columns import as_moment, read_columns
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.keyed_columns import digest_column
from avgtool.ledger.subjects import SubjectRow
from avgtool.sources.failures import translated_errors
from avgtool.sources.frames import from_frame, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from avgtool.consent.approaching import PersonColumns
    from avgtool.consent.store.cells import ReadCells
    from avgtool.ledger.chained import Chain
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel
    from avgtool.model.purpose import Derive

Frame = TypeVar("Frame")
_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
_OBJECTIONS = {
    "reference": pl.String(),
    "purpose": pl.String(),
    "channel": pl.String(),
    "lifted": pl.Boolean(),
    "at": MOMENT,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered about each row of a table."""

    rows: pl.DataFrame
    """``reference``, ``reason`` (:data:`~avgtool.consent.approaching.REASONS`) and ``since`` (UTC) of each row."""
    reference: pl.Expr
    """By what the ledger knows the person of a row, over the columns of the table."""
    not_looked_up: Mapping[str, int]
    """Entries of the suppression list, by kind of identifier, of which no column of the table says whose they are."""
    noes_not_looked_up: Mapping[str, int]
    """Likewise how many persons refused, withdrew, or do not want the channel."""
    lookalikes: int = 0
    """Customer ids of the table that the ledger does not know, but for upper and lower case."""

    @property
    def allowed(self) -> pl.Expr:
        """Whether the person of a row may be approached, over the columns of the table.

        By the person and not by the place of the row: a database may give its rows in another order the next time.
        """
        persons = self.rows.lazy().filter(may_approach(pl.col("reason"))).select(pl.col("reference").unique())
        return self.reference.is_in(persons.collect().to_series().implode()).fill_null(value=False)

    @property
    def persons(self) -> pl.DataFrame:
        """``reference``, ``reason`` and ``since`` of each person once; nobody (null) among them."""
        return self.rows.unique("reference")

    def counts(self) -> pl.DataFrame:
        """``reason``, ``rows`` and ``kept``; reasons of rows that are kept first, then those of the most rows."""
        counted = self.rows.group_by("reason").len("rows").with_columns(kept=may_approach(pl.col("reason")))
        return counted.cast({"reason": pl.String}).sort("kept", "rows", "reason", descending=[True, True, False])


def about_purpose(
    connection: Connection, code: str | None, channel: Channel | None, at: datetime, law: ConsentLaw
) -> Question:
    """Who may be approached for a purpose that the ledger knows.

    Raises:
        InputError: It does not know the purpose, the purpose does not use the channel or uses some and none is named,
            or the moment has no time zone.
    """
    known = load_purposes(connection)
    purpose = known.get(code or "")
    if purpose is None:
        raise InputError(
            msg("The ledger knows no purpose {code}.", code=code or "–"),
            hint=msg(
                "Known: {codes}. Add one with avgtool consent purpose add; where no consents are kept, leave out who "
                "objected: avgtool consent filter --objections-only",
                codes=", ".join(known) or "–",
            ),
        )
    at = ensure_aware(at)
    purpose = as_of(purpose, at)
    codes = ", ".join(one.value for one in purpose.channels)
    if channel is None and purpose.channels:
        raise InputError(
            msg("By which channel persons are approached for {purpose} is not said.", purpose=purpose.code),
            hint=msg("Its channels: {channels}.", channels=codes),
        )
    if channel is not None and channel not in purpose.channels:
        raise InputError(
            msg("{purpose} does not approach anybody by {channel}.", purpose=purpose.code, channel=channel.value),
            hint=msg("Its channels: {channels}.", channels=codes or "–"),
        )
    return Question(purpose, channel, at, law)


def approachable(
    connection: Connection,
    frame: Frame,
    columns: PersonColumns,
    question: Question,
    derive: Callable[[], Derive],
    nobody: frozenset[str] = frozenset(),
) -> Frame:
    """The rows of a table in memory whose persons may be approached, as a table of its type.

    Raises:
        InputError: It is no table.
        SettingsError: It does not have a column that was named.
    """
    if isinstance(frame, pl.LazyFrame):  # collected once: its rows may come in another order the next time
        collected = approachable(connection, frame.collect(engine="streaming"), columns, question, derive, nobody)
        return cast("Frame", collected.lazy())
    dataset = from_frame(frame)
    with translated_errors(dataset.source):
        answered = answer_rows(connection, dataset.frame, columns.in_(dataset), question, derive, nobody)
    return rows_of(frame, answered.rows.select(may_approach(pl.col("reason"))).to_series())


def answer_rows(
    connection: Connection,
    rows: pl.LazyFrame,
    columns: PersonColumns,
    question: Question,
    derive: Callable[[], Derive],
    nobody: frozenset[str] = frozenset(),
) -> Answered:
    """Answer about each row of a table as ``law.answer`` does about its person.

    Args:
        connection: Within a transaction; all is read in one state of the ledger.
        rows: Collected twice, by the engine that streams; only the columns of persons are read.
        columns: Which these are.
        question: What is asked.
        derive: Gives the keys of digests; asked only where something must be digested.
        nobody: Words that stand in the place of an address where there is none.

    Raises:
        polars.exceptions.PolarsError: The rows cannot be read; the reader of the rows tells why.
    """
    persons = rows.select(columns.names)
    entries, wanted = _read_objections(connection, question), _read_preferences(connection, question)
    known = _read_subjects(connection, columns, needed=not question.objections_only or wanted.height > 0)
    tables = Tables(
        events=_read_events(connection, question).lazy(),
        subjects=known.lazy().select("subject", pl.col("turns_16_on").str.to_date("%Y-%m-%d")),
        preferences=wanted.lazy(),
        objections=pl.LazyFrame(schema=_OBJECTIONS),
        relations=_read_relations(connection, question).lazy(),
    )
    others, about = _read_others(connection, columns, question), (question.purpose, question.channel, question.at)
    noes = _digested(standing_noes(tables, others, *about), others, derive)
    sought = pl.concat([entries.select("kind", "digest"), noes.select("kind", "digest")]).unique()
    named = name_rows(persons, columns, derive)
    cells = read_cells(named, columns, sought.get_column("kind").unique(), derive, nobody)
    found = _found(persons, columns, sought, derive, cells)
    tables = replace(tables, objections=_keyed(_of_persons(found, entries).select(list(_OBJECTIONS)), known).lazy())
    tables = heard_everywhere(tables, _keyed(_of_persons(found, noes), known), *about)
    decided = answers_by_reference(tables, known.lazy(), question, load_notices(connection)).collect(engine="streaming")
    of_strangers = pl.lit(of_nobody(question), dtype=REASONS)
    without = pl.when(pl.col("reference").is_null()).then(pl.lit(NO_SUBJECT, dtype=REASONS))
    unread = may_approach(pl.col("reason")) & pl.col("reference").is_in(cells.unreadable.implode())
    answered = (
        named.lazy()
        .select("reference")
        .join(decided.lazy(), on="reference", how="left", maintain_order="left")
        .with_columns(without.otherwise(pl.col("reason").fill_null(of_strangers)).alias("reason"))
        .with_columns(pl.when(unread).then(pl.lit(UNREADABLE, dtype=REASONS)).otherwise("reason").alias("reason"))
    )
    missed = _not_looked_up(entries, columns), _not_looked_up(noes, columns)
    reference = reference_of(persons, columns, derive)
    done = answered.collect(engine="streaming")
    return Answered(done, reference, *missed, _lookalikes(done, known) if columns.kind is Identifier.CUSTOMER else 0)


def _lookalikes(answered: pl.DataFrame, known: pl.DataFrame) -> int:
    folded = pl.col("reference").str.to_lowercase()
    strangers = answered.lazy().select("reference").unique().join(known.lazy(), on="reference", how="anti")
    alike = strangers.select(folded).join(known.lazy().select(folded).unique(), on="reference", how="semi")
    return int(alike.select(pl.len()).collect(engine="streaming").item())


def _found(
    persons: pl.LazyFrame, columns: PersonColumns, sought: pl.DataFrame, derive: Callable[[], Derive], cells: ReadCells
) -> pl.DataFrame:
    """``reference`` of the persons of the table whom entries are about, with ``kind`` and ``digest`` of the entries."""
    found = [pl.DataFrame(schema=dict.fromkeys(("reference", "kind", "digest"), pl.String()))]
    for name, kind in columns.identifiers:
        of_kind = sought.filter(pl.col("kind") == kind.value)
        if of_kind.height:
            about = _digests(persons, columns, name, kind, derive, cells).join(of_kind.lazy(), on="digest")
            found.append(about.select("reference", "kind", "digest").unique().collect(engine="streaming"))
    return pl.concat(found).unique()


def _of_persons(found: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    """The entries that are about persons of the table, each with the reference of the person."""
    return found.join(entries, on=["kind", "digest"]).drop("kind", "digest").unique()


def _digested(noes: pl.DataFrame, others: pl.DataFrame, derive: Callable[[], Derive]) -> pl.DataFrame:
    """Noes by kind and digest in the place of an id; a customer id is digested here, as objections are."""
    named = noes.join(others, on="subject").with_columns(digest="reference")
    ours = pl.col("kind") == Identifier.CUSTOMER.value
    if named.filter(ours).height:
        digest = digest_column(derive(), Identifier.CUSTOMER, pl.col("reference"))
        named = named.with_columns(digest=pl.when(ours).then(digest).otherwise("reference"))
    return named.select("kind", "digest", "type", "at", "unwanted_at")


def _digests(
    persons: pl.LazyFrame,
    columns: PersonColumns,
    name: str,
    kind: Identifier,
    derive: Callable[[], Derive],
    cells: ReadCells,
) -> pl.LazyFrame:
    """``reference`` of the person and ``digest`` of what one column says; of each address where a cell holds several.

    Not in the column that names the person: a cell with two numbers names no one there.
    """
    reference, text = reference_of(persons, columns, derive).alias("reference"), text_of(persons, name)
    whole = persons.select(reference, digest_column(derive(), kind, text).alias("digest")).drop_nulls()
    if name == columns.subject:
        return whole
    each = cells.found.filter(pl.col("kind") == kind.value).select("reference", "digest")
    return pl.concat([whole, each.lazy()])


def _keyed(objections: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """By the id of the person; of a stranger by the reference."""
    joined = objections.join(known.select("subject", "reference"), on="reference", how="left")
    stranger = pl.concat_str(pl.lit(STRANGER), "reference")
    return joined.with_columns(pl.coalesce("subject", stranger).alias("subject")).drop("reference")


def _not_looked_up(entries: pl.DataFrame, columns: PersonColumns) -> dict[str, int]:
    looked_up = [kind.value for _, kind in columns.identifiers]
    missed = entries.filter(~pl.col("kind").is_in(looked_up)).group_by("kind").agg(pl.col("digest").n_unique())
    return dict(sorted(missed.iter_rows()))


def _read_events(connection: Connection, question: Question) -> pl.DataFrame:
    names = ("seq", "subject", "purpose", "type", "at", "channel", "notice", "explicit", "by_guardian")
    table = EVENT.table.c
    condition = sqlalchemy.false() if question.objections_only else table.purpose == question.purpose.code
    return _read(connection, EVENT, names, condition)


def _read_preferences(connection: Connection, question: Question) -> pl.DataFrame:
    names = ("subject", "channel", "wanted", "at")
    return _read(connection, PREFERENCE, names, PREFERENCE.table.c.channel == _code(question))


def _read_objections(connection: Connection, question: Question) -> pl.DataFrame:
    table = OBJECTION.table.c
    about = table.purpose.is_(None) | (table.purpose == question.purpose.code)
    here = table.channel.is_(None) | (table.channel == _code(question))
    return _read(connection, OBJECTION, ("kind", "digest", "purpose", "channel", "lifted", "at"), about & here)


def _read_relations(connection: Connection, question: Question) -> pl.DataFrame:
    names = ("seq", "subject", "since", "obtained_in_sale", "objection_offered")
    counts = excepts_customers(question.purpose, question.channel, question.at, question.law)
    return _read(connection, RELATION, names, sqlalchemy.true() if counts else sqlalchemy.false())


def _read_subjects(connection: Connection, columns: PersonColumns, *, needed: bool) -> pl.DataFrame:
    table = _SUBJECT.c
    wanted = (table.kind == columns.kind.value) & table.reference.is_not(None) if needed else sqlalchemy.false()
    query: Select[Any] = sqlalchemy.select(table.id.label("subject"), table.reference, table.turns_16_on)
    return read_columns(connection, query.where(wanted))


def _read_others(connection: Connection, columns: PersonColumns, question: Question) -> pl.DataFrame:
    """``subject``, ``kind`` and ``reference`` of who once said no, and is not known by what names the persons here."""
    table, event, wish = _SUBJECT.c, EVENT.table.c, PREFERENCE.table.c
    noes = event.type.in_([one.value for one in PERSON_S_NO])
    refused = sqlalchemy.exists().where(event.subject == table.id, event.purpose == question.purpose.code, noes)
    unwanted = sqlalchemy.exists().where(
        wish.subject == table.id, wish.channel == _code(question), wish.wanted.is_(False)
    )
    beside = [kind for name, kind in columns.identifiers if name != columns.subject]
    query: Select[Any] = sqlalchemy.select(table.id.label("subject"), table.kind, table.reference)
    if columns.kind not in beside:
        query = query.where(table.kind != columns.kind.value)
    said_no = unwanted if question.objections_only else refused | unwanted
    return read_columns(connection, query.where(table.reference.is_not(None), said_no))


def _read(
    connection: Connection, chain: Chain, names: tuple[str, ...], condition: sqlalchemy.ColumnElement[bool]
) -> pl.DataFrame:
    query: Select[Any] = sqlalchemy.select(*(chain.table.c[name] for name in names)).where(condition)
    moments = [name for name in names if name in {"at", "since"}]
    return read_columns(connection, query).with_columns(map(as_moment, moments))


def _code(question: Question) -> str | None:
    return question.channel.value if question.channel else None

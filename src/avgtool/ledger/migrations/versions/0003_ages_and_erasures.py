"""Chains of what is said of persons' ages and guardians, and of who was erased; of what is known already, too."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from avgtool.ledger.appending import Recorder, append
from avgtool.ledger.chained import Chain
from avgtool.ledger.protection import protect
from avgtool.ledger.subjects import key_of, seal

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, their indices and their triggers; record what the table of persons says until now."""
    recorder = Recorder("avgtool ledger migrate", datetime.now(UTC))
    _ages(recorder)
    _erasures(recorder)
    connection = op.get_bind()
    protect(connection, "subject_age")
    protect(connection, "subject_erasure", [("subject",)])


def _ages(recorder: Recorder) -> None:
    table = op.create_table(
        "subject_age", *_chained(_subject(), sa.Column("turns_16_on", sa.String()), sa.Column("guardian", sa.String()))
    )
    op.create_index("ix_subject_age_subject", "subject_age", ["subject"])
    known = op.get_bind().exec_driver_sql(
        "SELECT id, shred_key, turns_16_on, guardian FROM subject "
        "WHERE shred_key IS NOT NULL AND (turns_16_on IS NOT NULL OR guardian IS NOT NULL) ORDER BY id"
    )
    rows = [
        (id_, *(seal(key_of(key), text) if text is not None else None for text in age))
        for id_, key, *age in known.all()
    ]
    append(op.get_bind(), Chain("subject_age", table, {1: ("subject", "turns_16_on", "guardian")}), rows, recorder)


def _erasures(recorder: Recorder) -> None:
    table = op.create_table(
        "subject_erasure",
        *_chained(_subject(), sa.Column("at", sa.String(), nullable=False), sa.Column("proof", sa.String())),
        sa.UniqueConstraint("subject", name="uq_subject_erasure_subject"),
    )
    known = op.get_bind().exec_driver_sql("SELECT id, erased_at FROM subject WHERE erased_at IS NOT NULL ORDER BY id")
    rows = [(id_, at, None) for id_, at in known]
    append(op.get_bind(), Chain("subject_erasure", table, {1: ("subject", "at", "proof")}), rows, recorder)


def _subject() -> sa.Column[object]:
    return sa.Column("subject", sa.String(40), sa.ForeignKey("subject.id"), nullable=False)


def _chained(*own: sa.Column[object]) -> tuple[sa.Column[object], ...]:
    """What every append-only table has around its own columns."""
    return (
        sa.Column("seq", _COUNTER, primary_key=True, autoincrement=False),
        *own,
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )

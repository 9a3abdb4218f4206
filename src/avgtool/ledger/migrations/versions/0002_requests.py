"""Requests of data subjects: their steps, pauses, tasks and letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from avgtool.ledger.protection import protect

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, their indices and their triggers."""
    _requests()
    _steps()
    _belongings()
    connection = op.get_bind()
    protect(connection, "request", [("reference",)])
    for table in ("request_event", "request_pause", "request_task", "request_document"):
        protect(connection, table)


def _requests() -> None:
    op.create_table(
        "request",
        *_chained(
            sa.Column("reference", sa.String(), nullable=False),
            sa.Column("subject", sa.String(40), sa.ForeignKey("subject.id"), nullable=False),
            sa.Column("received", sa.String(10), nullable=False),
            sa.Column("channel", sa.String(), nullable=False),
            sa.Column("rights", sa.String(), nullable=False),
            sa.Column("language", sa.String(2), nullable=False),
            sa.Column("words", sa.Text()),
            sa.Column("contact", sa.Text()),
            sa.Column("representative", sa.Text()),
        ),
        sa.UniqueConstraint("reference", name="uq_request_reference"),
    )
    op.create_index("ix_request_subject", "request", ["subject"])


def _steps() -> None:
    op.create_table(
        "request_event",
        *_chained(
            _of("request"),
            sa.Column("step", sa.String(), nullable=False),
            sa.Column("at", sa.String(), nullable=False),
            sa.Column("at_offset", sa.String(), nullable=False),
            sa.Column("reason", sa.String()),
            sa.Column("means", sa.String()),
            sa.Column("grounds", sa.String(), nullable=False),
            sa.Column("remedies_told", sa.Boolean(), nullable=False),
            sa.Column("recipients", sa.String()),
            sa.Column("term", sa.String(10)),
            sa.Column("words", sa.Text()),
        ),
    )
    op.create_index("ix_request_event_request", "request_event", ["request"])
    op.create_table(
        "request_pause",
        *_chained(
            _of("request"),
            _of("event", "request_event"),
            sa.Column("asked", sa.String(10), nullable=False),
            sa.Column("answered", sa.String(10)),
        ),
    )
    op.create_index("ix_request_pause_request", "request_pause", ["request"])


def _belongings() -> None:
    op.create_table(
        "request_task",
        *_chained(
            _of("request"),
            sa.Column("source", sa.String(), nullable=False),
            sa.Column("work", sa.String(), nullable=False),
            sa.Column("state", sa.String(), nullable=False),
            sa.Column("words", sa.Text()),
        ),
    )
    op.create_index("ix_request_task_request", "request_task", ["request"])
    op.create_table(
        "request_document",
        *_chained(
            _of("request"),
            _of("event", "request_event"),
            sa.Column("sha256", sa.String(64), nullable=False),
            sa.Column("name", sa.Text()),
        ),
    )
    op.create_index("ix_request_document_request", "request_document", ["request"])


def _of(name: str, table: str = "request") -> sa.Column[object]:
    """The number of a row in another table."""
    return sa.Column(name, _COUNTER, sa.ForeignKey(f"{table}.seq"), nullable=False)


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

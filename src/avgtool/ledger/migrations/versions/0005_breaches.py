"""Personal data breaches: their steps, and what was known of each from when on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from avgtool.ledger.protection import protect

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, their indices and their triggers."""
    op.create_table(
        "breach",
        *_chained(
            sa.Column("reference", sa.String(), nullable=False), sa.Column("capacity", sa.String(), nullable=False)
        ),
        sa.UniqueConstraint("reference", name="uq_breach_reference"),
    )
    _steps()
    _facts()
    connection = op.get_bind()
    protect(connection, "breach", [("reference",)])
    protect(connection, "breach_event")
    protect(connection, "breach_facts")


def _steps() -> None:
    op.create_table(
        "breach_event",
        *_chained(
            _of("breach"),
            sa.Column("step", sa.String(), nullable=False),
            sa.Column("at", sa.String(), nullable=False),
            sa.Column("at_offset", sa.String(), nullable=False),
            sa.Column("ground", sa.String()),
            sa.Column("recipient", sa.String()),
            sa.Column("persons", _COUNTER),
            sa.Column("channel", sa.String()),
            sa.Column("case_number", sa.String()),
            sa.Column("documents", sa.String(), nullable=False),
            sa.Column("words", sa.Text()),
        ),
    )
    op.create_index("ix_breach_event_breach", "breach_event", ["breach"])


def _facts() -> None:
    op.create_table(
        "breach_facts",
        *_chained(
            _of("breach"),
            _of("event", "breach_event"),
            sa.Column("title", sa.String(), nullable=False),
            sa.Column("aware", sa.String(), nullable=False),
            sa.Column("aware_offset", sa.String(), nullable=False),
            sa.Column("what", sa.Text()),
            sa.Column("nature", sa.String(), nullable=False),
            sa.Column("cause", sa.String()),
            sa.Column("begun", sa.String()),
            sa.Column("ended", sa.String()),
            sa.Column("persons_least", _COUNTER),
            sa.Column("persons_most", _COUNTER),
            sa.Column("records", _COUNTER),
            sa.Column("subject_groups", sa.Text(), nullable=False),
            sa.Column("kinds", sa.Text(), nullable=False),
            sa.Column("systems", sa.Text(), nullable=False),
            sa.Column("estimate", sa.Text()),
            sa.Column("processor", sa.String()),
            sa.Column("controllers", sa.Text(), nullable=False),
            sa.Column("consequences", sa.Text()),
            sa.Column("measures", sa.Text()),
        ),
    )
    op.create_index("ix_breach_facts_breach", "breach_facts", ["breach"])


def _of(column: str, table: str | None = None) -> sa.Column[object]:
    return sa.Column(column, _COUNTER, sa.ForeignKey(f"{table or column}.seq"), nullable=False)


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

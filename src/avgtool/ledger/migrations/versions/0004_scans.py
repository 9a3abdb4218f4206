"""Scans that are kept: kinds and counts of a table, against which the register is held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from avgtool.ledger.protection import protect

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table, its index and its triggers."""
    op.create_table(
        "scan",
        sa.Column("seq", _COUNTER, primary_key=True, autoincrement=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("part", sa.String()),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("rows_total", _COUNTER, nullable=False),
        sa.Column("rows_read", _COUNTER, nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("dates", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("ix_scan_system", "scan", ["system"])
    protect(op.get_bind(), "scan")

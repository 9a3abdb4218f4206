"""The ledger as it began: subjects, purposes, notices, consent events, preferences, objections, customer relations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from avgtool.ledger.protection import keep_rows, protect

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, their indices and their triggers."""
    _own_key()
    _subjects()
    _what_is_said()
    _what_happened()
    _standing()
    connection = op.get_bind()
    keep_rows(connection, "subject", "id", [("kind", "reference")])
    for table in ("ledger_key", "purpose", "notice", "consent_event", "preference", "objection", "customer_relation"):
        protect(connection, table)


def _own_key() -> None:
    op.create_table(
        "ledger_key",
        *_chained(sa.Column("key_id", sa.String(), nullable=False)),
    )


def _subjects() -> None:
    op.create_table(
        "subject",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reference", sa.String()),
        sa.Column("shred_key", sa.String(64)),
        sa.Column("turns_16_on", sa.String(10)),
        sa.Column("guardian", sa.String()),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("erased_at", sa.String()),
        sa.UniqueConstraint("kind", "reference", name="uq_subject_reference"),
    )


def _what_is_said() -> None:
    op.create_table(
        "purpose",
        *_chained(
            sa.Column("code", sa.String(), nullable=False),
            sa.Column("title_nl", sa.String(), nullable=False),
            sa.Column("title_en", sa.String()),
            sa.Column("basis", sa.String(), nullable=False),
            sa.Column("special_ground", sa.String()),
            sa.Column("categories", sa.String(), nullable=False),
            sa.Column("recipients", sa.String(), nullable=False),
            sa.Column("retention", sa.String()),
            sa.Column("channels", sa.String(), nullable=False),
            sa.Column("direct_marketing", sa.Boolean(), nullable=False),
            sa.Column("soft_opt_in", sa.Boolean(), nullable=False),
            sa.Column("valid_months", sa.Integer()),
            sa.Column("review_months", sa.Integer(), nullable=False),
        ),
    )
    op.create_index("ix_purpose_code", "purpose", ["code"])
    op.create_table(
        "notice",
        *_chained(
            sa.Column("purposes", sa.String(), nullable=False),
            sa.Column("version", sa.String(), nullable=False),
            sa.Column("language", sa.String(), nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("sha256", sa.String(64), nullable=False),
            *_moment("since"),
            sa.Column("url", sa.String()),
        ),
    )
    op.create_index("ix_notice_version", "notice", ["version"])


def _what_happened() -> None:
    op.create_table(
        "consent_event",
        *_chained(
            sa.Column("record_id", sa.String(32), nullable=False),
            sa.Column("subject", sa.String(40), sa.ForeignKey("subject.id"), nullable=False),
            sa.Column("purpose", sa.String(), nullable=False),
            sa.Column("type", sa.String(), nullable=False),
            *_moment("at"),
            sa.Column("channel", sa.String()),
            sa.Column("notice", _COUNTER, sa.ForeignKey("notice.seq")),
            sa.Column("method", sa.String()),
            sa.Column("explicit", sa.Boolean(), nullable=False),
            sa.Column("by_guardian", sa.Boolean(), nullable=False),
            sa.Column("guardian_check", sa.String()),
            sa.Column("evidence", sa.String()),
            sa.Column("note", sa.String()),
            sa.Column("batch", sa.String()),
        ),
    )
    op.create_index("ix_consent_event_subject", "consent_event", ["subject", "purpose"])
    op.create_index("ix_consent_event_purpose", "consent_event", ["purpose"])


def _standing() -> None:
    op.create_table(
        "preference",
        *_chained(
            sa.Column("subject", sa.String(40), sa.ForeignKey("subject.id"), nullable=False),
            sa.Column("channel", sa.String(), nullable=False),
            sa.Column("wanted", sa.Boolean(), nullable=False),
            *_moment("at"),
            sa.Column("method", sa.String()),
            sa.Column("batch", sa.String()),
        ),
    )
    op.create_index("ix_preference_subject", "preference", ["subject"])
    op.create_table(
        "objection",
        *_chained(
            sa.Column("kind", sa.String(), nullable=False),
            sa.Column("digest", sa.String(64), nullable=False),
            sa.Column("purpose", sa.String()),
            sa.Column("channel", sa.String()),
            sa.Column("lifted", sa.Boolean(), nullable=False),
            *_moment("at"),
            sa.Column("method", sa.String()),
            sa.Column("batch", sa.String()),
        ),
    )
    op.create_index("ix_objection_digest", "objection", ["digest"])
    op.create_table(
        "customer_relation",
        *_chained(
            sa.Column("subject", sa.String(40), sa.ForeignKey("subject.id"), nullable=False),
            *_moment("since"),
            sa.Column("obtained_in_sale", sa.Boolean(), nullable=False),
            sa.Column("objection_offered", sa.Boolean(), nullable=False),
            sa.Column("batch", sa.String()),
        ),
    )
    op.create_index("ix_customer_relation_subject", "customer_relation", ["subject"])


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


def _moment(name: str) -> tuple[sa.Column[object], ...]:
    """A moment in UTC, and the offset with which it was given."""
    return (sa.Column(name, sa.String(), nullable=False), sa.Column(f"{name}_offset", sa.String(), nullable=False))

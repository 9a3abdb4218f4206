"""Findings and policies for the tests, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import PolicyError
from avgtool.model.findings import ColumnFinding, DatasetFindings
from avgtool.model.kinds import Category, Evidence, Kind, Role
from avgtool.policy.loading import read_policy
from avgtool.strict_yaml import load

if TYPE_CHECKING:
    from avgtool.policy.schema import Policy

HEAD = "name: proef\nversion: 1\ntitle: Proef\npurpose: Om te proberen.\n"


def column(  # noqa: PLR0913 - the fields that matter here
    name: str,
    kind: str = "none",
    entity: str | None = None,
    *,
    role: str = "none",
    category: str = "none",
    filled: int = 10,
    matched: int = 0,
    evidence: tuple[str, ...] = (),
    entities: dict[str, int] | None = None,
) -> ColumnFinding:
    """A verdict on one column."""
    return ColumnFinding(
        index=0,
        name=name,
        kind=Kind(kind),
        entity=entity,
        confidence=0.9,
        category=Category(category),
        role=Role(role),
        flags=frozenset(),
        articles=(),
        filled=filled,
        distinct=filled,
        matched=matched,
        valid=matched,
        evidence=tuple(Evidence(one) for one in evidence),
        example=None,
        entities=entities or {},
    )


def findings(*columns: ColumnFinding, rows: int = 10, source: str = "klanten.csv") -> DatasetFindings:
    """The verdicts on one data set."""
    return DatasetFindings(
        source=source,
        table=None,
        format="csv",
        rows=rows,
        mode="full",
        rows_read=rows,
        encoding="utf-8",
        delimiter=";",
        header=True,
        sha256="0" * 64,
        columns=columns,
    )


def policy(text: str, *, head: str = HEAD) -> Policy:
    """A policy from its rules and what comes after."""
    return read_policy(load(head + text, "proef.yaml", error=PolicyError))

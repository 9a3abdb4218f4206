"""Findings and policies for the tests, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.catalog import operators
from avgtool.errors import PolicyError
from avgtool.model.findings import ColumnFinding, DatasetFindings
from avgtool.model.kinds import Category, Evidence, Kind, Role
from avgtool.model.treatment import TextTreatments
from avgtool.policy.loading import read_policy
from avgtool.policy.treatments import operator_of, treatment_of
from avgtool.strict_yaml import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.treatment import Treatment
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
    return read_policy(load(head + text, "proef.yaml", error=PolicyError), operators=operators())


def treatment(operator: str, **parameters: object) -> Treatment:
    """One that a plan may hold."""
    return treatment_of(operator_of(operator, parameters, operators()))


def inside(entities: Mapping[str, Mapping[str, object]]) -> TextTreatments:
    """What is done inside prose, written as a saved plan writes it; by default everything goes."""
    made = {name: treatment(**{"operator": "redact", **one}) for name, one in entities.items()}
    return TextTreatments(made.pop("DEFAULT", treatment("redact")), made)

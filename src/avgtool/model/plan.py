"""What is going to happen to a data set. Pure data: printable, diffable, signed by a reviewer, bound to a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one column, by which rule, and why."""

    column: str
    kind: Kind
    entity: str | None
    operator: str
    """Name of an operator in the catalog, such as ``pseudonymize``."""
    parameters: Mapping[str, object]
    """Validated parameters of the operator; never a key."""
    rule: str
    """Where the decision stands in the policy: ``rules[3]`` or ``unmatched``."""
    because: str
    """The policy's own words for why."""
    entities: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """For text: the operator (under ``operator``) and parameters of each entity."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every column of one data set with its step, in the order of the columns."""

    source: str
    table: str | None
    sha256: str | None
    """Of the file the plan was made for; anonymizing another file by it is refused."""
    policy: str
    """Name of the policy."""
    policy_sha256: str
    steps: tuple[Step, ...]
    undecided: tuple[str, ...] = ()
    """Columns that no rule decides about; a plan with any cannot be carried out."""
    purpose: str | None = None
    """The policy's own words for what the output is for."""
    policy_version: str | None = None

    def step(self, column: str) -> Step:
        """The step of one column; raises KeyError."""
        for step in self.steps:
            if step.column == column:
                return step
        raise KeyError(column)

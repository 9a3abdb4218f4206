"""What is hardly meant, or must not be meant, in a valid policy: one module a lint, one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.policy.linting import (
    demand_lowered,
    hash_called_anonymous,
    low_k,
    national_id_hashed,
    national_id_kept,
    never_matches,
    nothing_sensitive_left,
    objections_not_seen,
    prose_rule_on_values,
    quasi_without_k,
    special_without_ground,
    text_keeps_by_default,
    unreachable_rule,
    weak_domain,
)

if TYPE_CHECKING:
    from avgtool.policy.linting.base import Known, Lint, Remark
    from avgtool.policy.schema import Policy

LINTS: tuple[Lint, ...] = (
    national_id_kept.LINT,
    national_id_hashed.LINT,
    hash_called_anonymous.LINT,
    special_without_ground.LINT,
    text_keeps_by_default.LINT,
    quasi_without_k.LINT,
    nothing_sensitive_left.LINT,
    objections_not_seen.LINT,
    low_k.LINT,
    demand_lowered.LINT,
    weak_domain.LINT,
    never_matches.LINT,
    unreachable_rule.LINT,
    prose_rule_on_values.LINT,
)


def remarks(policy: Policy, known: Known) -> tuple[Remark, ...]:
    """What whoever wrote the policy should look at again, in the order of the file; objections first.

    Args:
        policy: A valid policy.
        known: What is known of the entities that can be found.
    """
    found = [remark for lint in LINTS for remark in lint.remarks(policy, known)]
    return tuple(sorted(found, key=lambda one: (one.gravity.value, one.rule.line or 0 if one.rule else 0)))

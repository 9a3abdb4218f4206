"""l or t is asked, and the rules leave nothing of what others must not learn: then it is held against nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Role
from avgtool.model.treatment import LEAVES_NOTHING, Effect
from avgtool.policy.coverage import deciding
from avgtool.policy.linting.base import Gravity, Lint, Said
from avgtool.policy.privacy_section import FROM_SCAN
from avgtool.policy.schema import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Rule

_NOT_MEASURED = LEAVES_NOTHING | {Effect.CONSTANT, Effect.INSIDE_TEXT}


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    section = policy.privacy
    if section is None or (section.l is None and section.t is None):
        return
    if section.sensitive == FROM_SCAN:
        if not _may_leave(policy, known):
            yield Said(
                msg(
                    "l or t is asked, and no rule leaves a column that a scan calls sensitive: it is held against "
                    "nothing. Name a column of the copy under sensitive:, or ask for k alone."
                )
            )
        return
    for name in section.sensitive:
        rule = _by_name(policy, name)
        if rule is not None and rule.operator.effect in _NOT_MEASURED - {Effect.INSIDE_TEXT}:
            what = msg("l or t is asked by {column}, and this rule leaves nothing of it to measure.", column=name)
            yield Said(what, rule)


def _may_leave(policy: Policy, known: Known) -> bool:
    """Whether a sensitive column can be in a copy; what no rule is about is refused, or treated as the policy says."""
    sensitive = [facts for facts in known.facts if facts.role is Role.SENSITIVE]
    decided = (rule for facts in sensitive for rule in deciding(policy.rules, facts))
    return any(rule.operator.effect not in _NOT_MEASURED for rule in decided) or (
        policy.unmatched is not None and policy.unmatched.effect is Effect.KEEPS
    )


def _by_name(policy: Policy, name: str) -> Rule | None:
    """The first rule that asks for a column by its name alone, where no rule before it can have decided."""
    for rule in policy.rules:
        match = rule.match
        if any((match.kind, match.entity, match.role, match.category, match.table)):
            return None
        if any(matches(pattern, name) for pattern in match.column or ("*",)):
            return rule
    return None


LINT = Lint("nothing_sensitive_left", Gravity.REMARK, _look)

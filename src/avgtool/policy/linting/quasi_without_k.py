"""Data that point to a person together are left in, and nothing says how many people must share a combination.

Whoever has a reason not to ask that says it in ``why_no_k``, and the report repeats it. Date of birth and four digits
of the postcode were unique for 67 % of Dutch people (Koot, 2010).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Role
from avgtool.model.treatment import LEAVES_TRUTH, Effect
from avgtool.policy.linting.base import Gravity, Lint, Said, decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Rule


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    if policy.why_no_k is not None or (policy.privacy is not None and policy.privacy.k is not None):
        return
    left: dict[str, Rule | None] = {}
    kept = False
    for facts, rule, effect in decisions(policy, known):
        if facts.role is Role.QUASI and effect in LEAVES_TRUTH:
            left.setdefault(facts.kind.value, rule)
            kept = kept or effect is Effect.KEEPS
    if kept or len(left) > 1:
        what = msg(
            "Left in, as they are or coarser: {kinds}. Together they can point to a person. Say under privacy: how "
            "many people must share each combination, such as k: 10; or say why not: why_no_k.",
            kinds=", ".join(sorted(left)),
        )
        rules = [rule for rule in left.values() if rule is not None]
        yield Said(what, min(rules, key=policy.rules.index) if rules else None)


LINT = Lint("quasi_without_k", Gravity.REMARK, _look)

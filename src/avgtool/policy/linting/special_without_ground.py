"""Special categories or criminal data left in, with a reason that names no ground (AVG 9(2), 10, UAVG 22 to 33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category
from avgtool.policy.linting.base import Gravity, Lint, Said, decisions, number
from avgtool.policy.linting.grounds import LEAVES_IT, names_ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Rule

_CATEGORIES = frozenset({Category.SPECIAL, Category.CRIMINAL})


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    found: dict[int | None, Rule | None] = {}
    for facts, rule, effect in decisions(policy, known):
        if facts.category in _CATEGORIES and effect in LEAVES_IT and not (rule and names_ground(rule.because)):
            found.setdefault(policy.rules.index(rule) if rule else None, rule)
    for rule in found.values():
        if rule is None:
            yield Said(
                msg(
                    "unmatched: keep leaves special categories of personal data and criminal data in, without a ground "
                    "(AVG 9(2) or 10, UAVG 22 to 33). Drop them by a rule that asks for the categories."
                )
            )
        else:
            what = msg(
                "Rule {number} keeps special categories of personal data or criminal data, and its reason names no "
                "ground for that (AVG 9(2) or 10, UAVG 22 to 33). Name it, or drop them by a rule that comes before.",
                number=number(rule),
            )
            yield Said(what, rule)


LINT = Lint("special_without_ground", Gravity.OBJECTION, _look)

"""Special categories or criminal data kept, with a reason that names no ground (AVG 9(2) and 10, UAVG 22 to 33)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category
from avgtool.model.treatment import Effect
from avgtool.policy.coverage import deciding
from avgtool.policy.linting.base import Gravity, Lint, Said, asks_for_contents, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Words

_GROUND = re.compile(
    r"\b(?:U?AVG|GDPR|art\.|artikel|article|toestemming|consent|wet|wettelijke?|law|statute|9\(2\))\b", re.IGNORECASE
)
_CATEGORIES = frozenset({Category.SPECIAL, Category.CRIMINAL})


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    found: dict[int, None] = {}
    for facts in known.facts:
        if facts.category in _CATEGORIES:
            kept = (rule for rule in deciding(policy.rules, facts) if rule.operator.effect is Effect.KEEPS)
            found.update((policy.rules.index(rule), None) for rule in kept if not _names_ground(rule.because))
    for place in found:
        rule = policy.rules[place]
        if asks_for_contents(rule):
            what = msg(
                "Rule {number} keeps special categories of personal data or criminal data, and its reason names no "
                "ground for that (AVG 9(2) or 10, UAVG 22 to 33). Name it, or drop them by a rule that comes before.",
                number=number(rule),
            )
            yield Said(what, rule)


def _names_ground(because: Words) -> bool:
    return any(_GROUND.search(text) for text in (because.nl, because.en or ""))


LINT = Lint("special_without_ground", Gravity.OBJECTION, _look)

"""A rule that never decides, because earlier ones fit every column that it fits.

An inherited rule that the extending policy's own rules come before is *overridden*, which is what extending is for:
``policy show`` tells it, and nothing is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.coverage import covering
from avgtool.policy.linting.base import Gravity, Lint, Said, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    for place, rule in enumerate(policy.rules):
        first = covering(rule, policy.rules[:place], known.kinds)
        if first and all(one.source == rule.source for one in first):
            what = msg(
                "Rule {number} never decides: rule {earlier} comes first and fits the same columns. The first rule "
                "that fits decides.",
                number=number(rule),
                earlier=", ".join(str(number(one)) for one in first),
            )
            yield Said(what, rule)


LINT = Lint("unreachable_rule", Gravity.REMARK, _look)

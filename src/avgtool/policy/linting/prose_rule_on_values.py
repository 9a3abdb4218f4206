"""The operator that looks for personal data among words, for columns that hold nothing else.

It leaves whatever it does not find, such as an e-mail address that is written oddly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.model.treatment import Effect
from avgtool.policy.linting.base import Gravity, Lint, Said, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy

_PROSE = frozenset({Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII, Kind.NONE})
"""Kinds in which words stand among others."""


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    kinds = known.kinds
    for rule in policy.rules:
        named = set(rule.match.kind or ()) | {kinds[entity] for entity in rule.match.entity or () if entity in kinds}
        values = sorted(kind.value for kind in named - _PROSE)
        if rule.operator.effect is Effect.INSIDE_TEXT and values:
            what = msg(
                "Rule {number}: the operator text replaces what it finds among other words; columns of {kinds} hold "
                "nothing else. Choose drop, mask, replace or pseudonymize for them.",
                number=number(rule),
                kinds=", ".join(values),
            )
            yield Said(what, rule)


LINT = Lint("prose_rule_on_values", Gravity.REMARK, _look)

"""A rule that fits no column: what it asks for cannot go together, or its name is a pattern of another language.

Of a rule that drops this is the dangerous kind: its writer believes that the data are gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind
from avgtool.policy.coverage import fits
from avgtool.policy.linting.base import Gravity, Lint, Said, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Match, Policy

_FOREIGN = re.compile(r"^\^|\$$|\.\*|\.\+|\\[dws]|^%|%$|\(\?|\[[^\]]+\][*+?]")
"""Signs of regular expressions and of SQL, which are names here."""
_PROSE = frozenset({Kind.NONE, Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII})
"""Kinds that go with any category and any entity: what is found inside decides."""


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    for rule in policy.rules:
        foreign = [name for name in rule.match.column or () if _FOREIGN.search(name)]
        if foreign:
            what = msg(
                "Rule {number} asks for a column called {name}: that looks like a pattern of another language. Here * "
                "stands for any characters and ? for one.",
                number=number(rule),
                name=foreign[0],
            )
            yield Said(what, rule)
        if not _can_fit(rule.match, known):
            what = msg(
                "Rule {number} fits no column: no data are of the kind, entity, category and role that it asks for "
                "together. Everything in match must fit; write a rule for each.",
                number=number(rule),
            )
            yield Said(what, rule)


def _can_fit(match: Match, known: Known) -> bool:
    """Whether some column can be meant; of prose, and of columns that hold nothing personal, any is believed."""
    asked = sum(one is not None for one in (match.kind, match.entity, match.category, match.role))
    if asked <= 1 or (match.entity is None and _PROSE & set(match.kind or _PROSE)):
        return True
    if match.category is not None and Category.NONE in match.category:
        return True
    return any(fits(match, facts) for facts in known.facts)


LINT = Lint("never_matches", Gravity.REMARK, _look)

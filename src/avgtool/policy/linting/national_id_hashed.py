"""A BSN or another national number made a token. AVG 87 and UAVG 46 allow its use only where a law says so.

And a token of it can be found by trying: of nine digits about 90 million pass the 11-test, an hour's work for whoever
gets at the key (EDPB guidelines 01/2025: pseudonymization protects as long as the key does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category
from avgtool.policy.coverage import deciding
from avgtool.policy.linting.base import Gravity, Lint, Said, makes_tokens, number, some, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    national = [one for one in known.facts if one.category is Category.NATIONAL_ID]
    found: dict[int, list[str]] = {}
    for facts in national:
        for rule in deciding(policy.rules, facts):
            if makes_tokens(rule) and speaks_of(rule, facts, known):
                found.setdefault(policy.rules.index(rule), []).append(facts.entity)
    for place, entities in found.items():
        rule = policy.rules[place]
        what = msg(
            "Rule {number} pseudonymizes national identification numbers ({entities}). Whoever has the key finds them "
            "by trying, and only a law allows their use (AVG 87, UAVG 46): drop them, by a rule that comes before it.",
            number=number(rule),
            entities=some(entities),
        )
        yield Said(what, rule)
    yield from _inside_texts(policy, {one.entity for one in national})


def _inside_texts(policy: Policy, national: set[str]) -> Iterator[Said]:
    tokens = sorted(entity for entity, one in policy.text.by_entity.items() if entity in national and one.token_form)
    if tokens:
        what = msg(
            "Inside texts {entities} is pseudonymized. Whoever has the key finds such a number by trying, and only a "
            "law allows its use (AVG 87, UAVG 46): replace it.",
            entities=", ".join(tokens),
        )
        yield Said(what)


LINT = Lint("national_id_hashed", Gravity.OBJECTION, _look)

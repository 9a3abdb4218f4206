"""A BSN or another national number left in, whole, in part or as a number that could be somebody's, without a ground.

AVG 87 and UAVG 46 allow the use of such a number only where a law says so. A stand-in that passes the check of the
number is told apart from a real one by nobody, unless it is of the block that no authority gives out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category
from avgtool.policy.linting.base import Gravity, Lint, Said, decisions, number, some
from avgtool.policy.linting.grounds import LEAVES_IT, names_law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.treatment import Effect
    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Rule


def _look(policy: Policy, known: Known) -> Iterator[Said]:
    found: dict[int | None, list[str]] = {}
    for facts, rule, effect in decisions(policy, known):
        if facts.category is Category.NATIONAL_ID and _is_left(rule, effect):
            found.setdefault(policy.rules.index(rule) if rule else None, []).append(facts.entity)
    for place, entities in found.items():
        yield _unmatched(entities) if place is None else _by_rule(policy.rules[place], entities)
    yield from _inside_texts(policy, {one.entity for one in known.facts if one.category is Category.NATIONAL_ID})


def _is_left(rule: Rule | None, effect: Effect) -> bool:
    if rule is None:
        return effect in LEAVES_IT
    passes = rule.operator.parameters().get("test_range") is not None
    return (effect in LEAVES_IT or passes) and not names_law(rule.because)


def _by_rule(rule: Rule, entities: list[str]) -> Said:
    what = msg(
        "Rule {number} leaves national identification numbers in ({entities}), whole, in part or as numbers that pass "
        "their check, and its reason names no law that allows it (AVG 87, UAVG 46). Name it, or drop them by a rule "
        "that comes before.",
        number=number(rule),
        entities=some(entities),
    )
    return Said(what, rule)


def _unmatched(entities: list[str]) -> Said:
    what = msg(
        "unmatched: keep leaves national identification numbers in ({entities}); only a law allows their use (AVG 87, "
        "UAVG 46). Drop them by a rule: {rule}.",
        entities=some(entities),
        rule="{category: national_id}",
    )
    return Said(what)


def _inside_texts(policy: Policy, national: set[str]) -> Iterator[Said]:
    left = sorted(
        entity
        for entity, one in policy.text.by_entity.items()
        if entity in national and (one.effect in LEAVES_IT or one.parameters.get("test_range") is not None)
    )
    if left:
        what = msg(
            "Inside texts {entities} stays, whole, in part or as a number that passes its check. Only a law allows its "
            "use (AVG 87, UAVG 46), and a text is no place for it: replace it.",
            entities=", ".join(left),
        )
        yield Said(what)


LINT = Lint("national_id_kept", Gravity.OBJECTION, _look)

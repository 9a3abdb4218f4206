"""What a valid policy says that its writer will hardly mean: rules that never decide, prose looked for in values."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.model.treatment import Effect
from avgtool.policy.schema import Match, is_pattern, matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.policy.schema import Policy, Rule

_PROSE = frozenset({Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII, Kind.NONE})
"""Kinds in which words stand among others."""
_PARTS = ("column", "kind", "entity", "category", "role")
_MOST = 10_000
"""Single cases of one rule that are looked at."""


def remarks(policy: Policy, kinds: Mapping[str, Kind]) -> tuple[Message, ...]:
    """What whoever wrote the policy should look at again; with file and line.

    Args:
        policy: A valid policy.
        kinds: The kind of columns that hold each entity.
    """
    return tuple(
        msg("{source}:{line}: {remark}", source=policy.source, line=rule.line, remark=remark)
        for rule in policy.rules
        for remark in (*_never_decides(rule, policy.rules[: rule.position], kinds), *_no_prose(rule, kinds))
    )


def _never_decides(rule: Rule, earlier: Sequence[Rule], kinds: Mapping[str, Kind]) -> Iterator[Message]:
    cases = list(islice(_cases(rule.match), _MOST + 1))
    if len(cases) > _MOST:
        return
    first = [next((one for one in earlier if _covers(one.match, case, kinds)), None) for case in cases]
    deciding = sorted({one.position + 1 for one in first if one is not None})
    if deciding and None not in first:
        yield msg(
            "Rule {number} never decides: rule {earlier} comes first and fits the same columns. The first rule that "
            "fits decides.",
            number=rule.position + 1,
            earlier=", ".join(map(str, deciding)),
        )


def _no_prose(rule: Rule, kinds: Mapping[str, Kind]) -> Iterator[Message]:
    match = rule.match
    named = set(match.kind or ()) | {kinds[entity] for entity in match.entity or () if entity in kinds}
    values = sorted(kind.value for kind in named - _PROSE)
    if rule.operator.effect is Effect.INSIDE_TEXT and values:
        yield msg(
            "Rule {number}: the operator text replaces what it finds among other words; columns of {kinds} hold "
            "nothing else. Choose drop, mask, replace or pseudonymize for them.",
            number=rule.position + 1,
            kinds=", ".join(values),
        )


def _cases(match: Match) -> Iterator[Match]:
    """The match for each single name, kind, entity, category and role it lists."""
    listed = [[(part, one) for one in values] for part in _PARTS if (values := getattr(match, part)) is not None]
    for chosen in product(*listed):
        yield Match.model_construct(_fields_set={part for part, _ in chosen}, **{part: (one,) for part, one in chosen})


def _covers(earlier: Match, case: Match, kinds: Mapping[str, Kind]) -> bool:
    """Whether the earlier match fits every column that the single case fits."""
    return all(
        wanted is None or _fits(part, wanted, case, kinds)
        for part, wanted in ((part, getattr(earlier, part)) for part in _PARTS)
    )


def _fits(part: str, wanted: Sequence[str], case: Match, kinds: Mapping[str, Kind]) -> bool:
    given = getattr(case, part)
    if part == "kind" and given is None and case.entity is not None:
        return kinds.get(case.entity[0]) in wanted
    if given is None:
        return part == "column" and any(set(pattern) == {"*"} for pattern in wanted)
    if part == "column":
        return any(_includes(pattern, given[0]) for pattern in wanted)
    return given[0] in wanted


def _includes(pattern: str, name: str) -> bool:
    """Whether every name that ``name`` stands for is meant by ``pattern`` too."""
    if pattern.casefold() == name.casefold() or set(pattern) == {"*"}:
        return True
    return not is_pattern(name) and matches(pattern, name)

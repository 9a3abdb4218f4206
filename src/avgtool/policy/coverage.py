"""Which rules of a policy come to decide: about the columns that another rule fits, and about each kind of data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from avgtool.model.kinds import Category, Kind, Role
from avgtool.policy.schema import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.policy.schema import Rule

_PARTS = ("table", "column", "kind", "entity", "category", "role")
_NAMES = frozenset({"table", "column"})
"""Parts that are patterns of names."""
_ALL: Mapping[str, frozenset[Kind | Category | Role]] = {
    "kind": frozenset(Kind),
    "category": frozenset(Category),
    "role": frozenset(Role),
}
"""Parts of which every column has one of these."""
_MANY, _ONE = "\x00", "\x01"
"""In the place of * and ? of a pattern that is held against another one: the first is meant by a * alone."""
_MOST = 10_000
"""Single cases of one rule that are looked at."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of every column that holds one entity."""

    entity: str
    kind: Kind
    category: Category
    role: Role


def covering(rule: Rule, earlier: Sequence[Rule], kinds: Mapping[str, Kind]) -> tuple[Rule, ...]:
    """The rules before ``rule`` that together fit every column that it fits; none where something is left for it.

    Only what is certain is told: two patterns that share some names and not all are taken for different ones.
    """
    cases = list(islice(_cases(rule.match), _MOST + 1))
    if len(cases) > _MOST:
        return ()
    first = [next((one for one in earlier if _covers(one.match, case, kinds)), None) for case in cases]
    if None in first:
        return ()
    return tuple(one for one in earlier if one in first)


def covering_partly(rule: Rule, earlier: Sequence[Rule], kinds: Mapping[str, Kind]) -> tuple[Rule, ...]:
    """The rules before ``rule`` that fit some of what it fits, listed or asked for more narrowly."""
    cases = list(islice(_cases(rule.match), _MOST))
    return tuple(
        one
        for one in earlier
        if any(_covers(one.match, case, kinds) for case in cases)
        or any(_covers(rule.match, case, kinds) for case in islice(_cases(one.match), _MOST))
    )


def deciding(rules: Sequence[Rule], facts: Facts) -> Iterator[Rule]:
    """The rules that decide about columns of one entity: those for certain names, and the first that asks for none."""
    for rule in rules:
        match = rule.match
        if fits(match, facts):
            yield rule
            if _is_any(match.column) and _is_any(match.table):
                return


def leaves_over(rules: Sequence[Rule], facts: Facts) -> bool:
    """Whether a column of this entity can be left that no rule is about."""
    return not any(
        fits(rule.match, facts) and _is_any(rule.match.column) and _is_any(rule.match.table) for rule in rules
    )


def fits(match: Match, facts: Facts) -> bool:
    """Whether a column of this entity can be meant, whatever it is called."""
    return (
        (match.kind is None or facts.kind in match.kind)
        and (match.entity is None or facts.entity in match.entity)
        and (match.category is None or facts.category in match.category)
        and (match.role is None or facts.role in match.role)
    )


def _is_any(patterns: Sequence[str] | None) -> bool:
    return patterns is None or any(set(pattern) == {"*"} for pattern in patterns)


def _cases(match: Match) -> Iterator[Match]:
    """The match for each single table, name, kind, entity, category and role it lists."""
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
        return (part in _NAMES and _is_any(wanted)) or set(wanted) >= _ALL.get(part, {None})
    if part in _NAMES:
        return any(_includes(pattern, given[0]) for pattern in wanted)
    return given[0] in wanted


def _includes(pattern: str, name: str) -> bool:
    """Whether every name that ``name`` stands for, a name or a pattern itself, is meant by ``pattern`` too."""
    inner = name.replace("*", _MANY).replace("?", _ONE)
    outer = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", f"[^{_MANY}]")
    return re.fullmatch(outer, inner, re.IGNORECASE | re.DOTALL) is not None

"""What a lint is: one thing that a valid policy says and that its writer will hardly mean, or must not mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.policy.coverage import deciding, leaves_over

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from avgtool.i18n import Message
    from avgtool.model.kinds import Kind
    from avgtool.model.plan import RuleReference
    from avgtool.model.treatment import Effect
    from avgtool.policy.coverage import Facts
    from avgtool.policy.schema import Policy, Rule


class Gravity(StrEnum):
    """What follows from what a lint says."""

    OBJECTION = "objection"
    """It must not stay so: ``policy check`` answers no (exit code 1)."""
    REMARK = "remark"
    """To be looked at."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a lint says, before it is known of which lint it is."""

    message: Message
    rule: Rule | None = None
    """What it is about; none where it is about the policy as a whole."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at again."""

    code: str
    """Stable word for scripts, such as ``unreachable_rule``."""
    gravity: Gravity
    message: Message
    where: str
    """``file:line``, or the file."""
    rule: RuleReference | None = None


def _nothing(name: str) -> Collection[str]:  # noqa: ARG001 - one signature
    return ()


@dataclass(frozen=True, slots=True)
class Known:
    """What lints go by, of all entities that can be found."""

    facts: tuple[Facts, ...]
    of_name: Callable[[str], Collection[str]] = _nothing
    """The entities that the name of a column speaks for."""

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kind of columns that hold each entity."""
        return {one.entity: one.kind for one in self.facts}


@dataclass(frozen=True, slots=True)
class Lint:
    """One rule that policies are held against."""

    code: str
    gravity: Gravity
    look: Callable[[Policy, Known], Iterator[Said]]
    """What it says of a policy; nothing where there is nothing to say."""

    def remarks(self, policy: Policy, known: Known) -> Iterator[Remark]:
        """What it says, with where that stands."""
        for said in self.look(policy, known):
            where = said.rule.where if said.rule else policy.source
            yield Remark(self.code, self.gravity, said.message, where, said.rule.reference if said.rule else None)


def number(rule: Rule) -> int:
    """As a reader counts rules, from 1."""
    return (rule.reference.position or 0) + 1


def asks_for_contents(rule: Rule) -> bool:
    """Whether the rule asks what columns hold; one that asks for names alone means what its writer knows them to be."""
    match = rule.match
    asked = (match.kind, match.entity, match.role, match.category)
    return any(one is not None for one in asked) or any(set(pattern) == {"*"} for pattern in match.column or ("*",))


def speaks_of(rule: Rule, facts: Facts, known: Known) -> bool:
    """Whether the rule means columns of one entity: by what it asks of contents, or by a name that speaks for them."""
    names = (name.replace("*", " ").replace("?", " ") for name in rule.match.column or ())
    return asks_for_contents(rule) or any(facts.entity in known.of_name(name) for name in names)


def decisions(policy: Policy, known: Known) -> Iterator[tuple[Facts, Rule | None, Effect]]:
    """What the policy leaves of columns of each entity, and by which rule; none where it says so of the unmatched."""
    for facts in known.facts:
        for rule in deciding(policy.rules, facts):
            if speaks_of(rule, facts, known):
                yield facts, rule, rule.operator.effect
        if policy.unmatched is not None and leaves_over(policy.rules, facts):
            yield facts, None, policy.unmatched.effect


def some(names: Sequence[str], most: int = 3) -> str:
    """The first of many names."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def makes_tokens(rule: Rule) -> bool:
    """Whether the rule puts a token in the place of each value: the same one for the same value."""
    return rule.operator.token_form() is not None

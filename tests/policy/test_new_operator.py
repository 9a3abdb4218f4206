"""An operator that avgtool has never heard of needs one module and one line: everything speaks of it by its effect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import polars as pl

from avgtool.catalog import operators
from avgtool.documents.afterwards import holds_now
from avgtool.documents.operator_words import describe
from avgtool.errors import PolicyError
from avgtool.i18n import Message
from avgtool.model.kinds import Evidence, Role
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, where_filled
from avgtool.policy.applying import apply_plan
from avgtool.policy.comparing import compare
from avgtool.policy.loading import read_policy
from avgtool.policy.plan_file import plans_from_json, plans_to_json
from avgtool.policy.planning import make_plan
from avgtool.policy.verification import verify
from avgtool.strict_yaml import load
from tests.policy.building import HEAD, column, findings

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text


class Reverse(OperatorModel):
    """Back to front."""

    name: ClassVar[str] = "reverse"
    title: ClassVar[Message] = Message("turn around")
    effect: ClassVar[Effect] = Effect.STANDS_IN

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:  # noqa: ARG002 - the protocol
        """Turned around."""
        return where_filled(expr, expr.str.reverse())

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """Turned around."""
        return text[::-1]

    def leaves(self) -> Text | None:
        """For the report."""
        return "turned around"


KNOWN = {**operators(), "reverse": Reverse}
POLICY = read_policy(
    load(
        f"{HEAD}rules:\n  - {{match: {{column: mail}}, operator: reverse, because: b}}\n", "x.yaml", error=PolicyError
    ),
    operators=KNOWN,
)
MAIL = column("mail", "email", "EMAIL_ADDRESS", role="direct", matched=2, evidence=("pattern",))


def test_it_is_planned_saved_and_carried_out():
    """From the policy to the rows."""
    plan = make_plan(findings(MAIL), POLICY)
    assert plans_from_json(plans_to_json([plan]), KNOWN) == (plan,)
    copy = apply_plan(pl.LazyFrame({"mail": ["abc", None]}), plan, KNOWN).collect()
    assert copy["mail"].to_list() == ["cba", None]


def test_what_it_leaves_may_look_like_a_value_but_may_not_be_the_same_one():
    """The verification goes by its effect: a palindrome is its own original."""
    plan = make_plan(findings(MAIL), POLICY)
    original = pl.LazyFrame({"mail": ["abc", "aba"]})
    compared = compare(original, apply_plan(original, plan, KNOWN), ["mail"], set())
    after = replace(MAIL, role=Role.DIRECT, evidence=(Evidence.PATTERN,))
    (objection,) = verify(plan, findings(MAIL), findings(after), compared, {"EMAIL_ADDRESS"}.__contains__)
    assert objection.rows == 1


def test_readers_hear_of_it_in_its_own_words():
    """In the plan, and in the report."""
    (step,) = make_plan(findings(MAIL), POLICY).steps
    assert str(describe(step.treatment)) == "turn around"
    assert holds_now(step, MAIL, MAIL).text == "turned around"

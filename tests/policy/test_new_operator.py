"""An operator that avgtool has never heard of needs one module and one line: everything speaks of it by its effect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import polars as pl
import pytest

from avgtool.catalog import operators
from avgtool.documents.afterwards import holds_now
from avgtool.documents.operator_words import describe
from avgtool.engines.local import LocalEngine
from avgtool.errors import PolicyError
from avgtool.i18n import Message
from avgtool.model.kinds import Evidence, Kind, Role
from avgtool.model.plan import Plan, Step
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, OperatorModel, where_filled
from avgtool.policy.applying import apply_plan
from avgtool.policy.comparing import compare
from avgtool.policy.loading import read_policy
from avgtool.policy.plan_file import plans_from_json, plans_to_json
from avgtool.policy.planning import make_plan
from avgtool.policy.treatments import treatment_of
from avgtool.policy.verification import verify
from avgtool.strict_yaml import load
from tests.policy.building import HEAD, column, findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.operators.base import OperatorContext, Statistics, Text


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


class Rare(OperatorModel):
    """What occurs once becomes *other*; needs all values before the first, and a column beside its own."""

    name: ClassVar[str] = "rare"
    title: ClassVar[Message] = Message("gather what is rare")
    effect: ClassVar[Effect] = Effect.COARSENS

    beside: str
    common: tuple[str, ...] = ()

    @property
    def learns(self) -> bool:
        """What is common."""
        return True

    def inputs(self) -> Mapping[str, str]:
        """The column beside."""
        return {"beside": self.beside}

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool = False) -> Rare:  # noqa: ARG002
        """Knowing what is common."""
        counted = statistics.frequencies(values, None)
        return self.model_copy(update={"common": tuple(counted.filter(pl.col("len") > 1)[VALUE])})

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """What is common, and what stands beside."""
        return pl.when(expr.is_in(self.common)).then(expr).otherwise(pl.lit("other")) + context.inputs["beside"]

    def value(self, text: str, context: OperatorContext) -> str | None:  # noqa: ARG002 - the protocol
        """What is common."""
        return text if text in self.common else "other"


def learned(beside: str, statistics: Statistics | None = None) -> list[str]:
    """A column treated by an operator that learns and looks aside."""
    known = {**operators(), "rare": Rare}
    made = treatment_of(Rare(beside=beside))
    step = Step("city", Kind.CITY, None, made, "rules[0]", "b")
    frame = pl.LazyFrame({"city": ["Ee", "Ede", "Ede"], "n": [1.0, 2.0, 3.0]})
    copy = apply_plan(frame, Plan("x", None, None, "p", "0", (step,)), known, statistics=statistics).collect()
    return copy["city"].to_list()


def test_an_operator_may_learn_from_all_values_and_look_at_other_columns():
    """Of which it gets the text, as every operator does."""
    assert learned("n", LocalEngine()) == ["other1", "Ede2", "Ede3"]


def test_a_column_to_look_at_that_is_not_there_is_told():
    """Before any value is treated."""
    with pytest.raises(PolicyError, match="nummer"):
        learned("nummer", LocalEngine())

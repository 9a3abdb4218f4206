"""Between operators and treatments: a policy builds operators, a plan holds them as data, applying it builds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.treatment import TextTreatments, Treatment
from avgtool.operators.replace import Replace
from avgtool.policy.meaning import build_operator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from avgtool.operators.base import Operator, OperatorContext

    Operators: TypeAlias = Mapping[str, type[Operator]]
    Action: TypeAlias = Callable[[str], str]


def treatment_of(operator: Operator) -> Treatment:
    """An operator as plain data."""
    return Treatment(
        operator=operator.name,
        effect=operator.effect,
        parameters=operator.parameters(),
        needs_key=operator.needs_key,
        title=operator.title,
        details=operator.details(),
        leaves=operator.leaves(),
        empties_without=operator.empties_without(),
        token_form=operator.token_form(),
    )


def operator_of(name: str, parameters: Mapping[str, object], known: Operators) -> Operator:
    """The operator that a plan names.

    Raises:
        PolicyError: There is no such operator, or it does not have these parameters.
    """
    try:
        return build_operator(known[name], parameters)
    except (KeyError, ValidationError):
        raise PolicyError(
            msg("The plan names an operator or parameters that do not exist: {name}.", name=name),
            hint=msg("Make the plan again, with this version of avgtool."),
        ) from None


def by_label() -> TextTreatments:
    """What becomes of personal data in prose where no policy says so: what readers call it, between brackets."""
    return TextTreatments(treatment_of(Replace()))


def text_actions(
    treatments: TextTreatments,
    entities: Iterable[str],
    context: Callable[[str | None], OperatorContext],
    known: Operators,
) -> tuple[dict[str, Action], Action]:
    """What becomes of personal data in prose: by entity, and for entities nobody knows.

    Args:
        treatments: What is done to each.
        entities: All entities that may be found.
        context: What an operator may know of an entity; of any other one for None.
        known: The operators that may be named.

    Raises:
        KeyFileError: An entity is pseudonymized and there is no key.
        PolicyError: An operator does not exist.
    """
    names = sorted({*entities, *treatments.by_entity})
    actions = {name: _action(treatments.of(name), context(name), known) for name in names}
    return actions, _action(treatments.default, context(None), known)


def _action(treatment: Treatment, context: OperatorContext, known: Operators) -> Action:
    operator = operator_of(treatment.operator, treatment.parameters, known)
    operator.value("-", context)  # a missing key is told before the work begins

    def act(text: str) -> str:
        return operator.value(text, context) or ""

    return act

"""avgtool's operators as Presidio's anonymizer takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presidio_anonymizer.entities import InvalidParamError
from presidio_anonymizer.operators import Operator as PresidioOperator
from presidio_anonymizer.operators import OperatorType
from pydantic import ValidationError

from avgtool.catalog import operators as own_operators
from avgtool.keys import Key
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorContext, OperatorModel

if TYPE_CHECKING:
    from avgtool.operators.base import Operator

_GIVE_KEY = "give an avgtool.keys.Key: avgtool.load_key(path) reads one"
_FOR_COLUMNS = frozenset({Effect.DROPS, Effect.INSIDE_TEXT})


def operators() -> list[type[PresidioOperator]]:
    """Avgtool's operators for ``AnonymizerEngine.add_anonymizer``, each named ``avgtool_…``.

    Their parameters are those of avgtool's policies, and ``key``: an :class:`avgtool.keys.Key`, which every operator
    needs that works under one. ``InvalidParamError`` says which parameter is wrong or missing.
    """
    return [_operator(name, model) for name, model in own_operators().items() if _is_for_texts(model)]


def _is_for_texts(model: type[Operator]) -> bool:
    return model.effect not in _FOR_COLUMNS and not model.column_only


def _operator(name: str, model: Any) -> type[PresidioOperator]:
    """A Presidio operator class around one of ours."""

    class AvgtoolOperator(PresidioOperator):
        """One of avgtool's operators."""

        def operate(self, text: str, params: dict[str, Any] | None = None) -> str:
            """The treated value; nothing where nothing is left."""
            operator, context = _made(model, params or {})
            return operator.value(text, context) or ""

        def validate(self, params: dict[str, Any] | None = None) -> None:
            """Raise InvalidParamError where a parameter is wrong."""
            _made(model, params or {})

        def operator_name(self) -> str:
            """As an ``OperatorConfig`` names it."""
            return f"avgtool_{name}"

        def operator_type(self) -> OperatorType:
            """It anonymizes."""
            return OperatorType.Anonymize

    AvgtoolOperator.__name__ = f"Avgtool{name.title()}"
    return AvgtoolOperator


def _made(model: type[OperatorModel], params: dict[str, Any]) -> tuple[Any, OperatorContext]:
    own = {name: value for name, value in params.items() if name not in {"entity_type", "key"}}
    key, entity = params.get("key"), params.get("entity_type")
    try:
        operator = model.model_validate(own)
    except ValidationError as error:
        places = ", ".join(sorted({".".join(map(str, each["loc"])) for each in error.errors()}))
        raise InvalidParamError(f"Invalid parameters for avgtool_{model.name}: {places}") from None
    if key is not None and not isinstance(key, Key):
        raise InvalidParamError(f"Invalid parameters for avgtool_{model.name}: key; {_GIVE_KEY}")
    if operator.looks_around:
        raise InvalidParamError(f"With these parameters avgtool_{model.name} looks at more than one value")
    if model.needs_key and key is None:
        raise InvalidParamError(f"avgtool_{model.name} needs the parameter key; {_GIVE_KEY}")
    return operator, OperatorContext(entity=entity, derive=key.derive if key else None)

"""avgtool's recognizers and operators, for anyone's own Presidio.

    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from avgtool.presidio import recognizers

    registry = RecognizerRegistry(recognizers=recognizers("nl"), supported_languages=["nl"])
    engine = AnalyzerEngine(registry=registry, nlp_engine=nlp_engine(), supported_languages=["nl"])

They follow Presidio's conventions (entity names, ``context``, explanations, country codes), and need no model: any NLP
engine will do, :func:`nlp_engine` gives one that only tokenizes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presidio_anonymizer.entities import InvalidParamError
from presidio_anonymizer.operators import Operator as PresidioOperator
from presidio_anonymizer.operators import OperatorType
from pydantic import ValidationError

from avgtool import catalog
from avgtool.operators import operators as own_operators
from avgtool.operators.base import OperatorContext, OperatorModel
from avgtool.recognizers.presidio import DeclaredRecognizer, DeclaredRecognizers
from avgtool.text.engine import TokenizerEngine

if TYPE_CHECKING:
    from collections.abc import Collection

    from presidio_analyzer import EntityRecognizer
    from presidio_analyzer.nlp_engine import NlpEngine

__all__ = ["nlp_engine", "operators", "recognizers"]

_FOR_TEXT_ONLY = frozenset({"text", "drop"})


def recognizers(
    language: str = "nl", *, countries: Collection[str] | None = None, names: bool = True
) -> list[EntityRecognizer]:
    """One Presidio recognizer for each kind of personal data, and those that find names.

    Args:
        language: ISO 639-1 code of the texts; becomes their ``supported_language``.
        countries: ISO 3166-1 alpha-2 codes (``{"NL", "BE"}``) whose identifiers are wanted beside those that know no
            country; all by default.
        names: Whether to add the name finders of the language (PERSON, LOCATION, ADDRESS, ORGANIZATION).
    """
    declared = [
        one
        for one in catalog.recognizers()
        if one.in_text and one.shapes and (countries is None or one.country is None or one.country in countries)
    ]
    winners: dict[str, set[str]] = {}
    for one in declared:
        for loser in one.beats:
            winners.setdefault(loser, set()).add(one.entity)
    own: list[EntityRecognizer] = [
        DeclaredRecognizer(one, language=language, beaten_by=sorted(winners.get(one.entity, ()))) for one in declared
    ]
    finders = catalog.text_recognizers(language) if names else ()
    return own + [each for each in finders if not isinstance(each, DeclaredRecognizers)]


def nlp_engine(*languages: str) -> NlpEngine:
    """A Presidio NLP engine without a model: spaCy's tokenizers for ``languages``, Dutch by default."""
    return TokenizerEngine(languages or ("nl",))


def operators() -> list[type[PresidioOperator]]:
    """Avgtool's operators for ``AnonymizerEngine.add_anonymizer``, each named ``avgtool_…``.

    Their parameters are those of avgtool's policies, and ``key``: an :class:`avgtool.keys.Key`, for pseudonyms.
    ``InvalidParamError`` says which parameter is wrong.
    """
    return [_operator(name, model) for name, model in own_operators().items() if name not in _FOR_TEXT_ONLY]


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
    return operator, OperatorContext(entity=entity, derive=key.derive if key else None)

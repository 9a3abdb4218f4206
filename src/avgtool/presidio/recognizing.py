"""Our kinds and name finders as recognizer classes, made as Presidio makes its own: by class name, in YAML too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from presidio_analyzer import EntityRecognizer

from avgtool import catalog
from avgtool.recognizers.presidio import DeclaredRecognizer
from avgtool.text.engine import TokenizerEngine
from avgtool.text.hint_recognizer import HintRecognizer
from avgtool.text.naming import NameRecognizer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from presidio_analyzer import RecognizerResult
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    from avgtool.recognizers.base import Recognizer


class KindRecognizer(DeclaredRecognizer):
    """One kind of personal data; each has a class of its own, named as Presidio names them."""

    declaration: ClassVar[Recognizer]
    beaten_by: ClassVar[tuple[str, ...]]

    def __init__(
        self,
        supported_language: str = "nl",
        context: Sequence[str] | None = None,
        name: str | None = None,
        supported_entities: Sequence[str] | None = None,
        version: str | None = None,
        country_code: str | None = None,
    ) -> None:
        """As Presidio's registry makes recognizers.

        Args:
            supported_language: ISO 639-1 code of the texts.
            context: Words near a value, instead of the kind's own.
            name: What results call the recognizer; by default the name of its class.
            supported_entities: The entity of the kind, or left out.
            version: Shown by Presidio; means nothing here.
            country_code: That of the kind, or left out.

        Raises:
            ValueError: ``supported_entities`` or ``country_code`` says something else than the kind.
        """
        entity = self.declaration.entity
        if supported_entities and list(supported_entities) != [entity]:
            raise ValueError(f"{type(self).__name__} finds {entity} only")
        self._resolve_country_code(country_code)
        declared = self.declaration if context is None else replace(self.declaration, context=tuple(context))
        super().__init__(declared, language=supported_language, beaten_by=self.beaten_by)
        self.name = name or self.name
        self.version = version or self.version


class AvgtoolNamesRecognizer(EntityRecognizer):
    """Every name finder of a language together: PERSON, LOCATION, ADDRESS, ORGANIZATION."""

    def __init__(
        self,
        supported_language: str = "nl",
        context: Sequence[str] | None = None,
        name: str | None = None,
        supported_entities: Sequence[str] | None = None,
        version: str = "0.0.1",
    ) -> None:
        """As Presidio's registry makes recognizers; ``supported_entities`` keeps it to some of its entities."""
        self._finders = _name_recognizers(supported_language)
        found = {entity for each in self._finders for entity in each.supported_entities}
        super().__init__(
            supported_entities=sorted(found & set(supported_entities) if supported_entities else found),
            name=name or type(self).__name__,
            supported_language=supported_language,
            version=version,
            context=list(context or ()),
        )

    def load(self) -> None:
        """Nothing to load: the finders are ready."""

    def analyze(self, text: str, entities: Sequence[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """What the finders find of ``entities`` (of all, when empty)."""
        wanted = [entity for entity in self.supported_entities if not entities or entity in entities]
        if not wanted:
            return []
        results = [found for each in self._finders for found in each.analyze(text, wanted, nlp_artifacts)]
        for each in results:  # an engine gives a recognizer its own results back by this mark, and drops the others
            each.recognition_metadata = {**(each.recognition_metadata or {}), each.RECOGNIZER_IDENTIFIER_KEY: self.id}
        return results


class AvgtoolHintsRecognizer(HintRecognizer):
    """Words that hint at a special category (HEALTH, RELIGION, UNION, …), with score 0.3; in Dutch texts alone."""

    def __init__(
        self,
        supported_language: str = "nl",
        context: Sequence[str] | None = None,
        name: str | None = None,
        supported_entities: Sequence[str] | None = None,
        version: str = "0.0.1",
    ) -> None:
        """As Presidio's registry makes recognizers; ``supported_entities`` keeps it to some of its entities."""
        super().__init__(
            catalog.hints(supported_language),
            language=supported_language,
            name=name or type(self).__name__,
            entities=supported_entities,
        )
        self.version = version
        self.context = list(context or ())


def recognizers(
    language: str = "nl", *, countries: Collection[str] | None = None, names: bool = True, hints: bool = True
) -> list[EntityRecognizer]:
    """One Presidio recognizer for each kind of personal data, and those that find names and words that hint.

    Args:
        language: ISO 639-1 code of the texts; becomes their ``supported_language``.
        countries: ISO 3166-1 alpha-2 codes (``{"NL", "BE"}``) whose identifiers are wanted beside those that know no
            country; all by default.
        names: Whether to add the name finders of the language (PERSON, LOCATION, ADDRESS, ORGANIZATION).
        hints: Whether to add the words that hint at a special category (HEALTH, RELIGION, UNION, …), with score 0.3;
            there are Dutch ones alone.
    """
    own = [
        each(language)
        for each in KIND_CLASSES.values()
        if countries is None or each.declaration.country is None or each.declaration.country in countries
    ]
    hinting = [AvgtoolHintsRecognizer(language)] if hints and catalog.hints(language).stems else []
    return [*own, *(_name_recognizers(language) if names else ()), *hinting]


def registry_configuration(*languages: str) -> dict[str, Any]:
    """All of :func:`recognizers` as ``RecognizerRegistryProvider(registry_configuration=…)`` and its files have them.

    Args:
        languages: ISO 639-1 codes; Dutch by default.
    """
    names = [*KIND_CLASSES, AvgtoolNamesRecognizer.__name__, AvgtoolHintsRecognizer.__name__]
    return {
        "supported_languages": list(languages or ("nl",)),
        "recognizers": [{"name": name, "type": "predefined"} for name in names],
    }


def nlp_engine(*languages: str) -> NlpEngine:
    """A Presidio NLP engine without a model: spaCy's tokenizers for ``languages``, Dutch by default."""
    return TokenizerEngine(languages or ("nl",))


def _kind_classes(declared: Iterable[Recognizer]) -> dict[str, type[KindRecognizer]]:
    """A class for every kind that is looked for in texts: Presidio finds the classes of a registry file by name."""
    wanted = [one for one in declared if one.in_text and one.shapes]
    winners: dict[str, set[str]] = {}
    for one in wanted:
        for loser in one.beats:
            winners.setdefault(loser, set()).add(one.entity)
    made = [_kind_class(one, tuple(sorted(winners.get(one.entity, ())))) for one in wanted]
    return {each.__name__: each for each in made}


def _kind_class(declared: Recognizer, beaten_by: tuple[str, ...]) -> type[KindRecognizer]:
    name = f"Avgtool{declared.entity.title().replace('_', '')}Recognizer"
    country = declared.country.lower() if declared.country else None
    said = {
        "__doc__": f"Finds {declared.entity}.",
        "__module__": __name__,
        "COUNTRY_CODE": country,
        "declaration": declared,
        "beaten_by": beaten_by,
    }
    return type(name, (KindRecognizer,), said)


def _name_recognizers(language: str) -> list[EntityRecognizer]:
    return [each for each in catalog.text_recognizers(language) if isinstance(each, NameRecognizer)]


KIND_CLASSES = _kind_classes(catalog.recognizers())
"""The class of each kind, by name. They live as long as this module: Presidio looks among the classes there are."""

"""Our kinds and name finders as recognizer classes, made as Presidio makes its own: by class name, in YAML too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from avgtool import catalog
from avgtool.recognizers.presidio import DeclaredRecognizer
from avgtool.text.arbiter import Verdict
from avgtool.text.engine import TokenizerEngine
from avgtool.text.finding import HIGH_RECALL_THRESHOLD, TextSearch
from avgtool.text.hint_recognizer import HintRecognizer
from avgtool.text.reading import NameReader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    from avgtool.recognizers.base import Recognizer
    from avgtool.text.arbiter import Candidate

NAME_LANGUAGES = ("nl", "en")
"""Texts in which names are found: what finds them was made for Dutch, and knows everyday English words."""
_FOUND = frozenset({Verdict.ACCEPTED, Verdict.TRIMMED})


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
        super().__init__(
            declared, language=supported_language, unrelated=catalog.unrelated_words(), beaten_by=self.beaten_by
        )
        self.name = name or self.name
        self.version = version or self.version

    def enhance_using_context(
        self,
        text: str,
        raw_recognizer_results: list[RecognizerResult],
        other_raw_recognizer_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts | None,
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """As every declaration does; what is then below the threshold for high recall, 0.2, is left out."""
        weighed = super().enhance_using_context(
            text, raw_recognizer_results, other_raw_recognizer_results, nlp_artifacts, context
        )
        return [each for each in weighed if each.score >= HIGH_RECALL_THRESHOLD]


class AvgtoolNamesRecognizer(EntityRecognizer):
    """Every name finder together: PERSON, LOCATION, ADDRESS, ORGANIZATION, in Dutch and English texts.

    What one finder takes for a place inside the name that a surer one found is settled here: results do not overlap.
    Those below the threshold for high recall, 0.2, are left out.
    """

    name: str

    def __init__(
        self,
        supported_language: str = "nl",
        context: Sequence[str] | None = None,
        name: str | None = None,
        supported_entities: Sequence[str] | None = None,
        version: str = "0.0.1",
    ) -> None:
        """As Presidio's registry makes recognizers; ``supported_entities`` keeps it to some of its entities.

        Raises:
            ValueError: Names are not found in texts in ``supported_language``.
        """
        readers = _name_readers(supported_language)
        self._search = TextSearch(readers)
        found = {entity for each in readers for entity in each.finder.entities}
        super().__init__(
            supported_entities=sorted(found & set(supported_entities) if supported_entities else found),
            name=name or type(self).__name__,
            supported_language=supported_language,
            version=version,
            context=list(context or ()),
        )

    def load(self) -> None:
        """Nothing to load: the finders are ready."""

    def analyze(
        self,
        text: str,
        entities: Sequence[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """What the finders find of ``entities`` (of all, when empty), the surest where several claim a place."""
        wanted = {entity for entity in self.supported_entities if not entities or entity in entities}
        if not wanted:
            return []
        settled = self._search.consider(text, HIGH_RECALL_THRESHOLD)
        return [self._result(text, one) for one in settled if one.verdict in _FOUND and one.entity in wanted]

    def _result(self, text: str, found: Candidate) -> RecognizerResult:
        evidence = catalog.name_evidence(text, found) or found.source
        explanation = AnalysisExplanation(
            recognizer=self.name,
            original_score=found.score,
            pattern_name=found.source,
            textual_explanation=str(evidence),
        )
        return RecognizerResult(
            entity_type=found.entity,
            start=found.start,
            end=found.end,
            score=found.score,
            analysis_explanation=explanation,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )


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
    language: str = "nl", *, countries: Collection[str] | None = None, names: bool | None = None, hints: bool = True
) -> list[EntityRecognizer]:
    """One Presidio recognizer for each kind of personal data, and those that find names and words that hint.

    Args:
        language: ISO 639-1 code of the texts; becomes their ``supported_language``. The kinds are known by shape, check
            and Dutch and English words around them in texts of any language.
        countries: ISO 3166-1 alpha-2 codes (``{"NL", "BE"}``) whose identifiers are wanted beside those that know no
            country; all by default.
        names: Whether to add what finds names (PERSON, LOCATION, ADDRESS, ORGANIZATION). It was made for Dutch texts
            and does in English ones; by default it is added for these two and for no other language.
        hints: Whether to add the words that hint at a special category (HEALTH, RELIGION, UNION, …), with score 0.3;
            there are Dutch ones alone.

    Raises:
        ValueError: ``names`` asks for names in a language in which they are not found.
    """
    own = [
        each(language)
        for each in KIND_CLASSES.values()
        if countries is None or each.declaration.country is None or each.declaration.country in countries
    ]
    hinting = [AvgtoolHintsRecognizer(language)] if hints and catalog.hints(language).stems else []
    wants_names = language in NAME_LANGUAGES if names is None else names
    return [*own, *([AvgtoolNamesRecognizer(language)] if wants_names else ()), *hinting]


def registry_configuration(*languages: str) -> dict[str, Any]:
    """All of :func:`recognizers` as ``RecognizerRegistryProvider(registry_configuration=…)`` and its files have them.

    Args:
        languages: ISO 639-1 codes; Dutch by default.
    """
    chosen = list(languages or ("nl",))
    named = [language for language in chosen if language in NAME_LANGUAGES]
    names: dict[str, Any] = {"name": AvgtoolNamesRecognizer.__name__, "type": "predefined"}
    if named != chosen:
        names["supported_languages"] = named
    kinds = [{"name": name, "type": "predefined"} for name in KIND_CLASSES]
    hints = {"name": AvgtoolHintsRecognizer.__name__, "type": "predefined"}
    return {"supported_languages": chosen, "recognizers": [*kinds, *([names] if named else ()), hints]}


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


def _name_readers(language: str) -> tuple[NameReader, ...]:
    if language not in NAME_LANGUAGES:
        raise ValueError(
            f"names are found in texts in {' and '.join(NAME_LANGUAGES)}, not in {language}: leave them out "
            f"(names=False), or give AvgtoolNamesRecognizer supported_languages of its own"
        )
    return tuple(each for each in catalog.text_readers(language) if isinstance(each, NameReader))


KIND_CLASSES = _kind_classes(catalog.recognizers())
"""The class of each kind, by name. They live as long as this module: Presidio looks among the classes there are."""

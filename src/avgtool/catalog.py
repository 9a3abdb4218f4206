"""The one composition point: every recognizer, name finder, operator and policy, a line each.

Everything is imported inside functions, so that importing this module costs nothing. Third parties add their own by
entry points: a tuple of :class:`~avgtool.recognizers.base.Recognizer` under ``avgtool.recognizers``.
"""

from __future__ import annotations

import os
from functools import cache, partial
from importlib import metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import polars as pl
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer

    from avgtool.config import CalendarSettings, Config, TextSettings
    from avgtool.documents.words import EntityWords
    from avgtool.i18n import Message
    from avgtool.ledger.chained import Chain
    from avgtool.model.calendars import Calendar
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consent_words import ConsentWords
    from avgtool.model.requests import RequestLaw
    from avgtool.operators.base import Operator
    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy
    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.recognizers.hints import Hints
    from avgtool.scanning.headers import HeaderReader
    from avgtool.text.arbiter import Candidate
    from avgtool.text.finding import Finder
    from avgtool.text.known_names import KnownNames
    from avgtool.text.reading import NameFinder, Reader

RECOGNIZER_ENTRY_POINT = "avgtool.recognizers"


def recognizers() -> tuple[Recognizer, ...]:
    """Every kind of personal data that avgtool knows; the Dutch ones come first where two fit a value."""
    from avgtool.belgium.recognizers import RECOGNIZERS as BELGIAN
    from avgtool.europe.recognizers import RECOGNIZERS as EUROPEAN
    from avgtool.netherlands.recognizers import RECOGNIZERS as DUTCH
    from avgtool.netherlands.recognizers.extensions import EXTENSIONS
    from avgtool.recognizers.extending import extended
    from avgtool.recognizers.generic import RECOGNIZERS as GENERIC

    return (*DUTCH, *BELGIAN, *EUROPEAN, *extended(GENERIC, EXTENSIONS), *_third_party())


def unrelated_words() -> frozenset[str]:
    """Words beside which a bare number in a text is no personal identifier."""
    from avgtool.netherlands.recognizers.other_numbers import OTHER_NUMBERS as DUTCH
    from avgtool.recognizers.generic.other_numbers import OTHER_NUMBERS as ENGLISH

    return DUTCH | ENGLISH


@cache
def operators() -> Mapping[str, type[Operator]]:
    """Every operator, by the name that policies call it."""
    from avgtool.netherlands.postcodes import PostcodeLadder
    from avgtool.netherlands.surrogates.country import COUNTRY
    from avgtool.operators import operators as own
    from avgtool.operators.surrogates.operator import surrogate

    return {**own((PostcodeLadder,)), "surrogate": surrogate(COUNTRY, _checks())}


@cache
def knowledge() -> Knowledge:
    """All that is known about kinds of personal data, all countries together."""
    from avgtool.belgium import table_words as belgian
    from avgtool.belgium.headers import HEADERS as BELGIAN
    from avgtool.belgium.value_marks import VALUE_MARKS as BELGIAN_MARKS
    from avgtool.netherlands import table_words as dutch
    from avgtool.netherlands.headers import HEADERS as DUTCH
    from avgtool.netherlands.headers import PREFIXES
    from avgtool.netherlands.names.lists import LISTS
    from avgtool.netherlands.value_marks import VALUE_MARKS as DUTCH_MARKS
    from avgtool.recognizers.base import Knowledge
    from avgtool.recognizers.generic import table_words as english
    from avgtool.recognizers.generic.value_marks import VALUE_MARKS as ENGLISH_MARKS

    return Knowledge(
        recognizers=recognizers(),
        headers=_joined(DUTCH, BELGIAN),
        prefixes=PREFIXES,
        table_words=dutch.TABLE_WORDS + belgian.TABLE_WORDS + english.TABLE_WORDS,
        value_marks=DUTCH_MARKS + BELGIAN_MARKS + ENGLISH_MARKS,
        value_words=dutch.VALUE_WORDS + belgian.VALUE_WORDS + english.VALUE_WORDS,
        lists=LISTS,
        hints=hints(),
    )


@cache
def hints(language: str = "nl") -> Hints:
    """Finds words that hint at special categories; Dutch ones alone are known."""
    from avgtool.netherlands.special_categories import HOMOGRAPHS, KEYWORDS, OTHER_MEANINGS
    from avgtool.recognizers.hints import Hints

    return Hints(KEYWORDS, HOMOGRAPHS, OTHER_MEANINGS) if language == "nl" else Hints()


def calendar(settings: CalendarSettings) -> Calendar:
    """Which days are no working days, where the controller is."""
    from avgtool.netherlands.calendar import dutch_calendar

    return dutch_calendar(by_decree=settings.by_decree, without=settings.without, also=settings.also)


def known_names() -> KnownNames:
    """Finds in a text what is known of its row: names, in the ways of the Netherlands."""
    from avgtool.netherlands.names.lists import LISTS
    from avgtool.netherlands.surrogates.country import COUNTRY
    from avgtool.text.known_names import KnownNames

    return KnownNames(COUNTRY, lambda word: word in LISTS["common_words"]())


def ledger_chains() -> tuple[Chain, ...]:
    """The append-only tables of the ledger, of all features together."""
    from avgtool.consent.tables import CHAINS as CONSENTS
    from avgtool.subject_requests.tables import CHAINS as REQUESTS

    return CONSENTS + REQUESTS


def text_recognizers(language: str = "nl") -> tuple[EntityRecognizer, ...]:
    """Presidio recognizers for free text in one language: declared kinds, name finders, words that hint."""
    from avgtool.recognizers.presidio import DeclaredRecognizers
    from avgtool.text.hint_recognizer import HintRecognizer
    from avgtool.text.naming import NameRecognizer

    names = (NameRecognizer(each, language=language) for each in _name_finders(language))
    hinting = HintRecognizer(hints(language), language=language)
    return (DeclaredRecognizers(recognizers(), language=language, unrelated=unrelated_words()), *names, hinting)


@cache
def analyzer_engine(language: str) -> AnalyzerEngine:
    """A Presidio engine for free text that works offline; importable by name, so that workers can build it."""
    from avgtool.text.engine import build_engine

    return build_engine(text_recognizers(language), language=language)


@cache
def text_readers(language: str) -> tuple[Reader, ...]:
    """The same recognizers without an engine around them; importable by name, for workers."""
    from avgtool.recognizers.declared import DeclaredKinds
    from avgtool.text.hinting import HintReader
    from avgtool.text.reading import DeclaredReader, NameReader

    names = map(NameReader, _name_finders(language))
    return (DeclaredReader(DeclaredKinds(recognizers(), unrelated_words())), *names, HintReader(hints(language)))


@cache
def added_engine(settings: str) -> AnalyzerEngine | None:
    """A Presidio engine with what avgtool.yaml adds, and nothing of ours; none where that finds nothing.

    Args:
        settings: :class:`avgtool.config.TextSettings` as JSON: one text for one engine, also in a worker.

    Raises:
        SettingsError: What is configured does not exist, or is not installed.
    """
    from avgtool.config import TextSettings

    wanted = TextSettings.model_validate_json(settings)
    if not wanted.adds_something:
        return None
    from avgtool.text.offline import refuse_downloads

    refuse_downloads()  # before anything that loads models is imported
    from avgtool.text.added import build_added

    return build_added(wanted, entities())


def engine_readers(language: str, settings: str) -> tuple[Reader, ...]:
    """Our Presidio engine, and that of what avgtool.yaml adds; the arbiter settles what they say."""
    from avgtool.text.asking import EngineReader

    return (EngineReader.of(analyzer_engine(language)), *_added_readers(settings))


def direct_readers(language: str, settings: str) -> tuple[Reader, ...]:
    """The same with our recognizers asked directly; importable by name, for workers."""
    return (*text_readers(language), *_added_readers(settings))


def text_finder(settings: TextSettings) -> Finder:
    """Finds personal data in a text, through Presidio engines; they are loaded at the first text."""
    return _finder(engine_readers, settings)


def column_text_finder(settings: TextSettings) -> Finder:
    """The same for the many texts of columns: Presidio's choosing and tokenizing, anew for each text, is left out.

    It changes nothing about what is found (a test holds the two against each other), and saves a fifth of the time.
    """
    return _finder(direct_readers, settings)


def added_recognizers(settings: TextSettings) -> tuple[str, ...]:
    """Loads what avgtool.yaml adds, and gives the names that explanations call it by.

    Raises:
        SettingsError: What is configured does not exist, or is not installed.
    """
    engine = added_engine(_engine_part(settings))
    return tuple(str(each.to_dict()["name"]) for each in engine.registry.recognizers) if engine else ()


def _finder(readers: Callable[[str, str], tuple[Reader, ...]], settings: TextSettings) -> Finder:
    from avgtool.text.finding import Finder

    build = partial(readers, settings.language, _engine_part(settings))
    return Finder(build, threshold=settings.threshold, processes=os.cpu_count() or 1, evidence=name_evidence)


def name_evidence(text: str, candidate: Candidate) -> Message | None:
    """Which name finder found a candidate, and what speaks for it; none where it is not of one of ours."""
    from avgtool.netherlands.names.evidence import name_evidence

    return name_evidence(text, candidate)


def _added_readers(settings: str) -> tuple[Reader, ...]:
    """What reads with whatever avgtool.yaml adds; nothing where it adds nothing."""
    engine = added_engine(settings)
    if engine is None:
        return ()
    from avgtool.text.asking import EngineReader

    return (EngineReader.of(engine),)


def _engine_part(settings: TextSettings) -> str:
    """Without the threshold, which is the finder's: an engine is loaded once for all of them."""
    return settings.model_dump_json(exclude={"threshold"})


@cache
def entity_words() -> dict[str, EntityWords]:
    """What readers call each entity, and how the law sees it."""
    from avgtool.documents.words import EntityWords

    return {one.entity: EntityWords(one.title, one.category) for one in recognizers()}


def labels() -> dict[str, str]:
    """What stands between brackets in the place of each entity, in the language of copies: ``naam``."""
    from avgtool.documents.words import label
    from avgtool.i18n import language_of_copies, use_language

    with use_language(language_of_copies()):
        return {entity: label(entity, words) for entity, words in entity_words().items()}


def known_to_lints() -> Known:
    """What is known of the entities that can be found, for the lints of policies."""
    from avgtool.policy.coverage import Facts
    from avgtool.policy.linting.base import Known

    return Known(tuple(Facts(one.entity, one.kind, one.category, one.role) for one in recognizers()), _named_by)


def entities() -> tuple[str, ...]:
    """The name of every entity that can be found, sorted."""
    return tuple(sorted(entity_words()))


def is_direct(entity: str) -> bool:
    """Whether ``entity`` points to one person by itself."""
    return entity in _direct_entities()


def load_policy(policy: str | Path) -> Policy:
    """A shipped policy by name, or one from a path.

    Raises:
        PolicyError: It does not exist or is not valid.
    """
    from avgtool.policy import loading

    return loading.load_policy(policy, policy_folders(), operators=operators(), entities=entities())


def policy_schema() -> dict[str, Any]:
    """The form of a policy file as JSON Schema, with every operator and entity."""
    from avgtool.policy import json_schema

    return json_schema.policy_schema(operators(), entities())


def policy_names() -> tuple[str, ...]:
    """The names of the shipped policies, sorted."""
    from avgtool.policy import loading

    return loading.policy_names(policy_folders())


def policy_folders() -> tuple[Path, ...]:
    """Where the shipped policies lie: in the installed package, or beside the source in a checkout."""
    from pathlib import Path

    here = Path(__file__).parent
    return tuple(folder for folder in (here / "policies", here.parents[1] / "policies") if folder.is_dir())


def consent_law(config: Config) -> ConsentLaw:
    """What the law asks before a person may be approached, for this organisation in its country."""
    from avgtool.belgium import telecom as belgian
    from avgtool.netherlands import telecom as dutch

    of_country = {"nl": dutch.consent_law, "be": belgian.consent_law}[config.consent.country]
    return of_country(config.organisation.sector, confirm_when_of_age=config.consent.confirm_when_of_age)


@cache
def request_law() -> RequestLaw:
    """What the law says of requests of data subjects: the AVG, and what the Netherlands add to it."""
    from avgtool.europe.rights import GROUNDS, RIGHTS, UNKNOWN_PERSON
    from avgtool.netherlands import rights as dutch

    return dutch.request_law(RIGHTS, GROUNDS, UNKNOWN_PERSON)


@cache
def consent_words() -> ConsentWords:
    """The words by which imports of consents are understood, of every language that is known."""
    from avgtool.consent.importing.words import joined
    from avgtool.netherlands.consent_words import WORDS as DUTCH

    return joined(DUTCH)


@cache
def _direct_entities() -> frozenset[str]:
    from avgtool.model.kinds import Role

    return frozenset(one.entity for one in recognizers() if one.role is Role.DIRECT)


@cache
def _header_reader() -> HeaderReader:
    from avgtool.scanning.headers import HeaderReader

    return HeaderReader(knowledge())


@cache
def _named_by(name: str) -> tuple[str, ...]:
    """The entities that the name of a column speaks for."""
    return tuple(_header_reader().read(name).meanings)


@cache
def _checks() -> dict[str, Callable[[pl.Series], pl.Series]]:
    """Of numbers that one person has: what real ones pass, by entity."""
    from avgtool.model.kinds import Role
    from avgtool.operators.surrogates.checking import passing

    return {
        one.entity: passing(one.separators, one.check.is_valid, case_matters=one.check.case_matters)
        for one in recognizers()
        if one.check is not None and one.role is Role.DIRECT
    }


def _name_finders(language: str) -> Sequence[NameFinder]:
    """The Dutch ones, for other languages too: they know names from everywhere, and none is worse than some.

    Addresses abroad are found in texts of every language, places by English words in English ones.
    """
    from avgtool.europe.english_places import EnglishPlaces
    from avgtool.europe.street_addresses import ForeignAddresses
    from avgtool.netherlands.names.deduce_names import dutch_name_finders
    from avgtool.text.everyday import InEnglish

    dutch = dutch_name_finders()
    if language == "nl":
        return [*dutch, ForeignAddresses()]
    return [*map(InEnglish, dutch), ForeignAddresses(), EnglishPlaces()]


def _third_party() -> tuple[Recognizer, ...]:
    points = metadata.entry_points(group=RECOGNIZER_ENTRY_POINT)
    return tuple(recognizer for point in points for recognizer in point.load())


def _joined(*vocabularies: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for vocabulary in vocabularies:
        for entity, words in vocabulary.items():
            joined[entity] = tuple(dict.fromkeys((*joined.get(entity, ()), *words)))
    return joined

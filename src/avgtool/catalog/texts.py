"""Free text: what reads it, and what avgtool.yaml adds to that."""

from __future__ import annotations

import os
import re
from functools import cache, partial
from typing import TYPE_CHECKING

from avgtool.catalog.kinds import entities, hints, recognizers, unrelated_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from presidio_analyzer import AnalyzerEngine, EntityRecognizer

    from avgtool.config import TextSettings
    from avgtool.i18n import Message
    from avgtool.text.arbiter import Candidate
    from avgtool.text.finding import Finder
    from avgtool.text.known_names import KnownNames
    from avgtool.text.reading import NameFinder, Reader


def text_finder(settings: TextSettings) -> Finder:
    """Finds personal data in a text, through Presidio engines; they are loaded at the first text."""
    return _finder(engine_readers, settings)


def column_text_finder(settings: TextSettings) -> Finder:
    """The same for the many texts of columns: Presidio's choosing and tokenizing, anew for each text, is left out.

    It changes nothing about what is found (a test holds the two against each other), and saves a fifth of the time.
    """
    return _finder(direct_readers, settings)


def known_names() -> KnownNames:
    """Finds in a text what is known of its row: names, in the ways of the Netherlands."""
    from avgtool.netherlands.names.lists import LISTS
    from avgtool.netherlands.surrogates.country import COUNTRY
    from avgtool.text.known_names import KnownNames

    return KnownNames(COUNTRY, lambda word: word in LISTS["common_words"]())


def is_role_address(address: str) -> bool:
    """Whether an e-mail address is that of a task, at an organization: ``privacy@``, ``it-servicedesk@``.

    At a provider that gives mailboxes to anybody no address is.
    """
    from avgtool.netherlands.role_addresses import PROVIDERS, ROLES

    local, _, domain = address.casefold().partition("@")
    words = [word for word in re.split(r"[-._+]", local) if word]
    return bool(words) and ROLES.issuperset(words) and domain.partition(".")[0] not in PROVIDERS


@cache
def name_particles() -> frozenset[str]:
    """Words between first names and surnames, in small letters without apostrophes: *van*, *de*, *t*."""
    from avgtool.netherlands.surrogates.country import COUNTRY

    return frozenset(infix.replace("'", "").casefold() for infix in COUNTRY.infixes)


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


def added_recognizers(settings: TextSettings) -> tuple[str, ...]:
    """Loads what avgtool.yaml adds, and gives the names that explanations call it by.

    Raises:
        SettingsError: What is configured does not exist, or is not installed.
    """
    engine = added_engine(_engine_part(settings))
    return tuple(str(each.to_dict()["name"]) for each in engine.registry.recognizers) if engine else ()


def engine_readers(language: str, settings: str) -> tuple[Reader, ...]:
    """Our Presidio engine, and that of what avgtool.yaml adds; the arbiter settles what they say."""
    from avgtool.text.asking import EngineReader

    return (EngineReader.of(analyzer_engine(language)), *_added_readers(settings))


def direct_readers(language: str, settings: str) -> tuple[Reader, ...]:
    """The same with our recognizers asked directly; importable by name, for workers."""
    return (*text_readers(language), *_added_readers(settings))


def name_evidence(text: str, candidate: Candidate) -> Message | None:
    """Which name finder found a candidate, and what speaks for it; none where it is not of one of ours."""
    from avgtool.netherlands.names.evidence import name_evidence

    return name_evidence(text, candidate)


def _finder(readers: Callable[[str, str], tuple[Reader, ...]], settings: TextSettings) -> Finder:
    from avgtool.text.finding import Finder

    build = partial(readers, settings.language, _engine_part(settings))
    return Finder(build, threshold=settings.threshold, processes=os.cpu_count() or 1, evidence=name_evidence)


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

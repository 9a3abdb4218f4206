"""Usual processing activities, and the words of sectors."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.activities import Activity
    from avgtool.model.register_words import RegisterWords
    from avgtool.model.sectors import Sector
    from avgtool.register.translating import UsualTexts


def processes() -> tuple[str, ...]:
    """The names of the usual processes, sorted; of all but cameras there is a shipped policy of the same name."""
    from avgtool.netherlands.processing import templates

    return tuple(templates())


def is_direct_marketing(process: str) -> bool:
    """Whether the consent of a usual process is about direct marketing."""
    from avgtool.netherlands.processing import DIRECT_MARKETING

    return process in DIRECT_MARKETING


def sectors() -> Mapping[str, Sector]:
    """The sectors, by code."""
    from avgtool.netherlands.sectors import SECTORS

    return SECTORS


def register_words() -> RegisterWords:
    """The words by which registers of others are understood."""
    from avgtool.netherlands.register_words import WORDS

    return WORDS


def country_names() -> Mapping[str, str]:
    """What countries are called in speech, in small letters without points, to their codes (ISO 3166-1)."""
    from avgtool.netherlands.country_names import SPOKEN

    return SPOKEN


def usual_texts(language: str, own: Mapping[str, str] = MappingProxyType({})) -> UsualTexts:
    """The texts of usual processes in a language, by what they say in the other.

    Args:
        language: ``nl`` or ``en``.
        own: Dutch texts of the organisation with their English, which go before.
    """
    from avgtool.netherlands.person_words import plurals
    from avgtool.netherlands.process_texts import ENGLISH
    from avgtool.register.translating import UsualTexts

    if language == "en":
        return UsualTexts({**ENGLISH, **own}, plurals())
    return UsualTexts(_turned({**ENGLISH, **own}), _turned(plurals()))


def _turned(words: Mapping[str, str]) -> dict[str, str]:
    return {english: dutch for dutch, english in reversed(list(words.items()))}


def usual_activity(process: str, sector: str | None, person: str, language: str = "nl") -> Activity:
    """The register's entry for a usual process.

    Args:
        process: One of :func:`processes`.
        sector: One of :func:`sectors`, or none.
        person: The organisation's word for the person, used where no sector is given.
        language: Of its texts: ``nl`` or ``en``.
    """
    from avgtool.model.sectors import Sector
    from avgtool.netherlands.processing import templates
    from avgtool.netherlands.sectors import PLURALS, SECTORS
    from avgtool.register.templates import proposed
    from avgtool.register.translating import in_other_words

    words = SECTORS[sector] if sector else Sector("", person, PLURALS.get(person.lower(), "betrokkenen"))
    dutch = proposed(templates()[process].read_text(encoding="utf-8"), process, words)
    return dutch if language == "nl" else in_other_words(dutch, usual_texts(language))

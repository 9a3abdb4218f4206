"""Countries by their names, in the language of who reads: *de Verenigde Staten*, *the United States*."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from babel import Locale

from avgtool.i18n import Message, msg
from avgtool.wording import Formatted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text

_WITH_ARTICLE: Mapping[str, Message] = {
    "AE": msg("the United Arab Emirates"),
    "BS": msg("the Bahamas"),
    "CF": msg("the Central African Republic"),
    "DO": msg("the Dominican Republic"),
    "GB": msg("the United Kingdom"),
    "KM": msg("the Comoros"),
    "MH": msg("the Marshall Islands"),
    "MV": msg("the Maldives"),
    "PH": msg("the Philippines"),
    "SB": msg("the Solomon Islands"),
    "SC": msg("the Seychelles"),
    "US": msg("the United States"),
}
"""Those that ask for an article in a sentence, by ISO 3166-1."""
_LANGUAGES = ("nl", "en")
_LETTERS = 2


def in_a_sentence(country: str, spoken: Mapping[str, str]) -> Text:
    """A country as it stands in a sentence; what is no name of one stays as it was written.

    Args:
        country: Its name in Dutch or English, or its code.
        spoken: Further names, in small letters without points, to ISO 3166-1.
    """
    code = code_of(country, spoken)
    if code is None:
        return country
    return _WITH_ARTICLE.get(code) or Formatted("", write=partial(_called, code))


def code_of(country: str, spoken: Mapping[str, str]) -> str | None:
    """The ISO 3166-1 code of a country by its name in Dutch or English, or its code; None of what is no country."""
    name = country.strip().casefold().removeprefix("de ").removeprefix("the ")
    code = spoken.get(name.replace(".", "")) or _codes().get(name)
    if code is None and len(name) == _LETTERS and name.upper() in _codes().values():
        return name.upper()
    return code


def _called(code: str, language: str) -> str:
    return str(Locale(language).territories[code])


@cache
def _codes() -> Mapping[str, str]:
    """Names of countries in small letters to their codes."""
    named = (Locale(language).territories for language in _LANGUAGES)
    return {str(name).casefold(): code for names in named for code, name in names.items() if len(code) == _LETTERS}

"""Names of countries in the languages of our neighbors, from CLDR: what looks like a place and is none."""

from __future__ import annotations

from functools import cache

_LANGUAGES = ("nl", "en", "de", "fr", "es")
_OTHER_NAMES = (
    "uk",
    "usa",
    "u.s.a.",
    "u.k.",
    "holland",
    "engeland",
    "england",
    "schotland",
    "scotland",
    "wales",
    "nederland",
)


@cache
def countries() -> frozenset[str]:
    """Names and two-letter codes of countries, lower case."""
    from babel import Locale

    named = {name.lower() for language in _LANGUAGES for name in Locale(language).territories.values()}
    codes = {str(code).lower() for code in Locale("en").territories if len(str(code)) == 2}  # noqa: PLR2004 - ISO 3166-1
    return frozenset(named | codes | set(_OTHER_NAMES))

"""Dates that are written out: *acht mei 1974*, *3 mei negentienhonderdzeventig*, *twee-tien-1952*.

Notaries write them so, and whoever dictates.
"""

from __future__ import annotations

from avgtool.recognizers.base import Shape
from avgtool.recognizers.generic.dates import DAY, MONTH_NAME, YEAR

_AND = r"(?:en|ën|Ën)"
_UNIT = r"(?:een|één|Één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEEN = r"(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)"
_TENS = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_BELOW_HUNDRED = rf"(?:(?:{_UNIT}{_AND})?{_TENS}|{_TEEN}|{_UNIT})"
_FEW = r"(?:één|Één|tweede|vierde|vijfde|zesde|zevende|negende|twee|drie|vier|vijf|zes|zeven|acht|negen)"
"""Not *een*: it is mostly the article, and all of its places would be looked at."""
_COUNTED = rf"(?:(?:{_UNIT}{_AND})?twintig|(?:een{_AND})?dertig)(?:ste)?|{_TEEN}(?:de)?|{_FEW}"
_DAY = rf"(?:{_COUNTED}|eerste|derde|achtste)"
_MONTH_NUMBER = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_YEAR = rf"(?:negentien(?: ?honderd)?(?: ?(?:en)? ?{_BELOW_HUNDRED})?|twee ?duizend(?: ?(?:en)? ?{_BELOW_HUNDRED})?)"

SHAPES = (
    Shape(rf"(?i){_DAY}[ -]{MONTH_NAME}[ -](?:{YEAR}|'[0-9]{{2}}|{_YEAR})", 0.5),
    Shape(rf"(?i){DAY}(?:de|ste|e)?[ -]{MONTH_NAME}[ -]{_YEAR}", 0.5),
    Shape(rf"(?i)(?:{_DAY}|{DAY})-{_MONTH_NUMBER}-(?:{YEAR}|{_YEAR})", 0.4),
)
"""Day, month, year, of which at least one is a word where figures are usual."""
LONG_AGO = (rf"negentien ?(?:honderd|{_TENS}|{_UNIT}{_AND})[^\W\d_]*",)
"""The years of the twentieth century, as alternatives of Python's regexes."""

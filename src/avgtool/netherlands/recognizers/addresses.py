"""Dutch addresses: the postcode, which with a house number is one address, and the keys of the BAG."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Kind, Role
from avgtool.netherlands.recognizers.postcode_surroundings import postcode_score
from avgtool.recognizers.base import Recognizer, Shape

_LETTERS = r"(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])"
"""Not SA, SD and SS."""
_LOWER_LETTERS = r"(?:[a-rt-z][a-z]|s[bce-rt-z])"

POSTCODE = Recognizer(
    "NL_POSTCODE",
    Kind.POSTCODE,
    msg("Postcode"),
    role=Role.QUASI,
    shapes=(
        Shape(rf"(?:NL-? ?)?[1-9][0-9]{{3}} {{0,2}}{_LETTERS}", 0.6),
        Shape(rf"(?:nl-? ?)?[1-9][0-9]{{3}} {{0,2}}(?:{_LOWER_LETTERS}|[A-RT-Z][a-z])", 0.2),
        Shape(rf"(?i)[1-9][0-9]{{3}} ?- ?{_LETTERS}", 0.2),
        Shape(rf"(?i)[1-9][0-9]{{3}} ?{_LETTERS}-?[1-9][0-9]{{0,3}}[A-Z]?", 0.2),
        Shape(r"[1-9][0-9]{3}", 0.02, in_text=True),
    ),
    separators=" -",
    context=("postcode", "pc", "pc6", "zip", "adres", "woonplaats"),
    beats=("NL_LICENSE_PLATE", "BE_LICENSE_PLATE"),
    part_of="LOCATION",
    country="NL",
    surroundings=postcode_score,
)

BAG_ID = Recognizer(
    "NL_BAG_ID",
    Kind.OTHER_ID,
    msg("Key of an address or building (BAG)"),
    role=Role.QUASI,
    shapes=(
        Shape(r"[0-9]{4}(?:01|02|03|10|20|30)[0-9]{10}", 0.1),
        Shape(r"[0-9]{3}(?:01|02|03|10|20|30)[0-9]{10}", 0.02),
    ),
    needs_context=True,
    context=("bag", "bag-id", "nummeraanduiding", "verblijfsobject", "vbo"),
    beats=("CREDIT_CARD",),
    country="NL",
)

RECOGNIZERS = (POSTCODE, BAG_ID)

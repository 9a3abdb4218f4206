"""Cards and connections of Dutch consumers: public transport, energy, shops."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind
from avgtool.netherlands import checks
from avgtool.recognizers.base import Recognizer, Shape

OV_CHIPKAART = Recognizer(
    "NL_OV_CHIPKAART",
    Kind.OTHER_ID,
    msg("Number of a public transport card (OV-chipkaart)"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"3528(?:[ -]?[0-9]{4}){3}", 0.6),),
    separators=" -",
    check=checks.OV_CHIPKAART,
    context=("ov", "ov-chip", "ov-chipkaart", "chipkaart", "ovpas", "ov-pas"),
    beats=("CREDIT_CARD",),
    country="NL",
)

ENERGY_EAN = Recognizer(
    "NL_EAN_ENERGY",
    Kind.OTHER_ID,
    msg("Energy connection (EAN)"),
    shapes=(Shape(r"87[0-9]{16}|87[0-9]{4}(?: [0-9]{4}){3}", 0.5),),
    separators=" ",
    check=checks.ENERGY_EAN,
    context=("ean", "ean-code", "ean code", "eancode", "aansluiting", "ean-e", "ean-g", "energie", "meter"),
    beats=("CREDIT_CARD",),
    country="NL",
)

LOYALTY_CARD = Recognizer(
    "NL_LOYALTY_CARD",
    Kind.OTHER_ID,
    msg("Loyalty card"),
    shapes=(Shape(r"2[0-9]{12}", 0.1), Shape(r"[0-9]{6,19}", 0.02)),
    check=checks.LOYALTY_CARD,
    needs_context=True,
    context=("klantkaart", "bonuskaart", "bonus", "spaarpas", "spaarkaart", "air miles", "loyaliteit"),
    beats=("CREDIT_CARD",),
    country="NL",
)

RECOGNIZERS = (OV_CHIPKAART, ENERGY_EAN, LOYALTY_CARD)

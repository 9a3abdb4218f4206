"""Numbers by which the Dutch state knows a person.

A national identification number may be processed only where a law says so (AVG 87, UAVG 46). A number that passes
the 11-proef is no BSN yet: one number in eleven passes by chance. So the check alone never makes one sure.
"""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Flag, Kind
from avgtool.netherlands import checks
from avgtool.netherlands.recognizers.bsn_surroundings import bsn_score
from avgtool.recognizers.base import Recognizer, Shape

BSN = Recognizer(
    "NL_BSN",
    Kind.NATIONAL_ID,
    msg("Citizen service number (BSN)"),
    category=Category.NATIONAL_ID,
    articles=("AVG 87", "UAVG 46"),
    shapes=(
        Shape(r"[0-9]{4}\.[0-9]{2}\.[0-9]{3}|[0-9]{3}\.[0-9]{2}\.[0-9]{3}\.[0-9]", 0.3),
        Shape(r"[0-9]{4}[ -][0-9]{2}[ -][0-9]{3}|[0-9]{3}[ -][0-9]{2}[ -][0-9]{3}[ -][0-9]", 0.15),
        Shape(r"[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{3}", 0.15),
        Shape(r"[0-9]{8,9}", 0.1),
        Shape(r"[0-9](?:[ .-]?[0-9]){8}", 0.1),
        Shape(r"[0-9]{3}[/·•_:][0-9]{3}[/·•_:][0-9]{3}|[0-9]{4}[/·•_:][0-9]{2}[/·•_:][0-9]{3}", 0.05, in_text=True),
        Shape(r"[0-9](?:[ .,\t\r\n-]?[0-9]){8}", 0.05, in_text=True),
    ),
    separators=" .-/·•_:,\t\r\n",
    check=checks.BSN,
    context=("bsn", "burgerservicenummer", "burger service nummer", "sofi", "sofinummer", "sofinr", "fiscaal nummer",
             "ssn", "persoonsnummer", "bsnnummer", "bsn-nummer"),
    mask="all",
    country="NL",
    surroundings=bsn_score,
)  # fmt: skip

EDUCATION_NUMBER = Recognizer(
    "NL_EDUCATION_NUMBER",
    Kind.NATIONAL_ID,
    msg("Education number (onderwijsnummer)"),
    category=Category.NATIONAL_ID,
    articles=("AVG 87", "UAVG 46"),
    shapes=(Shape(r"10[0-9]{7}|10[0-9][ .][0-9]{3}[ .][0-9]{3}|10[0-9]{2}[ .][0-9]{2}[ .][0-9]{3}", 0.1),),
    separators=" .-",
    check=checks.EDUCATION_NUMBER,
    needs_context=True,
    context=("onderwijsnummer", "onderwijsnr", "pgn", "persoonsgebonden nummer", "leerling"),
    mask="all",
    country="NL",
)

A_NUMBER = Recognizer(
    "NL_A_NUMBER",
    Kind.NATIONAL_ID,
    msg("Administration number of the BRP (A-nummer)"),
    category=Category.NATIONAL_ID,
    articles=("AVG 87", "UAVG 46"),
    shapes=(Shape(r"[1-9][0-9]{9}", 0.05),),
    check=checks.A_NUMBER,
    needs_context=True,
    context=("a-nummer", "anummer", "anr", "brp", "gba", "administratienummer"),
    mask="all",
    country="NL",
)

V_NUMBER = Recognizer(
    "NL_V_NUMBER",
    Kind.NATIONAL_ID,
    msg("Alien number (V-nummer)"),
    category=Category.NATIONAL_ID,
    articles=("AVG 87", "UAVG 46", "AVG 9(1)"),
    flags=frozenset({Flag.MAY_REVEAL_SPECIAL}),
    shapes=(Shape(r"[0-9]{10}|[0-9]{3}[. ][0-9]{3}[. ][0-9]{4}", 0.05),),
    separators=" .-",
    needs_context=True,
    context=("v-nummer", "vnummer", "vnr", "ind", "vreemdeling", "vreemdelingennummer", "verblijfsvergunning", "asiel"),
    mask="all",
    country="NL",
)

DIGID = Recognizer(
    "NL_DIGID",
    Kind.USERNAME,
    msg("DigiD user name"),
    category=Category.SENSITIVE,
    needs_context=True,
    context=("digid",),
    in_text=False,
    mask="all",
    country="NL",
)

RECOGNIZERS = (BSN, EDUCATION_NUMBER, A_NUMBER, V_NUMBER, DIGID)

"""Numbers of Dutch care: providers, insurers, the insured, patients."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Flag, Kind, Role
from avgtool.netherlands import checks
from avgtool.netherlands.recognizers.number_surroundings import without_amounts
from avgtool.recognizers.base import Recognizer, Shape

_COARSER = ("CUSTOMER_ID", "ORDER_ID")
_MAY_REVEAL = frozenset({Flag.MAY_REVEAL_SPECIAL})
_LOCAL_NUMBER = (
    Shape(
        r"[A-Za-z]{0,4}[-. /]?[0-9]{3,15}(?:[-./][0-9A-Za-z]{1,6}){0,3}|[0-9]{2}(?:[-./][0-9]{2,6}){1,3}"
        r"|[0-9]{2,4}(?: [0-9]{2,4}){1,3}",
        0.02,
    ),
)

BIG = Recognizer(
    "NL_BIG",
    Kind.OTHER_ID,
    msg("Number of a care professional (BIG)"),
    shapes=(Shape(r"[0-9]9[0-9]{9}", 0.1),),
    check=checks.BIG,
    needs_context=True,
    context=("big", "big-nummer", "bignummer", "big-registratie", "zorgverlener", "behandelaar"),
    country="NL",
)

AGB = Recognizer(
    "NL_AGB",
    Kind.OTHER_ID,
    msg("Code of a care provider (AGB)"),
    role=Role.QUASI,
    shapes=(Shape(r"[0-9]{8}|[0-9]{2}[- ][0-9]{6}", 0.05),),
    separators="- ",
    needs_context=True,
    context=("agb", "agb-code", "agbcode", "praktijkcode", "zorgaanbieder", "huisarts"),
    country="NL",
)

UZOVI = Recognizer(
    "NL_UZOVI",
    Kind.COMPANY_ID,
    msg("Code of a health insurer (UZOVI)"),
    role=Role.QUASI,
    shapes=(Shape(r"[0-9]{4}", 0.02),),
    needs_context=True,
    context=("uzovi", "verzekeraar", "zorgverzekeraar"),
    country="NL",
)

INSURED_NUMBER = Recognizer(
    "NL_INSURED_NUMBER",
    Kind.OTHER_ID,
    msg("Number of an insured person or a policy"),
    category=Category.SENSITIVE,
    shapes=_LOCAL_NUMBER,
    needs_context=True,
    context=(
        "verzekerdennummer",
        "verzekerdennr",
        "verzekerdenummer",
        "verzekerdenr",
        "polisnummer",
        "polisnr",
        "polis",
        "zorgverzekering",
    ),
    country="NL",
    beats=_COARSER,
    surroundings=without_amounts,
)

PATIENT_NUMBER = Recognizer(
    "NL_PATIENT_NUMBER",
    Kind.OTHER_ID,
    msg("Number of a patient or care client"),
    category=Category.SENSITIVE,
    articles=("AVG 4(1)", "AVG 9(1)"),
    flags=_MAY_REVEAL,
    shapes=_LOCAL_NUMBER,
    needs_context=True,
    context=(
        "patiëntnummer",
        "patientnummer",
        "patnr",
        "patiëntnr",
        "patient",
        "patiënt",
        "mrn",
        "zorgdossier",
        "medisch dossier",
        "patiëntendossier",
        "patientendossier",
        "epd",
    ),
    country="NL",
    beats=_COARSER,
    surroundings=without_amounts,
)

RECOGNIZERS = (BIG, AGB, UZOVI, INSURED_NUMBER, PATIENT_NUMBER)

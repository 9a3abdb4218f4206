"""Identifiers of persons and companies of other countries, as one table: python-stdnum knows the checks.

A header names them, the check confirms them. In running text they need a word that says what they are: most are bare
numbers.
"""

from __future__ import annotations

from typing import NamedTuple

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.checks import stdnum_is_valid


class NationalId(NamedTuple):
    """A number by which a state knows a person."""

    entity: str
    country: str
    """ISO 3166-1 alpha-2."""
    module: str
    """Of python-stdnum."""
    regex: str
    names: tuple[str, ...]
    """What headers and texts call it."""


_ITALIAN_DIGIT = "[0-9LMNPQRSTUVlmnpqrstuv]"
"""Letters stand for digits where two persons would have one code."""
_ITALIAN = f"[A-Za-z]{{6}}{_ITALIAN_DIGIT}{{2}}[A-Za-z]{_ITALIAN_DIGIT}{{2}}[A-Za-z]{_ITALIAN_DIGIT}{{3}}[A-Za-z]"

NATIONAL_IDS = (
    NationalId("AT_VNR", "AT", "at.vnr", r"[1-9][0-9]{3}[ ]?[0-9]{6}", ("sozialversicherungsnummer", "svnr")),
    NationalId("BG_EGN", "BG", "bg.egn", r"[0-9]{10}", ("egn",)),
    NationalId("CH_SSN", "CH", "ch.ssn", r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}", (
        "ahv", "ahv nummer", "avs", "ahvn13",
    )),
    NationalId("CZ_RC", "CZ", "cz.rc", r"[0-9]{6}/?[0-9]{3,4}", ("rodne cislo", "rodne cislo rc")),
    NationalId("DE_ID_NUMBER", "DE", "de.idnr", r"[1-9][0-9](?: ?[0-9]{3}){3}", (
        "steuer id", "steuerid", "steuer identifikationsnummer", "tin de",
    )),
    NationalId("DK_CPR", "DK", "dk.cpr", r"[0-3][0-9][01][0-9]{3}-?[0-9]{4}", ("cpr", "cpr nummer", "personnummer")),
    NationalId("EE_IK", "EE", "ee.ik", r"[1-8][0-9]{10}", ("isikukood",)),
    NationalId("ES_NIF", "ES", "es.dni", r"[0-9]{8}-?[A-Za-z]", ("dni", "nif", "documento nacional de identidad")),
    NationalId("ES_NIE", "ES", "es.nie", r"[XYZxyz]-?[0-9]{7}-?[A-Za-z]", ("nie",)),
    NationalId("FI_HETU", "FI", "fi.hetu", r"[0-9]{6}[-+ABCDEFYXWVU][0-9]{3}[0-9A-Y]", ("hetu", "henkilotunnus")),
    NationalId("FR_NIR", "FR", "fr.nir", r"[12] ?[0-9]{2} ?[0-9]{2} ?[0-9][0-9AB] ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}", (
        "nir", "numero de securite sociale", "securite sociale", "insee", "numero secu", "numéro de sécurité sociale",
        "sécurité sociale", "sécu", "numero secu soc", "numero ss", "secu sociale", "securite soc", "sec soc", "nss",
    )),
    NationalId("UK_NHS", "GB", "gb.nhs", r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}", ("nhs", "nhs number")),
    NationalId("UK_UTR", "GB", "gb.utr", r"[0-9]{10}", ("utr", "unique taxpayer reference")),
    NationalId("GR_AMKA", "GR", "gr.amka", r"[0-9]{11}", ("amka",)),
    NationalId("HR_OIB", "HR", "hr.oib", r"[0-9]{11}", ("oib",)),
    NationalId("IE_PPS", "IE", "ie.pps", r"[0-9]{7}[A-Wa-w][ABHWTXZabhwtxz]?", ("pps", "ppsn", "pps number")),
    NationalId("IS_KENNITALA", "IS", "is_.kennitala", r"[0-9]{6}-?[0-9]{4}", ("kennitala",)),
    NationalId("IT_FISCAL_CODE", "IT", "it.codicefiscale", _ITALIAN, (
        "codice fiscale", "codicefiscale", "cf",
    )),
    NationalId("LT_ASMENS", "LT", "lt.asmens", r"[1-6][0-9]{10}", ("asmens kodas",)),
    NationalId("LV_PK", "LV", "lv.pvn", r"[0-3][0-9]{5}-?[0-9]{5}", ("personas kods",)),
    NationalId("NO_FODSELSNUMMER", "NO", "no.fodselsnummer", r"[0-9]{6}[ ]?[0-9]{5}", (
        "fodselsnummer", "personnummer",
    )),
    NationalId("PL_PESEL", "PL", "pl.pesel", r"[0-9]{11}", ("pesel",)),
    NationalId("PT_CC", "PT", "pt.cc", r"[0-9]{8} ?[0-9] ?[A-Z0-9]{2}[0-9]", ("cartao de cidadao",)),
    NationalId("PT_NIF", "PT", "pt.nif", r"[1-9][0-9]{8}", ("nif pt", "contribuinte", "numero de contribuinte")),
    NationalId("RO_CNP", "RO", "ro.cnp", r"[1-9][0-9]{12}", ("cnp", "cod numeric personal")),
    NationalId("SE_PERSONNUMMER", "SE", "se.personnummer", r"(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}", (
        "personnummer", "personnr",
    )),
    NationalId("SI_EMSO", "SI", "si.emso", r"[0-3][0-9]{12}", ("emso",)),
    NationalId("SK_RC", "SK", "sk.rc", r"[0-9]{6}/?[0-9]{3,4}", ("rodne cislo sk",)),
    NationalId("TR_TCKN", "TR", "tr.tckimlik", r"[1-9][0-9]{10}", ("tc kimlik", "tckn", "tc kimlik no")),
)  # fmt: skip
"""One national number a country, EU, EEA, Switzerland, United Kingdom and Türkiye."""

_SEPARATORS = " ./-"
_UNSEPARATED = frozenset({"FI_HETU", "SE_PERSONNUMMER", "CZ_RC", "SK_RC", "IS_KENNITALA"})
"""Their sign between the parts means something, or is what python-stdnum expects."""
_VAT_REGEX = (
    r"(?i)(?:AT ?U|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|PL|PT|RO|SE|SI|SK|XI|GB)"
    r"[ ]?[0-9A-Z](?:[ .-]?[0-9A-Z+*]){6,12}"
)


def _national_id(row: NationalId) -> Recognizer:
    return Recognizer(
        row.entity,
        Kind.NATIONAL_ID,
        msg("National identification number ({country})", country=row.country),
        category=Category.NATIONAL_ID,
        articles=("AVG 87",),
        shapes=(Shape(row.regex, 0.05),),
        separators="" if row.entity in _UNSEPARATED else _SEPARATORS,
        check=Check(row.module, stdnum_is_valid(row.module), score=0.3),
        needs_context=True,
        headers=row.names,
        context=row.names,
        mask="all",
        country=row.country,
    )


EU_VAT = Recognizer(
    "EU_VAT",
    Kind.COMPANY_ID,
    msg("VAT number of an EU country"),
    role=Role.QUASI,
    shapes=(Shape(_VAT_REGEX, 0.2),),
    separators=" .-",
    check=Check("of each country", stdnum_is_valid("eu.vat"), score=0.7),
    needs_context=True,
    headers=(
        "vat", "vat id", "vat number", "vat no", "vatin", "ust id", "ustid", "ust idnr", "umsatzsteuer id",
        "tva intracommunautaire", "partita iva", "nif iva",
    ),
    context=("vat", "btw", "tva", "ust", "ust-id", "iva"),
)  # fmt: skip

UK_NINO = Recognizer(
    "UK_NINO",
    Kind.NATIONAL_ID,
    msg("National insurance number (United Kingdom)"),
    category=Category.NATIONAL_ID,
    articles=("AVG 87",),
    shapes=(Shape(r"(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]", 0.5),),
    separators=" ",
    headers=("nino", "national insurance", "national insurance number", "ni number"),
    context=("nino", "national insurance"),
    mask="all",
    country="GB",
)

RECOGNIZERS: tuple[Recognizer, ...] = (*(_national_id(row) for row in NATIONAL_IDS), EU_VAT, UK_NINO)

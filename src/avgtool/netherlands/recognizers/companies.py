"""Dutch numbers of companies. Of a sole trader (eenmanszaak, zzp) each is personal data."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.netherlands import checks
from avgtool.recognizers.base import Recognizer, Shape

RSIN = Recognizer(
    "NL_RSIN",
    Kind.COMPANY_ID,
    msg("Number of a legal person (RSIN)"),
    role=Role.QUASI,
    shapes=(Shape(r"[0-9]{9}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{3}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}", 0.05),),
    separators=" .-",
    check=checks.RSIN,
    needs_context=True,
    context=("rsin", "fiscaal nummer", "fiscaalnummer", "rechtspersoon"),
    country="NL",
)

VAT = Recognizer(
    "NL_VAT",
    Kind.COMPANY_ID,
    msg("VAT number (btw-id)"),
    role=Role.QUASI,
    shapes=(Shape(r"(?i)NL[ .]?[0-9]{9}[ .]?B[ .]?[0-9]{2}|NL[ .]?[0-9]{4}\.[0-9]{2}\.[0-9]{3}\.?B\.?[0-9]{2}", 0.7),),
    separators=" .-",
    check=checks.VAT,
    context=("btw", "btw-id", "btw-nummer", "btwnummer", "vat", "omzetbelasting"),
    country="NL",
)

OB_NUMBER = Recognizer(
    "NL_OB_NUMBER",
    Kind.NATIONAL_ID,
    msg("Turnover tax number (OB-nummer), which of a sole trader holds the BSN"),
    category=Category.NATIONAL_ID,
    articles=("AVG 87", "UAVG 46"),
    shapes=(Shape(r"(?i)NL[ .]?[0-9]{9}[ .]?B[ .]?[0-9]{2}", 0.1),),
    separators=" .-",
    check=checks.OB_NUMBER,
    needs_context=True,
    context=("ob-nummer", "obnummer", "omzetbelastingnummer", "omzetbelasting"),
    mask="all",
    country="NL",
)

EORI = Recognizer(
    "NL_EORI",
    Kind.COMPANY_ID,
    msg("Customs number (EORI)"),
    role=Role.QUASI,
    shapes=(Shape(r"(?i)NL ?[0-9]{9}", 0.3),),
    needs_context=True,
    context=("eori", "douane", "douanenummer"),
    country="NL",
)

KVK = Recognizer(
    "NL_KVK",
    Kind.COMPANY_ID,
    msg("Number in the trade register (KvK)"),
    role=Role.QUASI,
    shapes=(Shape(r"[0-9]{8}|[0-9]{2}[ .][0-9]{3}[ .][0-9]{3}|[0-9]{4}[ .][0-9]{4}", 0.05),),
    separators=" .-",
    needs_context=True,
    context=("kvk", "k.v.k.", "kvk-nummer", "kvknummer", "handelsregister", "kamer van koophandel", "koophandel"),
    country="NL",
)

ESTABLISHMENT = Recognizer(
    "NL_ESTABLISHMENT",
    Kind.COMPANY_ID,
    msg("Number of an establishment (vestigingsnummer)"),
    role=Role.QUASI,
    shapes=(Shape(r"0000[0-9]{8}", 0.2), Shape(r"[0-9]{12}", 0.02)),
    needs_context=True,
    context=("vestiging", "vestigingsnummer", "vestigingsnr"),
    country="NL",
)

BRIN = Recognizer(
    "NL_BRIN",
    Kind.COMPANY_ID,
    msg("Code of a school (BRIN)"),
    role=Role.QUASI,
    shapes=(Shape(r"(?i)[0-9]{2}[A-Z]{2}(?:[0-9]{2})?", 0.05),),
    needs_context=True,
    context=("brin", "brinnummer", "school", "schoolcode"),
    country="NL",
)

RECOGNIZERS = (RSIN, VAT, OB_NUMBER, EORI, KVK, ESTABLISHMENT, BRIN)

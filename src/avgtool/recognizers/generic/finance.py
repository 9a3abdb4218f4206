"""Money: accounts, cards, income. Financial data are no special category; the EDPB calls them highly personal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.bitcoin import is_bitcoin_address
from avgtool.recognizers.checks import luhn_expression, luhn_is_valid, stdnum_is_valid
from avgtool.recognizers.iban import has_structure, iban_expression, is_iban
from avgtool.recognizers.mistyped import BELIEVED
from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

_CARD_STARTS = {
    "Visa": r"4[0-9]{3}",
    "Mastercard": r"5[1-5][0-9]{2}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)",
    "Discover": r"6011|64[4-9][0-9]|65[0-9]{2}",
    "JCB": r"35(?:2[89]|[3-8][0-9])",
    "UnionPay": r"62[0-9]{2}",
    "Maestro": r"50[0-9]{2}|5[6-8][0-9]{2}|6[37][0-9]{2}",
}
"""First four digits of the networks whose cards have sixteen digits (ISO/IEC 7812)."""
_UATP = r"1[0-9]{3}(?: [0-9]{5} [0-9]{6}|-[0-9]{5}-[0-9]{6}|[0-9]{11})"
"""Cards of airlines for business travel: fifteen digits from 1."""
_SIXTEEN = "|".join(_CARD_STARTS.values())
_LUHN = Check("Luhn", luhn_is_valid, luhn_expression, score=0.85)

_IBAN_SEPARATORS = " .-"
_WRITTEN_AS_IBAN = re.compile(r"NL ?(?:0[2-9]|[1-8]\d|9[0-8])[ .-]?[A-Z]{4}[ .-]?(?:\d[ .-]?){9}\d", re.IGNORECASE)
"""A Dutch one, which nothing else looks like; check digits run from 02 to 98."""
_IBAN_LABEL = Label(("iban", "i.b.a.n", "iban-nr"))
_WITHOUT_SEPARATORS = str.maketrans("", "", _IBAN_SEPARATORS)


def _iban_score(seen: Sighting) -> float | None:
    """An IBAN that fails its check is believed where it is called one, or where nothing else looks so."""
    if seen.is_valid:
        return None
    if _WRITTEN_AS_IBAN.fullmatch(seen.value):
        return BELIEVED
    bare = seen.value.translate(_WITHOUT_SEPARATORS).upper()
    return BELIEVED if has_structure(bare) and _IBAN_LABEL.is_before(seen.text, seen.start) else None


IBAN_CODE = Recognizer(
    "IBAN_CODE",
    Kind.BANK_ACCOUNT,
    msg("Bank account number (IBAN)"),
    category=Category.SENSITIVE,
    shapes=(
        Shape(r"[A-Za-z]{2}[0-9]{2}(?:[ .-]?[A-Za-z0-9]{4}){3,7}(?:[ .-]?[A-Za-z0-9]{1,3})?", 0.4),
        Shape(r"[A-Za-z]{2} [0-9]{2}(?: [A-Za-z0-9]{4}){3,7}(?: [A-Za-z0-9]{1,3})?", 0.4),
        Shape(r"(?:NO|no)[0-9]{2}(?:[ .-]?[0-9]{4}){2}[ .-]?[0-9]{3}", 0.4),
        Shape(r"(?i)NL ?[0-9][ .-]?[0-9][ .-]?(?:[A-Z][ .-]?){4}(?:[0-9][ .-]?){9}[0-9]", 0.7),
        Shape(r"(?i)[A-Z]{2}[0-9]{2}(?:[ .-][A-Z0-9]{3}){3,10}(?:[ .-][A-Z0-9]{1,2})?", 0.4),
    ),
    separators=_IBAN_SEPARATORS,
    check=Check("mod 97-10", is_iban, iban_expression, score=0.97),
    headers=("iban", "iban number", "bank account", "bank account number", "account iban", "iban code"),
    context=("iban", "account", "bank"),
    beats=("NL_VAT", "CREDIT_CARD", "PHONE_NUMBER"),
    surroundings=_iban_score,
)  # fmt: skip

BANK_ACCOUNT = Recognizer(
    "BANK_ACCOUNT",
    Kind.BANK_ACCOUNT,
    msg("Bank account number, national"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"[0-9](?:[ .-]?[0-9]){5,19}", 0.02),),
    separators=" .-",
    needs_context=True,
    headers=("bank account", "bank account number", "bank account no", "bankaccount"),
    context=("account",),
    in_text=False,
)

CREDIT_CARD = Recognizer(
    "CREDIT_CARD",
    Kind.CREDIT_CARD,
    msg("Payment card number"),
    category=Category.SENSITIVE,
    shapes=(
        Shape(rf"(?:{_SIXTEEN})(?:[ -]?[0-9]{{4}}){{3}}", 0.4),
        Shape(r"3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5}", 0.4),
        Shape(r"3(?:0[0-5]|[689][0-9])[0-9][ -]?[0-9]{6}[ -]?[0-9]{4}", 0.3),
        Shape(_UATP, 0.2),
        Shape(r"4[0-9]{12}", 0.2),
        Shape(r"(?:4[0-9]|62|50|5[6-8]|6[37])[0-9]{2}(?:[ -]?[0-9]{4}){3}[ -]?[0-9]{3}", 0.3),
        Shape(r"[0-9](?:[ -]?[0-9]){11,18}", 0.02),
    ),
    separators=" -",
    check=_LUHN,
    headers=("credit card", "creditcard", "credit card number", "card number", "cardnumber", "cc number", "ccnumber",
             "ccnum", "cc no", "pan", "debit card", "payment card"),
    context=("card", "creditcard", "visa", "mastercard", "amex"),
    mask="all",
)  # fmt: skip

BIC_CODE = Recognizer(
    "BIC_CODE",
    Kind.COMPANY_ID,
    msg("Bank identifier (BIC)"),
    category=Category.NONE,
    role=Role.NONE,
    articles=(),
    shapes=(Shape(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", 0.05),),
    check=Check("ISO 9362", stdnum_is_valid("bic"), score=0.1),
    needs_context=True,
    headers=("bic", "bic code", "swift", "swift code", "swift bic"),
    context=("bic", "swift"),
)

CRYPTO = Recognizer(
    "CRYPTO",
    Kind.BANK_ACCOUNT,
    msg("Crypto wallet address"),
    category=Category.SENSITIVE,
    shapes=(
        Shape(r"[13][A-HJ-NP-Za-km-z1-9]{25,34}", 0.3),
        Shape(r"bc1[ac-hj-np-z02-9]{11,71}|BC1[AC-HJ-NP-Z02-9]{11,71}", 0.6),
    ),
    check=Check("base58check or bech32", is_bitcoin_address, score=0.9, case_matters=True),
    headers=("wallet", "wallet address", "bitcoin", "bitcoin address", "btc", "btc address", "crypto"),
    context=("wallet", "bitcoin", "btc", "crypto"),
)

INCOME = Recognizer(
    "INCOME",
    Kind.INCOME,
    msg("Income or debt"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    shapes=(
        Shape(r"[€$£]? ?-?[0-9]{1,3}(?:[., ][0-9]{3})*(?:[.,][0-9]{1,2})?(?: ?(?:euro|EUR|€|k|K))?", 0.02),
        Shape(r"-?[0-9]{1,9}(?:[.,][0-9]{1,4})?", 0.02),
    ),
    needs_context=True,
    headers=("income", "salary", "wage", "yearly income", "annual income", "monthly income", "household income",
             "net income", "gross income", "debt", "debts", "compensation", "pay", "base salary", "credit score"),
    context=("income", "salary"),
    in_text=False,
)  # fmt: skip

RECOGNIZERS = (IBAN_CODE, BANK_ACCOUNT, CREDIT_CARD, BIC_CODE, CRYPTO, INCOME)

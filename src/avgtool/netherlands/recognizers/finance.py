"""Dutch payment numbers: accounts from before IBAN, direct debit, payment references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.netherlands import checks
from avgtool.netherlands.recognizers.number_surroundings import ORDER
from avgtool.recognizers.base import Recognizer, Shape
from avgtool.recognizers.mistyped import believed_when_labelled

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

BANK_ACCOUNT = Recognizer(
    "NL_BANK_ACCOUNT",
    Kind.BANK_ACCOUNT,
    msg("Old bank account number"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"[0-9]{9,10}|[0-9]{2}(?:[ .][0-9]{2}){2}[ .][0-9]{3}|[0-9]{4}[ .][0-9]{2}[ .][0-9]{3}", 0.05),),
    separators=" .-",
    check=checks.BANK_ACCOUNT,
    needs_context=True,
    context=("rekening", "rekeningnummer", "rekeningnr", "bankrekening", "giro", "gironummer", "bankrek"),
    country="NL",
)

GIRO_ACCOUNT = Recognizer(
    "NL_GIRO_ACCOUNT",
    Kind.BANK_ACCOUNT,
    msg("Old giro account number"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"(?i)P ?[0-9]{3,7}|[1-9][0-9]{2,6}", 0.02),),
    needs_context=True,
    context=("giro", "gironummer", "postbank"),
    country="NL",
)

CREDITOR_ID = Recognizer(
    "NL_CREDITOR_ID",
    Kind.COMPANY_ID,
    msg("SEPA creditor id (incassant-ID)"),
    role=Role.NONE,
    shapes=(Shape(r"(?i)NL ?[0-9]{2} ?ZZZ ?[0-9]{8} ?[0-9]{4}", 0.9),),
    separators=" ",
    check=checks.CREDITOR_ID,
    context=("incassant", "incassant-id", "machtiging", "mandaat"),
    beats=("IBAN_CODE",),
    country="NL",
    surroundings=believed_when_labelled((), always=re.compile(r"NL ?\d\d ?ZZZ ?\d{8} ?\d{4}", re.IGNORECASE)),
)


def _reference_score(seen: Sighting) -> float:
    """As the number of an order: who paid stands in the books of who was paid."""
    return min(seen.score, ORDER)


PAYMENT_REFERENCE = Recognizer(
    "NL_PAYMENT_REFERENCE",
    Kind.OTHER_ID,
    msg("Payment reference (betalingskenmerk)"),
    shapes=(Shape(r"[0-9]{4}(?:[ .][0-9]{4}){3}", 0.1), Shape(r"[0-9]{16}|[0-9]{9,14}|[0-9]{7}", 0.02)),
    separators=" .",
    check=checks.PAYMENT_REFERENCE,
    needs_context=True,
    context=("betalingskenmerk", "kenmerk", "betaalreferentie", "betaalref", "acceptgiro", "betaling"),
    beats=("NL_BSN", "CREDIT_CARD", "NL_BANK_ACCOUNT", "PHONE_NUMBER"),
    country="NL",
    surroundings=_reference_score,
)

RECOGNIZERS = (BANK_ACCOUNT, GIRO_ACCOUNT, CREDITOR_ID, PAYMENT_REFERENCE)

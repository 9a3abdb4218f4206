"""Digests of identifiers: who has the ledger's key can find an e-mail address again; nobody can read it there.

HMAC-SHA256 (RFC 2104) with a key derived for each kind of identifier, over the identifier as it is normalized. Without
the key a digest can neither be computed nor tried out, though telephone numbers and addresses are few enough to try
all; with the key they can: digests are pseudonyms (art. 4(5) AVG).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.ledger.spelling import (
    ONE_DIGIT,
    PLAUSIBLE_EMAIL,
    PLAUSIBLE_PHONE,
    PLAUSIBLE_TEXT,
    customer_id,
    email_address,
    phone_number,
    postal_line,
)
from avgtool.model.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.model.purpose import Derive


class Identifier(StrEnum):
    """What a person is known by."""

    CUSTOMER = "customer"
    """One's own customer id."""
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    """A postal address, as one line of text."""


_SPELLING: Mapping[Identifier, Callable[[str], str]] = {
    Identifier.CUSTOMER: customer_id,
    Identifier.EMAIL: email_address,
    Identifier.POST: postal_line,
}
PLAUSIBLE: Mapping[Identifier, str] = {
    Identifier.CUSTOMER: PLAUSIBLE_TEXT,
    Identifier.EMAIL: PLAUSIBLE_EMAIL,
    Identifier.PHONE: PLAUSIBLE_PHONE,
    Identifier.POST: PLAUSIBLE_TEXT,
}
"""What a normalized identifier must look like to be one: regular expressions, the same in Python and in Polars."""
IMPLAUSIBLE: Mapping[Identifier, str] = {Identifier.PHONE: ONE_DIGIT}
"""What it must not look like."""


def normalized(kind: Identifier, value: str, country_code: str = "31") -> str:
    """An identifier as it counts: ways of writing it do not matter. Empty where nothing is left.

    A change to these rules would change digests, so they stay.

    Args:
        kind: Of identifier.
        value: As somebody wrote it.
        country_code: Of telephone numbers that are written without one.
    """
    if kind is Identifier.PHONE:
        return phone_number(value, country_code)
    return _SPELLING[kind](value)


def identifying(kind: Identifier, value: str) -> str:
    """An identifier as it counts; empty where it can be that of nobody.

    ``-``, ``geen mail`` and two addresses in one cell name no person: all who are known by such a text would be one.
    """
    text = normalized(kind, value)
    return text if plausible(kind, text) else ""


def plausible(kind: Identifier, text: str) -> bool:
    """Whether a normalized text can be an identifier of a kind, whoever's it is."""
    unlike = IMPLAUSIBLE.get(kind)
    return re.search(PLAUSIBLE[kind], text) is not None and not (unlike and re.search(unlike, text))


def digest_key(derive: Derive, kind: Identifier) -> str:
    """The key of digests of one kind, as the 64 hexadecimal digits whose ASCII is the key of the HMAC.

    Polars' ``chash.hmac_sha256(key=…)`` takes it as it is.
    """
    return derive(Purpose.LEDGER_DIGEST, kind.value).hex()


def digest(key: str, text: str) -> str:
    """64 hexadecimal digits for a normalized identifier."""
    return hmac.new(key.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def reference(derive: Derive, kind: Identifier, value: str) -> str:
    """What the table of subjects holds of an identifier: one's own customer id as it is, all else as its digest."""
    text = normalized(kind, value)
    return text if kind is Identifier.CUSTOMER else digest(digest_key(derive, kind), text)


def objection_digest(derive: Derive, kind: Identifier, value: str) -> str:
    """What the suppression list holds of an identifier: always its digest, so that it can stay after an erasure."""
    return digest(digest_key(derive, kind), normalized(kind, value))

"""What readers call kinds, categories, roles, evidence, flags and operators: the same words on paper and on screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.model.kinds import Category, Evidence, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EntityWords:
    """What readers call an entity found in text, and how the law sees it; the catalog knows them all."""

    title: Message
    category: Category = Category.ORDINARY


KINDS: Mapping[Kind, Message] = {
    Kind.NONE: msg("no personal data found"),
    Kind.PERSON_NAME: msg("name of a person"),
    Kind.EMAIL: msg("e-mail address"),
    Kind.PHONE: msg("telephone number"),
    Kind.ADDRESS_STREET: msg("street"),
    Kind.ADDRESS_HOUSENUMBER: msg("house number"),
    Kind.POSTCODE: msg("postcode"),
    Kind.CITY: msg("place of residence"),
    Kind.DATE_OF_BIRTH: msg("date of birth"),
    Kind.AGE: msg("age"),
    Kind.GENDER: msg("gender"),
    Kind.NATIONALITY: msg("nationality"),
    Kind.NATIONAL_ID: msg("national identification number"),
    Kind.BANK_ACCOUNT: msg("bank account number"),
    Kind.CREDIT_CARD: msg("payment card number"),
    Kind.LICENCE_PLATE: msg("licence plate"),
    Kind.COMPANY_NAME: msg("company name"),
    Kind.COMPANY_ID: msg("company registration number"),
    Kind.OTHER_ID: msg("customer or reference number"),
    Kind.USERNAME: msg("user name"),
    Kind.SECRET: msg("password or access key"),
    Kind.IP: msg("IP address"),
    Kind.GEO: msg("location"),
    Kind.HEALTH: msg("health"),
    Kind.INCOME: msg("income or financial situation"),
    Kind.RELIGION: msg("religion or belief"),
    Kind.UNION: msg("trade union membership"),
    Kind.POLITICAL: msg("political opinion"),
    Kind.ORIENTATION: msg("sexual orientation or sex life"),
    Kind.ETHNICITY: msg("race or ethnic origin"),
    Kind.BIOMETRIC: msg("biometric data"),
    Kind.GENETIC: msg("genetic data"),
    Kind.CRIMINAL: msg("criminal convictions or offences"),
    Kind.FREE_TEXT: msg("free text without personal data found"),
    Kind.FREE_TEXT_WITH_PII: msg("free text with personal data"),
}

LABELS: Mapping[str, Message] = {
    "PERSON": msg("name"),
    "LOCATION": msg("place"),
    "ORGANIZATION": msg("organization"),
    "NL_BSN": msg("bsn"),
    "IBAN_CODE": msg("account number"),
    "CREDIT_CARD": msg("card number"),
    "CUSTOMER_ID": msg("customer number"),
    "ORDER_ID": msg("order number"),
    "PASSWORD": msg("password"),
    "SECRET_KEY": msg("key"),
    "API_KEY": msg("key"),
    "NL_PASSPORT": msg("document number"),
}
"""What stands in a text in the place of an entity, where its title would be long: *[name]*."""


def label(entity: str, words: EntityWords) -> str:
    """What stands between brackets in the place of an entity, in the language in force: short, in small letters."""
    short = LABELS.get(entity)
    return str(short) if short else str(words.title).split(" (", maxsplit=1)[0].lower()


CATEGORIES: Mapping[Category, Message] = {
    Category.NONE: msg("No personal data found"),
    Category.ORDINARY: msg("Ordinary personal data"),
    Category.SENSITIVE: msg("Sensitive personal data"),
    Category.SPECIAL: msg("Special categories of personal data"),
    Category.CRIMINAL: msg("Criminal data"),
    Category.NATIONAL_ID: msg("National identification number"),
}

CATEGORY_TAGS: Mapping[Category, Message] = {
    Category.NONE: msg("none"),
    Category.ORDINARY: msg("ordinary"),
    Category.SENSITIVE: msg("sensitive"),
    Category.SPECIAL: msg("special"),
    Category.CRIMINAL: msg("criminal"),
    Category.NATIONAL_ID: msg("national number"),
}
"""The categories in one or two words."""


EVIDENCE: Mapping[Evidence, Message] = {
    Evidence.HEADER: msg("column name"),
    Evidence.PATTERN: msg("shape"),
    Evidence.CHECKSUM: msg("check digit"),
    Evidence.VALUES: msg("values"),
    Evidence.NEIGHBORS: msg("neighboring columns"),
    Evidence.TEXT: msg("found in text"),
    Evidence.OVERRULE: msg("decided by a person"),
}

FLAGS: Mapping[Flag, Message] = {
    Flag.CHILD: msg("children"),
    Flag.MAY_REVEAL_SPECIAL: msg("may reveal special data"),
    Flag.DAMAGED: msg("damaged values"),
    Flag.OVERRULED: msg("overruled"),
}

_CONFIDENCE = (
    (0.95, msg("very certain")),
    (0.8, msg("certain")),
    (0.5, msg("probable")),
    (0.0, msg("possible")),
)


def confidence(score: float) -> Message:
    """A confidence in 0..1 in words."""
    return next(words for least, words in _CONFIDENCE if score >= least)

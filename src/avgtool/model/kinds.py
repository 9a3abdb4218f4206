"""What personal data can be: kinds of columns, legal categories, roles in disclosure control.

The values are a promise to scripts (docs/reference.md): they change only with a CHANGELOG entry.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kind of a column, as scripts read it."""

    NONE = "none"
    PERSON_NAME = "person_name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS_STREET = "address_street"
    ADDRESS_HOUSENUMBER = "address_housenumber"
    POSTCODE = "postcode"
    CITY = "city"
    DATE_OF_BIRTH = "date_of_birth"
    AGE = "age"
    GENDER = "gender"
    NATIONALITY = "nationality"
    NATIONAL_ID = "national_id"
    BANK_ACCOUNT = "bank_account"
    CREDIT_CARD = "credit_card"
    LICENCE_PLATE = "licence_plate"
    COMPANY_NAME = "company_name"
    COMPANY_ID = "company_id"
    OTHER_ID = "other_id"
    """Customer, member and order-like ids that point to one person."""
    USERNAME = "username"
    SECRET = "secret"  # noqa: S105 - the name of a kind, not a secret
    IP = "ip"
    GEO = "geo"
    HEALTH = "health"
    INCOME = "income"
    RELIGION = "religion"
    UNION = "union"
    POLITICAL = "political"
    ORIENTATION = "orientation"
    ETHNICITY = "ethnicity"
    BIOMETRIC = "biometric"
    GENETIC = "genetic"
    CRIMINAL = "criminal"
    FREE_TEXT = "free_text"
    """Prose in which nothing personal was found."""
    FREE_TEXT_WITH_PII = "free_text_with_pii"


class Category(StrEnum):
    """Legal category: AVG 4(1), 9, 10 and 87; *sensitive* is no legal class but EDPB DPIA criterion 4."""

    NONE = "none"
    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"
    SPECIAL = "special"
    CRIMINAL = "criminal"
    NATIONAL_ID = "national_id"


GRAVITY = (
    Category.NATIONAL_ID,
    Category.SPECIAL,
    Category.CRIMINAL,
    Category.SENSITIVE,
    Category.ORDINARY,
    Category.NONE,
)
"""From what a law of its own must allow to no personal data at all."""


class Role(StrEnum):
    """Role in statistical disclosure control: what a column does to re-identification."""

    NONE = "none"
    DIRECT = "direct"
    """Points to one person by itself."""
    QUASI = "quasi"
    """Points to one person together with others."""
    SENSITIVE = "sensitive"
    """What an attacker would want to learn."""


class Evidence(StrEnum):
    """What carried a verdict."""

    HEADER = "header"
    PATTERN = "pattern"
    CHECKSUM = "checksum"
    VALUES = "values"
    """A list of names, places or words, or the statistics of the values."""
    NEIGHBORS = "neighbors"
    TEXT = "text"
    """Entities found inside prose."""
    OVERRULE = "overrule"
    """A person decided otherwise, in avgtool.yaml."""


class Flag(StrEnum):
    """What stands beside a category."""

    CHILD = "child"
    MAY_REVEAL_SPECIAL = "may_reveal_special"
    DAMAGED = "damaged"
    OVERRULED = "overruled"

"""What an adapter of another tool is, and what it is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from quality.spans import Found

    FindInTexts = Callable[[Sequence[str]], list[list[Found]]]
    FindInTable = Callable[[Mapping[str, Sequence[str]]], list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool that is measured beside avgtool."""

    title: str
    licence: str
    configured: str
    """How it was set up, for the report."""
    texts: Callable[[], FindInTexts] | None
    """Loads it for texts; none when it does tables only."""
    table: Callable[[], FindInTable] | None = None
    """Loads it for tables; None where a column gets the entity that is found in most of its cells."""


KIND_OF = {
    "PERSON": "person_name",
    "LOCATION": "city",
    "ADDRESS": "address_street",
    "NL_POSTCODE": "postcode",
    "PHONE_NUMBER": "phone",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "bank_account",
    "BANK_ACCOUNT": "bank_account",
    "CRYPTO": "bank_account",
    "NL_BSN": "national_id",
    "NATIONAL_ID": "national_id",
    "DATE_OF_BIRTH": "date_of_birth",
    "AGE": "age",
    "NL_LICENSE_PLATE": "licence_plate",
    "CREDIT_CARD": "credit_card",
    "ORGANIZATION": "company_name",
    "NL_KVK": "company_id",
    "COMPANY_ID": "company_id",
    "CUSTOMER_ID": "other_id",
    "OTHER_ID": "other_id",
    "USERNAME": "username",
    "IP_ADDRESS": "ip",
    "SECRET": "secret",
    "COORDINATES": "geo",
}
"""Entities as kinds of columns; the others are no personal data about anybody."""


def most_common(cells: Iterable[Iterable[Found]]) -> tuple[str, ...]:
    """The entities of a column by its cells, each cell one vote for each that it holds; nothing without any."""
    votes = Counter(entities for cell in cells for entities in dict.fromkeys(one.entities for one in cell))
    return votes.most_common(1)[0][0] if votes else ()


def kind(entities: Sequence[str], label: str) -> str:
    """The kind that a column gets; of several readings the one that the label has, where it is among them."""
    kinds = [KIND_OF.get(entity, "none") for entity in entities] or ["none"]
    return label if label in kinds else kinds[0]

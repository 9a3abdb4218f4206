"""What stand-ins need to know of a country: tables and forms, handed in by who knows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from avgtool.model.kinds import Kind

SurrogateKind: TypeAlias = Literal[
    "first_name", "last_name", "full_name", "initials", "street", "city", "postcode", "email", "phone", "plate",
    "iban", "national_number", "date", "company", "ip", "number",
]  # fmt: skip
"""What a stand-in can be; ``number`` is any code, whose shape is kept."""


Check: TypeAlias = "Callable[[pl.Series], pl.Series]"
"""Whether each code, as it is written, passes the check of its kind."""


@dataclass(frozen=True, slots=True)
class FirstNames:
    """First names of one sex in one language."""

    sex: str
    language: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostcodeForm:
    """Postcodes: four digits of which some stay, and letters."""

    pattern: str
    """The whole, with the groups ``digits`` and ``letters``."""
    letters: str
    not_issued: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlateForm:
    """Licence plates: patterns of ``X`` (a letter), ``9`` (a digit) and ``-``."""

    sidecodes: tuple[str, ...]
    letters: tuple[str, ...]
    """Of each sidecode."""
    not_issued: frozenset[str]
    """Groups of letters."""


@dataclass(frozen=True, slots=True)
class BankForm:
    """Accounts at banks that do not exist."""

    country: str
    """Of the IBAN."""
    banks: tuple[str, ...]
    """Codes of banks that do, at most as many as those that do not."""
    made_up: tuple[str, ...]
    """Codes that no bank has, of four letters."""
    digits: int
    """Of an account."""


@dataclass(frozen=True, slots=True)
class PhoneForm:
    """Telephone numbers."""

    country: str
    """Country code."""
    digits: int
    """Of a number without trunk zero."""
    ranges: tuple[tuple[int, int], ...]
    """Numbers without trunk zero that nobody has, first and last."""


@dataclass(frozen=True, slots=True)
class NumberForm:
    """National numbers with a weighted sum that the modulus must divide."""

    weights: tuple[int, ...]
    modulus: int
    shortest: int
    """Digits that it is written with at least; zeros lead."""
    test_block: tuple[int, int]
    """Numbers that are nobody's, first and last: passing ones come from here."""


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """All that stand-ins know of one country."""

    first_names: tuple[FirstNames, ...]
    surnames: tuple[str, ...]
    infixes: frozenset[str]
    titles: frozenset[str]
    """Words in front of a name that stay, in lower case and without dots."""
    streets: tuple[str, ...]
    places: tuple[str, ...]
    trades: tuple[str, ...]
    """What a company calls itself behind somebody's name."""
    postcodes: PostcodeForm
    plates: PlateForm
    bank: BankForm
    phones: PhoneForm
    numbers: NumberForm
    is_first_name: Callable[[str], bool]
    """Whether a word in lower case is somebody's first name."""
    is_surname: Callable[[str], bool]
    """Whether a word in lower case is somebody's surname, without its infixes."""
    mail: str
    """Domain at which no address exists."""
    kinds: Mapping[str, SurrogateKind] = field(default_factory=dict)
    """By entity, beside those that are the same everywhere."""


def by_entity(country: Country) -> Mapping[str, SurrogateKind]:
    """The kind of stand-in of each entity; of all others the shape is kept."""
    return {**_EVERYWHERE, **country.kinds}


def by_kind(kind: Kind) -> SurrogateKind:
    """The kind of stand-in of a column whose entity says nothing."""
    return _OF_KINDS.get(kind.value, "number")


_EVERYWHERE: Mapping[str, SurrogateKind] = {
    "PERSON": "full_name",
    "FIRST_NAME": "first_name",
    "LAST_NAME": "last_name",
    "INITIALS": "initials",
    "ADDRESS": "street",
    "STREET_NAME": "street",
    "POSTCODE": "postcode",
    "LOCATION": "city",
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "DATE_OF_BIRTH": "date",
    "DATE_TIME": "date",
    "IBAN_CODE": "iban",
    "ORGANIZATION": "company",
    "IP_ADDRESS": "ip",
}
_OF_KINDS: Mapping[str, SurrogateKind] = {
    "person_name": "full_name",
    "email": "email",
    "phone": "phone",
    "address_street": "street",
    "postcode": "postcode",
    "city": "city",
    "company_name": "company",
    "date_of_birth": "date",
    "ip": "ip",
}

"""Whether values could be of a kind at all: what a header says is not believed against this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.scanning.evidence import ColumnEvidence

MOST = 0.75
FEW = 0.2
_ADDRESS_WORDS = 12
ALL = 0.99
_LONG_CODE = 7
_LENGTH_OF_PARTY = 4
"""Characters up to which letters and digits may be a party, *JA21*, and beyond which they number a batch."""
_WORDS_OF_BAND = 5
_SHORTEST_SECRET = 2.5
_LENGTH_OF_STATE = 2
"""Characters of the code of a country, a province or a state: *NH*."""
_WORDS_OF_CODE = 2.5
_TWO_WORDS = 2
_WORDS_OF_COMPANY = 8
_WORDS_OF_EMAIL = 3
"""Words of an address with a name in front of it."""
_HOUSE_NUMBER_LENGTH = 7
"""Characters of a house number with its addition: *123 bis*."""
_SHORTEST_DEGREES = 4
"""Characters of the roughest degrees: *52.1*."""
_SHORTEST_IP = 7
"""Characters of *1.1.1.1*."""
_LONGEST_NATIONALITY = 40
_NEVER_YES_OR_NO = frozenset(
    {
        Kind.PERSON_NAME,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.ADDRESS_STREET,
        Kind.CITY,
        Kind.COMPANY_NAME,
        Kind.USERNAME,
        Kind.SECRET,
        Kind.NATIONALITY,
    }
)
"""Kinds under whose header a *ja* tells whether there is one, or may be used."""


def is_plausible(kind: Kind, evidence: ColumnEvidence) -> bool:
    """Whether the values could be of ``kind``; true for a column without values."""
    if not evidence.filled:
        return True
    if kind in _NEVER_YES_OR_NO and evidence.share("boolean") >= ALL:
        return False
    return _RULES.get(kind, _anything)(evidence)


def is_texty(evidence: ColumnEvidence, words: float = 6) -> bool:
    """Short pieces of text: letters, no numbers, no sentences."""
    return (
        evidence.share("letters") >= MOST
        and evidence.share("digits") <= FEW
        and evidence.share("words") <= words
        and evidence.share("markup") <= FEW
        and not is_dated(evidence)
    )


def is_dated(evidence: ColumnEvidence) -> bool:
    """Dates and times of a day."""
    return evidence.cells.is_date or max(evidence.share("date"), evidence.share("time")) >= MOST


def is_measured(evidence: ColumnEvidence) -> bool:
    """Numbers that are measured rather than given: with decimals."""
    return evidence.share("decimal") > FEW and evidence.share("scientific") < MOST


def is_born(evidence: ColumnEvidence) -> bool:
    """Whether the values can be days of birth: dates, years, numbers of days, days of a year, with a place or without.

    However they are mixed: a list that was typed by many, or went through a spreadsheet, has several ways of writing.
    """
    days = max(evidence.share("date"), evidence.share("dated"))
    return is_dated(evidence) or days + evidence.share("integer") + evidence.share("day_month") >= MOST


def _anything(evidence: ColumnEvidence) -> bool:
    return evidence.share("length") > 0


def _numbered(evidence: ColumnEvidence, least: float, most: float) -> bool:
    long_enough = least <= evidence.share("length") <= most
    return evidence.share("digits") >= MOST and long_enough and not is_dated(evidence) and not is_measured(evidence)


def _lettered(evidence: ColumnEvidence, words: float) -> bool:
    """So many words at most, with letters in them, and no dates."""
    return evidence.share("letters") >= MOST and evidence.share("words") <= words and not is_dated(evidence)


def _city(evidence: ColumnEvidence) -> bool:
    return (
        is_texty(evidence, words=4) and evidence.share("country") < MOST and evidence.share("length") > _LENGTH_OF_STATE
    )


def _code(evidence: ColumnEvidence) -> bool:
    """One or two words of letters and digits; with a point in it only where it is long and never the same."""
    is_numbered = evidence.share("length") >= _LONG_CODE and evidence.uniqueness >= ALL
    measured = is_measured(evidence) and not is_numbered
    return not is_dated(evidence) and not measured and evidence.share("words") <= _WORDS_OF_CODE


def _secret(evidence: ColumnEvidence) -> bool:
    """No flag, and no number of one or two digits."""
    return _code(evidence) and evidence.share("boolean") < MOST and evidence.share("length") >= _SHORTEST_SECRET


def _years(evidence: ColumnEvidence) -> bool:
    return evidence.share("years") >= MOST and evidence.share("year") < MOST


def _income(evidence: ColumnEvidence) -> bool:
    """An amount, a band of amounts, or a word such as the sort of a benefit."""
    if is_dated(evidence) or evidence.share("words") > _WORDS_OF_BAND or evidence.share("boolean") >= ALL:
        return False
    return evidence.share("length") > 1


_RULES: dict[Kind, Callable[[ColumnEvidence], bool]] = {
    Kind.PERSON_NAME: is_texty,
    Kind.COMPANY_NAME: lambda e: _lettered(e, _WORDS_OF_COMPANY),
    Kind.CITY: _city,
    Kind.ADDRESS_STREET: lambda e: (
        e.share("letters") >= FEW and not is_measured(e) and not is_dated(e) and e.share("words") <= _ADDRESS_WORDS
    ),
    Kind.ADDRESS_HOUSENUMBER: lambda e: (
        e.share("length") <= _HOUSE_NUMBER_LENGTH and not is_dated(e) and e.share("words") <= _TWO_WORDS
    ),
    Kind.PHONE: lambda e: _numbered(e, 3, 26) and e.share("fraction") < MOST,
    Kind.EMAIL: lambda e: _lettered(e, _WORDS_OF_EMAIL),
    Kind.POSTCODE: lambda e: _numbered(e, 2.5, 11),
    Kind.NATIONAL_ID: lambda e: _numbered(e, 5, 24),
    Kind.BANK_ACCOUNT: lambda e: _numbered(e, 5.5, 42),
    Kind.CREDIT_CARD: lambda e: _numbered(e, 4, 26),
    Kind.COMPANY_ID: lambda e: _numbered(e, 4, 24),
    Kind.LICENCE_PLATE: lambda e: _numbered(e, 4, 11),
    Kind.AGE: _years,
    Kind.INCOME: _income,
    Kind.GEO: lambda e: e.share("length") >= _SHORTEST_DEGREES and e.share("digits") >= MOST and not is_dated(e),
    Kind.IP: lambda e: e.share("length") >= _SHORTEST_IP and e.share("words") <= _TWO_WORDS,
    Kind.GENDER: lambda e: e.share("gender") >= MOST / 1.5,
    Kind.USERNAME: lambda e: _code(e) and e.share("all_digits") < MOST,
    Kind.SECRET: _secret,
    Kind.OTHER_ID: lambda e: _code(e) and e.share("boolean") < MOST and e.share("compact_date") < MOST,
    Kind.DATE_OF_BIRTH: is_born,
    Kind.POLITICAL: lambda e: e.share("digits") < MOST or e.share("length") <= _LENGTH_OF_PARTY,
    Kind.HEALTH: lambda e: e.share("full_name") < MOST,
    Kind.NATIONALITY: lambda e: e.share("length") <= _LONGEST_NATIONALITY and not is_dated(e) and not is_measured(e),
}

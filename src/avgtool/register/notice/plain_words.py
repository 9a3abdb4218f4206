"""Kinds of data, articles of law and countries in words that everybody reads: nobody is asked to know the law."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.documents.words import KINDS
from avgtool.i18n import Message, msg
from avgtool.model.kinds import Category, Kind
from avgtool.register.answering import tells
from avgtool.register.completeness import CATEGORY_OF_KIND
from avgtool.wording import listed, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from avgtool.documents.content import Text
    from avgtool.model.activities import Activity

_ADDRESS = frozenset({Kind.ADDRESS_STREET, Kind.ADDRESS_HOUSENUMBER, Kind.POSTCODE, Kind.CITY})
_NO_DATA = frozenset({Kind.NONE, Kind.FREE_TEXT})
_KINDS: Mapping[Kind, Message] = {
    Kind.PERSON_NAME: msg("name"),
    Kind.IP: msg("IP address of your device"),
    Kind.GEO: msg("where you are (location)"),
    Kind.USERNAME: msg("user name"),
    Kind.SECRET: msg("password"),
    Kind.INCOME: msg("income and debts"),
    Kind.COMPANY_NAME: msg("name of your company"),
    Kind.HEALTH: msg("your health"),
    Kind.RELIGION: msg("your religion or belief"),
    Kind.UNION: msg("whether you are a member of a trade union"),
    Kind.POLITICAL: msg("your political opinion"),
    Kind.ORIENTATION: msg("your sexual orientation or sex life"),
    Kind.ETHNICITY: msg("your origin or color of skin"),
    Kind.BIOMETRIC: msg("what your body is recognized by, such as a fingerprint"),
    Kind.GENETIC: msg("your hereditary traits (DNA)"),
    Kind.CRIMINAL: msg("offences and convictions"),
    Kind.FREE_TEXT_WITH_PII: msg("what is written in messages and notes"),
}
"""Where the words of a register are not those of everybody."""

_EXCEPTION = re.compile(
    r"9\s*\(2\)\s*\(([a-j])\)|9,?\s*lid\s*2,?\s*(?:(?:aanhef\s+en\s+)?(?:onder|sub|letter)\s*)?([a-j])\b"
)
"""A letter of art. 9(2), as lawyers write it in either language."""
_EXCEPTIONS: Mapping[str, Message] = {
    "a": msg("you gave your explicit consent"),
    "b": msg("the law on work or social security asks for it"),
    "c": msg("it is needed to protect somebody's life, and nobody can be asked"),
    "d": msg("you are a member of our organization, or in regular contact with it"),
    "e": msg("you made them public yourself"),
    "f": msg("it is needed for a legal claim"),
    "g": msg("a law allows it for an important reason in the interest of all"),
    "h": msg("it is needed for your care or treatment, or for work and health"),
    "i": msg("it is needed for public health"),
    "j": msg("it is needed for research, statistics or an archive"),
}
"""The exceptions of art. 9(2)."""
_LAW_ALLOWS = msg("the law allows it")


@dataclass(frozen=True, slots=True)
class PlainWords:
    """What differs between organisations in the words for their readers."""

    customer_number: Text
    """What the number is called by which they know the person: *klantnummer*, *patiëntnummer*."""
    national_number: Message
    """What the national number is called in their country: *burgerservicenummer (BSN)*."""
    copies_from: str = ""
    """Where a copy of the safeguards of a transfer is asked for; empty where nothing is known."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """What countries are called in speech, in small letters, to their code: ``vs`` to ``US``."""


def data_told(activity: Activity, words: PlainWords) -> tuple[Text, ...]:
    """The data of an activity in one sentence; street, number, postcode and place are one address."""
    said = listed(", ", (*kinds_told(activity.kinds, words), *activity.other_data))
    return (sentence_case(msg("{data}", data=said)),) if said else ()


def permits_told(activity: Activity, words: PlainWords) -> tuple[Text, ...]:
    """Why sensitive data may be used: which data, the reason in plain words, and the article behind."""
    return tuple(_permit(category, law, activity, words) for category, law in activity.permits.items() if tells(law))


def kinds_told(kinds: Iterable[Kind], words: PlainWords) -> Iterator[Text]:
    """Kinds of data in words that everybody reads; street, number, postcode and place are one address."""
    given = [kind for kind in kinds if kind not in _NO_DATA]
    whole = Kind.ADDRESS_STREET in given and len(_ADDRESS.intersection(given)) > 1
    told_address = False
    for kind in given:
        if not (whole and kind in _ADDRESS):
            yield _kind(kind, words)
        elif not told_address:
            told_address = True
            yield msg("address")


def _kind(kind: Kind, words: PlainWords) -> Text:
    own: Mapping[Kind, Text] = {Kind.OTHER_ID: words.customer_number, Kind.NATIONAL_ID: words.national_number}
    return own.get(kind) or _KINDS.get(kind, KINDS[kind])


def _permit(category: Category, law: str, activity: Activity, words: PlainWords) -> Text:
    kinds = [kind for kind in activity.kinds if CATEGORY_OF_KIND.get(kind) is category]
    about = listed(", ", (_kind(kind, words) for kind in kinds)) or _CATEGORIES[category]
    reasons = _reasons(category, law)
    if not reasons:
        return sentence_case(msg("{data}: {law}", data=about, law=law))
    reason = listed("; ", reasons)
    return sentence_case(msg("{data}: {reason} ({law}).", data=about, reason=reason, law=law.rstrip(".")))


def _reasons(category: Category, law: str) -> tuple[Message, ...]:
    """In plain words, where an article is named; none where the register has words of its own."""
    if category is not Category.SPECIAL:
        return (_LAW_ALLOWS,) if any(character.isdigit() for character in law) else ()
    letters = dict.fromkeys(first or second for first, second in _EXCEPTION.findall(law))
    if letters:
        return tuple(_EXCEPTIONS[letter] for letter in letters)
    return (_LAW_ALLOWS,) if any(character.isdigit() for character in law) else ()


_CATEGORIES: Mapping[Category, Message] = {
    Category.SPECIAL: msg("data that ask for special care"),
    Category.CRIMINAL: _KINDS[Kind.CRIMINAL],
    Category.NATIONAL_ID: msg("national number"),
}
"""Where no kind of the activity is of the category."""

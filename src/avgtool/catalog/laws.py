"""What the law says in each country, and the tables in which the ledger keeps what was done under it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.config import CalendarSettings, Config
    from avgtool.ledger.chained import Chain
    from avgtool.model.addressing import Addressee
    from avgtool.model.breaches import BreachLaw
    from avgtool.model.calendars import Calendar
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consent_words import ConsentWords
    from avgtool.model.dpia import DpiaLaw
    from avgtool.model.person_words import PersonWord
    from avgtool.model.requests import RequestLaw


def calendar(settings: CalendarSettings) -> Calendar:
    """Which days are no working days, where the controller is."""
    from avgtool.netherlands.calendar import dutch_calendar

    return dutch_calendar(by_decree=settings.by_decree, without=settings.without, also=settings.also)


def consent_law(config: Config) -> ConsentLaw:
    """What the law asks before a person may be approached, for this organisation in its country."""
    from avgtool.belgium import telecom as belgian
    from avgtool.netherlands import telecom as dutch

    of_country = {"nl": dutch.consent_law, "be": belgian.consent_law}[config.consent.country]
    return of_country(config.organisation.sector, confirm_when_of_age=config.consent.confirm_when_of_age)


@cache
def request_law() -> RequestLaw:
    """What the law says of requests of data subjects: the AVG, and what the Netherlands add to it."""
    from avgtool.europe.rights import GROUNDS, RIGHTS, UNKNOWN_PERSON
    from avgtool.netherlands import rights as dutch

    return dutch.request_law(RIGHTS, GROUNDS, UNKNOWN_PERSON)


def person_word(config: Config) -> PersonWord:
    """The organisation's word for the person, with the forms that letters use."""
    from avgtool.netherlands import person_words as dutch

    given = config.person
    if isinstance(given, str):
        return dutch.person_word(given)
    return dutch.person_word(
        given.word,
        plural=given.plural,
        article=given.article,
        english=given.english,
        english_plural=given.english_plural,
    )


def addressee(contact: str | None) -> Addressee:
    """To whom a letter goes, by how a person can be reached: name and address, and how the letter begins."""
    from avgtool.netherlands.addressing import addressee as dutch_addressee

    return dutch_addressee(contact)


def english_words() -> Mapping[str, str]:
    """English for the texts of usual processing activities."""
    from avgtool.netherlands.letter_words import ENGLISH

    return ENGLISH


def letter_texts() -> Path:
    """The folder with avgtool's texts of letters: a folder a language, a file a letter."""
    from avgtool import netherlands

    return Path(netherlands.__file__).parent / "letters"


def breach_law(config: Config) -> BreachLaw:
    """What the law says of personal data breaches: the AVG, and what the organisation's country adds to it."""
    from avgtool.europe.breaches import GROUNDS
    from avgtool.model.breaches import BreachLaw
    from avgtool.netherlands.breaches import FINANCIAL, IDENTITY_FRAUD_HELP

    of_country, is_dutch = consent_law(config), config.consent.country == "nl"
    added = [FINANCIAL] if is_dutch else []
    return BreachLaw(
        authority=of_country.authority,
        timezone=of_country.timezone,
        grounds={**GROUNDS, **{one.code: one for one in added}},
        identity_fraud_help=IDENTITY_FRAUD_HELP if is_dutch else "",
    )


def dpia_law(config: Config) -> DpiaLaw:
    """When an impact assessment is needed: the AVG, the European criteria, and the list of the country's authority."""
    from avgtool.europe.impact_assessments import AUTOMATED, CASES, CRITERIA, SENSITIVE
    from avgtool.model.dpia import DpiaLaw
    from avgtool.netherlands.impact_assessments import LISTED

    authority = consent_law(config).authority
    return DpiaLaw(CASES, LISTED if config.consent.country == "nl" else (), CRITERIA, authority, SENSITIVE, AUTOMATED)


@cache
def consent_words() -> ConsentWords:
    """The words by which imports of consents are understood, of every language that is known."""
    from avgtool.consent.importing.words import joined
    from avgtool.netherlands.consent_words import WORDS as DUTCH

    return joined(DUTCH)


def is_national_number(text: str) -> bool:
    """Whether a text can be the number by which the state knows a person (BSN), by its check."""
    from avgtool.netherlands.checks import is_bsn

    return is_bsn(text)


def ledger_chains() -> tuple[Chain, ...]:
    """The append-only tables of the ledger, of all features together."""
    from avgtool.breaches.tables import CHAINS as BREACHES
    from avgtool.consent.tables import CHAINS as CONSENTS
    from avgtool.ledger.ages import AGE
    from avgtool.ledger.erasing import ERASURE
    from avgtool.ledger.own_key import OWN_KEY
    from avgtool.register.tables import CHAINS as REGISTER
    from avgtool.subject_requests.tables import CHAINS as REQUESTS

    return (*CONSENTS, *REQUESTS, *REGISTER, *BREACHES, AGE, ERASURE, OWN_KEY)

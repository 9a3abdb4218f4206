"""What a letter calls rights, bases and kinds of data, in words that a data subject reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.consents import Basis
from avgtool.model.kinds import Kind
from avgtool.model.requests import Right

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message

UNDERSTOOD: Mapping[Right, Message] = {
    Right.ACCESS: msg("You want to know which personal data we hold about you, and what we do with them"),
    Right.RECTIFICATION: msg("You want us to correct or complete your personal data"),
    Right.ERASURE: msg("You want us to erase your personal data"),
    Right.RESTRICTION: msg("You want us to stop using your personal data for the time being, without erasing them"),
    Right.PORTABILITY: msg("You want a file with your personal data that you can use elsewhere"),
    Right.OBJECTION: msg("You do not want us to use your personal data any longer: you object"),
    Right.MARKETING_OBJECTION: msg("You do not want us to use your personal data for direct marketing any longer"),
    Right.AUTOMATED_DECISION: msg("You want a human to look at a decision that a computer took about you"),
    Right.CONSENT_WITHDRAWAL: msg("You withdraw your consent"),
}
"""How a request was understood, as a sentence without a full stop."""

BASES: Mapping[Basis, Message] = {
    Basis.CONSENT: msg("because you consented to it (GDPR 6(1)(a))"),
    Basis.CONTRACT: msg("because it is needed for our contract with you (GDPR 6(1)(b))"),
    Basis.LEGAL_OBLIGATION: msg("because the law obliges us to (GDPR 6(1)(c))"),
    Basis.VITAL_INTEREST: msg("because it is of vital interest to you or somebody else (GDPR 6(1)(d))"),
    Basis.PUBLIC_TASK: msg("because it is needed for a public task (GDPR 6(1)(e))"),
    Basis.LEGITIMATE_INTEREST: msg("because we have a legitimate interest in it (GDPR 6(1)(f))"),
}
"""What makes processing lawful, after its purpose."""

KINDS: Mapping[Kind, Message] = {
    Kind.PERSON_NAME: msg("your name"),
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
    Kind.NATIONAL_ID: msg("citizen service number (BSN) or another national number"),
    Kind.BANK_ACCOUNT: msg("bank account number"),
    Kind.CREDIT_CARD: msg("payment card number"),
    Kind.LICENCE_PLATE: msg("licence plate"),
    Kind.COMPANY_NAME: msg("name of your company"),
    Kind.COMPANY_ID: msg("number of your company"),
    Kind.OTHER_ID: msg("the number by which we know you"),
    Kind.USERNAME: msg("user name"),
    Kind.SECRET: msg("password"),
    Kind.IP: msg("IP address"),
    Kind.GEO: msg("location"),
    Kind.HEALTH: msg("data about your health"),
    Kind.INCOME: msg("data about your income or finances"),
    Kind.RELIGION: msg("data about your religion or belief"),
    Kind.UNION: msg("membership of a trade union"),
    Kind.POLITICAL: msg("data about your political opinion"),
    Kind.ORIENTATION: msg("data about your sexual orientation"),
    Kind.ETHNICITY: msg("data about your origin"),
    Kind.BIOMETRIC: msg("biometric data, such as a fingerprint"),
    Kind.GENETIC: msg("genetic data"),
    Kind.CRIMINAL: msg("data about criminal offences"),
    Kind.FREE_TEXT: msg("notes"),
    Kind.FREE_TEXT_WITH_PII: msg("notes in which you are named"),
}
"""Kinds of data in a list that the person reads; what is no personal data is not there."""

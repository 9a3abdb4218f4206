"""Where a text gives the number that an organization gave to a person, or to an order.

*Klant:* opens what a customer says in a chat, *lid sinds 2019* is a year, *klant 112 gebeld* is a note: so a number
needs a word that can only label one (*klantnummer*), or stand right behind who it is of (*lid 60-11873*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

LABELLED = 0.5
ORDER = 0.3
"""Below the default threshold: in prose the number of an order or a file says who it is only to who has the file."""

_PERSON = (
    r"klant(?:en)?|lid|leden|lidmaatschaps?|relatie|huurders?|debiteur(?:en)?|crediteur(?:en)?|polis|personeels?|"
    r"medewerkers?|werknemers?|student(?:en)?|leerling(?:en)?|abonnee|abonnements?|abo|account|gebruikers?|"
    r"cli[eë]nt(?:en)?|deelnemers?|donateurs?|contact|inschrijf|inschrijvings?|registratie|verzekerden?|"
    r"pati[eë]nt(?:en)?|pas|klantenkaart|klantenpas|klantkaart|spaarkaart|spaarpas|ledenpas|bonuskaart|contract|"
    r"vrijwilligers?|gasten?|bewoners?|member(?:ship)?|customer|client|employee|subscriber|policy"
)
_NUMBER_WORD = r"(?:nummers?|nr|no|num|number|id|code|kenmerk)s?\.?"
_NUMBERED = Label(
    regex=rf"(?:{_PERSON}|dossier)[ -]?{_NUMBER_WORD}|(?:debnr|klnr|klnt|relnr|pt\.?nr)", up_to_colon=True
)
_ROLE = re.compile(
    r"(?<![^\W_])(?:klant|lid|relatie|debiteur|polis|abonnee|abonnement|account|cli[eë]nt|deelnemer|donateur|member|"
    r"customer|klantenkaart|klantenpas|huurder)[ (#]{1,3}(?:nr\.? |no\.? |# ?)?\Z",
    re.IGNORECASE,
)
_MEMBERSHIP = re.compile(
    r"(?<![^\W_])(?:klant|lid|abo|abonnement|lidmaatschap|abonnee|klantenkaart|klantenpas|polis|account)(?![^\W_])"
    r"[^\n.!]{0,60}(?<![^\W_])(?:nummer|nr\.?|no\.?)[ :#]{1,2}\Z",
    re.IGNORECASE,
)
_ORDER_LABEL = Label(
    regex=r"(?:order|bestel(?:ling)?s?|factuur|dossier|ticket|zaak|kenmerk|invoice|booking|reserverings?|boekings?|offerte|"
    r"meldings?|klacht|schade|claim|aanvraag|retour|opdracht|werkorder|betalings?|case)(?:[ -]?(?:nummer|nr|no|id|code|"
    r"kenmerk))?s?\.?"
)
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.](?:19|20)?\d{2})?|(?:19|20)\d{2}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_OTHER_SHAPE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}|\(?0[1-9][\d -]{8,10}|\d{1,4}[a-zA-Z]")
"""A postcode, a telephone number, a house number."""
_UNIT_BEHIND = re.compile(
    r"\s*(?:euro?s?\b|€|,-|stuks?\b|x\b|%|(?:dag|we+k|maand|uur|jaar|minu|keer|maal)\w*)", re.IGNORECASE
)
_ENOUGH_DIGITS = 4


def customer_score(seen: Sighting) -> float | None:
    """How sure it is that a number is a person's own at an organization."""
    digits = sum(character.isdigit() for character in seen.value)
    if not digits or _DATE.fullmatch(seen.value) or _UNIT_BEHIND.match(seen.text, seen.end):
        return 0.0
    if _NUMBERED.is_before(seen.text, seen.start):
        return LABELLED
    before = seen.text[max(0, seen.start - 90) : seen.start]
    is_plain = digits >= _ENOUGH_DIGITS and not _YEAR.fullmatch(seen.value) and not _OTHER_SHAPE.fullmatch(seen.value)
    return LABELLED if is_plain and (_ROLE.search(before) or _MEMBERSHIP.search(before)) else 0.0


def without_amounts(seen: Sighting) -> float | None:
    """0 for what is no number of anything: *polis 2026* is the policy of that year, *polis 150 euro* what it costs."""
    is_other = _DATE.fullmatch(seen.value) or _YEAR.fullmatch(seen.value) or _UNIT_BEHIND.match(seen.text, seen.end)
    return 0.0 if is_other else None


def order_score(seen: Sighting) -> float | None:
    """How sure it is that a number is one of an order, an invoice or a file."""
    has_digit = any(character.isdigit() for character in seen.value)
    is_other = _DATE.fullmatch(seen.value) or _YEAR.fullmatch(seen.value) or _UNIT_BEHIND.match(seen.text, seen.end)
    return ORDER if has_digit and not is_other and _ORDER_LABEL.is_before(seen.text, seen.start) else 0.0

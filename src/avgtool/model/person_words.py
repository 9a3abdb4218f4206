"""What an organisation calls the persons whose data it holds, with the forms that sentences need. Pure data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonForms:
    """The word in one language, in the forms that letters use."""

    one: str
    """``klant``."""
    many: str
    """``klanten``."""
    a: str
    """``een klant``, ``an employee``."""
    the: str
    """``de klant``, ``het lid``."""
    this: str
    """``deze klant``, ``dit lid``."""
    that: str
    """``die klant``, ``dat lid``."""
    our: str
    """``onze klant``, ``ons lid``."""
    of_the: str
    """The possessive: ``van de klant``, ``the customer's``."""
    number: str
    """What the number is called that the organisation gave the person: ``klantnummer``."""


@dataclass(frozen=True, slots=True)
class PersonWord:
    """The word in both languages."""

    dutch: PersonForms
    english: PersonForms

    def forms(self, language: str) -> PersonForms:
        """The word in ``nl`` or ``en``."""
        return self.dutch if language == "nl" else self.english


def english_forms(one: str, many: str = "", number: str = "") -> PersonForms:
    """The forms of an English noun; its plural by the common rules where none is given."""
    many = many or _english_plural(one)
    return PersonForms(
        one=one,
        many=many,
        a=f"{'an' if one[:1].lower() in 'aeio' else 'a'} {one}",
        the=f"the {one}",
        this=f"this {one}",
        that=f"that {one}",
        our=f"our {one}",
        of_the=f"the {one}'s",
        number=number or f"{one} number",
    )


def _english_plural(one: str) -> str:
    if one.endswith(("s", "x", "ch", "sh")):
        return f"{one}es"
    return f"{one[:-1]}ies" if one.endswith("y") and one[-2:-1] not in "aeiou" else f"{one}s"

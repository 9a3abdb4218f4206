"""Names of persons and their parts. A header, a word list or a language model tells them; no shape can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Kind, Role
from avgtool.recognizers.base import Recognizer, Shape

if TYPE_CHECKING:
    from avgtool.i18n import Message


def _part(entity: str, title: Message, **details: object) -> Recognizer:
    """A part of a name: in running text only whole names are looked for."""
    return Recognizer(entity, Kind.PERSON_NAME, title, part_of="PERSON", in_text=False, **details)  # type: ignore[arg-type]


PERSON = Recognizer(
    "PERSON",
    Kind.PERSON_NAME,
    msg("Name of a person"),
    headers=(
        "name", "full name", "fullname", "person name", "contact name", "contact person", "contact", "customer name",
        "client name", "display name", "reviewer name", "recipient", "addressee", "attention", "attn", "signatory",
        "author", "owner name", "card holder", "cardholder", "cardholder name", "account holder", "employee name",
        "patient name", "student name", "guest name", "member name", "subscriber name",
    ),
    context=("name", "naam", "mr", "mrs", "ms", "dear", "beste", "geachte", "heer", "mevrouw", "dhr", "mevr"),
    lists=("first_names", "surnames"),
)  # fmt: skip

FIRST_NAME = _part(
    "FIRST_NAME",
    msg("First name"),
    headers=(
        "first name", "firstname", "fname", "given name", "givenname", "given", "forename", "christian name",
        "middle name", "middlename", "mname", "nickname", "preferred name", "vorname", "prenom",
    ),
    lists=("first_names",),
)  # fmt: skip

LAST_NAME = _part(
    "LAST_NAME",
    msg("Surname"),
    headers=(
        "last name", "lastname", "lname", "surname", "sname", "family name", "familyname", "maiden name",
        "mothers maiden", "mother maiden name", "birth name", "second name", "nachname", "familienname",
        "nom de famille",
    ),
    lists=("surnames",),
)  # fmt: skip

NAME_INFIX = _part(
    "NAME_INFIX",
    msg("Name infix (tussenvoegsel)"),
    role=Role.QUASI,
    headers=("infix", "name prefix", "surname prefix", "last name prefix", "name infix"),
    lists=("infixes",),
)

INITIALS = _part(
    "INITIALS",
    msg("Initials"),
    role=Role.QUASI,
    shapes=(Shape(r"[A-Z]\.(?:[ -]?(?:[A-Z]|Th|Ch|Ph|IJ|Ij|St)\.)*", 0.2), Shape(r"[A-Z]{1,5}", 0.05)),
    needs_context=True,
    headers=("initials", "initial", "middle initial", "minit", "middle init", "mi"),
)

NAME_TITLE = _part(
    "NAME_TITLE",
    msg("Form of address or title of a person"),
    role=Role.QUASI,
    shapes=(
        Shape(
            r"(?i)(?:dhr|mevr?|mw|hr|heer|mevrouw|meneer|mej|mr|mrs|ms|miss|mx|sir|madam|herr|frau|mme|mlle|drs?|ir|ing"
            r"|prof|jhr|jkvr|ds|rev)(?:\.|(?: en | and | & )(?:mevr?|mrs|mw)\.?)?(?: ?(?:dr|ir|mr|drs|ing)\.?)?",
            0.2,
        ),
    ),
    needs_context=True,
    headers=(
        "salutation",
        "honorific",
        "courtesy title",
        "title of courtesy",
        "name title",
        "title",
        "form of address",
    ),
)

RECOGNIZERS = (PERSON, FIRST_NAME, LAST_NAME, NAME_INFIX, INITIALS, NAME_TITLE)

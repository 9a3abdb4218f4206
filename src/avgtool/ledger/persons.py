"""A person, named by one identifier, and the id that the ledger knows the person by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.keyed import Identifier, identifying, normalized, reference
from avgtool.ledger.recordable import CONTROL, LONGEST_NAME, one_of
from avgtool.ledger.subjects import ensure_subjects, find_subjects

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection

    from avgtool.model.purpose import Derive


@dataclass(frozen=True, slots=True)
class Person:
    """Whom it is about, by one identifier. Does not show it."""

    value: str
    kind: Identifier = Identifier.CUSTOMER
    also: tuple[Person, ...] = ()
    """Further identifiers of the same person, by which objections are found."""

    def __post_init__(self) -> None:
        """Take a kind by its name; refuse what is no text.

        Raises:
            InputError: There is no such kind.
            TypeError: The identifier is no text.
        """
        if not isinstance(self.value, str):
            raise TypeError(f"an identifier is text, not {type(self.value).__name__}")
        object.__setattr__(self, "kind", one_of(Identifier, self.kind))

    def __repr__(self) -> str:
        return f"Person(•••, {self.kind.value})"


def find_person(connection: Connection, person: Person, derive: Callable[[], Derive]) -> str | None:
    """The id of a person; none where the ledger does not know one.

    Args:
        connection: In a transaction.
        person: Whom.
        derive: Gives the keys of digests; a customer id needs none.
    """
    text = _reference(person, derive)
    return find_subjects(connection, person.kind, (text,)).get(text)


def ensure_person(connection: Connection, person: Person, derive: Callable[[], Derive], at: datetime) -> str:
    """The id of a person, who is added where the ledger does not know one. In a transaction that writes."""
    text = _reference(person, derive)
    return ensure_subjects(connection, person.kind, (text,), at)[text]


def filled(person: Person) -> str:
    """What a person is named by.

    Raises:
        InputError: Nothing is left of it, it is no such identifier, or no database can hold it.
    """
    if not normalized(person.kind, person.value):
        raise InputError(msg("Nobody is named: the identifier is empty."))
    if not identifying(person.kind, person.value):
        raise InputError(_NONE[person.kind], hint=msg("Give one identifier, of one person."))
    if person.kind is Identifier.CUSTOMER and identifying(Identifier.EMAIL, person.value):
        raise InputError(
            msg("This is an e-mail address; as a customer id it would be kept as it is."),
            hint=msg('Say what it is: --kind email, in programs Person(…, "email"). Only its digest is kept then.'),
        )
    return _writable(person.value)


def _writable(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InputError(_HALF) from None
    if re.search(CONTROL, value):
        raise InputError(_HALF)
    if len(value) > LONGEST_NAME:
        what = msg("The identifier is longer than {longest} characters.", longest=LONGEST_NAME)
        raise InputError(what, hint=msg("Give one identifier, of one person."))
    return value


_HALF = msg("The identifier holds control characters or half a character.")
_NONE = {
    Identifier.CUSTOMER: msg("This is no customer id: it has no letter and no digit."),
    Identifier.EMAIL: msg("This is no e-mail address."),
    Identifier.PHONE: msg("This is no telephone number."),
    Identifier.POST: msg("This is no postal address: it has no letter and no digit."),
}


def _reference(person: Person, derive: Callable[[], Derive]) -> str:
    """A customer id needs no key, so that things can be recorded where the key is not."""
    return reference(no_key if person.kind is Identifier.CUSTOMER else derive(), person.kind, filled(person))


def no_key(*_args: object) -> bytes:
    """The key of a customer id, which needs none."""
    raise AssertionError("a customer id is stored as it is")

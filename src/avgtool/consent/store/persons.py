"""Who is asked about, and what the answer is: what goes into a session on the ledger and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.keyed import Identifier, normalized

if TYPE_CHECKING:
    from avgtool.model.consents import Answer, Channel, Purpose


@dataclass(frozen=True, slots=True)
class Person:
    """Whom it is about, by one identifier. Does not show it."""

    value: str
    kind: Identifier = Identifier.CUSTOMER
    also: tuple[Person, ...] = ()
    """Further identifiers of the same person, by which objections are found."""

    def __repr__(self) -> str:
        return f"Person(•••, {self.kind.value})"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a person may be approached for one purpose by one channel."""

    purpose: Purpose
    channel: Channel | None
    """None for a purpose that approaches nobody."""
    answer: Answer


def no_key(*_args: object) -> bytes:
    """The key of a customer id, which needs none."""
    raise AssertionError("a customer id is stored as it is")


def filled(person: Person) -> str:
    """The identifier of a person.

    Raises:
        InputError: It is empty.
    """
    if not normalized(person.kind, person.value):
        raise InputError(msg("Nobody is named: the identifier is empty."))
    return person.value


def one_of(kind: Any, value: Any) -> Any:
    """A value of an enumeration by its name.

    Raises:
        InputError: There is no such one.
    """
    try:
        return kind(value)
    except ValueError:
        raise InputError(
            msg("{name} is none of: {known}.", name=kind.__name__, known=", ".join(one.value for one in kind))
        ) from None

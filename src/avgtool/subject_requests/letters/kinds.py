"""Which letters there are, and which step sends each."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.model.requests import Step

if TYPE_CHECKING:
    from collections.abc import Mapping


class LetterKind(StrEnum):
    """What a letter is for; its text lies in a file of this name."""

    ACKNOWLEDGEMENT = "ontvangstbevestiging"
    IDENTITY = "identificatie"
    """Asks who it is, by the lightest means."""
    IDENTIFIED = "identiteit-vastgesteld"
    CLARIFICATION = "precisering"
    EXTENSION = "verlenging"
    ANSWER = "antwoord"
    """A part for each right: the confirmation that something was done, or what is held about the person."""
    PARTLY = "deels"
    """The same, with what was not granted and why."""
    REFUSAL = "afwijzing"
    LIFTING = "opheffing"
    """Tells that a restriction will be lifted, before it is (art. 18(3)); no step goes with it."""


OF_STEP: Mapping[Step, LetterKind] = MappingProxyType(
    {
        Step.ACKNOWLEDGE: LetterKind.ACKNOWLEDGEMENT,
        Step.ASK_IDENTITY: LetterKind.IDENTITY,
        Step.VERIFY_IDENTITY: LetterKind.IDENTIFIED,
        Step.ASK_CLARIFICATION: LetterKind.CLARIFICATION,
        Step.EXTEND: LetterKind.EXTENSION,
        Step.GRANT: LetterKind.ANSWER,
        Step.GRANT_PARTLY: LetterKind.PARTLY,
        Step.REFUSE: LetterKind.REFUSAL,
    }
)
"""Steps that a letter goes with."""
TELLING_REMEDIES = frozenset({LetterKind.PARTLY, LetterKind.REFUSAL})
"""Letters that must name whom to complain to, and the court (art. 12(4)); avgtool's own texts do."""

"""What a check of an assessment objects to, or remarks on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.i18n import Message


class Gravity(StrEnum):
    """How much a finding weighs."""

    OBJECTION = "objection"
    """The law asks for it: the exit code is 1."""
    REMARK = "remark"
    """Wise to look at."""


class Concern(StrEnum):
    """What a finding is about; scripts read it."""

    UNANSWERED = "unanswered"
    INCOMPLETE = "incomplete"
    """Something that art. 35(7) asks for is not written down."""
    NO_MEASURES = "no_measures"
    NOT_JUDGED = "not_judged"
    """A risk without likelihood and impact, or measures whose effect nobody judged."""
    NO_ADVICE = "no_advice"
    ADVICE_NOT_FOLLOWED = "advice_not_followed"
    CONSULT_FIRST = "consult_first"
    """A high risk is left: the authority is asked before the processing (art. 36)."""
    NO_DECISION = "no_decision"
    DATES = "dates"
    """A day that is yet to come, or advice or consultation of after the decision that it is for."""
    UNKNOWN_ACTIVITY = "unknown_activity"
    CONTRADICTION = "contradiction"
    """The register says otherwise."""
    LIST_NOT_KNOWN = "list_not_known"
    """The list of the country's authority (art. 35(4)) is not in avgtool, so nothing is asked of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at."""

    concern: Concern
    gravity: Gravity
    what: Message
    article: str = ""
    field: str = ""
    """Key of the file that it is about."""

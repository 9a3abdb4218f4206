"""Outcomes, answers and levels in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.dpia.findings import Concern
from avgtool.i18n import msg
from avgtool.model.dpia import Answer, Choice, Level, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Tone
    from avgtool.i18n import Message
    from avgtool.model.dpia import DpiaLaw

OUTCOMES: Mapping[Outcome, Message] = {
    Outcome.REQUIRED: msg("An impact assessment is required"),
    Outcome.ADVISED: msg("An impact assessment is advised"),
    Outcome.NOT_NEEDED: msg("An impact assessment is not needed"),
}
OUTCOME_TONES: Mapping[Outcome, Tone] = {
    Outcome.REQUIRED: "danger",
    Outcome.ADVISED: "warning",
    Outcome.NOT_NEEDED: "good",
}
ANSWERS: Mapping[Answer | None, Message] = {
    Answer.YES: msg("yes"),
    Answer.NO: msg("no"),
    Answer.UNSURE: msg("not sure"),
    None: msg("not answered"),
}
ANSWER_TONES: Mapping[Answer | None, Tone] = {
    Answer.YES: "warning",
    Answer.NO: "neutral",
    Answer.UNSURE: "accent",
    None: "accent",
}
LEVELS: Mapping[Level, Message] = {
    Level.LOW: msg("low"),
    Level.MEDIUM: msg("medium"),
    Level.HIGH: msg("high"),
}
LEVEL_TONES: Mapping[Level, Tone] = {Level.LOW: "good", Level.MEDIUM: "warning", Level.HIGH: "danger"}
CHOICES: Mapping[Choice, Message] = {
    Choice.PROCEED: msg("to proceed"),
    Choice.ADJUST: msg("to adjust the processing first"),
    Choice.STOP: msg("not to proceed"),
}
CONCERNS: Mapping[Concern, Message] = {
    Concern.UNANSWERED: msg("not answered"),
    Concern.INCOMPLETE: msg("missing"),
    Concern.NO_MEASURES: msg("no measures"),
    Concern.NOT_JUDGED: msg("not judged"),
    Concern.NO_ADVICE: msg("missing"),
    Concern.ADVICE_NOT_FOLLOWED: msg("missing"),
    Concern.CONSULT_FIRST: msg("consult first"),
    Concern.NO_DECISION: msg("missing"),
    Concern.DATES: msg("dates"),
    Concern.UNKNOWN_ACTIVITY: msg("unknown activity"),
    Concern.CONTRADICTION: msg("contradiction"),
    Concern.LIST_NOT_KNOWN: msg("look further"),
}


def list_not_known(law: DpiaLaw) -> Message:
    """That an authority's list is not asked about, and what is."""
    return msg(
        "judged by the law (GDPR 35(3)) and the nine criteria of WP248 alone: the list of the {authority} (GDPR 35(4)) "
        "is not in avgtool; what is on it requires an assessment too, so look there",
        authority=law.authority,
    )

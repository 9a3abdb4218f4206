"""States, steps and codes of requests in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.requests import (
    Correction,
    ExtensionReason,
    IdentityMeans,
    Recipients,
    ReopenReason,
    Risk,
    State,
    Step,
    TaskState,
    Urgency,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message

STATES: Mapping[State, Message] = {
    State.RECEIVED: msg("received"),
    State.ACKNOWLEDGED: msg("acknowledged"),
    State.IDENTITY_ASKED: msg("waiting for proof of identity"),
    State.IN_PROGRESS: msg("in progress"),
    State.CLARIFICATION_ASKED: msg("waiting for clarification"),
    State.EXTENDED: msg("in progress, extended"),
    State.GRANTED: msg("granted"),
    State.PARTLY_GRANTED: msg("granted in part"),
    State.REFUSED: msg("turned down"),
    State.WITHDRAWN: msg("withdrawn"),
    State.CLOSED: msg("closed"),
    State.REOPENED: msg("reopened"),
}
STEPS: Mapping[Step, Message] = {
    Step.RECEIVE: msg("receive"),
    Step.ACKNOWLEDGE: msg("acknowledge"),
    Step.ASK_IDENTITY: msg("ask who it is"),
    Step.VERIFY_IDENTITY: msg("verify identity"),
    Step.ASK_CLARIFICATION: msg("ask what it is about"),
    Step.TAKE_UP: msg("take up"),
    Step.EXTEND: msg("extend"),
    Step.GRANT: msg("grant"),
    Step.GRANT_PARTLY: msg("grant in part"),
    Step.REFUSE: msg("turn down"),
    Step.WITHDRAW: msg("have it withdrawn"),
    Step.CLOSE: msg("close"),
    Step.REOPEN: msg("reopen"),
    Step.CORRECT: msg("correct"),
}
HAPPENED: Mapping[Step, Message] = {
    Step.RECEIVE: msg("received"),
    Step.ACKNOWLEDGE: msg("receipt acknowledged"),
    Step.ASK_IDENTITY: msg("proof of identity asked"),
    Step.VERIFY_IDENTITY: msg("identity verified"),
    Step.ASK_CLARIFICATION: msg("clarification asked"),
    Step.TAKE_UP: msg("taken up"),
    Step.EXTEND: msg("term extended"),
    Step.GRANT: msg("granted"),
    Step.GRANT_PARTLY: msg("granted in part"),
    Step.REFUSE: msg("turned down"),
    Step.WITHDRAW: msg("withdrawn by the person"),
    Step.CLOSE: msg("closed"),
    Step.REOPEN: msg("reopened"),
    Step.CORRECT: msg("corrected"),
}
"""Steps as a timeline tells them."""
MEANS: Mapping[IdentityMeans, Message] = {
    IdentityMeans.LOGIN: msg("by login"),
    IdentityMeans.EMAIL_CHECK: msg("code to the known e-mail address"),
    IdentityMeans.CALL_BACK: msg("call to the known number"),
    IdentityMeans.KNOWN_DETAILS: msg("customer number and order"),
    IdentityMeans.IN_PERSON: msg("at the desk"),
    IdentityMeans.ID_COPY: msg("shielded copy of an identity document"),
}
EXTENSIONS: Mapping[ExtensionReason, Message] = {
    ExtensionReason.COMPLEXITY: msg("complexity"),
    ExtensionReason.NUMBER: msg("number of requests"),
}
REOPENINGS: Mapping[ReopenReason, Message] = {
    ReopenReason.COMPLAINT: msg("complaint"),
    ReopenReason.COURT: msg("court"),
    ReopenReason.NEW_FACTS: msg("new facts"),
}
CORRECTIONS: Mapping[Correction, Message] = {
    Correction.CONTACT: msg("contact"),
    Correction.RECEIVED: msg("day of receipt"),
}
RECIPIENTS: Mapping[Recipients, Message] = {
    Recipients.TOLD: msg("recipients told"),
    Recipients.NONE: msg("no recipients"),
    Recipients.IMPOSSIBLE: msg("recipients could not be told"),
}
TASK_STATES: Mapping[TaskState, Message] = {
    TaskState.OPEN: msg("work left"),
    TaskState.DONE: msg("work done"),
    TaskState.KEPT: msg("work done, rows kept"),
    TaskState.DROPPED: msg("not needed"),
}
URGENCIES: Mapping[Urgency, Message] = {
    Urgency.OVERDUE: msg("overdue"),
    Urgency.AT_RISK: msg("at risk"),
    Urgency.ON_TIME: msg("on time"),
    Urgency.ANSWERED: msg("nothing due"),
}
RISKS: Mapping[Risk, Message] = {
    Risk.NEAR: msg("few working days are left"),
    Risk.PAUSE_MAY_NOT_HOLD: msg("a question was asked late: its pause may not hold"),
}
CHANNELS: Mapping[str, Message] = {
    "email": msg("by e-mail"),
    "post": msg("by post"),
    "phone": msg("over the telephone"),
    "webform": msg("by web form"),
    "portal": msg("through an account"),
    "in_person": msg("at the desk"),
    "chat": msg("by chat"),
    "other": msg("otherwise"),
}
"""How requests come in. The AVG prescribes no form: each of them counts."""

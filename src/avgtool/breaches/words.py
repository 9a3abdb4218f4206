"""States, steps and codes of breaches in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool.i18n import msg, nmsg
from avgtool.model.breaches import Cause, Nature, PersonsState, State, Step, Todo, Urgency
from avgtool.wording import day, moment, number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from avgtool.i18n import Message
    from avgtool.model.breaches import BreachLaw, Facts, ScanEstimate

_COUNTED_IN_DAYS = 72
"""Hours."""
STATES: Mapping[State, Message] = {
    State.RECORDED: msg("recorded, not decided"),
    State.TO_NOTIFY: msg("to be notified"),
    State.PARTLY_NOTIFIED: msg("notified in part"),
    State.NOTIFIED: msg("notified"),
    State.NOT_NOTIFIED: msg("not notified"),
    State.WITHDRAWN: msg("notification withdrawn"),
    State.CONTROLLER_TOLD: msg("passed on to the controller"),
    State.CLOSED: msg("closed"),
    State.REOPENED: msg("reopened"),
}
STEPS: Mapping[Step, Message] = {
    Step.RECORD: msg("record"),
    Step.ADD: msg("add what is known"),
    Step.MEASURE: msg("record a measure"),
    Step.DECIDE_NOTIFY: msg("decide to notify"),
    Step.DECIDE_NOT_NOTIFY: msg("decide not to notify"),
    Step.NOTIFY_PARTLY: msg("notify in part"),
    Step.NOTIFY: msg("notify"),
    Step.WITHDRAW: msg("withdraw the notification"),
    Step.DECIDE_TELL: msg("decide to tell persons"),
    Step.DECIDE_NOT_TELL: msg("decide not to tell persons"),
    Step.TELL: msg("tell persons"),
    Step.TELL_CONTROLLER: msg("pass on to the controller"),
    Step.INFORM: msg("inform others"),
    Step.CLOSE: msg("close"),
    Step.REOPEN: msg("reopen"),
}
HAPPENED: Mapping[Step, Message] = {
    Step.RECORD: msg("recorded in the register"),
    Step.ADD: msg("more became known"),
    Step.MEASURE: msg("measure taken"),
    Step.DECIDE_NOTIFY: msg("decided to notify the authority"),
    Step.DECIDE_NOT_NOTIFY: msg("decided not to notify the authority"),
    Step.NOTIFY_PARTLY: msg("authority notified in part"),
    Step.NOTIFY: msg("authority notified"),
    Step.WITHDRAW: msg("notification withdrawn"),
    Step.DECIDE_TELL: msg("decided to tell the persons"),
    Step.DECIDE_NOT_TELL: msg("decided not to tell the persons"),
    Step.TELL: msg("persons told"),
    Step.TELL_CONTROLLER: msg("controller told"),
    Step.INFORM: msg("others informed"),
    Step.CLOSE: msg("closed"),
    Step.REOPEN: msg("reopened"),
}
NATURES: Mapping[Nature, Message] = {
    Nature.CONFIDENTIALITY: msg("confidentiality"),
    Nature.INTEGRITY: msg("integrity"),
    Nature.AVAILABILITY: msg("availability"),
}
CAUSES: Mapping[Cause, Message] = {
    Cause.WRONG_RECIPIENT: msg("sent to the wrong recipient"),
    Cause.SHOWN_TO_WRONG_PERSON: msg("shown to the wrong person"),
    Cause.PUBLISHED: msg("made public by mistake"),
    Cause.LOST_DEVICE: msg("device or data carrier lost"),
    Cause.LOST_PAPER: msg("paper or post lost"),
    Cause.STOLEN: msg("stolen"),
    Cause.PHISHING: msg("phishing"),
    Cause.INTRUSION: msg("break-in into a system"),
    Cause.MALWARE: msg("malware or ransomware"),
    Cause.SNOOPING: msg("seen by who was not allowed to"),
    Cause.NOT_DESTROYED: msg("data left on what was thrown away or passed on"),
    Cause.DESTROYED: msg("data destroyed or changed"),
    Cause.OTHER: msg("other"),
}
PERSONS: Mapping[PersonsState, Message] = {
    PersonsState.UNDECIDED: msg("not decided"),
    PersonsState.TO_TELL: msg("to be told"),
    PersonsState.TOLD: msg("told"),
    PersonsState.NOT_TOLD: msg("not told"),
}
URGENCIES: Mapping[Urgency, Message] = {
    Urgency.OVERDUE: msg("overdue"),
    Urgency.NEAR: msg("ends within a day"),
    Urgency.RUNNING: msg("running"),
    Urgency.AT_ONCE: msg("without undue delay"),
    Urgency.TO_DESCRIBE: msg("to be described"),
    Urgency.NOTHING: msg("can be closed"),
}
TODO: Mapping[Todo, Message] = {
    Todo.DECIDE_AUTHORITY: msg("decide whether to notify the authority"),
    Todo.NOTIFY: msg("notify the authority"),
    Todo.COMPLETE_NOTIFICATION: msg("complete the notification"),
    Todo.DECIDE_PERSONS: msg("decide whether to tell the persons"),
    Todo.TELL_PERSONS: msg("tell the persons"),
    Todo.TELL_PUBLICLY: msg("tell the persons by a public communication"),
    Todo.TELL_CONTROLLER: msg("tell the controller"),
    Todo.DESCRIBE: msg("complete what the register holds (GDPR 33(5))"),
}


def persons_said(facts: Facts) -> Message | None:
    """How many persons it is about, as far as that is known."""
    least, most = facts.persons_least, facts.persons_most
    if least is None and most is None:
        return None
    if least is None:
        return msg("at most {n}", n=number(most or 0))
    if most is None:
        return msg("at least {n}", n=number(least))
    return number(least) if least == most else msg("{least} to {most}", least=number(least), most=number(most))


def local(when: datetime, law: BreachLaw) -> Message:
    """A moment to the minute, by the clock of the country."""
    return moment(when.astimezone(ZoneInfo(law.timezone)))


def taken_from(scan: ScanEstimate) -> Message:
    """Which scan it was."""
    if scan.on is not None:
        return msg("kept scan of {system}, {day}", system=scan.name, day=day(scan.on))
    return msg("saved scan {name} (SHA-256 {digest}…)", name=scan.name, digest=(scan.sha256 or "")[:12])


def time_left(left: timedelta) -> Message:
    """The time until the term ends, or since it ended, in whole hours; in days once it ended three days ago."""
    hours = abs(int(left.total_seconds())) // 3600
    if left.total_seconds() >= 0:
        return nmsg("{n} hour left", "{n} hours left", hours)
    if hours >= _COUNTED_IN_DAYS:
        return nmsg("{n} day too late", "{n} days too late", hours // 24)
    return nmsg("{n} hour too late", "{n} hours too late", hours)

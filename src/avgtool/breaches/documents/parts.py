"""What the register and a notification show alike: facts, decisions, and what happened to the minute."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool.breaches import words
from avgtool.documents.content import Cell, Column, Definitions, Table, Tag
from avgtool.documents.words import KINDS
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.activities import Capacity
from avgtool.model.breaches import PersonsState, Step, Urgency
from avgtool.wording import day, listed, moment, number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from avgtool.breaches.standing import Standing
    from avgtool.documents.content import Text, Tone
    from avgtool.model.breaches import Breach, BreachLaw, Event, Facts

UNKNOWN = msg("not known yet")
TONES: dict[Urgency, Tone] = {
    Urgency.OVERDUE: "danger",
    Urgency.NEAR: "warning",
    Urgency.RUNNING: "accent",
    Urgency.AT_ONCE: "warning",
    Urgency.NOTHING: "good",
}


def local(when: datetime, law: BreachLaw) -> Message:
    """A moment to the minute, by the clock of the country."""
    return moment(when.astimezone(ZoneInfo(law.timezone)))


def what_happened(breach: Breach, law: BreachLaw) -> Definitions:
    """The nature of the breach, and when: art. 33(3)(a) and 33(5)."""
    facts = breach.facts
    items: list[tuple[Text, Text | Cell]] = [
        (msg("What happened"), _long(facts.what)),
        (msg("Nature of the breach"), _all(words.NATURES[one] for one in facts.nature)),
        (msg("Cause"), sentence_case(words.CAUSES[facts.cause]) if facts.cause else UNKNOWN),
        (msg("Began"), local(facts.begun, law) if facts.begun else UNKNOWN),
        (msg("Ended"), local(facts.ended, law) if facts.ended else UNKNOWN),
        (msg("Became known"), local(facts.aware, law)),
    ]
    if facts.systems:
        items.append((msg("Systems"), _all(facts.systems)))
    if facts.processor:
        items.append((msg("At processor"), facts.processor))
    if facts.controllers:
        items.append((msg("Processed for"), _all(facts.controllers)))
    return Definitions(tuple(items))


def whose_data(facts: Facts) -> Definitions:
    """Categories and numbers of persons and records: art. 33(3)(a)."""
    persons = words.persons_said(facts)
    items: list[tuple[Text, Text | Cell]] = [
        (msg("Categories of persons"), _all(facts.groups)),
        (msg("Number of persons (approximately)"), persons or UNKNOWN),
        (msg("Number of records (approximately)"), UNKNOWN if facts.records is None else number(facts.records)),
        (msg("Categories of data"), Cell(_listed(KINDS[one] for one in facts.kinds)) if facts.kinds else UNKNOWN),
    ]
    if facts.estimate:
        items.append((msg("Taken from"), Cell(facts.estimate)))
    return Definitions(tuple(items))


def effects(facts: Facts) -> Definitions:
    """Consequences and measures: art. 33(3)(c) and (d)."""
    return Definitions(
        ((msg("Likely consequences"), _long(facts.consequences)), (msg("Measures"), _long(facts.measures))), wide=True
    )


def decisions(breach: Breach, standing: Standing, law: BreachLaw) -> Definitions:
    """What was decided, and why: art. 33(1), 33(5) and 34."""
    if breach.capacity is Capacity.PROCESSOR:
        told = standing.progress.controller_told
        return Definitions(((msg("Controller told (GDPR 33(2))"), local(told, law) if told else msg("not yet")),))
    items: list[tuple[Text, Text | Cell]] = [
        (msg("Notify the authority"), _authority(breach, standing, law)),
        (msg("Tell the persons"), _persons(breach, standing, law)),
    ]
    if standing.progress.notified is not None:
        items.append((msg("Notified"), local(standing.progress.notified, law)))
        items.append((msg("Within the term"), _in_time(breach, standing)))
    return Definitions(tuple(items))


def timeline(breach: Breach, law: BreachLaw) -> Table:
    """Everything that happened, to the minute, in the order of time."""
    columns = (
        Column(msg("When"), 22),
        Column(msg("What"), 24),
        Column(msg("Details"), 40),
        Column(msg("Recorded by"), 14),
    )
    rows = tuple(_rows(breach, law))
    return Table(msg("What happened and what was done, to the minute"), columns, rows)


def details(event: Event, law: BreachLaw) -> Iterator[Text]:
    """What is said of a step."""
    if event.recipient:
        yield event.recipient
    if event.ground:
        yield ground_said(event.ground, law)
    if event.persons is not None:
        yield nmsg("{n} person", "{n} persons", event.persons)
    if event.channel:
        yield event.channel
    if event.case:
        yield msg("case {number}", number=event.case)
    if event.words:
        yield event.words
    for digest in event.documents:
        yield msg("document with SHA-256 {digest}…", digest=digest[:12])


def ground_said(code: str, law: BreachLaw) -> Text:
    """A ground in words; one that the law of today does not know by its code."""
    known = law.grounds.get(code)
    return msg("{text} ({article})", text=known.text, article=known.article) if known else code


def urgency_tag(standing: Standing) -> Tag:
    """How pressing a breach is."""
    if not standing.is_open:
        return Tag(msg("closed"), "neutral")
    return Tag(words.URGENCIES[standing.urgency], TONES[standing.urgency])


def last_words(breach: Breach, *steps: Step) -> str | None:
    """What was said at the last of these steps."""
    return next((one.words for one in reversed(breach.events) if one.step in steps and one.words), None)


def _rows(breach: Breach, law: BreachLaw) -> Iterator[tuple[Cell | Text, ...]]:
    facts = breach.facts
    happened: list[tuple[datetime, Text, tuple[Text, ...], str]] = []
    if facts.begun:
        happened.append((facts.begun, msg("the breach began"), (), ""))
    if facts.ended:
        happened.append((facts.ended, msg("the breach ended"), (), ""))
    happened.append((facts.aware, msg("became known; the term begins"), (), ""))
    happened += [(one.at, words.HAPPENED[one.step], tuple(details(one, law)), one.by) for one in breach.events]
    for when, what, said, by in sorted(happened, key=lambda row: row[0]):
        shown = sentence_case(what) if isinstance(what, Message) else what
        yield (local(when, law), shown, _listed(said, "; ") if said else "–", by or "–")


def _authority(breach: Breach, standing: Standing, law: BreachLaw) -> Cell:
    reached = standing.progress
    if reached.withdrawn:
        return Cell(msg("The notification was withdrawn"), note=last_words(breach, Step.WITHDRAW))
    if reached.notify is None:
        return Cell(msg("not decided"), quiet=True)
    decided = day(reached.decided.astimezone(ZoneInfo(law.timezone)).date()) if reached.decided else ""
    if reached.notify:
        return Cell(msg("Yes, decided on {day}", day=decided), note=last_words(breach, Step.DECIDE_NOTIFY))
    return Cell(msg("No, decided on {day}", day=decided), note=last_words(breach, Step.DECIDE_NOT_NOTIFY))


def _persons(breach: Breach, standing: Standing, law: BreachLaw) -> Cell:
    reached = standing.progress
    if reached.persons is PersonsState.UNDECIDED and reached.notify is False:
        return Cell(msg("No: a risk is unlikely"))
    if reached.persons is PersonsState.UNDECIDED:
        return Cell(msg("not decided"), quiet=True)
    if reached.persons is PersonsState.NOT_TOLD:
        why = ground_said(reached.ground or "", law)
        said = last_words(breach, Step.DECIDE_NOT_TELL)
        return Cell(msg("No: {ground}", ground=why), note=said)
    if reached.told is None:
        return Cell(msg("Yes; not done yet"), note=last_words(breach, Step.DECIDE_TELL))
    return Cell(msg("Yes, told on {moment}", moment=local(reached.told, law)), note=last_words(breach, Step.TELL))


def _in_time(breach: Breach, standing: Standing) -> Cell:
    if standing.in_time:
        return Cell(msg("yes"))
    why = next(
        (one.words for one in breach.events if one.step in {Step.NOTIFY, Step.NOTIFY_PARTLY} and one.words), None
    )
    return Cell(msg("no"), note=msg("Reason for the delay: {reason}", reason=why) if why else None)


def _long(text: str | None) -> Cell:
    return Cell(text or UNKNOWN, quiet=not text)


def _all(items: Iterable[Text]) -> Text:
    given = tuple(items)
    return _listed(given) if given else UNKNOWN


def _listed(items: Iterable[Text], separator: str = ", ") -> Text:
    return listed(separator, items)

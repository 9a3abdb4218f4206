"""What the register and a notification show alike: facts, decisions, and what happened to the minute."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from avgtool.breaches import words
from avgtool.breaches.differences import differences, known_before
from avgtool.breaches.estimating import to_judge
from avgtool.breaches.words import local
from avgtool.documents.content import Cell, Column, Definitions, Table, Tag
from avgtool.documents.words import KINDS
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.activities import Capacity
from avgtool.model.breaches import PersonsState, Step, Urgency
from avgtool.wording import day, listed, number, sentence_case

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
    Urgency.TO_DESCRIBE: "warning",
    Urgency.NOTHING: "neutral",
}
_AT_ONCE = timedelta(minutes=1)
_NOTIFYING = frozenset({Step.NOTIFY, Step.NOTIFY_PARTLY})


def what_happened(breach: Breach, law: BreachLaw) -> Definitions:
    """The nature of the breach, and when: art. 33(3)(a) and 33(5)."""
    facts = breach.facts
    items: list[tuple[Text, Text | Cell]] = [
        (msg("What happened"), _long(facts.what)),
        (msg("Nature of the breach"), _all(words.NATURES[one] for one in facts.nature)),
        (msg("Cause"), sentence_case(words.CAUSES[facts.cause]) if facts.cause else UNKNOWN),
        (msg("Began"), local(facts.begun, law) if facts.begun else _unknown(breach)),
        (msg("Ended"), local(facts.ended, law) if facts.ended else _unknown(breach)),
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
    hinted = to_judge(facts)
    if hinted:
        named = _listed(KINDS[one] for one in hinted)
        items.append((msg("Words hint at"), Cell(named, note=msg("not judged yet"))))
    sources: list[Text] = [*map(words.taken_from, facts.scans), *((facts.estimate,) if facts.estimate else ())]
    if sources:
        items.append((msg("Taken from"), Cell(sources[0], more=tuple(sources[1:]))))
    return Definitions(tuple(items))


def effects(breach: Breach, law: BreachLaw) -> Definitions:
    """Consequences and measures, also those that were recorded as steps: art. 33(3)(c) and (d)."""
    taken = [
        msg("{moment}: {measure}", moment=local(one.at, law), measure=one.words or "") for one in breach.measures_taken
    ]
    said: list[Text] = [*((breach.facts.measures,) if breach.facts.measures else ()), *taken]
    measures = Cell(said[0], more=tuple(said[1:])) if said else _long(None)
    return Definitions(
        ((msg("Likely consequences"), _long(breach.facts.consequences)), (msg("Measures"), measures)), wide=True
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
        first = next(one for one in breach.events if one.at == standing.progress.notified and one.step in _NOTIFYING)
        later = recorded_later(first, law)
        items.append((msg("Notified"), Cell(local(first.at, law), note=later) if later else local(first.at, law)))
        items.append((msg("Within the term"), _in_time(breach, standing)))
    return Definitions(tuple(items))


def timeline(breach: Breach, law: BreachLaw) -> Table:
    """Everything that happened, to the minute, in the order of time."""
    columns = (
        Column(msg("When"), 27),
        Column(msg("What"), 21),
        Column(msg("Details"), 36),
        Column(msg("Recorded by"), 16),
    )
    rows = tuple(_rows(breach, law))
    return Table(msg("What happened and what was done, to the minute"), columns, rows)


def details(event: Event, law: BreachLaw, before: Facts | None = None) -> Iterator[Text]:
    """What is said of a step; of one by which more became known, what it changed."""
    if before is not None and event.facts is not None:
        yield from differences(before, event.facts, law)
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
        yield msg("Why: {reason}", reason=event.words) if event.step is Step.ADD else event.words
    for digest in event.documents:
        yield msg("document with SHA-256 {digest}…", digest=digest[:12])


def ground_said(code: str, law: BreachLaw) -> Text:
    """A ground in words; one that the law of today does not know by its code."""
    known = law.grounds.get(code)
    return msg("{text} ({article})", text=known.text, article=known.article) if known else code


def recorded_later(event: Event, law: BreachLaw) -> Message | None:
    """When a step was recorded, where that was later than it was taken; a reader must be able to tell."""
    if event.recorded is None or event.recorded - event.at < _AT_ONCE:
        return None
    return msg("recorded {moment}", moment=local(event.recorded, law))


def urgency_tag(standing: Standing) -> Tag | None:
    """How pressing a breach is; nothing of one that is closed."""
    if not standing.is_open:
        return None
    return Tag(words.URGENCIES[standing.urgency], TONES[standing.urgency])


def last_words(breach: Breach, *steps: Step) -> str | None:
    """What was said at the last of these steps."""
    return next((one.words for one in reversed(breach.events) if one.step in steps and one.words), None)


def _rows(breach: Breach, law: BreachLaw) -> Iterator[tuple[Cell | Text, ...]]:
    facts = breach.facts
    moments = (
        (facts.begun, msg("the breach began")),
        (facts.ended, msg("the breach ended")),
        (facts.aware, _became_known(breach)),
    )
    happened: list[tuple[datetime, tuple[Cell | Text, ...]]] = [
        (when, (local(when, law), sentence_case(what), "–", "–")) for when, what in moments if when
    ]
    happened += [(one.at, _step_row(breach, one, law)) for one in breach.events]
    yield from (row for _, row in sorted(happened, key=lambda pair: pair[0]))


def _became_known(breach: Breach) -> Message:
    if breach.capacity is Capacity.PROCESSOR:
        return msg("became known")
    return msg("became known; the term begins")


def _step_row(breach: Breach, event: Event, law: BreachLaw) -> tuple[Cell | Text, ...]:
    said = tuple(details(event, law, known_before(breach, event)))
    when = Cell(local(event.at, law), note=recorded_later(event, law))
    what = sentence_case(words.HAPPENED[event.step])
    return (when, what, Cell(said[0], more=said[1:]) if said else "–", event.by or "–")


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


def _in_time(breach: Breach, standing: Standing) -> Text | Cell:
    if standing.in_time:
        return msg("yes")
    why = next((one.words for one in breach.events if one.step in _NOTIFYING and one.words), None)
    return Cell(msg("no"), note=msg("Reason for the delay: {reason}", reason=why) if why else None)


def _unknown(breach: Breach) -> Message:
    """Of a breach that is closed nothing is expected to become known."""
    return msg("not known") if breach.events[-1].step is Step.CLOSE else UNKNOWN


def _long(text: str | None) -> Cell:
    return Cell(text or UNKNOWN, quiet=not text)


def _all(items: Iterable[Text]) -> Text:
    given = tuple(items)
    return _listed(given) if given else UNKNOWN


def _listed(items: Iterable[Text], separator: str = ", ") -> Text:
    return listed(separator, items)

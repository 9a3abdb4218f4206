"""The report on requests, as a document: numbers, in time or not, by right and by month. Nothing about one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import (
    Alert,
    Bullets,
    Cell,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Series,
    Table,
    TimeChart,
)
from avgtool.documents.facts import sign_off
from avgtool.i18n import msg, nmsg
from avgtool.model.requests import IdentityMeans, Step
from avgtool.subject_requests.words import CHANNELS, HAPPENED, MEANS
from avgtool.wording import day, listed, month, number, sentence_case, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.model.requests import RequestLaw
    from avgtool.subject_requests.reporting.figures import RequestFigures, Tally

_STEPS = (
    Step.ACKNOWLEDGE, Step.ASK_IDENTITY, Step.ASK_CLARIFICATION, Step.EXTEND, Step.GRANT, Step.GRANT_PARTLY,
    Step.REFUSE, Step.WITHDRAW, Step.REOPEN,
)  # fmt: skip
_LIMITS = (
    msg(
        "What came in and what was answered in a period are not the same requests: an answer counts on the day on "
        "which it was given, whenever the request came in."
    ),
    msg(
        "In time means: on the last day of the term or earlier, with pauses and extension, weekends and public "
        "holidays (GDPR 12(3), Regulation 1182/71). The share in time counts what is overdue as not in time."
    ),
    msg("Days are calendar days from receipt to answer, pauses included. A request that was opened again counts anew."),
    msg("A request for several rights counts once in the totals, and with each of its rights in the table of rights."),
    msg("Requests that the person withdrew count as received, and neither as in time nor as late."),
)


_NOTHING = Paragraph(msg("Nothing happened in this period."))


def requests_document(figures: RequestFigures, context: DocumentContext, law: RequestLaw) -> Document:
    """What came in over a period, what was answered and when, and how things stand at its end."""
    return Document(
        name="requests-report",
        title=msg("Requests of data subjects"),
        subtitle=msg("{first} to {last}", first=day(figures.period.first), last=day(figures.period.last)),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(figures)),
            *_attention(figures),
            Section(msg("By right"), (_by_right(figures, law),)),
            Section(msg("By month"), (_chart(figures), _by_month(figures))),
            Section(msg("How they were handled"), _handling(figures, law)),
            Section(msg("Method and limits"), (Bullets(_LIMITS),)),
            sign_off(context, msg("The undersigned have read this report.")),
        ),
    )


def _summary(figures: RequestFigures) -> tuple[Block, ...]:
    tally = figures.all
    lead = msg(
        "In this period {received} came in, and {answered}. On its last day {open}.",
        received=nmsg("{n} request", "{n} requests", tally.received),
        answered=nmsg("{n} was answered", "{n} were answered", len(tally.decided)),
        open=nmsg("{n} was open", "{n} were open", tally.open),
    )
    shown = KeyFigures(
        (
            KeyFigure(number(tally.received), msg("received")),
            KeyFigure(
                share(tally.on_time, tally.due),
                msg("answered in time"),
                "warning" if tally.on_time < tally.due else "good",
            ),
            KeyFigure(_days(tally.median_days), msg("days to an answer (median)"), "accent"),
            KeyFigure(number(tally.overdue), msg("overdue"), "danger" if tally.overdue else "good"),
        )
    )
    return (Paragraph(lead, "lead"), shown)


def _attention(figures: RequestFigures) -> tuple[Section, ...]:
    alerts = (*_overdue(figures), *_late(figures), *_copies(figures))
    return (Section(msg("Needs attention"), alerts),) if alerts else ()


def _overdue(figures: RequestFigures) -> tuple[Alert, ...]:
    if not figures.overdue:
        return ()
    title = nmsg("{n} request is overdue", "{n} requests are overdue", len(figures.overdue))
    text = msg("Answer at once; the person can complain to the supervisory authority, and go to court.")
    return (Alert("danger", title, text, figures.overdue),)


def _late(figures: RequestFigures) -> tuple[Alert, ...]:
    late = figures.all.late
    if not late:
        return ()
    title = nmsg("{n} answer came after the term", "{n} answers came after the term", late)
    text = msg("The term is one month, and three where an extension was told within the first (GDPR 12(3)).")
    return (Alert("warning", title, text),)


def _copies(figures: RequestFigures) -> tuple[Alert, ...]:
    copies = figures.means.get(IdentityMeans.ID_COPY, 0)
    if not copies:
        return ()
    title = nmsg(
        "{n} person had to show a copy of an identity document",
        "{n} persons had to show a copy of an identity document",
        copies,
    )
    text = msg("That is allowed only where nothing lighter would do (GDPR 12(6) and 5(1)(c)).")
    return (Alert("warning", title, text),)


def _by_right(figures: RequestFigures, law: RequestLaw) -> Table:
    columns = (
        Column(msg("Right"), 30),
        Column(msg("Received"), 14, "end"),
        Column(msg("Answered"), 14, "end"),
        Column(msg("In time"), 14, "end"),
        Column(msg("Median days"), 14, "end"),
        Column(msg("Open"), 14, "end"),
    )
    rows = tuple(
        _right_row(Cell(sentence_case(law.rights[right].title), note=law.rights[right].article), tally)
        for right, tally in figures.by_right.items()
    )
    total = (_right_row(Cell(msg("All requests")), figures.all),)
    empty = msg("No request is known.")
    return Table(msg("Requests by right"), columns, (*rows, *total) if rows else (), empty)


def _right_row(name: Cell, tally: Tally) -> tuple[Cell | Text, ...]:
    decided = len(tally.decided)
    in_time = Cell(number(tally.on_time), note=share(tally.on_time, tally.due)) if tally.due else Cell("–", quiet=True)
    return (name, number(tally.received), number(decided), in_time, _days(tally.median_days), number(tally.open))


def _days(days: float | None) -> Text:
    return "–" if days is None else number(days)


def _chart(figures: RequestFigures) -> TimeChart:
    months = figures.months.values()
    series = (
        Series(msg("Received"), tuple(one.received for one in months), "neutral"),
        Series(msg("Answered in time"), tuple(one.on_time for one in months), "accent"),
        Series(msg("Answered late"), tuple(one.late for one in months), "danger"),
    )
    parts = (msg("{label}: {n} in all", label=one.label, n=number(sum(one.values))) for one in series)
    return TimeChart(
        title=msg("Received and answered"),
        stretches=tuple(month(one, short=True) for one in figures.months),
        series=series,
        alt=msg("Bar chart of requests by month. {parts}.", parts=listed("; ", parts)),
    )


def _by_month(figures: RequestFigures) -> Table:
    columns = (
        Column(msg("Month"), 40),
        Column(msg("Received"), 20, "end"),
        Column(msg("Answered in time"), 20, "end"),
        Column(msg("Answered late"), 20, "end"),
    )
    rows = tuple(
        (month(name), number(one.received), number(one.on_time), number(one.late))
        for name, one in figures.months.items()
        if one.received or one.on_time or one.late
    )
    return Table(msg("Requests by month"), columns, rows, msg("Nothing came in, and nothing was answered."))


def _handling(figures: RequestFigures, law: RequestLaw) -> tuple[Block, ...]:
    steps = _counts(
        msg("Steps that were taken"),
        msg("Step"),
        [(sentence_case(HAPPENED[step]), figures.steps[step]) for step in _STEPS if figures.steps.get(step)],
    )
    channels = _counts(
        msg("How requests came in"),
        msg("Channel"),
        [(sentence_case(CHANNELS[one]) if one in CHANNELS else one, n) for one, n in _most(figures.channels)],
    )
    means = _counts(
        msg("How identity was verified"),
        msg("Means"),
        [(sentence_case(MEANS[one]), figures.means[one]) for one in IdentityMeans if figures.means.get(one)],
    )
    grounds = _counts(
        msg("Grounds of refusal"),
        msg("Ground"),
        [(_ground(code, law), n) for code, n in _most(figures.grounds)],
    )
    return tuple(table for table in (steps, channels, means, grounds) if table.rows) or (_NOTHING,)


def _ground(code: str, law: RequestLaw) -> Cell:
    """A ground in words; one that the law of today does not know by its code."""
    known = law.grounds.get(code)
    return Cell(known.article, note=known.text) if known else Cell(code, code=True)


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _counts(caption: Text, what: Text, rows: list[tuple[Text | Cell, int]]) -> Table:
    columns = (Column(what, 80), Column(msg("Number"), 20, "end"))
    return Table(caption, columns, tuple((name, number(n)) for name, n in rows))

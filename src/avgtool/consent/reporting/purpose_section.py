"""What the report says of one purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.reasons import reason_words, review_words, state_name
from avgtool.consent.reporting.figures import AGES
from avgtool.consent.words import basis_name, channel_name
from avgtool.documents.content import Cell, Column, Definitions, Section, Series, Table, Tag, TimeChart
from avgtool.i18n import msg, nmsg, worded
from avgtool.model.consents import EventType
from avgtool.wording import day, listed, month, number, sentence_case, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.consent.reporting.figures import ChannelFigures, ConsentFigures, NoticeUse, PurposeFigures
    from avgtool.documents.content import Block, Text, Tone
    from avgtool.i18n import Message
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Purpose

_SHOWN: tuple[tuple[EventType, Tone], ...] = (
    (EventType.GIVEN, "accent"),
    (EventType.WITHDRAWN, "warning"),
    (EventType.EXPIRED, "neutral"),
)
"""What the chart has bars for; confirmed consents are among the given."""
_BY_YEAR_FROM = 37
"""Months from which years are shown instead."""


def title_of(purpose: Purpose) -> Message:
    """What a purpose is called, in the language of the reader."""
    return worded(purpose.titles["nl"], purpose.titles.get("en"))


def purpose_sections(one: PurposeFigures, figures: ConsentFigures, law: ConsentLaw) -> tuple[Section, ...]:
    """One purpose: what happened by month, who may be approached, how old the consents are, what was shown."""
    blocks: list[Block] = [Definitions(_facts(one))]
    if any(one.months.values()):
        stretches = _stretches(one.months)
        blocks += [_chart(stretches), _by_stretch(stretches)]
    blocks.append(_channels(one, law))
    if one.consents:
        blocks.append(_ages(one))
    if any(each.now or each.soon for each in one.again):
        blocks.append(_again(one, law))
    blocks.append(_notices(one))
    return (Section(title_of(one.purpose), tuple(blocks), new_page=len(figures.purposes) > 1),)


def _facts(one: PurposeFigures) -> tuple[tuple[Text, Text], ...]:
    purpose = one.purpose
    term = nmsg("{n} month", "{n} months", purpose.valid_months) if purpose.valid_months else msg("none")
    return (
        (msg("Code of the purpose"), purpose.code),
        (msg("Basis"), basis_name(purpose)),
        (msg("Direct marketing"), msg("yes") if purpose.direct_marketing else msg("no")),
        (msg("Term of a consent"), term),
    )


def _stretches(months: Mapping[str, Mapping[EventType, int]]) -> dict[str, dict[EventType, int]]:
    """By month, or by year where there are many months; confirmed ones are given ones."""
    by_year = len(months) >= _BY_YEAR_FROM
    found: dict[str, dict[EventType, int]] = {}
    for stretch, counts in months.items():
        here = found.setdefault(stretch[:4] if by_year else stretch, dict.fromkeys(EventType, 0))
        for type_, count in counts.items():
            here[EventType.GIVEN if type_ is EventType.CONFIRMED else type_] += count
    return found


def _chart(stretches: Mapping[str, Mapping[EventType, int]]) -> TimeChart:
    series = tuple(
        Series(sentence_case(state_name(type_)), tuple(one[type_] for one in stretches.values()), tone)
        for type_, tone in _SHOWN
    )
    parts = (
        msg("{state}: {n} in all", state=state_name(type_), n=number(sum(one[type_] for one in stretches.values())))
        for type_, _ in _SHOWN
    )
    return TimeChart(
        title=msg("Given, withdrawn and expired"),
        stretches=tuple(month(one, short=True) for one in stretches),
        series=series,
        alt=msg("Bar chart of consents given, withdrawn and expired over time. {parts}.", parts=listed("; ", parts)),
    )


_COUNTED = (
    EventType.GIVEN,
    EventType.REFUSED,
    EventType.WITHDRAWN,
    EventType.EXPIRED,
    EventType.INVALIDATED,
    EventType.REQUESTED,
)


def _by_stretch(stretches: Mapping[str, Mapping[EventType, int]]) -> Table:
    """The same in numbers, and what else happened at all; stretches in which nothing did are left out."""
    charted = {type_ for type_, _ in _SHOWN}
    types = [type_ for type_ in _COUNTED if type_ in charted or any(one[type_] for one in stretches.values())]
    columns = (Column(msg("Month"), 20), *(Column(sentence_case(state_name(one)), 13, "end") for one in types))
    rows = tuple(
        (month(stretch), *(number(one[type_]) for type_ in types))
        for stretch, one in stretches.items()
        if any(one.values())
    )
    return Table(msg("What was recorded"), columns, rows)


def _channels(one: PurposeFigures, law: ConsentLaw) -> Table:
    columns = (Column(msg("Channel"), 16), Column(msg("May be approached"), 18, "end"), Column(msg("Decided by"), 66))
    rows = tuple(_channel(each, law) for each in one.channels)
    return Table(msg("Who may be approached"), columns, rows)


def _channel(each: ChannelFigures, law: ConsentLaw) -> tuple[Cell | Text, ...]:
    persons = sum(each.persons.values())
    reasons = sorted(each.persons.items(), key=lambda pair: -pair[1])
    named = (
        msg("{reason}: {n}", reason=reason_words(reason, law).text, n=number(count))
        for reason, count in reasons
        if count
    )
    may = Cell(number(each.allowed), note=share(each.allowed, persons))
    channel: Text = sentence_case(channel_name(each.channel)) if each.channel else msg("No channel")
    return (channel, may, listed("; ", named) or "–")


def _ages(one: PurposeFigures) -> Table:
    columns = (Column(msg("Age"), 50), Column(msg("Consents"), 25, "end"), Column(msg("Share"), 25, "end"))
    rows = tuple(
        (_band(first, last), number(count), share(count, one.consents))
        for (first, last), count in zip(AGES, one.ages, strict=True)
    )
    return Table(msg("How old the valid consents are"), columns, rows)


def _band(first: int, last: int | None) -> Message:
    if last is None:
        return msg("{first} months and older", first=first)
    if not first:
        return msg("younger than {last} months", last=last)
    return msg("{first} to {last} months", first=first, last=last)


def _again(one: PurposeFigures, law: ConsentLaw) -> Table:
    columns = (
        Column(msg("Why"), 46),
        Column(msg("Source"), 26),
        Column(msg("Now"), 12, "end"),
        Column(msg("In 60 days"), 16, "end"),
    )
    rows = tuple(
        (sentence_case(review_words(each.reason, law).text), review_words(each.reason, law).article,
         number(each.now), number(each.soon))
        for each in one.again
        if each.now or each.soon
    )  # fmt: skip
    return Table(msg("Persons to be asked again"), columns, rows)


def _notices(one: PurposeFigures) -> Table:
    columns = (
        Column(msg("Version"), 24),
        Column(msg("Language"), 14),
        Column(msg("Shown from"), 26),
        Column(msg("Valid consents"), 20, "end"),
        Column("", 16),
    )
    empty = msg("The ledger has no words that persons are shown for this purpose.")
    return Table(msg("Notices, and the consents that rest on them"), columns, tuple(map(_notice, one.notices)), empty)


def _notice(use: NoticeUse) -> tuple[Cell | Text, ...]:
    tag = Tag(msg("in force"), "good") if use.in_force else Tag(msg("earlier"))
    return (
        Cell(use.notice.version, note=use.notice.sha256[:16], note_is_code=True),
        use.notice.language,
        day(use.notice.since.date()),
        number(use.consents),
        Cell("", tags=(tag,)),
    )

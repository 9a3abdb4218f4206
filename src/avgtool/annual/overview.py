"""The year at a glance: key figures, and the year beside the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.annual.comparison import FIGURES, totals_of
from avgtool.documents.content import Cell, Column, KeyFigure, KeyFigures, Paragraph, Section, Table
from avgtool.i18n import msg, nmsg
from avgtool.wording import day, number, share

if TYPE_CHECKING:
    from avgtool.annual.figures import AnnualFigures, BreachFigures
    from avgtool.documents.content import Block, Text, Tone


def key_figures(figures: AnnualFigures) -> tuple[KeyFigures, ...]:
    """Requests, breaches, and the rest, a row each; what is too late stands out."""
    return (_requests(figures), _breaches(figures.breaches), _rest(figures))


def persons_said(figures: BreachFigures) -> Text:
    """How many persons the breaches concern, as far as that is known."""
    if not figures.persons_most:
        return msg("not known") if figures.known else number(0)
    if figures.persons_least == figures.persons_most:
        return number(figures.persons_least)
    if not figures.persons_least:
        return msg("at most {n}", n=number(figures.persons_most))
    return msg("{least} to {most}", least=number(figures.persons_least), most=number(figures.persons_most))


def compared(figures: AnnualFigures) -> tuple[Section, ...]:
    """The year beside the year before it; one of which nothing is known says so."""
    title = msg("Compared with the year before")
    before = figures.before
    if before is None:
        return (Section(title, (Paragraph(_NOTHING_KNOWN),)),)
    now = totals_of(figures)
    rows = tuple(
        (said, _figure(getattr(before.totals, name)), _figure(getattr(now, name))) for name, said in FIGURES.items()
    )
    columns = (
        Column(msg("Figure"), 56),
        Column(str(before.period.first.year), 22, "end"),
        Column(str(figures.period.first.year), 22, "end"),
    )
    stretch = msg("{first} to {last}", first=day(before.period.first), last=day(before.period.last))
    caption = msg("Beside {period}", period=stretch)
    return (Section(title, (Table(caption, columns, rows), *_since(figures))),)


def paragraphs(text: str, *, lead: bool = False) -> tuple[Paragraph, ...]:
    """What somebody wrote, a paragraph wherever a line is left open."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(
        Paragraph(part, "lead" if lead and not place else "normal") for place, part in enumerate(parts) if part
    )


def _requests(figures: AnnualFigures) -> KeyFigures:
    tally = figures.requests.all
    late = tally.late + tally.overdue
    bad: Tone = "danger" if late else "good"
    return KeyFigures(
        (
            KeyFigure(number(tally.received), nmsg("request", "requests", tally.received)),
            KeyFigure(share(tally.on_time, tally.due), msg("answered in time"), bad if tally.due else "neutral"),
            KeyFigure(number(late), nmsg("request too late", "requests too late", late), bad),
        )
    )


def _breaches(figures: BreachFigures) -> KeyFigures:
    late = figures.notified - figures.in_time + figures.overdue
    return KeyFigures(
        (
            KeyFigure(number(figures.known), nmsg("data breach", "data breaches", figures.known)),
            KeyFigure(persons_said(figures), msg("persons concerned")),
            KeyFigure(number(late), nmsg("breach too late", "breaches too late", late), "danger" if late else "good"),
        )
    )


def _rest(figures: AnnualFigures) -> KeyFigures:
    register = figures.register
    consents = sum(one.consents for one in figures.consents.purposes)
    objections = register.objections
    asked: Tone = "warning" if objections else "good"
    return KeyFigures(
        (
            KeyFigure(number(len(register.activities)), msg("processing activities"), "accent"),
            KeyFigure(
                number(objections), nmsg("objection to the register", "objections to the register", objections), asked
            ),
            KeyFigure(number(len(figures.impacts)), msg("impact assessments"), "accent"),
            KeyFigure(number(consents), msg("valid consents"), "accent"),
        )
    )


def _figure(value: int | None) -> Text | Cell:
    return Cell(msg("not known"), quiet=True) if value is None else number(value)


def _since(figures: AnnualFigures) -> tuple[Block, ...]:
    before = figures.before
    if before is None or before.ledger_since is None:
        return ()
    since = msg("The ledger began on {day}: what happened before may not be counted.", day=day(before.ledger_since))
    return (Paragraph(since, "small"),)


_NOTHING_KNOWN = msg("Nothing is known of the year before: the ledger began later, and there is no earlier report.")

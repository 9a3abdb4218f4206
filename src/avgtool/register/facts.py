"""An activity told field by field, in the order of art. 30: the same facts on screen, on paper and in tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.documents.content import Cell
from avgtool.documents.words import CATEGORIES, KINDS
from avgtool.i18n import Message, msg
from avgtool.model.activities import Capacity
from avgtool.register.words import basis_said, period_said
from avgtool.wording import day, listed, sentence_case

if TYPE_CHECKING:
    from avgtool.documents.content import Text
    from avgtool.model.activities import Activity, Party, Processor, Transfer


_IN_ONE_LINE = frozenset({"subjects", "kinds", "systems", "work"})
"""Fields of short words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an activity."""

    field: str
    """Its key in the file."""
    article: str
    title: Message
    said: tuple[Text, ...]
    """What is written; empty where nothing is."""

    @property
    def is_asked(self) -> bool:
        """Whether it must be there (art. 6 and 30), so that it is told when it is empty."""
        return self.article.startswith(("6(", "30("))


def facts(activity: Activity) -> tuple[Fact, ...]:
    """What the register says of an activity: what art. 30 asks, empty or not, and whatever else is filled in."""
    told = _of_a_processor(activity) if activity.capacity is Capacity.PROCESSOR else _of_a_controller(activity)
    return tuple(one for one in (*told, *_besides(activity)) if one.said or one.is_asked)


def fact_row(fact: Fact) -> tuple[Cell | Text, ...]:
    """A field as a row of a table: its name with the article, and what is written, a line each."""
    name = Cell(fact.title, note=msg("GDPR {article}", article=fact.article) if fact.article else None)
    if not fact.said:
        return (name, Cell(msg("not filled in"), quiet=True))
    if fact.field in _IN_ONE_LINE:
        return (name, listed(", ", fact.said))
    first, *more = fact.said
    return (name, Cell(first, more=tuple(more)))


def data_said(activity: Activity) -> tuple[Text, ...]:
    """The categories of data, in words."""
    return (*(KINDS[kind] for kind in activity.kinds), *activity.other_data)


def _of_a_controller(a: Activity) -> tuple[Fact, ...]:
    recipients = (*(_with(one.name, one.purpose) for one in a.recipients), *map(_processor, a.processors))
    return (
        Fact("joint_controllers", "26, 30(1)(a)", msg("Joint controllers"), _parties(a.joint_controllers)),
        Fact("purposes", "30(1)(b)", msg("Purposes"), a.aims),
        Fact("purposes.basis", "6(1)", msg("Basis"), tuple(map(basis_said, a.purposes))),
        Fact("subjects", "30(1)(c)", msg("Categories of persons"), a.subjects),
        Fact("kinds", "30(1)(c)", msg("Categories of data"), data_said(a)),
        Fact("permits", "9, 10, 87", msg("Allowed by"), _permits(a)),
        Fact("recipients", "30(1)(d)", msg("Recipients and processors"), _or_none(recipients, a.no_recipients)),
        Fact("transfers", "30(1)(e)", msg("Outside the EEA"), _or_none(_transfers(a), a.no_transfers)),
        Fact("retention", "30(1)(f)", msg("Kept"), tuple(map(period_said, a.retention))),
        Fact("measures", "30(1)(g), 32", msg("Security"), a.measures),
        Fact("controllers", "", msg("For"), _parties(a.controllers)),
        Fact("work", "", msg("Work"), a.work),
    )


def _of_a_processor(a: Activity) -> tuple[Fact, ...]:
    return (
        Fact("controllers", "30(2)(a)", msg("For"), _parties(a.controllers)),
        Fact("work", "30(2)(b)", msg("Work"), a.work),
        Fact("subjects", "28(3)", msg("Categories of persons"), a.subjects),
        Fact("kinds", "28(3)", msg("Categories of data"), data_said(a)),
        Fact("processors", "28(2)", msg("Other processors"), tuple(map(_processor, a.processors))),
        Fact("transfers", "30(2)(c)", msg("Outside the EEA"), _or_none(_transfers(a), a.no_transfers)),
        Fact("measures", "30(2)(d), 32", msg("Security"), a.measures),
        Fact("retention", "28(3)(g)", msg("Kept"), tuple(map(period_said, a.retention))),
    )


def _besides(a: Activity) -> tuple[Fact, ...]:
    representative = _parties((a.representative,)) if a.representative else ()
    reviewed: tuple[Text, ...] = (day(a.last_review),) if a.last_review else ()
    return (
        Fact("representative", "27", msg("Representative in the EU"), representative),
        Fact("systems", "", msg("Systems"), a.systems),
        Fact("origin", "14(2)(f)", msg("Where the data come from"), _text(a.origin)),
        Fact("required", "13(2)(e)", msg("Whether they must be given"), _text(a.required)),
        Fact("decisions", "22", msg("Automated decisions"), _decisions(a)),
        Fact("dpia", "35", msg("Assessment (DPIA)"), _text(a.dpia)),
        Fact("policy", "", msg("Policy for copies"), _text(a.policy)),
        Fact("owner", "24", msg("Answers for it"), _text(a.owner)),
        Fact("last_review", "24(1)", msg("Last reviewed"), reviewed),
    )


def _decisions(a: Activity) -> tuple[Text, ...]:
    return tuple(_with(one.what, one.logic, one.consequences) for one in a.decisions)


def _parties(parties: tuple[Party, ...]) -> tuple[Text, ...]:
    return tuple(_with(one.name, one.contact, one.fg and f"FG: {one.fg}") for one in parties)


def _processor(one: Processor) -> Text:
    agreement = msg("agreement {reference}", reference=one.contract) if one.contract else msg("no agreement recorded")
    return listed(", ", (_with(one.name, one.service, one.contact), agreement))


def _transfers(a: Activity) -> tuple[Text, ...]:
    return tuple(map(_transfer, a.transfers))


def _transfer(one: Transfer) -> Text:
    safeguard: Text = one.safeguard or msg("no safeguard recorded")
    return listed(", ", (_with(one.country, one.recipient), safeguard))


def _permits(a: Activity) -> tuple[Text, ...]:
    return tuple(
        msg("{category}: {law}", category=sentence_case(CATEGORIES[category]), law=law)
        for category, law in a.permits.items()
    )


def _or_none(said: tuple[Text, ...], is_none: bool) -> tuple[Text, ...]:
    return said or ((msg("none"),) if is_none else ())


def _text(text: str) -> tuple[Text, ...]:
    return (text,) if text else ()


def _with(*parts: str) -> str:
    return ", ".join(part for part in parts if part)

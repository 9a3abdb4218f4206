"""What is missing in an assessment, and what it contradicts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.documents.words import KINDS
from avgtool.dpia.findings import Concern, Finding, Gravity
from avgtool.dpia.verdict import Verdict, verdict
from avgtool.dpia.words import list_not_known
from avgtool.i18n import msg, nmsg
from avgtool.model.dpia import Answer, Choice, Level, Outcome
from avgtool.wording import day, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from avgtool.model.dpia import Assessment, Decision, DpiaLaw, Risk
    from avgtool.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an assessment is held against."""

    sensitive: Mapping[str, tuple[Kind, ...]] = field(default_factory=dict)
    """Code of each activity of the register to its kinds of special, criminal or national data."""
    has_officer: bool = True
    """Whether the organisation has a data protection officer: its advice is asked where there is one (art. 35(2))."""
    deciding: frozenset[str] = frozenset()
    """Codes of the activities in which something is decided without a human."""
    today: date | None = None
    """After which no day can be written down; None: days are not held against it."""


def check(assessment: Assessment, law: DpiaLaw, around: Surroundings) -> tuple[Finding, ...]:
    """What there is to object to or to remark on. What an assessment must say is asked only where one is required."""
    found = verdict(assessment, law)
    gravity = Gravity.OBJECTION if found.outcome is Outcome.REQUIRED else Gravity.REMARK
    needed = (
        ()
        if found.outcome is Outcome.NOT_NEEDED
        else (*_contents(assessment, gravity), *_ending(assessment, around, gravity))
    )
    against = _against_register(assessment, law, around)
    days = _days_to_come(assessment, around.today)
    return (*_answers(found), *_list(found, law), *against, *days, *needed)


def _answers(found: Verdict) -> Iterator[Finding]:
    if found.unanswered:
        what = nmsg("{n} question without an answer", "{n} questions without an answer", len(found.unanswered))
        gravity = Gravity.REMARK if found.outcome is Outcome.REQUIRED else Gravity.OBJECTION
        yield Finding(Concern.UNANSWERED, gravity, what, "35(1)", "answers")


def _list(found: Verdict, law: DpiaLaw) -> Iterator[Finding]:
    """Where the authority's list could change the outcome, and is not known."""
    if not law.listed and found.outcome is not Outcome.REQUIRED:
        yield Finding(Concern.LIST_NOT_KNOWN, Gravity.REMARK, list_not_known(law), "35(4)")


def _against_register(assessment: Assessment, law: DpiaLaw, around: Surroundings) -> Iterator[Finding]:
    if not assessment.activity:
        return
    if assessment.activity not in around.sensitive:
        what = msg("the register has no activity {code}", code=assessment.activity)
        yield Finding(Concern.UNKNOWN_ACTIVITY, Gravity.OBJECTION, what, field="activity")
        return
    kinds = around.sensitive[assessment.activity]
    if kinds and _denies(assessment, law.sensitive):
        named = listed(", ", [KINDS[one] for one in kinds])
        what = msg("no sensitive data, it says, but the register names: {kinds}", kinds=named)
        yield Finding(Concern.CONTRADICTION, Gravity.OBJECTION, what, "35(3)(b)", f"answers.{law.sensitive}")
    if assessment.activity in around.deciding and _denies(assessment, law.automated):
        what = msg("no decision without a human, it says, but the register names one")
        yield Finding(Concern.CONTRADICTION, Gravity.OBJECTION, what, "35(3)(a)", f"answers.{law.automated}")


def _denies(assessment: Assessment, question: str) -> bool:
    given = assessment.answers.get(question)
    return given is not None and given.answer is Answer.NO


def _days_to_come(assessment: Assessment, today: date | None) -> Iterator[Finding]:
    """Nothing can have been advised, asked or decided on a day that is yet to come."""
    advice, consultation, decision = assessment.advice, assessment.consultation, assessment.decision
    days = (
        ("advice.on", advice and advice.on),
        ("consultation.asked", consultation and consultation.asked),
        ("decision.on", decision and decision.on),
    )
    for where, on in days:
        if today and on and on > today:
            what = msg("{day} is yet to come", day=day(on))
            yield Finding(Concern.DATES, Gravity.OBJECTION, what, field=where)


def _contents(assessment: Assessment, gravity: Gravity) -> Iterator[Finding]:
    """Art. 35(7)."""
    if not assessment.description:
        yield _missing("description", "35(7)(a)", gravity)
    if not assessment.necessity:
        yield _missing("necessity", "35(7)(b)", gravity)
    if not assessment.risks:
        yield _missing("risks", "35(7)(c)", gravity)
    for number, risk in enumerate(assessment.risks, 1):
        yield from _risk(risk, number, gravity)
    if not assessment.views:
        what = msg("whether the persons concerned were asked for their views")
        yield Finding(Concern.INCOMPLETE, Gravity.REMARK, what, "35(9)", "views")


def _risk(risk: Risk, number: int, gravity: Gravity) -> Iterator[Finding]:
    where = f"risks[{number}]"
    if risk.before is None:
        what = msg("risk {number}: how likely and how grave it is", number=number)
        yield Finding(Concern.NOT_JUDGED, gravity, what, "35(7)(c)", where)
    elif risk.before.level is not Level.LOW and not risk.measures:
        what = msg("risk {number}: no measures against it", number=number)
        yield Finding(Concern.NO_MEASURES, gravity, what, "35(7)(d)", where)
    elif risk.measures and risk.after is None:
        what = msg("risk {number}: what is left of it with the measures", number=number)
        yield Finding(Concern.NOT_JUDGED, gravity, what, "35(7)(d)", where)


def _ending(assessment: Assessment, around: Surroundings, gravity: Gravity) -> Iterator[Finding]:
    """Advice, consultation and decision: art. 35(2) and 36."""
    yield from _advice(assessment, around, gravity)
    yield from _consultation(assessment, gravity)
    if assessment.decision is None:
        what = msg("the decision of the controller")
        yield Finding(Concern.NO_DECISION, gravity, what, "24(1)", "decision")


def _advice(assessment: Assessment, around: Surroundings, gravity: Gravity) -> Iterator[Finding]:
    advice = assessment.advice
    if advice is None and around.has_officer:
        yield Finding(Concern.NO_ADVICE, gravity, msg("the advice of the data protection officer"), "35(2)", "advice")
    elif advice is None:
        what = msg("no advice, as no data protection officer is named")
        yield Finding(Concern.NO_ADVICE, Gravity.REMARK, what, "35(2)", "advice")
    elif advice.followed is False and not advice.why_not:
        what = msg("why the advice is not followed")
        yield Finding(Concern.ADVICE_NOT_FOLLOWED, gravity, what, "35(2)", "advice.why_not")
    if advice and _is_after(advice.on, assessment.decision):
        what = msg("the advice is of after the decision to proceed")
        yield Finding(Concern.DATES, gravity, what, "35(2)", "advice.on")


def _consultation(assessment: Assessment, gravity: Gravity) -> Iterator[Finding]:
    left = [number for number, one in enumerate(assessment.risks, 1) if one.residual is Level.HIGH]
    choice = assessment.decision.choice if assessment.decision else None
    if not left or choice is Choice.STOP:
        return
    numbers = ", ".join(map(str, left))
    asked = assessment.consultation and assessment.consultation.asked
    if not asked:
        what = msg("a high risk is left (risk {numbers}): consult the authority before processing", numbers=numbers)
        yield Finding(Concern.CONSULT_FIRST, gravity, what, "36(1)", "consultation")
    elif _is_after(asked, assessment.decision):
        what = msg("the authority was consulted after the decision to proceed")
        yield Finding(Concern.CONSULT_FIRST, gravity, what, "36(1)", "consultation.asked")
    elif choice is Choice.PROCEED and assessment.consultation and not assessment.consultation.answer:
        what = msg("the authority has not answered yet, and it is decided to proceed")
        yield Finding(Concern.CONSULT_FIRST, gravity, what, "36(2)", "consultation.answer")


def _is_after(on: date | None, decision: Decision | None) -> bool:
    """Whether something that comes before a decision to proceed was done after it."""
    if decision is None or decision.choice is not Choice.PROCEED:
        return False
    return on is not None and decision.on is not None and on > decision.on


def _missing(name: str, article: str, gravity: Gravity) -> Finding:
    said = {
        "description": msg("a description of the processing and its purposes"),
        "necessity": msg("why it is necessary and proportionate"),
        "risks": msg("the risks to the persons concerned"),
    }
    return Finding(Concern.INCOMPLETE, gravity, said[name], article, name)

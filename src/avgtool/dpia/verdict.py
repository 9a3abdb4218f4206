"""Whether a processing needs an impact assessment, and why: a pure function of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.model.dpia import Answer, Outcome
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.model.dpia import Assessment, DpiaLaw, Question

ENOUGH = 2
"""So many criteria make a high risk likely (WP248 rev.01, III.B.a)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether there must be an assessment."""

    outcome: Outcome
    reasons: tuple[Message, ...]
    unanswered: tuple[Question, ...]
    """Questions without an answer, or with *weet-niet*."""


def verdict(assessment: Assessment, law: DpiaLaw) -> Verdict:
    """Required where a case of the law or of the authority's list holds, or two criteria do; advised where one does.

    Two criteria may be met without a high risk: then the reason counts that is written down. What was not answered
    makes an assessment advisable: nobody knows that it is not needed.
    """
    unanswered = tuple(one for one in law.questions if _answer(assessment, one) in {None, Answer.UNSURE})
    cases, on_list, criteria = (_yes(assessment, part) for part in (law.cases, law.listed, law.criteria))
    grave = (*_of("35(3)", cases), *_of_the_list(on_list, law), *_enough(criteria))
    if cases or on_list or (len(criteria) >= ENOUGH and not assessment.no_high_risk):
        return Verdict(Outcome.REQUIRED, grave, unanswered)
    if criteria:
        return Verdict(Outcome.ADVISED, (*_criteria(criteria, assessment), *_open(unanswered)), unanswered)
    if unanswered:
        return Verdict(Outcome.ADVISED, _open(unanswered), unanswered)
    return Verdict(Outcome.NOT_NEEDED, (_nothing(law),), ())


def _answer(assessment: Assessment, question: Question) -> Answer | None:
    given = assessment.answers.get(question.code)
    return given.answer if given else None


def _yes(assessment: Assessment, questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(one for one in questions if _answer(assessment, one) is Answer.YES)


def _nothing(law: DpiaLaw) -> Message:
    if law.listed:
        return msg("no case of the law or the list holds, and no criterion is met")
    return msg(
        "no case of the law holds and no criterion is met; nothing was asked of the list of the {authority}",
        authority=law.authority,
    )


def _of(article: str, found: tuple[Question, ...]) -> tuple[Message, ...]:
    return tuple(msg("GDPR {article} says so: {title}", article=article, title=one.title) for one in found)


def _of_the_list(found: tuple[Question, ...], law: DpiaLaw) -> tuple[Message, ...]:
    return tuple(
        msg("it is on the list of the {authority}: {title}", authority=law.authority, title=one.title) for one in found
    )


def _enough(criteria: tuple[Question, ...]) -> tuple[Message, ...]:
    if len(criteria) < ENOUGH:
        return ()
    return (_met(criteria),)


def _criteria(criteria: tuple[Question, ...], assessment: Assessment) -> tuple[Message, ...]:
    if len(criteria) < ENOUGH:
        return (_met(criteria),)
    return (
        _met(criteria),
        msg("it is written down why no high risk is likely all the same: {why}", why=assessment.no_high_risk),
    )


def _met(criteria: tuple[Question, ...]) -> Message:
    return nmsg(
        "{n} of the nine criteria is met: {titles}",
        "{n} of the nine criteria are met: {titles}",
        len(criteria),
        titles=listed(", ", [one.title for one in criteria]),
    )


def _open(unanswered: tuple[Question, ...]) -> tuple[Message, ...]:
    if not unanswered:
        return ()
    return (nmsg("{n} question is not answered yet", "{n} questions are not answered yet", len(unanswered)),)

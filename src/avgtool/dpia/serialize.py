"""Assessments as plain data, for programs and for the PDF. Keys may be added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.dpia.findings import Finding
    from avgtool.dpia.verdict import Verdict
    from avgtool.model.dpia import Assessment, Rating, Risk


def assessment_data(assessment: Assessment, found: Verdict, findings: Iterable[Finding]) -> dict[str, Any]:
    """All of an assessment, with what its answers lead to and what there is to object to."""
    advice, consultation, decision = assessment.advice, assessment.consultation, assessment.decision
    return {
        "code": assessment.code,
        "name": assessment.name,
        "activity": assessment.activity or None,
        "owner": assessment.owner or None,
        "outcome": found.outcome.value,
        "reasons": [str(one) for one in found.reasons],
        "unanswered": [one.code for one in found.unanswered],
        "answers": {
            code: {"answer": one.answer.value, "why": one.why or None} for code, one in assessment.answers.items()
        },
        "no_high_risk": assessment.no_high_risk or None,
        "description": assessment.description or None,
        "necessity": assessment.necessity or None,
        "views": assessment.views or None,
        "risks": [_risk(one) for one in assessment.risks],
        "advice": advice
        and {
            "text": advice.text,
            "on": _iso(advice.on),
            "followed": advice.followed,
            "why_not": advice.why_not or None,
        },
        "consultation": consultation and {"asked": _iso(consultation.asked), "answer": consultation.answer or None},
        "decision": decision
        and {
            "choice": decision.choice.value,
            "on": _iso(decision.on),
            "by": decision.by or None,
            "why": decision.why or None,
        },
        "findings": [_finding(one) for one in findings],
    }


def _risk(risk: Risk) -> dict[str, Any]:
    return {
        "what": risk.what,
        "consequence": risk.consequence or None,
        "before": _rating(risk.before),
        "measures": list(risk.measures),
        "after": _rating(risk.after),
        "residual": risk.residual.value if risk.residual else None,
    }


def _rating(rating: Rating | None) -> dict[str, str] | None:
    if rating is None:
        return None
    return {"likelihood": rating.likelihood.value, "impact": rating.impact.value, "level": rating.level.value}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "concern": one.concern.value,
        "gravity": one.gravity.value,
        "article": one.article or None,
        "field": one.field or None,
        "message": str(one.what),
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None

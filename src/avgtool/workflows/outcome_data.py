"""An outcome as data for scripts: what stands inside the anonymization report as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from avgtool import __version__
from avgtool.documents.verdict_words import views
from avgtool.scanning.serialize import to_data

if TYPE_CHECKING:
    from typing import Any

    from avgtool.model.assessment import Assessment
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.measures import PrivacyMeasures, RowMeasures
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Step

FORMAT = "anonymization/1"


def to_json(outcome: Outcome) -> str:
    """The outcome as JSON; it holds no value from the data and no key."""
    return json.dumps(_data(outcome), ensure_ascii=False, indent=1)


def _data(outcome: Outcome) -> dict[str, Any]:
    plan = outcome.plan
    return {
        "avgtool": __version__,
        "format": FORMAT,
        "source": plan.source,
        "table": plan.table,
        "policy": plan.policy,
        "policy_sha256": plan.policy_sha256,
        "key_id": outcome.key_id,
        "verified": outcome.verified,
        "verdict": outcome.assessment.verdict.value,
        **_judged(outcome.assessment),
        "privacy": _privacy(outcome.assessment),
        "rows_in": outcome.rows_in,
        "rows_out": outcome.rows_out,
        "rows_not_sampled": outcome.not_sampled,
        "rows_without_consent": {one.reason: one.rows for one in outcome.without_consent},
        "objections_not_looked_up": dict(outcome.not_looked_up),
        "rows_suppressed": outcome.suppressed,
        "rows_suppressed_for_values": outcome.suppressed_for_values,
        "demand": _demand(outcome.assessment),
        "output_sha256": outcome.output_sha256,
        "steps": [_step(step) for step in plan.steps],
        "counts": [
            {
                "column": one.column,
                "changed": one.changed,
                "same": one.same,
                "emptied": one.emptied,
                "neutralized": one.neutralized,
            }
            for one in outcome.steps
        ],
        "objections": [
            {"column": one.column, "entity": one.entity, "rows": one.rows, "at": list(one.at)}
            for one in outcome.objections
        ],
        "before": _scan(outcome.before),
        "after": _scan(outcome.after),
    }


def _judged(assessment: Assessment) -> dict[str, Any]:
    """What the verdict rests on, and what it means in law."""
    sender, receiver = views(assessment)
    then = assessment.without_key
    return {
        "verdict_without_key": then.value if then else None,
        "views": {"sender": str(sender), "receiver": str(receiver)},
        "thresholds": asdict(assessment.thresholds),
        "k_asked": assessment.asked_k,
        "answers": _answers(assessment),
        "quasi_identifiers": list(assessment.quasi_identifiers_left),
        "quasi_identifiers_by_policy": list(assessment.named_by_policy),
        "quasi_identifiers_by_scan": list(assessment.known_by_scan),
    }


def _answers(assessment: Assessment) -> dict[str, Any] | None:
    """Who answered, when and for what, and whether that counts for this copy."""
    given, stands, until = assessment.answers, assessment.standing, assessment.answered_until
    if given is None:
        return None
    return {
        "by": given.by,
        "on": given.on.isoformat(),
        "sources": list(given.sources),
        "standing": stands.value if stands else None,
        "until": until.isoformat() if until else None,
    }


def _privacy(assessment: Assessment) -> dict[str, Any]:
    """What was measured about the persons, before and after, over the policy's columns, and over whole rows."""
    measured = {"before": assessment.before, "after": assessment.after, "demanded": assessment.demanded}
    persons = {about: _measures(one) for about, one in measured.items() if one is not None}
    return {**persons, **({"all_columns": _rows(assessment.rows)} if assessment.rows else {})}


def _measures(one: PrivacyMeasures) -> dict[str, Any]:
    return {
        "quasi_identifiers": list(one.quasi_identifiers),
        "rows": one.rows,
        "classes": one.classes,
        "k": one.k,
        **({} if one.persons is None else {"persons": one.persons, "k_rows": one.k_rows}),
        "unique_share": one.unique_share,
        "highest_risk": one.highest_risk,
        "average_risk": one.average_risk,
        "journalist_risk": one.journalist.highest,
        "marketer_risk": one.marketer_risk,
        "l": one.l,
        "entropy_l": one.entropy_l,
        "t": one.t,
    }


def _demand(assessment: Assessment) -> dict[str, Any] | None:
    """What the policy asks of the copy as a whole, what was held against nothing, and what it cost; else none."""
    demand, lost = assessment.demand, assessment.information
    if demand is None:
        return None
    models = {**asdict(demand.models), "sensitive": list(demand.models.sensitive)}
    return {
        "quasi_identifiers": list(demand.quasi_identifiers),
        **{name: models[name] for name in ("k", "l", "diversity", "c", "t", "sensitive", "suppression")},
        "l_and_t_held": demand.asks_about_values and not demand.lacks_sensitive and assessment.demanded is not None,
        "not_in_copy": list(demand.left_out),
        "emptied": list(demand.emptied),
        "information_loss": None if lost is None else lost.granularity,
        "least_loss_proven": None if lost is None else lost.is_least,
        "information_loss_by_column": {} if lost is None else dict(lost.per_column),
    }


def _rows(rows: RowMeasures) -> dict[str, Any]:
    return {**asdict(rows), "columns": list(rows.columns), "unique_share": rows.unique_share}


def _step(step: Step) -> dict[str, Any]:
    return {
        "column": step.column,
        "kind": step.kind.value,
        "operator": step.treatment.operator,
        "parameters": dict(step.treatment.parameters),
        "rule": str(step.rule),
        "because": str(step.because),
    }


def _scan(findings: DatasetFindings) -> dict[str, Any]:
    from avgtool.model.findings import ScanResult

    data: dict[str, Any] = to_data(ScanResult((findings,), __version__))["datasets"][0]
    return data

"""Plans as JSON files: to be read, signed, compared, and carried out on the very file they were made for."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError, system_reason
from avgtool.i18n import msg, worded
from avgtool.model.demand import Answers, PrivacyDemand
from avgtool.model.kinds import Kind
from avgtool.model.measures import Diversity, PrivacyModels
from avgtool.model.plan import ConsentDemand, Plan, RuleReference, Sample, Step
from avgtool.model.treatment import TextTreatments
from avgtool.policy.treatments import operator_of, treatment_of
from avgtool.sources.own_files import PLAN_FORMAT as FORMAT
from avgtool.sources.own_files import is_saved_plan
from avgtool.sources.staging import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from avgtool.i18n import Message
    from avgtool.model.treatment import Treatment
    from avgtool.policy.treatments import Operators

_ALL_OTHERS = "DEFAULT"
"""In the place of an entity: every one in prose that has no treatment of its own."""
_MAKE_ONE = msg("Make one with: avgtool anonymize SOURCE --policy P --dry-run --plan FILE")


def plans_to_json(plans: Iterable[Plan]) -> str:
    """The plans as a JSON text. Plans hold no key and no value from the data, so neither does it.

    It is sealed with a SHA-256 over its own content, so that a plan is carried out as it was made and reviewed.
    """
    plain = [_plain(plan) for plan in plans]
    sealed = {"format": FORMAT, "content_sha256": _seal(plain), "plans": plain}
    return json.dumps(sealed, ensure_ascii=False, indent=2) + "\n"


def plans_from_json(text: str, operators: Operators, source: str = "plan") -> tuple[Plan, ...]:
    """The plans in a JSON text, of which the steps name some of ``operators``.

    Raises:
        PolicyError: A step names an operator or parameters that do not exist.
        InputError: It holds none, is damaged, was changed since it was saved, or decides twice about a column.
    """
    try:
        saved = json.loads(text)
        known, untouched = saved["format"] == FORMAT, saved["content_sha256"] == _seal(saved["plans"])
        plans = tuple(_plan(plan, operators) for plan in saved["plans"]) if known and untouched else ()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        known, untouched, plans = False, False, ()
    if not known:
        raise InputError(msg("This is not a saved plan, or it is damaged."), where=source, hint=_MAKE_ONE)
    if not untouched:
        raise InputError(
            msg("The plan was changed after it was saved."),
            where=source,
            hint=msg(
                "Change the policy instead, and make the plan again: avgtool anonymize SOURCE --policy P --dry-run "
                "--plan FILE"
            ),
        )
    for plan in plans:
        _refuse_second_steps(plan, source)
    return plans


def _refuse_second_steps(plan: Plan, source: str) -> None:
    names = Counter(step.column for step in plan.steps)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        what = msg("The plan decides more than once about: {names}.", names=", ".join(twice))
        raise InputError(what, where=source, hint=_MAKE_ONE)


def _seal(plans: object) -> str:
    """SHA-256 of the plans, however the text around them is indented or ordered."""
    canonical = json.dumps(plans, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def save_plans(plans: Iterable[Plan], path: Path, *, force: bool = False) -> None:
    """Write the plans to a file, in the place of earlier ones; of any other file with ``force`` only.

    Raises:
        OutputError: It cannot be written, or is a file of another kind.
    """
    write_whole(path, plans_to_json(plans).encode(), force=force, replaces=is_saved_plan)


def load_plans(path: Path, operators: Operators) -> tuple[Plan, ...]:
    """Read the plans in a file.

    Raises:
        PolicyError: A step names an operator or parameters that do not exist.
        InputError: It is missing or damaged.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = ""
    except OSError as error:
        what = msg("The plan cannot be read: {reason}.", reason=system_reason(error))
        raise InputError(what, where=str(path)) from None
    return plans_from_json(text, operators, str(path))


def require_same_file(plan: Plan, source: str, sha256: str | None) -> None:
    """Refuse to carry out a plan on a file, ``source``, that it was not made for.

    Raises:
        InputError: The file has changed since, or is another.
    """
    if plan.sha256 != sha256:
        raise InputError(
            msg("The file is not the one that the plan was made for."),
            where=source,
            hint=msg("It changed since, or it is another. Make a new plan, and review it."),
        )


def _plain(plan: Plan) -> dict[str, object]:
    return {
        "source": plan.source,
        "table": plan.table,
        "sha256": plan.sha256,
        "policy": plan.policy,
        "policy_version": plan.policy_version,
        "policy_sha256": plan.policy_sha256,
        "purpose": plan.purpose and _in_languages(plan.purpose),
        **({"why_no_k": _in_languages(plan.why_no_k)} if plan.why_no_k else {}),
        "undecided": list(plan.undecided),
        **({"sample": asdict(plan.sample)} if plan.sample else {}),
        **({"requires_consent": asdict(plan.consent)} if plan.consent else {}),
        "steps": [_plain_step(step) for step in plan.steps],
        "privacy": plan.privacy and _plain_demand(plan.privacy),
    }


def _plain_demand(demand: PrivacyDemand) -> dict[str, object]:
    models = {**asdict(demand.models), "diversity": demand.models.diversity.value}
    return {
        "quasi_identifiers": list(demand.quasi_identifiers),
        "models": {name: list(one) if isinstance(one, tuple) else one for name, one in models.items()},
        "target": demand.target,
        "answers": demand.answers and _plain_answers(demand.answers),
        "left_out": list(demand.left_out),
        "may_empty": demand.may_empty,
        "emptied": list(demand.emptied),
    }


def _demand(data: dict[str, Any]) -> PrivacyDemand:
    models: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in data["models"].items()
    }
    asked = PrivacyModels(**{**models, "diversity": Diversity(models["diversity"])})
    answers = _answers(data["answers"]) if data["answers"] else None
    named = tuple(map(str, data["quasi_identifiers"]))
    return PrivacyDemand(
        named,
        asked,
        data["target"],
        answers,
        left_out=tuple(map(str, data.get("left_out", ()))),
        may_empty=bool(data.get("may_empty", False)),
        emptied=tuple(map(str, data.get("emptied", ()))),
    )


def _plain_answers(answers: Answers) -> dict[str, object]:
    return {**asdict(answers), "on": answers.on.isoformat(), "sources": list(answers.sources)}


def _answers(data: dict[str, Any]) -> Answers:
    return Answers(**{**data, "on": date.fromisoformat(data["on"]), "sources": tuple(data["sources"])})


def _plain_step(step: Step) -> dict[str, object]:
    return {
        "column": step.column,
        "kind": step.kind.value,
        "entity": step.entity,
        "operator": step.treatment.operator,
        "parameters": dict(step.treatment.parameters),
        "rule": str(step.rule),
        "rule_at": {"policy": step.rule.policy, "line": step.rule.line, "inherited": step.rule.inherited},
        "because": _in_languages(step.because),
        "entities": _plain_text(step.text) if step.text else {},
    }


def _in_languages(said: Message) -> str | dict[str, str]:
    """The policy's own words: one text, or one a language."""
    dutch, english = said.render("nl"), said.render("en")
    return dutch if dutch == english else {"nl": dutch, "en": english}


def _words(data: Any) -> Message:
    """The words that :func:`_in_languages` wrote."""
    return worded(str(data["nl"]), str(data["en"])) if isinstance(data, dict) else worded(str(data))


def _plain_text(text: TextTreatments) -> dict[str, object]:
    treatments = {**text.by_entity, _ALL_OTHERS: text.default}
    return {entity: {"operator": one.operator, **one.parameters} for entity, one in treatments.items()}


def _plan(data: dict[str, Any], operators: Operators) -> Plan:
    return Plan(
        source=str(data["source"]),
        table=data["table"],
        sha256=data["sha256"],
        policy=str(data["policy"]),
        policy_sha256=str(data["policy_sha256"]),
        steps=tuple(_step(step, operators, str(data["policy"])) for step in data["steps"]),
        undecided=tuple(str(name) for name in data["undecided"]),
        purpose=_words(data["purpose"]) if data["purpose"] else None,
        policy_version=data.get("policy_version"),
        why_no_k=_words(data["why_no_k"]) if "why_no_k" in data else None,
        sample=Sample(**data["sample"]) if "sample" in data else None,
        consent=ConsentDemand(**data["requires_consent"]) if "requires_consent" in data else None,
        privacy=_demand(data["privacy"]) if data.get("privacy") else None,
    )


def _reference(data: dict[str, Any], policy: str) -> RuleReference:
    """Where the decision stands; a plan of an earlier version names the rule alone."""
    number = re.fullmatch(r"rules\[(\d+)\]", str(data["rule"]))
    at = data.get("rule_at", {})
    line = at.get("line")
    return RuleReference(
        policy=str(at.get("policy", policy)),
        position=int(number[1]) if number else None,
        line=None if line is None else int(line),
        inherited=bool(at.get("inherited", False)),
    )


def _step(data: dict[str, Any], operators: Operators, policy: str) -> Step:
    def treatment(name: str, parameters: dict[str, object]) -> Treatment:
        return treatment_of(operator_of(name, parameters, operators))

    inside = {str(entity): dict(one) for entity, one in data["entities"].items()}
    treated = {entity: treatment(str(one.pop("operator")), one) for entity, one in inside.items()}
    return Step(
        column=str(data["column"]),
        kind=Kind(data["kind"]),
        entity=data["entity"],
        treatment=treatment(str(data["operator"]), dict(data["parameters"])),
        rule=_reference(data, policy),
        because=_words(data["because"]),
        text=TextTreatments(treated.pop(_ALL_OTHERS), treated) if treated else None,
    )

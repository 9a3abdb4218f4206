"""From ``privacy:`` of a policy to a demand on one data set: which columns it is about, by name or by the scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.demand import Answers, PrivacyDemand
from avgtool.model.kinds import Role
from avgtool.model.measures import Diversity, PrivacyModels
from avgtool.model.treatment import LEAVES_NOTHING, LEAVES_SOMETHING, LEAVES_TRUTH, Effect
from avgtool.policy.privacy_section import FROM_SCAN
from avgtool.policy.schema import called, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Step
    from avgtool.policy.privacy_section import Diversity as DiversitySection
    from avgtool.policy.privacy_section import PrivacySection
    from avgtool.policy.schema import Policy


def demand_of(policy: Policy, findings: DatasetFindings, steps: Sequence[Step]) -> PrivacyDemand | None:
    """What the policy demands of the copy of one data set; none where it demands nothing.

    A column counts as it will stand in the copy, whatever its rule makes of it: last digits, a date some days off and a
    token tell rows apart too. Only what is dropped or emptied does not; of sensitive columns, nor what is the same in
    every row.

    Raises:
        PolicyError: A column is named that the data does not have, or in both parts; or l or t is asked by columns of
            which the policy leaves nothing.
    """
    section = policy.privacy
    if section is None:
        return None
    effects = {step.column: step.effect for step in steps}
    apart, gone = _left(_columns(section.quasi_identifiers, _counts, findings, effects, policy), effects)
    told, untold = _left(_columns(section.sensitive, _tells, findings, effects, policy), effects, Effect.CONSTANT)
    _require_apart(apart, told, section, policy)
    if section.sensitive != FROM_SCAN and untold and not told and not (section.l is None and section.t is None):
        what = msg(
            "The policy asks for l or t by {names}, and leaves nothing of that to measure.", names=", ".join(untold)
        )
        hint = msg("Name a column that is in the copy under sensitive:, or ask for k alone.")
        raise PolicyError(what, where=policy.source, hint=hint)
    target = section.target if effects.get(section.target or "") in LEAVES_TRUTH else None
    answers = _answers(section, called(findings))
    return PrivacyDemand(
        apart, _models(section, told), target, answers, left_out=(*gone, *untold), may_empty=section.may_empty
    )


def _answers(section: PrivacySection, names: Sequence[str]) -> Answers | None:
    """What a person answered, and whether that is about data that go by these names."""
    given = section.answers
    if given is None:
        return None
    is_for_source = any(matches(pattern, name) for pattern in given.sources for name in names)
    return Answers(**given.model_dump(), is_for_source=is_for_source)


def _left(names: Sequence[str], effects: Mapping[str, Effect], *nor: Effect) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that are in the copy, and those of which nothing is; what is undecided is neither."""
    decided = [name for name in names if name in effects]
    gone = {name for name in decided if effects[name] in {*LEAVES_NOTHING, *nor}}
    return tuple(name for name in decided if name not in gone), tuple(name for name in decided if name in gone)


def _require_apart(apart: Sequence[str], told: Sequence[str], section: PrivacySection, policy: Policy) -> None:
    """Refuse a column in both parts: in a group that is alike in it, it has one value, and no l can be reached."""
    twice = [name for name in told if name in apart]
    if twice and (section.l is not None or section.t is not None):
        what = msg("These columns are both quasi-identifiers and sensitive: {names}.", names=", ".join(twice))
        hint = msg("Name the quasi-identifiers under privacy:, without them, or other sensitive columns.")
        raise PolicyError(what, where=policy.source, hint=hint)


def _counts(role: Role, effect: Effect) -> bool:
    """Whether a column that nobody named can point to a person, as it stands in the copy.

    Inside texts each thing that was found has a treatment of its own; what they tell nobody measures.
    """
    if role is Role.QUASI:
        return effect in LEAVES_TRUTH | LEAVES_SOMETHING | {Effect.STANDS_IN}
    return role is Role.DIRECT and effect in LEAVES_SOMETHING | {Effect.COARSENS}


def _tells(role: Role, effect: Effect) -> bool:
    """Whether a column that nobody named tells what others must not learn."""
    return role is Role.SENSITIVE and effect not in LEAVES_NOTHING | {Effect.CONSTANT, Effect.INSIDE_TEXT}


def _columns(
    named: tuple[str, ...] | str,
    is_meant: Callable[[Role, Effect], bool],
    findings: DatasetFindings,
    effects: Mapping[str, Effect],
    policy: Policy,
) -> tuple[str, ...]:
    if named == FROM_SCAN:
        found = (one for one in findings.columns if one.filled and one.name in effects)
        return tuple(one.name for one in found if is_meant(one.role, effects[one.name]))
    by_name = {one.name.casefold(): one.name for one in findings.columns}
    for name in named:
        if name.casefold() not in by_name:
            what = msg("The policy demands privacy by the column {name}, which the data does not have.", name=name)
            raise PolicyError(what, where=policy.source, hint=msg("Name columns of the data under privacy:."))
    return tuple(by_name[name.casefold()] for name in named)


def _models(section: PrivacySection, sensitive: tuple[str, ...]) -> PrivacyModels:
    return PrivacyModels(
        k=section.k or 1,
        sensitive=sensitive,
        suppression=section.suppression,
        t=section.t,
        **_diversity(section.l),
    )


def _diversity(asked: DiversitySection | None) -> dict[str, Any]:
    if asked is None:
        return {}
    if asked.distinct is not None:
        return {"l": asked.distinct, "diversity": Diversity.DISTINCT}
    if asked.entropy is not None:
        return {"l": asked.entropy, "diversity": Diversity.ENTROPY}
    return {"l": asked.recursive, "diversity": Diversity.RECURSIVE, "c": asked.c}

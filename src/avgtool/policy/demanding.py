"""From ``privacy:`` of a policy to a demand on one data set: which columns it is about, by name or by the scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.assessment import Answers
from avgtool.model.demand import PrivacyDemand
from avgtool.model.kinds import Role
from avgtool.model.measures import Diversity, PrivacyModels
from avgtool.model.treatment import LEAVES_TRUTH
from avgtool.policy.privacy_section import FROM_SCAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Step
    from avgtool.policy.privacy_section import Diversity as DiversitySection
    from avgtool.policy.privacy_section import PrivacySection
    from avgtool.policy.schema import Policy


def demand_of(policy: Policy, findings: DatasetFindings, steps: Sequence[Step]) -> PrivacyDemand | None:
    """What the policy demands of the copy of one data set; none where it demands nothing.

    It is about no column where none is known that can point to a person: the verdict says so. Columns of which nothing
    true is left in the copy (dropped, masked, pseudonymized) hide nobody and tell nobody.

    Raises:
        PolicyError: A column is named that the data does not have.
    """
    section = policy.privacy
    if section is None:
        return None
    left = {step.column for step in steps if step.effect in LEAVES_TRUTH}
    quasi = _columns(section.quasi_identifiers, Role.QUASI, findings, policy)
    sensitive = _columns(section.sensitive, Role.SENSITIVE, findings, policy)
    apart = tuple(name for name in quasi if name in left)
    told = tuple(name for name in sensitive if name in left and name not in apart)
    target = section.target if section.target in left else None
    answers = Answers(**section.answers.model_dump()) if section.answers else None
    return PrivacyDemand(apart, _models(section, told), target, answers)


def _columns(named: tuple[str, ...] | str, role: Role, findings: DatasetFindings, policy: Policy) -> tuple[str, ...]:
    if named == FROM_SCAN:
        return tuple(one.name for one in findings.columns if one.role is role and one.filled)
    by_name = {one.name.casefold(): one.name for one in findings.columns}
    for name in named:
        if name.casefold() not in by_name:
            what = msg("The policy demands privacy by the column {name}, which the data does not have.", name=name)
            raise PolicyError(what, where=policy.source, hint=msg("Name columns of the data under privacy:."))
    return tuple(by_name[name.casefold()] for name in named)


def _models(section: PrivacySection, sensitive: tuple[str, ...]) -> PrivacyModels:
    """The models; those about sensitive columns only where the copy has any."""
    about = {**_diversity(section.l), "t": section.t} if sensitive else {}
    return PrivacyModels(k=section.k or 1, sensitive=sensitive, suppression=section.suppression, **about)


def _diversity(asked: DiversitySection | None) -> dict[str, Any]:
    if asked is None:
        return {}
    if asked.distinct is not None:
        return {"l": asked.distinct, "diversity": Diversity.DISTINCT}
    if asked.entropy is not None:
        return {"l": asked.entropy, "diversity": Diversity.ENTROPY}
    return {"l": asked.recursive, "diversity": Diversity.RECURSIVE, "c": asked.c}

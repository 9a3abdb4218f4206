"""``avgtool check``: hold data against a policy as they are, for a pipeline that lets them pass or not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.checking.consenting import demand_here, judge_consent
from avgtool.checking.decisions import decision, possible, recognizable
from avgtool.checking.findings import CheckedDataset, CheckResult
from avgtool.checking.judging import judge
from avgtool.checking.proving import foreign_values
from avgtool.checking.rows_together import demands_of, judge_together
from avgtool.engines.local import LocalEngine
from avgtool.policy.planning import require_named_columns
from avgtool.policy.schema import called
from avgtool.policy.treatments import operator_of
from avgtool.privacy.measuring import measure
from avgtool.privacy.persons import subject_column, with_subject
from avgtool.privacy.satisfying import whole_l
from avgtool.privacy.whole_rows import measure_rows
from avgtool.sources.failures import translated_errors
from avgtool.sources.limits import TableChoice
from avgtool.workflows.anonymizing.consenting import LedgerAnswers
from avgtool.workflows.scan_sources import open_and_scan

if TYPE_CHECKING:
    import polars as pl

    from avgtool.config import Config
    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.measures import PrivacyMeasures, RowMeasures
    from avgtool.model.plan import Step
    from avgtool.model.ports import Progress
    from avgtool.policy.schema import Policy
    from avgtool.sources.base import Dataset


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is to leave, and what it is held against."""

    sources: tuple[str, ...]
    policy: str
    """Name or path."""
    tables: TableChoice = field(default_factory=TableChoice)


def check_sources(request: CheckRequest, config: Config, progress: Progress | None = None) -> CheckResult:
    """What the policy has against each table of the sources. Writes nothing, and needs no key.

    Raises:
        InputError: A source cannot be read.
        PolicyError: The policy is unknown, invalid, or names a column that is not there and that it does not drop.
        StoreError: The policy requires consent, and there is no ledger that can be used.
    """
    policy = catalog.load_policy(request.policy)
    scanned = open_and_scan(request.sources, request.tables, config, progress=progress)
    return CheckResult(
        policy=policy.name,
        policy_version=policy.version,
        policy_sha256=policy.sha256,
        policy_source=policy.source,
        datasets=tuple(_checked(dataset, findings, policy, config) for dataset, findings in scanned),
        tool_version=__version__,
    )


@dataclass(frozen=True, slots=True)
class _Tried:
    """A decision that may have made a column what it is."""

    step: Step
    unmistakable: bool = False
    """It is a rule for other columns: only what no original looks like counts."""


def _checked(dataset: Dataset, findings: DatasetFindings, policy: Policy, config: Config) -> CheckedDataset:
    tables = called(findings)
    require_named_columns([one.name for one in findings.columns], policy, tables, dropped_may_be_gone=True)
    tried = {column.name: _tried(column, policy, tables) for column in findings.columns if column.filled}
    titles = {entity: words.title for entity, words in catalog.entity_words().items()}
    counted = _counted(dataset, tried)
    found = judge(findings, policy, tables, counted, catalog.is_direct, catalog.is_national, titles)
    checked = CheckedDataset(
        findings.source, findings.table, findings.rows, findings.sha256, len(findings.columns), found
    )
    made = _made(tried, counted)
    return _consented(_together(checked, dataset, findings, policy, made), dataset, policy, made, config)


def _consented(
    checked: CheckedDataset, dataset: Dataset, policy: Policy, made: dict[str, Step], config: Config
) -> CheckedDataset:
    """The same with rows of persons who may not be approached, where the policy requires consent."""
    demand = policy.requires_consent
    if demand is None:
        return checked
    here = demand_here(demand, dataset.columns, made)
    answered = LedgerAnswers(config)(dataset, here) if here else None
    return replace(checked, findings=(*checked.findings, *judge_consent(here or demand, answered)))


def _made(tried: dict[str, tuple[_Tried, ...]], counted: dict[str, tuple[int | None, ...]]) -> dict[str, Step]:
    """For each column that is what a step leaves, that step; where nothing can be told, the policy's own."""
    made: dict[str, Step] = {}
    for column, decisions in tried.items():
        counts = counted[column]
        if 0 in counts:
            made[column] = decisions[counts.index(0)].step
        elif counts and counts[0] is None:
            made[column] = decisions[0].step
    return made


def _together(
    checked: CheckedDataset, dataset: Dataset, findings: DatasetFindings, policy: Policy, made: dict[str, Step]
) -> CheckedDataset:
    """The same with what the policy demands of the rows together, measured."""
    facts = {one.entity: one for one in catalog.known_to_lints().facts}
    demands = demands_of(policy, findings, made, facts)
    if demands is None:
        return checked
    demand, wider = demands
    subject = subject_column((one.name, one.kind, one.entity) for one in findings.columns)
    with translated_errors(dataset.source):
        rows = with_subject(LocalEngine(), dataset.frame, subject)
    measured = _measured(dataset, rows, demand)
    is_wider = wider.quasi_identifiers != demand.quasi_identifiers
    whole = _whole(dataset, findings) if measured is None else None
    found = judge_together(demand, measured, _measured(dataset, rows, wider) if is_wider else None, whole)
    return replace(checked, findings=(*checked.findings, *found), measured=measured, asked=demand.models)


def _whole(dataset: Dataset, findings: DatasetFindings) -> RowMeasures:
    with translated_errors(dataset.source):
        return measure_rows(LocalEngine(), dataset.frame, [one.name for one in findings.columns if one.filled])


def _measured(dataset: Dataset, rows: pl.LazyFrame, demand: PrivacyDemand) -> PrivacyMeasures | None:
    if not demand.quasi_identifiers:
        return None
    models = demand.enforced
    with translated_errors(dataset.source):
        return measure(
            LocalEngine(),
            rows,
            demand.quasi_identifiers,
            sensitive=models.sensitive,
            asked_k=models.k,
            recursive_l=whole_l(models) if models.l > 1 else None,
        )


def _tried(column: ColumnFinding, policy: Policy, tables: tuple[str, ...]) -> tuple[_Tried, ...]:
    """What may have been done to the column, the policy's decision about it first."""
    facts = {one.entity: one for one in catalog.known_to_lints().facts}
    decided = decision(column, policy, tables)
    others = (step for step in possible(column, policy, tables, facts) if decided is None or step.rule != decided.rule)
    steps = (decided, *others) if decided else tuple(others)
    elsewhere = recognizable(column, policy, decided)
    return (*map(_Tried, steps), *(_Tried(step, unmistakable=True) for step in elsewhere))


def _counted(dataset: Dataset, tried: dict[str, tuple[_Tried, ...]]) -> dict[str, tuple[int | None, ...]]:
    """For each column and decision, how many values are not what it leaves; all in one pass over the rows."""
    schema, labels, known = dataset.frame.collect_schema(), catalog.labels(), catalog.operators()
    asked: dict[tuple[str, int], pl.Expr] = {}
    for column, decisions in tried.items():
        for place, one in enumerate(decisions):
            operator = operator_of(one.step.treatment.operator, one.step.treatment.parameters, known)
            counting = foreign_values(one.step, operator, schema[column], labels, unmistakable=one.unmistakable)
            if counting is not None:
                asked[column, place] = counting.alias(f"{place}:{column}")
    with translated_errors(dataset.source):
        counts = dataset.frame.select(asked.values()).collect(engine="streaming").row(0) if asked else ()
    numbers = dict(zip(asked, map(int, counts), strict=True))
    return {column: tuple(numbers.get((column, n)) for n in range(len(each))) for column, each in tried.items()}

"""From what a user names to verified copies: open, scan, plan, carry out; one file or a folder of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from avgtool import catalog
from avgtool.engines.local import LocalEngine
from avgtool.errors import InputError, OutputError
from avgtool.i18n import msg
from avgtool.keys import load_key
from avgtool.model.assessment import Standards
from avgtool.policy.plan_file import load_plans, require_same_file, save_plans
from avgtool.policy.planning import make_plan, require_all_decided
from avgtool.scanning.watching import Silent
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import files_of
from avgtool.sources.staging import require_free
from avgtool.sources.writing import require_writable
from avgtool.workflows.anonymizing.carrying_out import anonymize_all
from avgtool.workflows.anonymizing.consenting import LedgerAnswers
from avgtool.workflows.anonymizing.job import Job, Means
from avgtool.workflows.anonymizing.previewing import Preview, preview
from avgtool.workflows.scan_sources import open_and_scan, refuse_outputs, scanner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from avgtool.config import Config
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.model.ports import Progress
    from avgtool.policy.schema import Policy
    from avgtool.sources.base import Dataset

_WRITTEN_AS = {".xls": ".xlsx", ".xlsb": ".xlsx", ".xlsm": ".xlsx", ".ods": ".xlsx", ".gz": "", ".zip": ".csv"}
"""Endings of sources that are read but not written, with what a copy in a folder gets instead."""


@dataclass(frozen=True, slots=True)
class AnonymizeRequest:
    """What to anonymize, by what, and where the copies go."""

    sources: tuple[str, ...]
    policy: str | None = None
    """Name or path; none where a saved plan is carried out."""
    output: Path | None = None
    """A file, or a folder for several sources."""
    key_file: str | None = None
    """A path, or ``keyring:NAME``."""
    plan_file: Path | None = None
    """Where plans are saved (:func:`preview_sources` with a policy) or come from."""
    report: Path | None = None
    """Where the anonymization report goes, so that it is known to be free before any copy is written."""
    tables: TableChoice = field(default_factory=TableChoice)
    output_encoding: str | None = None
    force: bool = False
    engine: Literal["local"] = "local"


def preview_sources(request: AnonymizeRequest, config: Config, progress: Progress | None = None) -> tuple[Preview, ...]:
    """What the policy would do to each table of the sources; saved where the request says so. Writes no copy.

    Where the request names no policy, the plans come from its plan file and are shown as they were saved.

    What the policy demands of the copies is searched, as the rows are read anyway; where rows or values are drawn under
    a key, with one only.

    Raises:
        InputError: A source cannot be read, or is not the one its saved plan was made for.
        PolicyError: The policy is unknown, invalid, or names a column that is not there.
        PrivacyNotReachedError: What the policy demands of a copy cannot be reached.
    """
    is_new = request.policy is not None
    planner = _planner(replace(request, plan_file=None) if is_new else request)
    refuse_outputs(request.sources, plans=filter(None, [request.plan_file if is_new else None]), force=request.force)
    key = load_key(request.key_file) if request.key_file else None
    scanned = open_and_scan(request.sources, request.tables, config, progress=progress)
    means = means_of(config)
    jobs = [Job(dataset, planner(dataset, findings), findings) for dataset, findings in scanned]
    for job in jobs:
        require_same_file(job.plan, job.dataset.source, job.dataset.digest())
    previews = tuple(preview(job, means, key) for job in jobs)
    if request.plan_file and is_new:
        save_plans([one.plan for one in previews], request.plan_file, force=request.force)
    return previews


def anonymize_sources(
    request: AnonymizeRequest, config: Config, progress: Progress | None = None
) -> tuple[Outcome, ...]:
    """Write a verified copy of every source, or none at all; the sheets of a workbook stay together in one.

    Raises:
        InputError: A source cannot be read, or is not the one its plan was made for.
        OutputError: A copy cannot be written, or several sources are to go to one file.
        PolicyError: The policy is unknown, invalid, or names a column that is not there.
        KeyFileError: A key is needed and missing, or unsafe.
        UndecidedColumnError: The policy does not decide about a column.
        ConsentMissingError: Not every person may be approached, and the policy then writes nothing.
        StoreError: The policy requires consent, and there is no ledger that can be used.
        VerificationError: A copy still held what it must not hold; it was not written.
    """
    assert request.output is not None
    _require_targets(request)
    key = load_key(request.key_file) if request.key_file else None
    planner = _planner(request)
    scanned = open_and_scan(request.sources, request.tables, config, progress=progress)
    jobs = [Job(dataset, planner(dataset, findings), findings) for dataset, findings in scanned]
    plans = [job.plan for job in jobs]
    require_all_decided(plans)
    if request.report:
        refuse_outputs(request.sources, reports=report_paths(request.report, plans), force=request.force)
    groups = [tuple(group) for _, group in groupby(jobs, key=lambda job: job.dataset.source)]
    targets = _targets([[job.dataset for job in group] for group in groups], request.sources, request.output)
    means = means_of(config, progress)
    copied = anonymize_all(
        list(zip(groups, targets, strict=True)),
        means,
        key=key,
        force=request.force,
        encoding=request.output_encoding,
        progress=progress,
    )
    return tuple(outcome for outcomes in copied for outcome in outcomes)


def report_paths(report: Path, plans: Sequence[Plan]) -> tuple[Path, ...]:
    """Where the report on each plan goes: where there are several, each names its table or file, and none two."""
    if len(plans) == 1:
        return (report,)
    paths: list[Path] = []
    for plan in plans:
        own = re.sub(r"[^\w .()-]", "_", plan.table or Path(plan.source).stem)
        numbered = (own, *(f"{own}-{number}" for number in range(2, len(plans) + 2)))
        named = (report.with_stem(f"{report.stem}-{name}") for name in numbered)
        paths.append(next(path for path in named if path not in paths))
    return tuple(paths)


def _require_targets(request: AnonymizeRequest) -> None:
    """Refuse, before anything is read, an output that could not be written in the end.

    What a database or standard input gives is known once it is opened; its target in a folder is looked at then.
    """
    assert request.output is not None
    output, sources = request.output, request.sources
    paths = [path for source in sources for path in files_of(source)]
    if _is_file(output):
        _require_one_source(paths, output)
        require_writable(output)
        require_free(output, force=request.force)
        for path in paths:
            require_free(output, force=True, source=path)
        return
    _require_different([output / _name_of(path, sources) for path in paths], output)
    for path in paths:
        require_free(output / _name_of(path, sources), force=request.force, source=path)


def _require_one_source(sources: Sequence[object], output: Path) -> None:
    if len(sources) > 1:
        hint = msg("Give a folder with --output.")
        raise OutputError(msg("Several sources cannot go to one file."), where=str(output), hint=hint)


def _require_different(targets: Sequence[Path], output: Path) -> None:
    """Refuse two copies in one place: of sources that have the same name, or of one that is named twice."""
    twice = {str(target.relative_to(output)) for target in targets if targets.count(target) > 1}
    if twice:
        what = msg("Two sources have the same name: {names}.", names=", ".join(sorted(twice)))
        raise OutputError(what, where=str(output), hint=msg("Name each source once, or anonymize them one by one."))


@dataclass(frozen=True, slots=True)
class _Verifying(Silent):
    """Progress of the scan of a copy, called by what it is for. Of the copy nobody counted the rows yet."""

    progress: Progress

    def start(self, task: str, total: int | None) -> None:  # noqa: ARG002 - a scan's own words
        self.progress.start(str(msg("Verifying the copy")), None)

    def finish(self) -> None:
        self.progress.finish()


def means_of(config: Config, progress: Progress | None = None) -> Means:
    """What carrying out a plan needs, with all that avgtool knows."""
    return Means(
        scan=scanner(config, progress and _Verifying(progress)),
        is_direct=catalog.is_direct,
        is_national=catalog.is_national,
        operators=catalog.operators(),
        engine=LocalEngine(),
        finder=catalog.column_text_finder(config.text),
        entities=catalog.entities(),
        titles={entity: words.title for entity, words in catalog.entity_words().items()},
        labels=catalog.labels(),
        hints=catalog.hints(config.text.language),
        names=catalog.known_names(),
        consenting=LedgerAnswers(config),
        standards=Standards(config.verdict.k, config.verdict.answers_months),
    )


def _planner(request: AnonymizeRequest) -> Callable[[Dataset, DatasetFindings], Plan]:
    """How each table gets its plan: from the saved ones, or made by the policy."""
    if request.plan_file:
        path, saved = request.plan_file, load_plans(request.plan_file, catalog.operators())
        if request.policy is not None:
            _require_made_by(catalog.load_policy(request.policy), saved, path)
        return lambda dataset, _: _saved_plan(saved, dataset, path)
    assert request.policy is not None
    policy = catalog.load_policy(request.policy)
    return lambda _, findings: make_plan(findings, policy)


def _require_made_by(policy: Policy, plans: Sequence[Plan], path: Path) -> None:
    if any(plan.policy_sha256 != policy.sha256 for plan in plans):
        what = msg("It was made by another policy than {policy}, or by another version of it.", policy=policy.name)
        raise InputError(what, where=str(path), hint=msg("Make a new plan with --dry-run --plan FILE."))


def _saved_plan(plans: Sequence[Plan], dataset: Dataset, path: Path) -> Plan:
    same_table = [plan for plan in plans if plan.table == dataset.table]
    named = [plan for plan in same_table if Path(plan.source).name == Path(dataset.source).name]
    if not (named or same_table):
        what = msg("It holds no plan for {source}.", source=dataset.table or dataset.source)
        raise InputError(what, where=str(path), hint=msg("Make a new plan with --dry-run --plan FILE."))
    return (named or same_table)[0]


def _targets(groups: Sequence[Sequence[Dataset]], sources: Sequence[str], output: Path) -> list[Path]:
    """Where each source's copy goes: one file, or a folder that is laid out as the folders of the sources are."""
    if _is_file(output):
        _require_one_source(groups, output)
        return [output]
    targets = [output / _name(group, sources) for group in groups]
    _require_different(targets, output)
    for target in targets:
        _make_folder(target.parent)
    return targets


def _is_file(output: Path) -> bool:
    """Whether an output is a file; without an ending it is a folder, there already or not."""
    return output.is_file() or (bool(output.suffix) and not output.is_dir())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = msg("Choose a folder you may write in.")
        raise OutputError(msg("The folder cannot be made."), where=str(folder), hint=hint) from error


def _name(group: Sequence[Dataset], sources: Sequence[str]) -> Path:
    """The name of a copy in the output folder, below the folders it has in the source."""
    first = group[0]
    if first.path is None:
        return Path(f"{first.table or 'data'}{'.csv' if len(group) == 1 else '.sqlite'}")
    return _name_of(first.path, sources)


def _name_of(path: Path, sources: Sequence[str]) -> Path:
    folder = next((Path(source) for source in sources if _holds(Path(source), path)), path.parent)
    inside = path.relative_to(folder)
    ending = _WRITTEN_AS.get(inside.suffix.lower())
    return inside if ending is None else inside.with_name(inside.stem + ending)


def _holds(folder: Path, path: Path) -> bool:
    return folder.is_dir() and path.is_relative_to(folder)

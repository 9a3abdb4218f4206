"""Carrying out a plan: write the copy beside its target, look at what was written, and only then publish it.

The source is never touched. The copy is read back from the disk and scanned in full, so what is verified is what will
be handed over, not what was meant to be written.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError, PolicyError, UndecidedColumnError
from avgtool.i18n import msg
from avgtool.model.outcome import Outcome, Selection, StepOutcome
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorContext
from avgtool.policy.applying import apply_plan
from avgtool.policy.comparing import compare
from avgtool.policy.plan_file import require_same_file
from avgtool.policy.planning import require_decided
from avgtool.policy.sampling import select
from avgtool.policy.treatments import text_actions
from avgtool.policy.verification import require_verified, verify
from avgtool.privacy.assessing import assess
from avgtool.recognizers.hints import Hints
from avgtool.sources.base import Dataset
from avgtool.sources.delimited.opening import read_as
from avgtool.sources.delimited.writing import dialect_for
from avgtool.sources.failures import translated_errors
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.sources.staging import staged
from avgtool.sources.writing import require_writable, write, write_tables
from avgtool.text.hinting import taking
from avgtool.text.insertions import Insertions
from avgtool.text.replacing import Replacer
from avgtool.workflows.locating import rows_of, with_hidden
from avgtool.workflows.reaching import reached, require_reached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from avgtool.engines.base import Engine
    from avgtool.i18n import Message
    from avgtool.keys import Key
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Plan, Step
    from avgtool.model.ports import Progress, TextFinder, TextReplacer
    from avgtool.policy.comparing import Comparison
    from avgtool.policy.treatments import Operators
    from avgtool.sources.tally import Written
    from avgtool.text.known_names import KnownNames

_DELIMITED = frozenset({".csv", ".tsv", ".txt", ".tab"})


@dataclass(frozen=True, slots=True)
class Means:
    """What carrying out a plan needs from elsewhere."""

    scan: Callable[[Dataset], DatasetFindings]
    """Scans a data set in full."""
    is_direct: Callable[[str], bool]
    """Whether an entity points to one person by itself."""
    operators: Operators
    """Those that a plan may name."""
    engine: Engine
    """Reads the rows where all of them must be seen before the first is treated."""
    finder: TextFinder | None = None
    """Finds personal data in prose; needed where a step treats prose."""
    entities: tuple[str, ...] = ()
    """All entities that may be found in prose."""
    titles: Mapping[str, Message] = field(default_factory=dict)
    """What readers call each entity."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What stands between brackets for each entity, where a policy names no other text."""
    hints: Hints = field(default_factory=Hints)
    """Finds words that hint at something special: they are treated where a policy names what they hint at."""
    names: KnownNames | None = None
    """Finds in prose what is known of its row; needed where a policy names columns for that."""


@dataclass(frozen=True, slots=True)
class Job:
    """One table and what is to happen to it."""

    dataset: Dataset
    plan: Plan
    before: DatasetFindings | None = None
    """The scan of the table; it is made when it is needed and not there."""
    selection: Selection | None = None
    """Which rows are in the copy; all, without one."""
    inserted: dict[str, Insertions] = field(default_factory=dict, repr=False)
    """What is put into the texts of each column while the copy is made."""

    @property
    def chosen(self) -> Dataset:
        """The rows that are in the copy, as they were."""
        return self.dataset.selecting(self.selection.chosen) if self.selection else self.dataset


def anonymize_together(
    jobs: Sequence[Job],
    output: Path,
    means: Means,
    *,
    key: Key | None = None,
    force: bool = False,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> tuple[Outcome, ...]:
    """Write anonymized copies of the tables of one source to one file, once all have been verified.

    Args:
        jobs: The tables, in order: one, or the sheets of a workbook, or the tables of a database.
        output: Where the copy goes; its suffix chooses the format.
        means: Scanner, text finder and what they know.
        key: Makes pseudonyms; needed where a step does.
        force: Replace an existing output.
        encoding: Another encoding for delimited text than that of the source.
        progress: Hears how far it is.

    Raises:
        UndecidedColumnError: A plan does not decide about a column.
        VerificationError: A copy still held what it must not hold; nothing was written.
        PrivacyNotReachedError: What the policy demands of a copy cannot be reached; nothing was written.
        InputError: A table is not the one its plan was made for, or cannot be read.
        OutputError: The copy cannot be written.
        KeyFileError: A key is needed and missing.
    """
    for job in jobs:
        _require_fit(job.plan, job.dataset)
    jobs = [_reached(_sampled(job, means, key), means) for job in jobs]
    require_writable(output, tables=len(jobs))
    with staged(output, force=force, source=jobs[0].dataset.path) as stage:
        written = _written(jobs, stage.path, means, key, encoding, progress)
        copies = _read_back(stage.path, output, jobs, encoding)
        outcomes = [_judged(job, copy, means, key) for job, copy in zip(jobs, copies, strict=True)]
        for outcome in outcomes:
            require_verified(outcome)
            require_reached(outcome)
        stage.publish()
    return tuple(_published(outcome, output, done) for outcome, done in zip(outcomes, written, strict=True))


def anonymize_frame(
    dataset: Dataset, plan: Plan, means: Means, *, key: Key | None = None, before: DatasetFindings | None = None
) -> tuple[pl.DataFrame, Outcome]:
    """An anonymized copy in memory, verified likewise; for a frame that somebody else owns.

    Returns:
        The copy and what was done. The rows are collected, so the key is in nothing that is handed out.

    Raises:
        UndecidedColumnError: The plan does not decide about a column.
        VerificationError: The copy still held what it must not hold.
        KeyFileError: A key is needed and missing.
    """
    _require_fit(plan, dataset)
    with translated_errors(dataset.source):
        job = _reached(_sampled(Job(dataset, plan, before), means, key), means)
        frame = _treated(job, means, key).collect(engine="streaming")
    copy = Dataset(dataset.source, "frame", frame.lazy(), tuple(frame.columns), row_estimate=frame.height)
    outcome = _judged(job, copy, means, key)
    require_verified(outcome)
    require_reached(outcome)
    return frame, outcome


def replacer_for(step: Step, means: Means, key: Key | None, inserted: Insertions | None = None) -> TextReplacer:
    """What replaces personal data in the prose of one step, each entity by its own operator.

    Raises:
        KeyFileError: An entity is pseudonymized and there is no key.
    """
    if means.finder is None:
        raise ValueError("a plan that treats prose needs a text finder")

    def context(entity: str | None) -> OperatorContext:
        return OperatorContext(entity=entity, derive=key.derive if key else None, label=means.labels.get(entity or ""))

    if step.text is None:
        raise ValueError("a step that treats prose says what to do inside it")
    actions, default = text_actions(step.text, means.entities, context, means.operators)
    return Replacer(taking(means.finder, means.hints, step.text.by_entity), actions, default, inserted, means.names)


def _reached(job: Job, means: Means) -> Job:
    """The job with its plan general enough for what it demands of the copy, and with the rows that stay in it."""
    with translated_errors(job.dataset.source):
        plan, selection = reached(job.plan, job.chosen, means.operators, means.engine)
    return replace(job, plan=plan, selection=job.selection.narrowed(selection) if job.selection else selection)


def _require_fit(plan: Plan, dataset: Dataset) -> None:
    require_decided(plan)
    require_same_file(plan, dataset.source, dataset.digest())
    planned = {step.column for step in plan.steps}
    gone = sorted(planned - set(dataset.columns))
    if gone:
        what = msg("The plan names columns that are not there: {names}.", names=", ".join(gone))
        raise InputError(what, where=plan.source, hint=msg("Make a new plan for this file."))
    unknown = [name for name in dataset.columns if name not in planned]
    if unknown:
        what = msg("The plan does not decide about: {names}.", names=", ".join(unknown))
        raise UndecidedColumnError(what, where=plan.source, hint=msg("Make a new plan for this file."))
    if not _names(plan):
        raise PolicyError(
            msg("The policy {policy} leaves no column.", policy=plan.policy),
            where=plan.source,
            hint=msg("Keep or generalize what the purpose needs; there is nothing to write otherwise."),
        )


def _sampled(job: Job, means: Means, key: Key | None) -> Job:
    """The job with the rows chosen that its plan asks for."""
    sample = job.plan.sample
    if sample is None or job.selection is not None:
        return job
    with translated_errors(job.dataset.source):
        selection = select(job.dataset.frame, sample, key.derive if key else None, means.engine)
    return replace(job, selection=selection)


def _treated(job: Job, means: Means, key: Key | None) -> pl.LazyFrame:
    def replacing(step: Step) -> TextReplacer:
        return replacer_for(step, means, key, job.inserted.setdefault(step.column, Insertions()))

    return apply_plan(
        job.chosen.frame,
        job.plan,
        means.operators,
        statistics=means.engine,
        derive=key.derive if key else None,
        replacer_for=replacing,
        labels=means.labels,
    )


def _written(
    jobs: Sequence[Job],
    path: Path,
    means: Means,
    key: Key | None,
    encoding: str | None,
    progress: Progress | None,
) -> list[Written]:
    """Write the treated tables to one file; the counts of each."""
    frames = [_watched(_treated(job, means, key), progress) for job in jobs]
    with _told(progress, [job.dataset.row_estimate for job in jobs]):
        if len(jobs) == 1:
            return [write(frames[0], path, _kept(jobs[0]), encoding=encoding)]
        names = [job.dataset.table or f"table_{number}" for number, job in enumerate(jobs, start=1)]
        likes = dict(zip(names, map(_kept, jobs), strict=True))
        by_name = write_tables(dict(zip(names, frames, strict=True)), path, likes)
        return [by_name[name] for name in names]


def _kept(job: Job) -> Dataset:
    """The table that a copy is written like: what it declares counts for the columns that are kept."""
    return job.chosen.keeping({step.column for step in job.plan.steps if step.effect is Effect.KEEPS})


@contextmanager
def _told(progress: Progress | None, rows: Sequence[int | None]) -> Iterator[None]:
    if progress is None:
        yield
        return
    known = [count for count in rows if count is not None]
    progress.start(str(msg("Anonymizing")), sum(known) if len(known) == len(rows) else None)
    try:
        yield
    finally:
        progress.finish()


def _watched(frame: pl.LazyFrame, progress: Progress | None) -> pl.LazyFrame:
    if progress is None:
        return frame

    def passed(batch: pl.DataFrame) -> pl.DataFrame:
        progress.advance(batch.height)
        return batch

    return frame.map_batches(passed, streamable=True)


def _read_back(path: Path, output: Path, jobs: Sequence[Job], encoding: str | None) -> list[Dataset]:
    """The tables as they lie on the disk; findings call the file by the name that it will have."""
    suffix = path.suffix.lower()
    if suffix in _DELIMITED:
        dataset = jobs[0].dataset
        copies = [read_as(path, str(output), dialect_for(suffix, dataset, encoding), _names(jobs[0].plan))]
    else:
        copies = list(open_source(str(path), tables=TableChoice(all=True, header=True)))
    return [_as_planned(copy, str(output), _names(job.plan)) for copy, job in zip(copies, jobs, strict=True)]


def _names(plan: Plan) -> tuple[str, ...]:
    return tuple(step.column for step in plan.steps if step.effect is not Effect.DROPS)


def _as_planned(copy: Dataset, source: str, names: tuple[str, ...]) -> Dataset:
    """The copy with its columns called as the plan calls them: a header may have been made harmless in writing."""
    if len(copy.columns) != len(names) or set(copy.columns) == set(names):
        return replace(copy, source=source)
    renamed = copy.frame.rename(dict(zip(copy.columns, names, strict=True)))
    return replace(copy, source=source, frame=renamed, columns=names)


def _judged(job: Job, copy: Dataset, means: Means, key: Key | None) -> Outcome:
    """The outcome before it is published: counted, scanned and verified."""
    plan, dataset = job.plan, job.dataset
    before = job.before or means.scan(dataset)
    changing = [step.column for step in plan.steps if step.effect not in {Effect.KEEPS, Effect.DROPS}]
    masked = {step.column for step in plan.steps if step.effect is Effect.SHOWS_PART}
    with translated_errors(dataset.source):
        compared = compare(job.chosen.frame, copy.frame, [name for name in changing if name in copy.columns], masked)
    judged = with_hidden(copy, job.inserted)
    after = means.scan(judged)
    selection = job.selection
    rows = selection.rows if selection else None
    objections = verify(plan, before, after, compared, means.is_direct, means.titles, rows=rows)
    outcome = Outcome(
        plan=plan,
        output=None,
        output_sha256=None,
        rows_in=before.rows,
        rows_out=after.rows,
        steps=tuple(_counted(step, before, after, compared) for step in plan.steps),
        key_id=key.id if key and plan.needs_key else None,
        before=before,
        after=after,
        objections=tuple(replace(one, at=rows_of(one, judged, means.finder)) for one in objections),
        suppressed=selection.suppressed if selection else 0,
        not_sampled=selection.not_sampled if selection else 0,
    )
    with translated_errors(dataset.source):
        assessment = assess(outcome, means.engine, job.dataset.frame, judged.frame)
    return replace(outcome, assessment=assessment)


def _counted(
    step: Step, before: DatasetFindings, after: DatasetFindings, compared: Mapping[str, Comparison]
) -> StepOutcome:
    count = compared.get(step.column)
    if count is not None:
        return StepOutcome(step.column, count.changed, count.same, emptied=count.emptied)
    if step.effect is Effect.DROPS:
        filled = before.column(step.column).filled
        return StepOutcome(step.column, changed=filled, same=0, emptied=filled)
    kept = next((finding.filled for finding in after.columns if finding.name == step.column), 0)
    return StepOutcome(step.column, changed=0, same=kept)


def _published(outcome: Outcome, output: Path, written: Written) -> Outcome:
    cells = written.neutralized
    steps = tuple(replace(step, neutralized=cells.get(step.column, 0)) for step in outcome.steps)
    return replace(outcome, steps=steps, output=output, output_sha256=written.sha256)

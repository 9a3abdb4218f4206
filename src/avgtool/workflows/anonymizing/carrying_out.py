"""Carrying out a plan: write the copy beside its target, look at what was written, and only then publish it.

The source is never touched. The copy is read back from the disk and scanned in full, so what is verified is what will
be handed over, not what was meant to be written.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.policy.verification import require_verified
from avgtool.sources.base import Dataset
from avgtool.sources.failures import translated_errors
from avgtool.sources.staging import staged
from avgtool.sources.writing import require_writable
from avgtool.workflows.anonymizing.copying import read_back, write_copies
from avgtool.workflows.anonymizing.job import Job
from avgtool.workflows.anonymizing.judging import judged
from avgtool.workflows.anonymizing.preparing import prepared, require_fit
from avgtool.workflows.anonymizing.reaching import require_reached
from avgtool.workflows.anonymizing.treating import treated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polars as pl

    from avgtool.keys import Key
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.model.ports import Progress
    from avgtool.sources.staging import Staged
    from avgtool.sources.tally import Written
    from avgtool.workflows.anonymizing.job import Means


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
    """Write treated copies of the tables of one source to one file, once all have been verified.

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
    (outcomes,) = anonymize_all([(jobs, output)], means, key=key, force=force, encoding=encoding, progress=progress)
    return outcomes


def anonymize_all(
    groups: Sequence[tuple[Sequence[Job], Path]],
    means: Means,
    *,
    key: Key | None = None,
    force: bool = False,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Outcome, ...], ...]:
    """Write treated copies of several sources, each to its own file; none is published where one is refused.

    Args:
        groups: The tables of each source, and where its copy goes.
        means: As in :func:`anonymize_together`, and so are the others.
        key: Makes pseudonyms.
        force: Replace existing outputs.
        encoding: Another encoding for delimited text.
        progress: Hears how far it is.

    Raises:
        AvgtoolError: As in :func:`anonymize_together`. Only where a verified copy cannot take its place in the end
            others may stand there already; the hint names them.
    """
    waiting = []
    with ExitStack() as held:
        for tables, output in groups:
            for job in tables:
                require_fit(job.plan, job.dataset)
            jobs = [prepared(job, means, key) for job in tables]
            require_writable(output, tables=len(jobs))
            stage = held.enter_context(staged(output, force=force, source=jobs[0].dataset.path))
            waiting.append((stage, _verified_copy(jobs, stage, means, key, encoding, progress)))
        publish([stage for stage, _ in waiting])
    return tuple(outcomes for _, outcomes in waiting)


def _verified_copy(
    jobs: Sequence[Job], stage: Staged, means: Means, key: Key | None, encoding: str | None, progress: Progress | None
) -> tuple[Outcome, ...]:
    """What was done, of a copy that may be published and stands under a temporary name still."""
    written = write_copies(jobs, stage.path, means, key, encoding, progress)
    copies = read_back(stage.path, stage.target, jobs, encoding)
    outcomes = [judged(job, copy, means, key) for job, copy in zip(jobs, copies, strict=True)]
    for outcome in outcomes:
        require_verified(outcome)
        require_reached(outcome)
    return tuple(_published(outcome, stage.target, done) for outcome, done in zip(outcomes, written, strict=True))


def publish(stages: Sequence[Staged]) -> None:
    """Give all copies the names of their targets.

    Raises:
        OutputError: One cannot take its place; the hint names those that did.
    """
    for position, stage in enumerate(stages):
        try:
            stage.publish()
        except OutputError as error:
            if position:
                there = ", ".join(str(one.target) for one in stages[:position])
                error.hint = msg("Written before that, and verified: {paths}.", paths=there)
            raise


def anonymize_frame(
    dataset: Dataset, plan: Plan, means: Means, *, key: Key | None = None, before: DatasetFindings | None = None
) -> tuple[pl.DataFrame, Outcome]:
    """A treated copy in memory, verified likewise; for a frame that somebody else owns.

    Returns:
        The copy and what was done. The rows are collected, so the key is in nothing that is handed out.

    Raises:
        UndecidedColumnError: The plan does not decide about a column.
        VerificationError: The copy still held what it must not hold.
        KeyFileError: A key is needed and missing.
    """
    require_fit(plan, dataset)
    with translated_errors(dataset.source):
        job = prepared(Job(dataset, plan, before), means, key)
        frame = treated(job, means, key).collect(engine="streaming")
    copy = Dataset(dataset.source, "frame", frame.lazy(), tuple(frame.columns), row_estimate=frame.height)
    outcome = judged(job, copy, means, key)
    require_verified(outcome)
    require_reached(outcome)
    return frame, outcome


def _published(outcome: Outcome, output: Path, written: Written) -> Outcome:
    cells = written.neutralized
    steps = tuple(replace(step, neutralized=cells.get(step.column, 0)) for step in outcome.steps)
    return replace(outcome, steps=steps, output=output, output_sha256=written.sha256)

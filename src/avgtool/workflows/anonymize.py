"""Carrying out a plan: write the copy beside its target, look at what was written, and only then publish it.

The source is never touched. The copy is read back from the disk and scanned in full, so what is verified is what will
be handed over, not what was meant to be written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError, UndecidedColumnError
from avgtool.i18n import msg
from avgtool.model.outcome import Outcome, StepOutcome
from avgtool.policy.applying import apply_plan, text_actions
from avgtool.policy.comparing import compare
from avgtool.policy.plan_file import require_same_file
from avgtool.policy.planning import require_decided
from avgtool.policy.verification import require_verified, verify
from avgtool.sources.base import Dataset
from avgtool.sources.delimited import read_as
from avgtool.sources.delimited_writing import dialect_for
from avgtool.sources.opening import open_source
from avgtool.sources.staging import staged
from avgtool.sources.writing import write
from avgtool.text.replacing import Replacer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import polars as pl

    from avgtool.keys import Key
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Plan, Step
    from avgtool.model.ports import Progress, TextFinder, TextReplacer
    from avgtool.policy.comparing import Comparison

_DELIMITED = frozenset({".csv", ".tsv", ".txt", ".tab"})


@dataclass(frozen=True, slots=True)
class Means:
    """What carrying out a plan needs from elsewhere."""

    scan: Callable[[Dataset], DatasetFindings]
    """Scans a data set in full."""
    is_direct: Callable[[str], bool]
    """Whether an entity points to one person by itself."""
    finder: TextFinder | None = None
    """Finds personal data in prose; needed where a step treats prose."""
    entities: tuple[str, ...] = ()
    """All entities that may be found in prose."""


def anonymize(  # noqa: PLR0913 - each is a choice of the caller's
    dataset: Dataset,
    plan: Plan,
    output: Path,
    means: Means,
    *,
    key: Key | None = None,
    before: DatasetFindings | None = None,
    force: bool = False,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Write an anonymized copy of ``dataset`` to ``output``, once it has been verified.

    Args:
        dataset: What the plan was made for.
        plan: What happens to each column.
        output: Where the copy goes; its suffix chooses the format.
        means: Scanner, text finder and what they know.
        key: Makes pseudonyms; needed where a step does.
        before: The scan of ``dataset``; it is made here without.
        force: Replace an existing output.
        encoding: Another encoding for delimited text than that of the source.
        progress: Hears how far it is.

    Raises:
        UndecidedColumnError: The plan does not decide about a column.
        VerificationError: The copy still held what it must not hold; nothing was written.
        InputError: The data set is not the one the plan was made for, or cannot be read.
        OutputError: The copy cannot be written.
        KeyFileError: A key is needed and missing.
    """
    _require_fit(plan, dataset)
    with staged(output, force=force, source=dataset.path) as stage:
        treated = _watched(_treated(dataset.frame, plan, means, key), progress, dataset.row_estimate)
        written = write(treated, stage.path, dataset, encoding=encoding)
        copy = replace(_read_back(stage.path, dataset, plan, encoding), source=str(output))
        outcome = _judged(plan, dataset, copy, means, key, before)
        outcome = replace(outcome, steps=_with_neutralized(outcome.steps, written.neutralized))
        require_verified(outcome)
        stage.publish()
    return replace(outcome, output=output, output_sha256=written.sha256)


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
    frame = _treated(dataset.frame, plan, means, key).collect(engine="streaming")
    copy = Dataset(dataset.source, "frame", frame.lazy(), tuple(frame.columns), row_estimate=frame.height)
    outcome = _judged(plan, dataset, copy, means, key, before)
    require_verified(outcome)
    return frame, outcome


def replacer_for(step: Step, means: Means, key: Key | None) -> TextReplacer:
    """What replaces personal data in the prose of one step, each entity by its own operator.

    Raises:
        KeyFileError: An entity is pseudonymized and there is no key.
    """
    if means.finder is None:
        raise ValueError("a plan that treats prose needs a text finder")
    actions, default = text_actions(step, means.entities, derive=key.derive if key else None)
    return Replacer(means.finder, actions, default)


def _require_fit(plan: Plan, dataset: Dataset) -> None:
    require_decided(plan)
    require_same_file(plan, dataset.digest())
    planned = {step.column for step in plan.steps}
    gone = sorted(planned - set(dataset.columns))
    if gone:
        what = msg("The plan names columns that are not there: {names}.", names=", ".join(gone))
        raise InputError(what, where=plan.source, hint=msg("Make a new plan for this file."))
    unknown = [name for name in dataset.columns if name not in planned]
    if unknown:
        what = msg("The plan does not decide about: {names}.", names=", ".join(unknown))
        raise UndecidedColumnError(what, where=plan.source, hint=msg("Make a new plan for this file."))


def _treated(frame: pl.LazyFrame, plan: Plan, means: Means, key: Key | None) -> pl.LazyFrame:
    return apply_plan(
        frame,
        plan,
        derive=key.derive if key else None,
        replacer_for=lambda step: replacer_for(step, means, key),
    )


def _watched(frame: pl.LazyFrame, progress: Progress | None, rows: int | None) -> pl.LazyFrame:
    if progress is None:
        return frame
    progress.start(str(msg("Anonymizing")), rows)

    def passed(batch: pl.DataFrame) -> pl.DataFrame:
        progress.advance(batch.height)
        return batch

    return frame.map_batches(passed, streamable=True)


def _read_back(path: Path, dataset: Dataset, plan: Plan, encoding: str | None) -> Dataset:
    """The staged copy, read from the disk: the dialect of a text that avgtool wrote is known, and not guessed."""
    names = tuple(step.column for step in plan.steps if step.operator != "drop")
    suffix = path.suffix.lower()
    if suffix in _DELIMITED:
        return read_as(path, dataset.source, dialect_for(suffix, dataset.dialect, encoding), names)
    return open_source(str(path))[0]


def _judged(
    plan: Plan, dataset: Dataset, copy: Dataset, means: Means, key: Key | None, before: DatasetFindings | None
) -> Outcome:
    """The outcome before it is published: counted, scanned and verified."""
    original = before or means.scan(dataset)
    changing = [step.column for step in plan.steps if step.operator not in {"keep", "drop"}]
    compared = compare(dataset.frame, copy.frame, changing)
    after = means.scan(copy)
    return Outcome(
        plan=plan,
        output=None,
        output_sha256=None,
        rows_in=original.rows,
        rows_out=after.rows,
        steps=tuple(_counted(step, original, compared) for step in plan.steps),
        key_id=key.id if key and _uses_key(plan) else None,
        before=original,
        after=after,
        objections=verify(plan, original, after, compared, means.is_direct),
    )


def _counted(step: Step, before: DatasetFindings, compared: Mapping[str, Comparison]) -> StepOutcome:
    count = compared.get(step.column)
    if count is not None:
        return StepOutcome(step.column, step.operator, count.changed, count.same, emptied=count.emptied)
    filled = before.column(step.column).filled
    if step.operator == "drop":
        return StepOutcome(step.column, step.operator, changed=filled, same=0, emptied=filled)
    return StepOutcome(step.column, step.operator, changed=0, same=filled)


def _with_neutralized(steps: tuple[StepOutcome, ...], cells: Mapping[str, int]) -> tuple[StepOutcome, ...]:
    return tuple(replace(step, neutralized=cells.get(step.column, 0)) for step in steps)


def _uses_key(plan: Plan) -> bool:
    return any(
        step.operator == "pseudonymize"
        or any(treatment.get("operator") == "pseudonymize" for treatment in step.entities.values())
        for step in plan.steps
    )

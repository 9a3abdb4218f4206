"""Carrying out what was planned: everything is rehearsed first, then each database and file is changed in one step.

What any source does not allow is known before anything is changed anywhere. From then on the journal says what is
still to do: whoever takes it up after a sudden end comes to the same state, however far the first run had come.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.sources import leftovers
from avgtool.subject_data.databases.urls import database_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from avgtool.sources.limits import Limits
    from avgtool.sources.staging import Staged
    from avgtool.subject_data.instructions import SourceWork
    from avgtool.subject_data.journal import Job, Journal


@dataclass(frozen=True, slots=True)
class _Ready:
    """A unit that was rehearsed."""

    work: SourceWork
    stage: Staged | None
    """The new file beside the old one; none for a database."""


def units_of(works: Iterable[SourceWork], limits: Limits) -> tuple[SourceWork, ...]:
    """The same work by what is changed in one step: a database, or a file.

    Raises:
        InputError: A file was changed since the plan, or is gone.
    """
    from avgtool.subject_data.files.changing import by_file

    return tuple(unit for work in works for unit in ((work,) if is_database(work) else by_file(work, limits)))


def execute(
    job: Job, journal: Journal, limits: Limits, *, reached: Callable[[str], None], finished: Callable[[str], None]
) -> None:
    """Carry out all of a job.

    Args:
        job: What is to be done.
        journal: Where that is kept until it is done; whoever calls removes it in the end.
        limits: Of files.
        reached: Hears how far it is: ``begun``, ``rehearsed``, ``journal``, ``uncommitted``, ``changed``,
            ``noted``.
        finished: Hears the name of each source in which all is done.

    Raises:
        InputError: A source was changed since the plan; nothing was done.
        RefusedError: A database does not allow it; nothing was done.
        OutputError: A file cannot be changed; nothing was done.
        StoreError: A database cannot be used; nothing was done.
    """
    journal.require_none()
    journal.write(job)
    reached("begun")
    with ExitStack() as stack:
        try:
            ready = [_rehearsed(stack, unit, limits, again=False) for unit in job.units]
        except BaseException:
            journal.remove()  # nothing was changed anywhere
            raise
        reached("rehearsed")
        _carry_out(job, ready, journal, reached, finished)


def resume(
    job: Job, journal: Journal, limits: Limits, *, reached: Callable[[str], None], finished: Callable[[str], None]
) -> None:
    """Carry out what of a job is not done yet; arguments and errors as of :func:`execute`.

    What others did meanwhile with other rows does not matter; a row of the person that was changed does.
    """
    for unit in job.units:
        _forget_copies(unit)
    with ExitStack() as stack:
        left = [one for unit in job.units if (one := left_of(unit, limits)) is not None]
        ready = [_rehearsed(stack, unit, limits, again=True) for unit in left]
        for source in dict.fromkeys(unit.name for unit in job.units):
            if source not in {unit.name for unit in left}:
                finished(source)
        _carry_out(job, ready, journal, reached, finished)


def left_of(unit: SourceWork, limits: Limits) -> SourceWork | None:
    """What is still to do of a unit, as far as is seen before it is rehearsed; none where it is all done.

    A file changes in one step, and is known by its bytes; a database says row by row, in the transaction.

    Raises:
        InputError: A file is gone, or a row of the person in it was changed.
    """
    if unit.done or is_database(unit):
        return None if unit.done else unit
    from avgtool.subject_data.files.changing import state
    from avgtool.subject_data.files.taking_up import found_again

    now = state(unit)
    if now == "other":
        return found_again(unit, limits)
    return unit if now == "before" else None


def is_database(work: SourceWork) -> bool:
    """Whether a unit is a database; it is a file otherwise."""
    return database_url(work.location) is not None


def _carry_out(
    job: Job,
    ready: Sequence[_Ready],
    journal: Journal,
    reached: Callable[[str], None],
    finished: Callable[[str], None],
) -> None:
    units = {(unit.name, unit.location): replace(unit, done=True) for unit in job.units}
    units |= {(one.work.name, one.work.location): one.work for one in ready}
    journal.write(replace(job, units=tuple(units.values())))
    reached("journal")
    for number, one in enumerate(ready):
        _change(one, reached)
        units[one.work.name, one.work.location] = replace(one.work, done=True)
        reached("changed")
        journal.write(replace(job, units=tuple(units.values())))
        if one.work.name not in {later.work.name for later in ready[number + 1 :]}:
            finished(one.work.name)
            reached("noted")


def _rehearsed(stack: ExitStack, unit: SourceWork, limits: Limits, *, again: bool) -> _Ready:
    if is_database(unit):
        from avgtool.subject_data.databases.changing import rehearse

        return _Ready(rehearse(unit, again=again), None)
    from avgtool.subject_data.files.changing import staged_work

    stage, work = stack.enter_context(staged_work(unit, limits))
    return _Ready(work, stage)


def _change(ready: _Ready, reached: Callable[[str], None]) -> None:
    if ready.stage is None:
        from avgtool.subject_data.databases.changing import carry_out

        carry_out(ready.work, reached)
        return
    from avgtool.subject_data.files.changing import publish

    publish(ready.stage, ready.work)


def _forget_copies(unit: SourceWork) -> None:
    """Remove what a run that came to a sudden end left beside a file: the file as it was to be."""
    path = Path(unit.location)
    if is_database(unit) or not path.parent.is_dir():
        return
    copy = re.compile(rf"\.{re.escape(path.stem)}\.[0-9a-f]{{16}}\.part{re.escape(path.suffix)}")
    for beside in path.parent.iterdir():
        if copy.fullmatch(beside.name):
            leftovers.remove(beside)

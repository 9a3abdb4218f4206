"""Anonymizing files, all tables of a file, and tables in memory, for programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from avgtool.config import Config
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.policy.planning import make_plan
from avgtool.policy.schema import Policy
from avgtool.sources.frames import back_to, from_frame, without_index
from avgtool.sources.limits import TableChoice
from avgtool.workflows.anonymize_sources import means_of
from avgtool.workflows.anonymizing.carrying_out import anonymize_frame as anonymize_rows
from avgtool.workflows.anonymizing.carrying_out import anonymize_together
from avgtool.workflows.anonymizing.job import Job
from avgtool.workflows.library.arguments import key_of, policy_of
from avgtool.workflows.library.scanning import only
from avgtool.workflows.scan_sources import open_and_scan, scan_datasets

if TYPE_CHECKING:
    from avgtool.keys import Key
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan

    StrPath = str | os.PathLike[str]

_DEFAULTS = Config()
Frame = TypeVar("Frame")


def anonymize(
    source: StrPath,
    plan: Plan | Policy | StrPath,
    *,
    output: StrPath,
    key: Key | StrPath | None = None,
    force: bool = False,
    table: str | None = None,
) -> Outcome:
    """Write a copy of one table by plan or policy, verified by a new scan before it is published.

    Args:
        source: A file or a database URL; it is never changed.
        plan: A plan made for this very file, or a policy to plan by.
        output: Where the copy goes; its suffix says the format.
        key: Key, or path of a key file, where the plan makes pseudonyms.
        force: Replace an existing output.
        table: The sheet or table, where the source has several; by default that of the plan.

    Raises:
        UndecidedColumnError: The policy does not decide about a column.
        VerificationError: The copy still held what it must not hold; nothing was written.
        InputError: The file cannot be read, changed since its plan, or has several tables of which none was chosen.
        OutputError: The copy cannot be written, or ``output`` exists and ``force`` is not set.
        PolicyError: The policy is unknown or invalid, or names a column that is not there.
        KeyFileError: A key is needed and missing, or unsafe.
        StoreError: A database cannot be used.
    """
    policy = policy_of(plan) if isinstance(plan, Policy | str | os.PathLike) else None
    choice = TableChoice(table if policy or table else cast("Plan", plan).table)
    scanned = open_and_scan((os.fspath(source),), choice, _DEFAULTS)
    found = only([findings for _, findings in scanned])
    planned = make_plan(found, policy) if policy else cast("Plan", plan)
    job = Job(scanned[0][0], planned, found)
    return anonymize_together([job], Path(output), means_of(_DEFAULTS), key=key_of(key), force=force)[0]


def anonymize_tables(
    source: StrPath,
    policy: Policy | StrPath,
    *,
    output: StrPath,
    key: Key | StrPath | None = None,
    force: bool = False,
) -> tuple[Outcome, ...]:
    """Write copies by policy of all sheets of a workbook, or all tables of a database, together to one file.

    Nothing is written unless every copy is verified.

    Args:
        source: A file or a database URL; it is never changed.
        policy: The policy by which each of the tables is treated.
        output: Where the copies go: ``.xlsx`` or ``.sqlite``.
        key: Key, or path of a key file, where the policy makes pseudonyms.
        force: Replace an existing output.

    Returns:
        One outcome a table, in their order.

    Raises:
        UndecidedColumnError: The policy does not decide about a column of one of them.
        VerificationError: A copy still held what it must not hold; nothing was written.
        InputError: The source cannot be read, or stands for several files.
        OutputError: The copies cannot be written, or ``output`` exists and ``force`` is not set.
        PolicyError: The policy is unknown or invalid, or names a column that is not there.
        KeyFileError: A key is needed and missing, or unsafe.
        StoreError: A database cannot be used.
    """
    chosen = policy_of(policy)
    scanned = open_and_scan((os.fspath(source),), TableChoice(all=True), _DEFAULTS)
    if len({findings.source for _, findings in scanned}) > 1:
        hint = msg("Anonymize them one by one.")
        raise InputError(msg("stands for several files"), where=os.fspath(source), hint=hint)
    jobs = [Job(dataset, make_plan(findings, chosen), findings) for dataset, findings in scanned]
    return anonymize_together(jobs, Path(output), means_of(_DEFAULTS), key=key_of(key), force=force)


def anonymize_frame(frame: Frame, policy: Policy | StrPath, *, key: Key | StrPath | None = None) -> Frame:
    """A copy by policy of a pandas, polars or pyarrow table: same type back, input untouched, verified likewise.

    The index of a pandas table is treated as a column of its name (``index`` without one). Where the policy leaves it
    in, it comes back as the index. An index of row numbers, whole numbers from 0 up to 10 million without a name, is no
    column: it comes back as it was, also where a filter or a sort left gaps in it. Give an index that holds anything
    else, such as customer numbers, a name. Of a table without rows, an index that only its values could tell about is
    left out. A column of mixed objects is treated as text; where it is kept, with all its rows, its objects come back.

    Raises:
        UndecidedColumnError: The policy does not decide about a column.
        VerificationError: The copy still held what it must not hold.
        KeyFileError: A key is needed and missing, or unsafe.
    """
    dataset = from_frame(frame)
    if not dataset.columns:
        return frame  # of any type: there is nothing in it to treat, and nothing to alter
    chosen = policy_of(policy)
    found = scan_datasets([dataset], _DEFAULTS).datasets[0]
    made = make_plan(found, chosen)
    bare = without_index(frame, made.undecided)
    if bare is not None:
        return anonymize_frame(cast("Frame", bare), chosen, key=key)
    rows, _ = anonymize_rows(dataset, made, means_of(_DEFAULTS), key=key_of(key), before=found)
    copy: Frame = back_to(frame, rows)
    return copy

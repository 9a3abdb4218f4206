"""What ``import avgtool`` offers: the workflows for callers who hold paths, tables and keys of their own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from avgtool import catalog, keys
from avgtool.config import Config, TextSettings
from avgtool.engines.local import LocalEngine
from avgtool.errors import InputError
from avgtool.i18n import LANGUAGES, msg, nmsg
from avgtool.policy.planning import make_plan
from avgtool.policy.schema import Policy
from avgtool.privacy.measuring import measure
from avgtool.sources.failures import translated_errors
from avgtool.sources.frames import back_to, from_frame
from avgtool.sources.limits import TableChoice
from avgtool.workflows.anonymize_sources import means_of
from avgtool.workflows.anonymizing.carrying_out import anonymize_frame as anonymize_rows
from avgtool.workflows.anonymizing.carrying_out import anonymize_together
from avgtool.workflows.anonymizing.job import Job
from avgtool.workflows.scan_sources import ScanRequest, open_and_scan, scan_datasets, scan_sources
from avgtool.workflows.text import replace_in_text, text_replacer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from avgtool.keys import Key
    from avgtool.model.findings import DatasetFindings, Mode, ScanResult, TextFinding
    from avgtool.model.measures import PrivacyMeasures
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan

    StrPath = str | os.PathLike[str]

_DEFAULTS = Config()


def scan(source: StrPath | Any, *, mode: Mode, table: str | None, all_tables: bool) -> ScanResult:
    """See :func:`avgtool.scan`."""
    if mode not in {"full", "sample"}:
        raise ValueError(f"mode must be 'full' or 'sample', not {mode!r}")
    if isinstance(source, str | os.PathLike):
        request = ScanRequest((os.fspath(cast("str", source)),), mode=mode, table=table, all_tables=all_tables)
        return _whole(scan_sources(request, _DEFAULTS))
    return scan_datasets([from_frame(source)], _DEFAULTS, mode=mode)


def _whole(result: ScanResult) -> ScanResult:
    """The result, of everything that was asked about: a program would not notice that a part is missing."""
    for one in result.unread:
        raise InputError(one.what, where=one.source, hint=one.hint)
    return result


def load_policy(policy: StrPath) -> Policy:
    """See :func:`avgtool.load_policy`."""
    return catalog.load_policy(policy if isinstance(policy, str) else Path(policy))


def plan(result: ScanResult, policy: Policy | StrPath, *, table: str | None) -> Plan:
    """See :func:`avgtool.plan`."""
    wanted = [found for found in result.datasets if table is None or found.table == table]
    return make_plan(_only(wanted or result.datasets, chosen=bool(wanted)), _policy(policy))


def anonymize(
    source: StrPath,
    plan: Plan | Policy | StrPath,
    *,
    output: StrPath,
    key: Key | StrPath | None,
    force: bool,
    table: str | None,
) -> Outcome:
    """See :func:`avgtool.anonymize`."""
    policy = _policy(plan) if isinstance(plan, Policy | str | os.PathLike) else None
    choice = TableChoice(table if policy or table else cast("Plan", plan).table)
    scanned = open_and_scan((os.fspath(source),), choice, _DEFAULTS)
    found = _only([findings for _, findings in scanned])
    planned = make_plan(found, policy) if policy else cast("Plan", plan)
    job = Job(scanned[0][0], planned, found)
    return anonymize_together([job], Path(output), means_of(_DEFAULTS), key=_key(key), force=force)[0]


def anonymize_tables(
    source: StrPath, policy: Policy | StrPath, *, output: StrPath, key: Key | StrPath | None, force: bool
) -> tuple[Outcome, ...]:
    """See :func:`avgtool.anonymize_tables`."""
    chosen = _policy(policy)
    scanned = open_and_scan((os.fspath(source),), TableChoice(all=True), _DEFAULTS)
    if len({findings.source for _, findings in scanned}) > 1:
        hint = msg("Anonymize them one by one.")
        raise InputError(msg("stands for several files"), where=os.fspath(source), hint=hint)
    jobs = [Job(dataset, make_plan(findings, chosen), findings) for dataset, findings in scanned]
    return anonymize_together(jobs, Path(output), means_of(_DEFAULTS), key=_key(key), force=force)


def anonymize_frame(frame: Any, policy: Policy | StrPath, *, key: Key | StrPath | None) -> Any:
    """See :func:`avgtool.anonymize_frame`."""
    dataset = from_frame(frame)
    found = scan_datasets([dataset], _DEFAULTS).datasets[0]
    rows, _ = anonymize_rows(
        dataset, make_plan(found, _policy(policy)), means_of(_DEFAULTS), key=_key(key), before=found
    )
    return back_to(frame, rows)


def privacy_metrics(
    frame: Any, quasi_identifiers: Sequence[str], sensitive: str | Sequence[str] | None, *, k: int, population: Any
) -> PrivacyMeasures:
    """See :func:`avgtool.privacy_metrics`."""
    keys = _named(quasi_identifiers)
    if not keys:
        raise ValueError("name at least one quasi-identifier")
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    dataset = from_frame(frame)
    with translated_errors(dataset.source):
        return measure(
            LocalEngine(),
            dataset.frame,
            keys,
            sensitive=_named(sensitive or ()),
            asked_k=k,
            population=None if population is None else from_frame(population).frame,
        )


def find_in_text(text: str, *, language: str, threshold: float | None) -> list[TextFinding]:
    """See :func:`avgtool.find_in_text`."""
    _require_text(text)
    return catalog.text_finder(_text_settings(language, threshold)).find([text])[0]


def anonymize_text(text: str, policy: Policy | StrPath | None, *, key: Key | StrPath | None) -> str:
    """See :func:`avgtool.anonymize_text`."""
    _require_text(text)
    chosen = None if policy is None else _policy(policy)
    return replace_in_text(text, text_replacer(chosen, _key(key), _DEFAULTS.text))


def new_key(path: StrPath) -> Key:
    """See :func:`avgtool.new_key`."""
    return keys.new_key(path)


def load_key(path: StrPath) -> Key:
    """See :func:`avgtool.load_key`."""
    return keys.load_key(path)


def _only(found: Sequence[DatasetFindings], *, chosen: bool = True) -> DatasetFindings:
    """The one data set there is.

    Raises:
        InputError: There are several, or what was chosen is not among them.
    """
    if len(found) == 1 and chosen:
        return found[0]
    what = nmsg("holds {n} table: {names}", "holds {n} tables: {names}", len(found), names=_names(found))
    raise InputError(
        what,
        where=found[0].source if len({one.source for one in found}) == 1 else None,
        hint=msg("Choose one of them by its name: table=…; avgtool.anonymize_tables() treats all of them together."),
    )


def _names(found: Sequence[DatasetFindings]) -> str:
    return ", ".join(one.table or one.source for one in found)


def _require_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")


def _named(columns: str | Sequence[str]) -> tuple[str, ...]:
    """Columns without repetition; one name stands for one column."""
    return tuple(dict.fromkeys((columns,) if isinstance(columns, str) else columns))


def _policy(policy: Policy | StrPath) -> Policy:
    return policy if isinstance(policy, Policy) else load_policy(policy)


def _key(key: Key | StrPath | None) -> Key | None:
    return load_key(key) if isinstance(key, str | os.PathLike) else key


def _text_settings(language: str, threshold: float | None) -> TextSettings:
    if language not in LANGUAGES:
        raise ValueError(f"language must be 'nl' or 'en', not {language!r}")
    if threshold is None:
        return TextSettings(language=cast('Literal["nl", "en"]', language))
    if isinstance(threshold, bool) or not isinstance(threshold, int | float):
        raise TypeError(f"threshold must be a number, not {type(threshold).__name__}")
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold must lie between 0 and 1, not {threshold}")
    return TextSettings(language=cast('Literal["nl", "en"]', language), threshold=threshold)

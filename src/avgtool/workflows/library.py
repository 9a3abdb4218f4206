"""What ``import avgtool`` offers: the workflows for callers who hold paths, tables and keys of their own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from avgtool import catalog, keys
from avgtool.config import Config, TextSettings
from avgtool.policy.planning import make_plan
from avgtool.policy.schema import Policy
from avgtool.sources.frames import back_to, from_frame
from avgtool.sources.limits import TableChoice
from avgtool.workflows.anonymize import Job, anonymize_together
from avgtool.workflows.anonymize import anonymize_frame as anonymize_rows
from avgtool.workflows.anonymize_sources import means_of
from avgtool.workflows.scan_sources import ScanRequest, open_and_scan, scan_datasets, scan_sources
from avgtool.workflows.text import replace_in_text, text_replacer

if TYPE_CHECKING:
    from avgtool.keys import Key
    from avgtool.model.findings import Mode, ScanResult, TextFinding
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan

    StrPath = str | os.PathLike[str]

_DEFAULTS = Config()


def scan(source: StrPath | Any, *, mode: Mode, table: str | None) -> ScanResult:
    """See :func:`avgtool.scan`."""
    if isinstance(source, str | os.PathLike):
        request = ScanRequest((os.fspath(cast("str", source)),), mode=mode, table=table)
        return scan_sources(request, _DEFAULTS)
    return scan_datasets([from_frame(source)], _DEFAULTS, mode=mode)


def load_policy(policy: StrPath) -> Policy:
    """See :func:`avgtool.load_policy`."""
    return catalog.load_policy(policy if isinstance(policy, str) else Path(policy))


def plan(result: ScanResult, policy: Policy | StrPath) -> Plan:
    """See :func:`avgtool.plan`."""
    if len(result.datasets) != 1:
        message = f"a plan is for one data set, and this scan holds {len(result.datasets)}: choose a table"
        raise ValueError(message)
    return make_plan(result.datasets[0], _policy(policy))


def anonymize(
    source: StrPath, plan: Plan | Policy | StrPath, *, output: StrPath, key: Key | StrPath | None, force: bool
) -> Outcome:
    """See :func:`avgtool.anonymize`."""
    ((dataset, found),) = open_and_scan((os.fspath(source),), TableChoice(), _DEFAULTS)
    planned = make_plan(found, _policy(plan)) if isinstance(plan, Policy | str | os.PathLike) else plan
    job = Job(dataset, planned, found)
    return anonymize_together([job], Path(output), means_of(_DEFAULTS), key=_key(key), force=force)[0]


def anonymize_frame(frame: Any, policy: Policy | StrPath, *, key: Key | StrPath | None) -> Any:
    """See :func:`avgtool.anonymize_frame`."""
    dataset = from_frame(frame)
    found = scan_datasets([dataset], _DEFAULTS).datasets[0]
    rows, _ = anonymize_rows(
        dataset, make_plan(found, _policy(policy)), means_of(_DEFAULTS), key=_key(key), before=found
    )
    return back_to(frame, rows)


def find_in_text(text: str, *, language: str, threshold: float | None) -> list[TextFinding]:
    """See :func:`avgtool.find_in_text`."""
    return catalog.text_finder(_text_settings(language, threshold)).find([text])[0]


def anonymize_text(text: str, policy: Policy | StrPath | None, *, key: Key | StrPath | None) -> str:
    """See :func:`avgtool.anonymize_text`."""
    chosen = None if policy is None else _policy(policy)
    return replace_in_text(text, text_replacer(chosen, _key(key), _DEFAULTS.text))


def new_key(path: StrPath) -> Key:
    """See :func:`avgtool.new_key`."""
    return keys.new_key(Path(path))


def load_key(path: StrPath) -> Key:
    """See :func:`avgtool.load_key`."""
    return keys.load_key(Path(path))


def _policy(policy: Policy | StrPath) -> Policy:
    return policy if isinstance(policy, Policy) else load_policy(policy)


def _key(key: Key | StrPath | None) -> Key | None:
    return load_key(key) if isinstance(key, str | os.PathLike) else key


def _text_settings(language: str, threshold: float | None) -> TextSettings:
    chosen = {"language": language} | ({} if threshold is None else {"threshold": threshold})
    return TextSettings.model_validate(chosen)

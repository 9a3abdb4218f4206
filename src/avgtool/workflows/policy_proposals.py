"""``avgtool policy new``: a policy to begin with."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.policy.proposing import policy_text, propose, proposed_k
from avgtool.scanning.strays import StrayFinder
from avgtool.scanning.telling_names import telling_names
from avgtool.workflows.scan_sources import earlier_scan

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.model.findings import DatasetFindings

_DEFAULT = "voorstel"


def proposed_policy(scan: Path | None = None, name: str | None = None) -> str:
    """A policy as YAML: with rules for what a saved scan found, or for all kinds without one.

    Args:
        scan: A scan that was saved as JSON.
        name: Name of the policy, in any writing; by default that of what was scanned.

    Raises:
        InputError: The scan cannot be read.
    """
    datasets = tuple(map(_without_telling_names, earlier_scan(scan).datasets)) if scan else ()
    sources = tuple(dict.fromkeys(PurePath(one.source.replace("\\", "/")).name for one in datasets))
    called = name or (PurePath(sources[0]).stem if len(sources) == 1 else None)
    rules = propose(datasets, catalog.is_direct)
    return policy_text(_as_name(called), rules, ", ".join(sources) or None, proposed_k(datasets, rules))


def _without_telling_names(dataset: DatasetFindings) -> DatasetFindings:
    """The findings without columns whose names are personal data: a policy is shown to others."""
    knowledge = catalog.knowledge()
    told = telling_names([one.name for one in dataset.columns], knowledge, StrayFinder(knowledge))
    columns = tuple(one for place, one in enumerate(dataset.columns) if place not in told)
    return replace(dataset, columns=columns) if told else dataset


def _as_name(text: str | None) -> str:
    """A name that a policy may have."""
    return re.sub(r"[^a-z0-9]+", "-", (text or "").lower()).strip("-")[:80] or _DEFAULT

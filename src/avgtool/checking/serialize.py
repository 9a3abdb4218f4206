"""A check as JSON (``check/1``, docs/reference.md). Keys in a fixed order; keys may be added, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from avgtool.sources.own_files import CHECK_FORMAT as FORMAT

if TYPE_CHECKING:
    from avgtool.checking.findings import CheckedDataset, CheckFinding, CheckResult


def to_json(result: CheckResult) -> str:
    """The check as a JSON document, texts in the language in force."""
    return json.dumps(to_data(result), ensure_ascii=False, indent=2)


def to_data(result: CheckResult) -> dict[str, Any]:
    """The check as plain data."""
    return {
        "avgtool": result.tool_version,
        "format": FORMAT,
        "policy": {
            "name": result.policy,
            "version": result.policy_version,
            "source": result.policy_source,
            "sha256": result.policy_sha256,
        },
        "passed": result.passed,
        "datasets": [_dataset(one) for one in result.datasets],
    }


def _dataset(dataset: CheckedDataset) -> dict[str, Any]:
    return {
        "source": dataset.source,
        "table": dataset.table,
        "rows": dataset.rows,
        "sha256": dataset.sha256,
        "columns": dataset.columns,
        "passed": dataset.passed,
        "privacy": _privacy(dataset),
        "findings": [_finding(one) for one in dataset.findings],
    }


def _privacy(dataset: CheckedDataset) -> dict[str, Any] | None:
    """What the policy demands of the rows together, and what was measured; null where it demands nothing."""
    asked, found = dataset.asked, dataset.measured
    if asked is None:
        return None
    measured = found and {
        "k": found.k,
        **({} if found.persons is None else {"persons": found.persons, "k_rows": found.k_rows}),
        "rows_under": found.rows_under,
        "unique_share": found.unique_share,
        "highest_risk": found.highest_risk,
        "l": found.l,
        "entropy_l": found.entropy_l,
        "t": found.t,
    }
    return {
        "quasi_identifiers": list(found.quasi_identifiers) if found else [],
        "sensitive": list(asked.sensitive),
        "asked": {"k": asked.k, "l": asked.l, "diversity": asked.diversity.value, "t": asked.t},
        "measured": measured,
    }


def _finding(finding: CheckFinding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "code": finding.code.value,
        "level": finding.level.value,
        "column": finding.column,
        "columns": list(finding.columns),
        "entity": finding.entity,
        "rows": finding.rows,
        "rule": None if rule is None else str(rule),
        "rule_at": None if rule is None else {"policy": rule.policy, "line": rule.line, "inherited": rule.inherited},
        "message": str(finding.message),
        "hint": str(finding.hint),
    }

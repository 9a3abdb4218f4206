"""The cases of tests/cases/recognizers: values that are of a kind and values that are not."""

from __future__ import annotations

from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[1] / "cases" / "recognizers"


def cases() -> dict[str, dict[str, list[str]]]:
    """Entity to its valid and invalid values."""
    merged: dict[str, dict[str, list[str]]] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        merged |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return merged


def all_values() -> list[str]:
    """Every value of every case, once."""
    return list(dict.fromkeys(value for case in cases().values() for values in case.values() for value in values))

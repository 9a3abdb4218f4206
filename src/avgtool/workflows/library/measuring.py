"""Measuring how well persons hide among each other, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.engines.local import LocalEngine
from avgtool.privacy.measuring import measure
from avgtool.sources.failures import translated_errors
from avgtool.sources.frames import from_frame

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from avgtool.model.measures import PrivacyMeasures

    StrPath = str | os.PathLike[str]


def privacy_metrics(
    frame: Any,
    quasi_identifiers: Sequence[str],
    sensitive: str | Sequence[str] | None = None,
    *,
    k: int = 5,
    population: Any | None = None,
) -> PrivacyMeasures:
    """How well the persons of a pandas, polars or pyarrow table hide among each other; one row a person.

    Args:
        frame: The table; it is not altered. A missing value counts as a value of its own.
        quasi_identifiers: The columns by which others may know a person: age, sex, postcode.
        sensitive: The column, or columns, that nobody should learn about a person. Numbers, also as text, have an
            order, by which ``.t`` measures (earth mover's distance); of other values all are as far apart.
        k: What ``.rows_under`` and ``.rows_at_risk`` are about: rows in classes of fewer persons than this.
        population: A larger table that ``frame`` is a sample of, for the risk by a journalist or a marketer.

    Returns:
        ``.k`` (rows of the smallest class), ``.l``, ``.entropy_l`` and ``.t`` (of the worst class; None without
        ``sensitive``), ``.average_risk`` and ``.highest_risk`` (of a prosecutor: El Emam 2013), ``.unique_share``, and
        more beside them: ``.classes``, ``.rows_under``, ``.prosecutor``, ``.journalist``, ``.marketer_risk`` and
        ``.sensitive``, a record for each sensitive column, with its recursive (c, l)-diversity.

    Raises:
        SettingsError: A column is not there.
        InputError: ``frame`` is no table.
        ValueError: No quasi-identifier is named, or ``k`` is below 1.
    """
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


def _named(columns: str | Sequence[str]) -> tuple[str, ...]:
    """Columns without repetition; one name stands for one column."""
    return tuple(dict.fromkeys((columns,) if isinstance(columns, str) else columns))

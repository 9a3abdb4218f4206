"""What a column holds in the copy: by what was done to it, not by what a scan of what is left would call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Cell, Tag, Text
from avgtool.documents.gravity import category_tag, kind_words
from avgtool.i18n import Message, msg
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.findings import ColumnFinding
    from avgtool.model.plan import Step

_MADE: Mapping[str, Message] = {
    "redact": msg("emptied"),
    "mask": msg("masked"),
    "replace": msg("a fixed text"),
}
_LEVELS: Mapping[str, Message] = {
    "date=month": msg("months"),
    "date=quarter": msg("quarters"),
    "date=year": msg("years"),
    "date=5-year": msg("bands of five years"),
    "date=10-year": msg("bands of ten years"),
    "postcode=pc4": msg("four digits of the postcode"),
    "postcode=pc2": msg("two digits of the postcode"),
}
_EMPTY = Cell(msg("empty"), quiet=True)


def held(finding: ColumnFinding | None) -> Cell | Text:
    """What a scan found in a column."""
    if finding is None:
        return ""
    if not finding.filled and not finding.is_personal:
        return _EMPTY
    tags = (category_tag(finding.category),) if finding.is_personal else ()
    return Cell(kind_words(finding.kind), tags=tags, quiet=not finding.is_personal)


def holds_now(
    step: Step, before: ColumnFinding | None, after: ColumnFinding | None, *, objected: bool = False
) -> Cell | Text:
    """What stands in the copy. A pseudonym is personal data still (art. 4(5) AVG), whatever a scan makes of it.

    Args:
        step: What was done.
        before: What the scan found in the column.
        after: What it found in the copy; none where the column is left out.
        objected: Whether the verification objects to the column, so that what was found there counts.
    """
    if step.operator == "drop":
        return Cell(msg("left out"), quiet=True)
    if objected:
        found = held(after)
        return Cell(found.text if isinstance(found, Cell) else found, tags=(Tag(msg("objected to"), "danger"),))
    if _is_empty(before) or (_is_empty(after) and step.operator != "redact"):
        return _EMPTY
    return _made(step, before, after)


def _made(step: Step, before: ColumnFinding | None, after: ColumnFinding | None) -> Cell | Text:
    if step.operator in _MADE:
        return Cell(_MADE[step.operator], quiet=True)
    if step.operator == "pseudonymize":
        return Cell(msg("pseudonyms"), note=msg("still personal data for who holds the key"))
    if step.operator == "generalize":
        tags = (category_tag(before.category),) if before is not None and before.is_personal else ()
        return Cell(_level(step.parameters), tags=tags, quiet=not tags)
    return held(after)


def _is_empty(finding: ColumnFinding | None) -> bool:
    return finding is not None and not finding.filled


def _level(parameters: Mapping[str, object]) -> Message:
    """What generalized values are."""
    for name, value in parameters.items():
        if level := _LEVELS.get(f"{name}={value}"):
            return level
    if isinstance(years := parameters.get("age"), int):
        return msg("bands of {years} years of age", years=years)
    if isinstance(width := parameters.get("amount"), int):
        return msg("bands of {width}", width=number(width))
    if parameters.get("amount") is not None:
        return msg("bands of amounts")
    if parameters.get("ip") is not None:
        return msg("networks (/{bits})", bits=parameters["ip"])
    return msg("less precise")

"""What a column holds in the copy: by what was done to it, not by what a scan of what is left would call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Cell, Tag, Text
from avgtool.documents.gravity import category_tag, kind_words
from avgtool.i18n import msg
from avgtool.model.treatment import LEAVES_TRUTH, Effect

if TYPE_CHECKING:
    from avgtool.model.findings import ColumnFinding
    from avgtool.model.plan import Step

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
    if step.effect is Effect.DROPS:
        return Cell(msg("left out"), quiet=True)
    if objected:
        found = held(after)
        return Cell(found.text if isinstance(found, Cell) else found, tags=(Tag(msg("objected to"), "danger"),))
    if _is_empty(before) or (_is_empty(after) and step.effect is not Effect.EMPTIES):
        return _EMPTY
    return _made(step, before, after)


def _made(step: Step, before: ColumnFinding | None, after: ColumnFinding | None) -> Cell | Text:
    left = step.treatment.leaves
    if left is None:
        return held(after)
    if step.needs_key:
        return Cell(left, note=msg("still personal data for who holds the key"))
    is_true = step.effect in LEAVES_TRUTH and before is not None and before.is_personal
    tags = (category_tag(before.category),) if is_true and before is not None else ()
    return Cell(left, tags=tags, quiet=not tags)


def _is_empty(finding: ColumnFinding | None) -> bool:
    return finding is not None and not finding.filled

"""What an activity does with personal data, for papers about it: the systematic description of art. 35(7)(a) AVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Column, Table
from avgtool.i18n import msg
from avgtool.register.facts import fact_row, facts

if TYPE_CHECKING:
    from avgtool.model.activities import Activity

_DESCRIBING = frozenset(
    {
        *("purposes", "purposes.basis", "controllers", "work", "subjects", "kinds", "permits", "origin", "recipients"),
        *("processors", "joint_controllers", "transfers", "retention", "decisions", "systems", "measures"),
    }
)
"""What of an activity describes the processing itself."""


def processing_table(activity: Activity) -> Table:
    """Purposes, persons, data, who gets them, how long they are kept, what is decided; what is empty says so."""
    columns = (Column(msg("What"), 26), Column(msg("What the register says"), 74))
    rows = tuple(fact_row(one) for one in facts(activity) if one.field in _DESCRIBING)
    return Table(msg("The processing as it stands in the register"), columns, rows)

"""How many values of a column look like names, of persons or of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.scanning.evidence import ColumnEvidence

MOST = 0.6
"""Share of names from which a column is one of names."""
MARKED = 0.15
"""Share of names with a company's mark from which a column of names is one of companies."""

_NEARLY_ALL = 0.8
"""Share of infixes from which a column is one of them: a *v* among others is a mark."""


def company_share(evidence: ColumnEvidence) -> float:
    """Share of values with a company's mark."""
    return evidence.share("company")


def surname_share(evidence: ColumnEvidence) -> float:
    """Share of values that are a surname by the lists, with or without an infix in front."""
    behind_infix = min(evidence.last_words.get("surnames", 0.0), evidence.share("surnamed"))
    return max(evidence.lists.get("surnames", 0.0), behind_infix if evidence.first_words.get("infixes") else 0.0)


def person_share(evidence: ColumnEvidence) -> float:
    """Share of values that look like the name of a person, or a part of it, by the lists or as names are written."""
    infixes = evidence.lists.get("infixes", 0.0)
    return max(
        min(1.0, evidence.lists.get("first_names", 0.0) + evidence.share("full_name")),
        surname_share(evidence),
        infixes if infixes >= _NEARLY_ALL else 0.0,
    )

"""Bands under a header that says what they were: months of birth, quarters, ranges of ages, parts of postcodes.

They have not the form of the kind itself, so no reading takes them for it. They point to a person together with other
columns all the same (a *quasi-identifier*): month of birth and sex leave most persons of a small file alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind
from avgtool.scanning.columns import SPOKEN_FOR
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.neighbors import Table

_KINDS = (Kind.DATE_OF_BIRTH, Kind.AGE, Kind.POSTCODE)
"""Kinds of which coarse values are numbers still, or ranges of them."""
_BAND = r"^\D{0,16}\d{1,4}(?:\D{1,16}\d{1,4})?\D{0,12}$"
"""*1948-01*, *1948-Q1*, *1945-1949*, *januari 1948*, *80+*, *18 t/m 24 jaar*; no token, and no whole date."""
_MOST = 0.5


def coarse_form_of(column: Column, table: Table, kinds: Kinds) -> Recognizer | None:
    """What the values of a column that is no kind were made coarser from, by its header; none where nothing says so."""
    if not column.evidence.distinct or (table.subject is Subject.THING and not table.tells_of_persons):
        return None
    for kind in _KINDS:
        declared, strength = kinds.spoken_for(column, kind)
        if declared is not None and strength >= SPOKEN_FOR and not table.counts_out(kind):
            return declared if _are_bands(column) else None
    return None


def _are_bands(column: Column) -> bool:
    bands = column.evidence.values.str.contains(_BAND).sum()
    return bands > _MOST * column.evidence.distinct

"""By what else a person is known: what the rows that surely are about the person hold, for the suppression list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.keyed import identifying
from avgtool.subject_data.judging import known_person
from avgtool.subject_data.wanting import IDENTIFIERS, given

if TYPE_CHECKING:
    from avgtool.ledger.keyed import Identifier
    from avgtool.model.subject_data import Found, Wanted


def identifiers(wanted: Wanted, found: Found) -> tuple[tuple[Identifier, str], ...]:
    """Kind and value of all identifiers of a person, each once, in one way of writing.

    Of rows that were only found because they belong to another row none is taken: an order may hold the address of
    who receives it.
    """
    known = given(known_person(found.tables, wanted))
    plain = (
        (kind, identifying(kind, value)) for handle, kind in IDENTIFIERS.items() for value in known.get(handle, ())
    )
    return tuple(dict.fromkeys(one for one in plain if one[1]))

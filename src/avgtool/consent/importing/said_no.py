"""Headers that say no themselves: below ``afgemeld`` and ``opt-out`` a yes means a no. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.importing.words import plain
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.consent_words import RowType

if TYPE_CHECKING:
    from avgtool.model.consent_words import ConsentWords


def no_of(header: str, words: ConsentWords) -> RowType | None:
    """What a yes below a header means, where the header says no; none where it does not.

    Raises:
        InputError: It says no twice (``geen bezwaar``): nobody can tell what a yes means there.
    """
    found = _noes(header, words)
    if len(found) > 1:
        raise InputError(
            msg("The header {column} says no twice: what a yes means below it cannot be told.", column=header),
            hint=msg("Rename the column so that it says no once, such as afgemeld, or leave it aside: --map COLUMN="),
        )
    return found[0] if found else None


def tells_no(header: str, words: ConsentWords) -> bool:
    """Whether a column says, by its header alone, who said no: and not when, why or how they did."""
    return bool(_noes(header, words)) and not words.no_aside.intersection(plain(header).split())


def _noes(header: str, words: ConsentWords) -> list[RowType]:
    name = plain(header)
    found = [meant for stem, meant in words.no_stems.items() if stem in name]
    return found + [RowType.REFUSED for word in name.split() if word in words.negations]

"""Passwords under a header that says nothing: what people make of a word when a rule asks for all sorts of signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence
from avgtool.scanning.columns import candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds

_PASSWORD = re.compile(
    r"(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.+[!#$*?^@])(?![^@]*@[^@]+\.[a-z]{2,}\Z)[A-Za-z0-9][A-Za-z0-9!#$*?^@._-]{5,23}"
)
"""*Welkom01!*: a small letter, a capital, a digit and a sign behind the first place; no e-mail address, no key."""
_PROBES, _FEW = 100, 4
MOST = 0.6
_SCORE = 0.7


def read_passwords(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """The reading as passwords, where most values are written as nothing else is."""
    declared, values = kinds.by_entity.get("PASSWORD"), column.evidence.some(_PROBES)
    if declared is None or not column.header.opaque or len(values) < _FEW:
        return
    if sum(bool(_PASSWORD.fullmatch(value)) for value in values) >= MOST * len(values):
        why = msg("Words with a capital, a digit and a sign in each, as rules for passwords ask.")
        yield candidate(declared, _SCORE, (Evidence.VALUES,), why)

"""Numbers drawn under a key: the same for the same text, and not to be guessed without the key."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.operators.base import filled
from avgtool.operators.pseudonymize import Pseudonymize

if TYPE_CHECKING:
    from avgtool.model.purpose import Purpose
    from avgtool.operators.base import OperatorContext

SUBJECT = "subject"
"""The part that the column plays which says whose value it is."""
_SUBJECTS = Pseudonymize(normalize="identifier")
DIGITS = 15
"""Hexadecimal digits of an HMAC-SHA256 that make a number; as many as fit a signed one of 64 bits."""
DRAWS: int = 16**DIGITS
"""How many numbers can be drawn: each from 0 on is as likely as any other."""


def drawing_key(context: OperatorContext, purpose: Purpose, domain: str) -> str:
    """The key of a purpose in a domain, as draws use it.

    Raises:
        KeyFileError: No key was given.
    """
    return context.domain_key(purpose, domain).hex()


def subject_of(context: OperatorContext) -> pl.Expr:
    """The column that says whose value it is; the same text for the same person, however it is written.

    Only letters and digits count, in no case: whoever gets one token by any way in which ``pseudonymize`` normalizes
    has one text here.

    Raises:
        PolicyError: The values stand in lists, beside which there is no other column.
    """
    if SUBJECT not in context.inputs:
        what = msg("The values stand in lists, and beside these no subject can be seen.")
        raise PolicyError(what, hint=msg("Leave subject out (for dates: per_value: true), or drop the column."))
    whose = context.inputs[SUBJECT]
    return pl.when(filled(whose)).then(_SUBJECTS.normalized(whose))


def drawn(expr: pl.Expr, key: str) -> pl.Expr:
    """A number for each text; missing for missing texts."""
    hashed = expr.chash.hmac_sha256(key=key)  # type: ignore[attr-defined]
    number: pl.Expr = hashed.str.head(DIGITS).str.to_integer(base=16, strict=False)
    return number


def drawn_of(text: str, key: str) -> int:
    """The number for one text."""
    return int(hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()[:DIGITS], 16)

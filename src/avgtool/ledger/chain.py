"""The chain, as pure functions: the canonical text of a row, and its hash over the hash of the row before.

A row's canonical text is a JSON list (RFC 8259, no spaces, text as it is): name of the chain, version of this form,
then the values of its columns in the order that the form declares, the first of them its number. Values are texts,
integers and null; a truth value counts as 0 or 1. A JSON list parses back into exactly these values, so no two
different rows have the same text. The hash is SHA-256 over the hash of the row before, as 64 hexadecimal digits, and
that text in UTF-8.
"""

from __future__ import annotations

import hashlib
from json.encoder import JSONEncoder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GENESIS = "0" * 64
"""What stands in the first row for the hash of the one before."""

_encode = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def canonical(chain: str, form: int, values: Iterable[str | int | None]) -> str:
    """The text of a row that its hash is taken over.

    Args:
        chain: Name of the chain: that of its table.
        form: Version of the canonical form, which says what columns there are.
        values: Of the columns of that form, in its order; truth values as 0 or 1.

    Raises:
        TypeError: A value is bytes, which no column of a ledger holds.
    """
    return _encode([chain, form, *values])


def link(previous: str, text: str) -> str:
    """The hash of a row, as 64 hexadecimal digits.

    Args:
        previous: The hash of the row before, or :data:`GENESIS`.
        text: The canonical text of this row.

    Raises:
        UnicodeEncodeError: The text holds half a character (a lone surrogate).
    """
    return hashlib.sha256((previous + text).encode()).hexdigest()

"""A value as its column takes it: what was typed as text becomes a number, a date or a truth value."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
from avgtool.i18n import Message, msg
from avgtool.subject_data.wanting import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TRUTHS = {"true": True, "ja": True, "yes": True, "1": True, "false": False, "nee": False, "no": False, "0": False}


def read_value(text: str, kind: str, where: str) -> Any:
    """What a text means in a column of a kind.

    Args:
        text: As it was typed.
        kind: ``truth``, ``whole``, ``number``, ``decimal``, ``day``, ``moment``, ``time`` or ``uuid``.
        where: What errors call the column.

    Raises:
        InputError: It is no such value. The error does not hold it.
    """
    read, takes = _READ[kind]
    try:
        return read(text.strip())
    except (ValueError, KeyError, decimal.InvalidOperation):
        raise unfit(where, msg("takes {what}", what=takes)) from None


def unfit(where: str, what: Message) -> InputError:
    """The error for a value that its column does not take."""
    return InputError(what, where=where, hint=msg("Give another value; nothing was done."))


def _day(text: str) -> dt.date:
    found = read_date(text)
    if found is None:
        raise ValueError
    return found


_NUMBER = msg("a number")
_READ: Mapping[str, tuple[Callable[[str], Any], Message]] = {
    "truth": (lambda text: _TRUTHS[text.lower()], msg("ja or nee")),
    "whole": (int, msg("a whole number")),
    "number": (lambda text: float(text.replace(",", ".")), _NUMBER),
    "decimal": (lambda text: decimal.Decimal(text.replace(",", ".")), _NUMBER),
    "day": (_day, msg("a date, such as 1980-03-05")),
    "moment": (dt.datetime.fromisoformat, msg("a moment, such as 2026-03-05T10:15:00")),
    "time": (dt.time.fromisoformat, msg("a time of the day, such as 10:15")),
    "uuid": (uuid.UUID, msg("a UUID")),
}

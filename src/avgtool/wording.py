"""Numbers, shares and moments as messages: each language writes them its own way (by Babel)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from avgtool.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

_SMALLEST_SHOWN = 0.001
"""Shares are shown with one decimal of a percent."""
_SHORT_MONTH = "MMM ''yy"
"""Without the apostrophe *Dec 25* would be Christmas."""
_LONG_MONTH = "MMMM y"
_MOMENT = "d MMMM y HH:mm"
_ZONE = "\N{NO-BREAK SPACE}z"
"""A zone stays on the line of its time."""
_DATES: Mapping[str, str] = {"en": "en_GB"}
"""Whose dates a language writes: the day before the month, as European documents do, and CET for the time there."""


_VISIBLE: Mapping[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys((0x09, 0x0A, 0x0D), " "),
    0x7F: "\N{SYMBOL FOR DELETE}",
    **{code: f"[U+{code:04X}]" for code in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))},
}
"""Control characters as pictures; what turns the reading direction around (CVE-2021-42574) by its number."""


def visible(text: str) -> str:
    """A text from elsewhere, such as the name of a column, without what commands a terminal or hides a part of it."""
    return text.translate(_VISIBLE).encode("utf-8", "replace").decode("utf-8")


def visible_lines(text: str) -> str:
    """The same of a text of several lines, which stay."""
    return "\n".join(map(visible, text.split("\n")))


@dataclass(frozen=True, slots=True)
class Formatted(Message):
    """A value that has no text of its own to translate."""

    write: Callable[[str], str] = str
    """The value as written in a language."""

    def render(self, language: str) -> str:
        """The value in ``language``."""
        return self.write(language)


def number(value: float) -> Message:
    """A count or amount with the thousands separator of the reader's language."""
    return Formatted("", write=partial(_number, value))


def share(part: float, whole: float) -> Message:
    """``part`` of ``whole`` as a percentage; says neither 0 % nor 100 % unless it is exactly that."""
    return Formatted("", write=partial(_share, part / whole)) if whole else Formatted("", write=_dash)


def bound(error: float) -> Message:
    """A share that something stays below, as a percentage: rounded up, for it may only be said too high."""
    return share(ceil(error / _SMALLEST_SHOWN) * _SMALLEST_SHOWN, 1)


def day(moment: date) -> Message:
    """A date with its month in words."""
    return Formatted("", write=partial(_day, moment))


def month(value: str, *, short: bool = False) -> Message:
    """A month, written ``2026-11``, in words; a year stays as it is. Short ones stand below a chart."""
    return Formatted("", write=partial(_month, value, _SHORT_MONTH if short else _LONG_MONTH))


def moment(value: datetime) -> Message:
    """A date and time to the minute, with its time zone."""
    return Formatted("", write=partial(_moment, value))


def decimal(value: float) -> Message:
    """A number with two decimals, such as a confidence in 0..1."""
    return Formatted("", write=partial(_decimal, value))


def amount(value: float | Decimal) -> Message:
    """A sum of money, without its currency: ``1.204,50``."""
    return Formatted("", write=partial(_amount, value))


def sentence_case(text: Message) -> Message:
    """A text that begins with a capital."""
    return Formatted("", write=partial(_capitalized, text))


def listed(separator: str, items: Iterable[Message | str]) -> Message | str:
    """Several texts with a separator between them."""
    named = {f"item{index}": item for index, item in enumerate(items)}
    return Message(separator.join(f"{{{name}}}" for name in named), named) if named else ""


def _capitalized(text: Message, language: str) -> str:
    shown = text.render(language)
    return shown[:1].upper() + shown[1:]


def _number(value: float, language: str) -> str:
    return format_decimal(value, locale=language)


def _amount(value: float | Decimal, language: str) -> str:
    return format_decimal(value, format="#,##0.00", locale=language)


def _decimal(value: float, language: str) -> str:
    return format_decimal(value, format="0.00", locale=language)


def _share(value: float, language: str) -> str:
    if 0 < value < _SMALLEST_SHOWN:
        return f"< {format_percent(_SMALLEST_SHOWN, format='#,##0.0%', locale=language)}"
    if 1 - _SMALLEST_SHOWN < value < 1:
        return f"> {format_percent(1 - _SMALLEST_SHOWN, format='#,##0.0%', locale=language)}"
    if value in {0, 1}:
        return format_percent(value, format="0%", locale=language)
    rounded = Decimal(repr(value)).quantize(Decimal(repr(_SMALLEST_SHOWN)), ROUND_HALF_UP)  # Babel rounds 99.65 to 99.6
    return format_percent(rounded, format="#,##0.0%", locale=language)


def _dash(_language: str) -> str:
    return "–"


def _day(value: date, language: str) -> str:
    return format_date(value, format="long", locale=_DATES.get(language, language))


def _month(value: str, pattern: str, language: str) -> str:
    if len(value) == len("2026"):
        return value
    return format_date(date.fromisoformat(f"{value}-01"), format=pattern, locale=language)


def _moment(value: datetime, language: str) -> str:
    pattern = f"{_MOMENT}{_ZONE}" if value.tzinfo else _MOMENT
    return format_datetime(value, format=pattern, locale=_DATES.get(language, language))

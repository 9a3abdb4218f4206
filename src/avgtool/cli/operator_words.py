"""What an operator does, in words: its name with what its parameters come down to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents import values, words
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAID: Mapping[str, Message] = {
    "date=month": msg("to the month"),
    "date=quarter": msg("to the quarter"),
    "date=year": msg("to the year"),
    "date=5-year": msg("to five years"),
    "date=10-year": msg("to ten years"),
    "order=dmy": msg("day first"),
    "order=mdy": msg("month first"),
    "postcode=pc4": msg("to four digits"),
    "postcode=pc2": msg("to two digits"),
    "normalize=exact": msg("exactly as written"),
    "normalize=text": msg("capitals and spaces do not count"),
    "normalize=identifier": msg("only letters and digits count"),
    "keep_length=True": msg("as long as it was"),
    "keep_length=False": msg("length hidden"),
}
"""Parameters that have a few values only."""


def describe(operator: str, parameters: Mapping[str, object]) -> str:
    """An operator with its parameters, as a reader would say it; parameters that change nothing are left out."""
    name = str(words.OPERATORS.get(operator, operator))
    said = [str(_words(key, value)) for key, value in parameters.items() if value is not None and not _idle(key, value)]
    return f"{name} ({', '.join(said)})" if said else name


def describe_rule(reference: str) -> Message:
    """Which rule of the policy, counted from 1 as a reader does: ``rules[3]`` is the fourth."""
    number = reference.removeprefix("rules[").removesuffix("]")
    return msg("rule {number}", number=int(number) + 1) if number.isdigit() else msg("no rule")


def _idle(key: str, value: object) -> bool:
    return key in {"first", "last"} and value == 0


def _words(key: str, value: object) -> Message:
    fixed = _SAID.get(f"{key}={value}")
    if fixed is not None:
        return fixed
    if isinstance(value, list | tuple):
        return msg("in bands from {bounds}", bounds=", ".join(str(_number(bound)) for bound in value))
    return _named(_number(value)).get(key) or msg("{key}: {value}", key=key, value=value)


def _number(value: object) -> object:
    return values.number(value) if isinstance(value, int) else value


def _named(value: object) -> Mapping[str, Message]:
    return {
        "first": msg("first {value} kept", value=value),
        "last": msg("last {value} kept", value=value),
        "character": msg("rest becomes {value}", value=value),
        "with": msg("by {value}", value=value),
        "prefix": msg("begins with {value}", value=value),
        "length": msg("{value} characters", value=value),
        "domain": msg("domain {value}", value=value),
        "pivot": msg("two-digit years from {value} on are 19…", value=value),
        "age": msg("in bands of {value} years", value=value),
        "amount": msg("in bands of {value}", value=value),
        "top": msg("from {value} on one band", value=value),
        "decimal": msg("decimal sign {value}", value=value),
        "ip": msg("to /{value}", value=value),
        "ip6": msg("IPv6 to /{value}", value=value),
        "unreadable": msg("what cannot be read becomes {value}", value=value),
    }

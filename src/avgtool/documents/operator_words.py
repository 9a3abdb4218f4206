"""What an operator does, in words: its name with what its parameters come down to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import wording
from avgtool.documents import words
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text
    from avgtool.documents.words import EntityWords
    from avgtool.model.plan import Step

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


_DEFAULT_ENTITY = "DEFAULT"
"""Under this name a step holds what happens to every entity in a text that has no operator of its own."""


def operator_name(name: str) -> Message:
    """What readers call an operator; its name in the catalog where it has no words yet."""
    return words.OPERATORS.get(name) or msg("{operator}", operator=name)


def describe(operator: str, parameters: Mapping[str, object]) -> Message:
    """An operator with its parameters, as a reader would say it."""
    said = describe_parameters(parameters)
    name = operator_name(operator)
    return msg("{operator} ({parameters})", operator=name, parameters=said) if said else name


def describe_parameters(parameters: Mapping[str, object]) -> Text:
    """What the parameters come down to; those that change nothing are left out."""
    told = (_words(key, value) for key, value in parameters.items() if value is not None and not _idle(key, value))
    return wording.listed(", ", told)


def describe_inside(step: Step, entities: Mapping[str, EntityWords]) -> tuple[Message, ...]:
    """What happens to each entity inside a text, with all that its operator was told."""
    return tuple(
        msg("{entity}: {operator}", entity=_entity(name, entities), operator=_described(how))
        for name, how in step.entities.items()
    )


def describe_rule(reference: str) -> Message:
    """Which rule of the policy, counted from 1 as a reader does: ``rules[3]`` is the fourth."""
    number = reference.removeprefix("rules[").removesuffix("]")
    return msg("rule {number}", number=int(number) + 1) if number.isdigit() else msg("no rule")


def _described(how: Mapping[str, object]) -> Message:
    return describe(str(how.get("operator", "")), {key: value for key, value in how.items() if key != "operator"})


def _entity(name: str, entities: Mapping[str, EntityWords]) -> Text:
    if name == _DEFAULT_ENTITY:
        return msg("anything else")
    return entities[name].title if name in entities else name


def _idle(key: str, value: object) -> bool:
    return key in {"first", "last"} and value == 0


def _words(key: str, value: object) -> Message:
    fixed = _SAID.get(f"{key}={value}")
    if fixed is not None:
        return fixed
    if isinstance(value, list | tuple):
        return msg("in bands from {bounds}", bounds=wording.listed(", ", map(_written, value)))
    return _named(_number(value)).get(key) or msg("{key}: {value}", key=key, value=value)


def _number(value: object) -> object:
    return wording.number(value) if isinstance(value, int) else value


def _written(value: object) -> Text:
    return wording.number(value) if isinstance(value, int) else str(value)


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

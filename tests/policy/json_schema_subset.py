"""As much of JSON Schema (draft 2020-12) as our own schema uses; any other keyword is an error, so nothing goes by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
SILENT = {"description", "default", "title", "$defs", "$schema", "if", "then"}


def problems(value: Any, schema: Any, root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """What keeps ``value`` from being valid."""
    if isinstance(schema, bool):
        if not schema:
            yield f"{at}: nothing may stand here"
        return
    for keyword, asked in schema.items():
        if keyword in SILENT:
            continue
        if not hasattr(Keywords, keyword.removeprefix("$")):
            raise NotImplementedError(keyword)
        yield from getattr(Keywords, keyword.removeprefix("$"))(value, asked, schema, root, at)
    if "if" in schema and not list(problems(value, schema["if"], root, at)):
        yield from problems(value, schema["then"], root, at)


def valid(value: Any, schema: Any, root: dict[str, Any], at: str) -> bool:
    return not list(problems(value, schema, root, at))


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_a(value: Any, name: str) -> bool:
    if name in {"integer", "number"}:
        return is_number(value) and (name == "number" or float(value).is_integer())
    return isinstance(value, TYPES[name])


def one(holds: bool, at: str, what: object) -> Iterator[str]:
    if not holds:
        yield f"{at}: {what}"


class Keywords:
    """One method a keyword, as the standard calls it."""

    @staticmethod
    def type(value, asked, _schema, _root, at):
        yield from one(is_a(value, asked), at, f"is no {asked}")

    @staticmethod
    def enum(value, asked, _schema, _root, at):
        yield from one(value in asked, at, f"is not one of {asked}")

    @staticmethod
    def const(value, asked, _schema, _root, at):
        yield from one(value == asked, at, f"is not {asked}")

    @staticmethod
    def ref(value, asked, _schema, root, at):
        yield from problems(value, root["$defs"][asked.removeprefix("#/$defs/")], root, at)

    @staticmethod
    def anyOf(value, asked, _schema, root, at):  # noqa: N802 - the keyword
        yield from one(any(valid(value, each, root, at) for each in asked), at, "fits none of the choices")

    @staticmethod
    def allOf(value, asked, _schema, root, at):  # noqa: N802 - the keyword
        for each in asked:
            yield from problems(value, each, root, at)

    @staticmethod
    def properties(value, asked, _schema, root, at):
        for key, schema in asked.items():
            if isinstance(value, dict) and key in value:
                yield from problems(value[key], schema, root, f"{at}.{key}")

    @staticmethod
    def required(value, asked, _schema, _root, at):
        yield from one(not isinstance(value, dict) or set(asked) <= set(value), at, f"lacks one of {asked}")

    @staticmethod
    def additionalProperties(value, asked, schema, root, at):  # noqa: N802 - the keyword
        others = set(value) - set(schema.get("properties", {})) if isinstance(value, dict) else ()
        for key in others:
            yield from problems(value[key], asked, root, f"{at}.{key}")

    @staticmethod
    def propertyNames(value, asked, _schema, root, at):  # noqa: N802 - the keyword
        for key in value if isinstance(value, dict) else ():
            yield from problems(key, asked, root, f"{at}.{key}")

    @staticmethod
    def items(value, asked, _schema, root, at):
        for place, each in enumerate(value if isinstance(value, list) else ()):
            yield from problems(each, asked, root, f"{at}[{place}]")

    @staticmethod
    def minItems(value, asked, _schema, _root, at):  # noqa: N802 - the keyword
        yield from one(not isinstance(value, list) or len(value) >= asked, at, "has too few items")

    @staticmethod
    def minLength(value, asked, _schema, _root, at):  # noqa: N802 - the keyword
        yield from one(not isinstance(value, str) or len(value) >= asked, at, "is too short")

    @staticmethod
    def maxLength(value, asked, _schema, _root, at):  # noqa: N802 - the keyword
        yield from one(not isinstance(value, str) or len(value) <= asked, at, "is too long")

    @staticmethod
    def pattern(value, asked, _schema, _root, at):
        yield from one(not isinstance(value, str) or re.search(asked, value), at, "has another form")

    @staticmethod
    def minimum(value, asked, _schema, _root, at):
        yield from one(not is_number(value) or value >= asked, at, "is too low")

    @staticmethod
    def maximum(value, asked, _schema, _root, at):
        yield from one(not is_number(value) or value <= asked, at, "is too high")

    @staticmethod
    def exclusiveMinimum(value, asked, _schema, _root, at):  # noqa: N802 - the keyword
        yield from one(not is_number(value) or value > asked, at, "is too low")

    @staticmethod
    def exclusiveMaximum(value, asked, _schema, _root, at):  # noqa: N802 - the keyword
        yield from one(not is_number(value) or value < asked, at, "is too high")

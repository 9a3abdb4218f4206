"""The form of a policy file as JSON Schema (draft 2020-12), with the parameters of every operator: for editors.

Made from the very models that policies are read with, so it never says something else than the reader.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from avgtool.policy.meaning import is_for_columns
from avgtool.policy.schema import PolicyFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from avgtool.policy.treatments import Operators

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TREATMENTS = ("TreatmentEntry", "RuleEntry")
"""Definitions in which an operator stands with its parameters."""

Schema = dict[str, Any]


def policy_schema(operators: Operators, entities: Collection[str]) -> Schema:
    """The JSON Schema of a policy file.

    Args:
        operators: Those that a policy may name.
        entities: Those that exist.
    """
    schema = PolicyFile.model_json_schema()
    defs: Schema = schema["$defs"]
    parameters = dict(_parameters(operators))
    for name in _TREATMENTS:
        _with_operators(defs[name], operators)
    _for_texts(defs, operators)
    for name, (own, inner) in parameters.items():
        defs[f"parameters_of_{name}"] = own
        defs.update(inner)
    named = {"enum": sorted(entities)}
    defs["Match"]["properties"]["entity"]["anyOf"] = [named, {"type": "array", "items": named, "minItems": 1}]
    defs["TextEntry"]["properties"]["entities"]["propertyNames"] = named
    schema["required"] = [name for name in schema["required"] if name != "rules"]
    some = {"required": ["rules"], "properties": {"rules": {"minItems": 1}}}
    schema["anyOf"] = [some, {"required": ["extends"]}]
    schema["properties"]["rules"].pop("minItems", None)
    return {"$schema": DIALECT, **_readable(schema), "title": "avgtool policy"}


def _parameters(operators: Operators) -> Iterator[tuple[str, tuple[Schema, Schema]]]:
    """The parameters of each operator that is a model, with the definitions they need."""
    for name, operator in operators.items():
        if issubclass(operator, BaseModel):
            own: Schema = operator.model_json_schema()
            if ladders := getattr(operator, "ladders", ()):
                own["oneOf"] = [{"required": [ladder.name]} for ladder in ladders]
            yield name, (own, own.pop("$defs", {}))


def _for_texts(defs: Schema, operators: Operators) -> None:
    """Inside texts: the operators that treat one value, and none of those for columns."""
    inside = {name: one for name, one in operators.items() if not is_for_columns(one)}
    entry = deepcopy(defs["TreatmentEntry"])
    _with_operators(entry, inside)
    defs["TextTreatment"] = entry
    there = {"$ref": "#/$defs/TextTreatment"}
    properties = defs["TextEntry"]["properties"]
    properties["default"] = {**{name: one for name, one in properties["default"].items() if name != "$ref"}, **there}
    properties["entities"]["additionalProperties"] = there


def _with_operators(entry: Schema, operators: Mapping[str, Any]) -> None:
    """Name the operators, and for each the parameters that go with it."""
    entry["properties"]["operator"] = {"enum": list(operators)}
    entry["allOf"] = [
        {
            "if": {"properties": {"operator": {"const": name}}, "required": ["operator"]},
            "then": {
                "properties": {"parameters": {"$ref": f"#/$defs/parameters_of_{name}"}},
                **({"required": ["parameters"]} if _needs_parameters(operator) else {}),
            },
        }
        for name, operator in operators.items()
        if issubclass(operator, BaseModel)
    ]


def _needs_parameters(operator: type[BaseModel]) -> bool:
    """Whether it says nothing without any."""
    try:
        operator()
    except ValidationError:
        return True
    return False


def _readable(schema: Any) -> Any:
    """Descriptions without the marks of our docstrings, and no titles: editors show the name of the key."""
    if isinstance(schema, list):
        return [_readable(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("``", "`") if key == "description" and isinstance(value, str) else _readable(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }

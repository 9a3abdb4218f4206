"""The form of an activity's file as JSON Schema (draft 2020-12), for editors: made from the model that reads it."""

from __future__ import annotations

from typing import Any

from avgtool.config.activities import ActivityEntry

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def activity_schema() -> Schema:
    """The JSON Schema of one file of the register. A key without a value is fine: it is still to be filled in."""
    schema = ActivityEntry.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        if "properties" in part:
            part["properties"] = {key: _or_nothing(one) for key, one in part["properties"].items()}
    return {"$schema": DIALECT, **_readable(schema), "title": "avgtool processing activity"}


def _or_nothing(schema: Schema) -> Schema:
    description = {"description": schema["description"]} if "description" in schema else {}
    rest = {key: value for key, value in schema.items() if key not in {"description", "title", "default"}}
    return {**description, "anyOf": [rest, {"type": "null"}]}


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

"""The form of an assessment's file as JSON Schema (draft 2020-12), for editors: made from the model that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.dpia.entry import AssessmentEntry

if TYPE_CHECKING:
    from avgtool.model.dpia import DpiaLaw

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_SHORT: Schema = {"enum": ["ja", "nee", "weet-niet", True, False]}


def assessment_schema(law: DpiaLaw) -> Schema:
    """The JSON Schema of one file; each question with what it asks. A key without a value is fine."""
    schema = _readable(AssessmentEntry.model_json_schema())
    for part in (schema, *schema["$defs"].values()):
        if "properties" in part:
            part["properties"] = {key: _or_nothing(one) for key, one in part["properties"].items()}
    answer = {"anyOf": [_SHORT, {"$ref": "#/$defs/AnswerEntry"}, {"type": "null"}]}
    questions = {one.code: {"description": str(one.text), **answer} for one in law.questions}
    schema["properties"]["answers"] = {
        "anyOf": [{"type": "object", "properties": questions, "additionalProperties": False}, {"type": "null"}]
    }
    return {"$schema": DIALECT, **schema, "title": "avgtool impact assessment"}


def _or_nothing(schema: Schema) -> Schema:
    description = {"description": schema["description"]} if "description" in schema else {}
    rest = {key: value for key, value in schema.items() if key not in {"description", "default"}}
    return {**description, "anyOf": [rest, {"type": "null"}]}


def _readable(schema: Any) -> Any:
    """Without titles, and without the marks of our docstrings."""
    if isinstance(schema, list):
        return [_readable(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("``", "`") if key == "description" and isinstance(value, str) else _readable(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }

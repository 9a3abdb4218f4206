"""An activity as YAML for the register's folder: what is known, and a commented line for all that is still missing."""

from __future__ import annotations

from dataclasses import MISSING, asdict, fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import yaml

from avgtool.i18n import Message, msg
from avgtool.model.activities import Activity, Capacity
from avgtool.register.completeness import missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ORDER = tuple(one.name for one in fields(Activity) if one.name not in {"code", "where"})
_EXAMPLES: Mapping[str, str] = {
    "description": "''",
    "purposes": "[{text: ..., basis: b}]",
    "subjects": "[klanten]",
    "kinds": "[person_name, email]",
    "recipients": "[{name: ..., purpose: ...}]",
    "processors": "[{name: ..., service: ..., contract: ...}]",
    "transfers": "[{country: ..., safeguard: ...}]",
    "retention": "[{term: {years: 2}, start: ..., ground: ...}]",
    "measures": "[versleutelde opslag, toegang per rol]",
    "systems": "[naam van een bron in avgtool.yaml]",
    "origin": "van de betrokkene zelf",
    "controllers": "[{name: ..., contact: ...}]",
    "work": "[hosting]",
    "dpia": "niet nodig omdat ...",
    "owner": "Hoofd ...",
    "last_review": "2026-05-04",
    "permits": "{{{detail}: ...}}",
}


def as_data(activity: Activity) -> dict[str, Any]:
    """What is filled in of an activity, under the keys of its file: texts, numbers, lists and dicts alone.

    Of what is written when it is empty, nothing: two activities that mean the same give the same.
    """
    written = {name: _plain(getattr(activity, name)) for name in _ORDER if not _is_default(activity, name)}
    return {"code": activity.code, "name": activity.name, **written}


def as_yaml(activity: Activity, attention: Iterable[Message] = (), aside: Iterable[tuple[Message, str]] = ()) -> str:
    """The file of an activity: what is known first, then a comment for each thing that is missing.

    Args:
        activity: What is known.
        attention: What whoever fills it in must think of; comments at the top.
        aside: Words of a table that fit no field, with what their column is called; comments at the top as well.
    """
    kept = [f"{heading}: {words}" for heading, words in aside]
    stood = [msg("Stood in the table, and in no field below:"), *kept] if kept else []
    top = [f"# {_one_line(str(line))}" for line in (msg("Reference: docs/register.md"), *attention, *stood)]
    data = {key: value for key, value in as_data(activity).items() if key != "code"}
    body = _dumped(data)
    return "\n".join([*top, "", body.rstrip(), "", *_still_to_do(activity)]).rstrip() + "\n"


def _dumped(data: Mapping[str, Any]) -> str:
    """The data as YAML that reads back the same: with escapes where a text has a line break of Unicode in it."""
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    if yaml.safe_load(written) == data:
        return written
    escaped: str = yaml.safe_dump(data, allow_unicode=False, sort_keys=False, width=110)
    return escaped


def _one_line(text: str) -> str:
    """A text as a comment can hold it: YAML ends one at each line break of Unicode."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _still_to_do(activity: Activity) -> list[str]:
    """A commented line for each key that somebody must still fill in."""
    lines: dict[str, str] = {}
    for finding in missing(activity):
        key, _, detail = finding.field.partition(".")
        example = _EXAMPLES.get(key, "").format(detail=detail) if key == "permits" else _EXAMPLES.get(key, "")
        lines.setdefault(key, f"# {key}: {example}   # {finding.what}")
    if activity.last_review is None:
        looked = msg("the day of the last look")
        lines["last_review"] = f"# last_review: {_EXAMPLES['last_review']}   # {looked}"
    head = [str(msg("# To fill in; what art. 30 asks for comes first:"))] if lines else []
    return [*head, *lines.values()]


def _is_default(activity: Activity, name: str) -> bool:
    field = next(one for one in fields(Activity) if one.name == name)
    value = getattr(activity, name)
    if name == "capacity":
        return value is Capacity.CONTROLLER
    return not value if field.default is MISSING else value == field.default


def _plain(value: Any) -> Any:
    """Without what is empty, and without our own types."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items() if one not in ("", None, (), [], 0, False)}
    if isinstance(value, tuple | list):
        return [_plain(asdict(one)) if hasattr(one, "__dataclass_fields__") else _plain(one) for one in value]
    return _plain(asdict(value)) if hasattr(value, "__dataclass_fields__") else value

"""What pydantic found wrong in a YAML file, said to the person who wrote it: where, what, and what to write instead."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from avgtool.i18n import Message, msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pydantic import ValidationError

    from avgtool.errors import AvgtoolError
    from avgtool.strict_yaml.reading import KeyPath, Located

MOST_SHOWN = 10
"""Problems told at once."""
_WRAPPERS = frozenset({"match", "parameters"})
"""Keys that only hold others: what stands in them is named without them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    where: str
    """``file:line``."""
    what: Message
    hint: Message | None
    line: int
    is_missing: bool = False
    """Told after the others: a misspelt key is told to be missing as well."""


def invalid(what: Message) -> PydanticCustomError:
    """What a validator of ours raises: pydantic carries the message to the person, in his language."""
    return PydanticCustomError("avgtool", "{message}", {"message": what})


def explain(
    error: ValidationError,
    located: Located,
    raised: type[AvgtoolError],
    *,
    model: type[BaseModel] | None = None,
    under: KeyPath = (),
) -> AvgtoolError:
    """The error of ours that says what pydantic found.

    Args:
        error: What pydantic found.
        located: The file it was found in.
        raised: Class of the error to make.
        model: What was validated, so that a misspelt key can be put right.
        under: Where in the file the validated part stands.
    """
    return told_at_once(problems_in(error, located, model=model, under=under), raised)


def told_at_once(problems: Sequence[Problem], raised: type[AvgtoolError]) -> AvgtoolError:
    """One error that tells the problems of one file from the top down; at most :data:`MOST_SHOWN`."""
    first, *others = sorted(problems, key=lambda one: (one.is_missing, one.line))[:MOST_SHOWN]
    hints = [*([first.hint] if first.hint else []), *(_in_one_line(other) for other in others)]
    return raised(first.what, where=first.where, hint=_lines(hints))


def problem_at(path: KeyPath, located: Located, what: Message, hint: Message | None = None) -> Problem:
    """A problem of ``path``."""
    return Problem(located.where(path), what, hint, located.line(path))


def _in_one_line(problem: Problem) -> Message:
    if problem.hint is None:
        return Message("{where}: {what}", {"where": problem.where, "what": problem.what})
    return Message("{where}: {what} {hint}", {"where": problem.where, "what": problem.what, "hint": problem.hint})


def _lines(parts: Sequence[Message]) -> Message | None:
    if not parts:
        return None
    joined = parts[0]
    for part in parts[1:]:
        joined = Message("{first}\n{second}", {"first": joined, "second": part})
    return joined


def problems_in(
    error: ValidationError, located: Located, *, model: type[BaseModel] | None = None, under: KeyPath = ()
) -> list[Problem]:
    """What pydantic found, a problem each (:func:`explain`)."""
    found: dict[tuple[KeyPath, str], Any] = {}
    for detail in error.errors(include_url=False):
        path = _in_file(located, under, detail["loc"], is_about_key=detail["type"] in _ABOUT_KEYS)
        found.setdefault((path, detail["type"]), detail)
    return [
        Problem(located.where(path), *told, located.line(path), detail["type"] == "missing")
        for path, detail, told in _each_told(found, model, under)
    ]


def _each_told(
    found: Mapping[tuple[KeyPath, str], Any], model: type[BaseModel] | None, under: KeyPath
) -> Iterator[tuple[KeyPath, Any, tuple[Message, Message | None]]]:
    """Each problem once: where one of several forms would do, pydantic tells what is wrong by each of them."""
    paths = [path for path, _ in found]
    forms: dict[KeyPath, list[Message]] = {}
    for path, kind in found:
        if kind in _FORMS and _FORMS[kind] not in forms.setdefault(path, []):
            forms[path].append(_FORMS[kind])
    told: set[KeyPath] = set()
    for (path, kind), detail in found.items():
        # A list with a wrong item is told to be too short, and to be no text where a text would do, as well.
        if (kind in _FORMS or kind == "too_short") and _has_inner(path, paths):
            continue
        if kind in _FORMS and len(forms[path]) > 1:
            if path not in told:
                told.add(path)
                yield path, detail, (_of_several_forms(path, forms[path]), None)
            continue
        yield path, detail, _told(detail, path, model, under)


def _of_several_forms(path: KeyPath, forms: Sequence[Message]) -> Message:
    first, second = forms[:2]
    return msg("{key} must be {one} or {other}.", key=_called(path), one=first, other=second)


def _has_inner(path: KeyPath, paths: Sequence[KeyPath]) -> bool:
    return any(len(other) > len(path) and other[: len(path)] == path for other in paths)


def _in_file(located: Located, under: KeyPath, loc: KeyPath, *, is_about_key: bool) -> KeyPath:
    """Where the problem stands, without the names that pydantic adds for the branches of a union.

    What does not stand in the file is such a name; but for the last, where the problem is that a key is missing or not
    known.
    """
    path = under
    for number, part in enumerate(loc, 1):
        stands_there = (*path, part) in located.lines
        if stands_there or (is_about_key and number == len(loc)):
            path = (*path, part)
    return path


def _told(detail: Any, path: KeyPath, model: type[BaseModel] | None, under: KeyPath) -> tuple[Message, Message | None]:
    key = _called(path)
    context: Mapping[str, Any] = detail.get("ctx") or {}
    if isinstance(context.get("message"), Message):
        return (msg("{key}: {what}", key=key, what=context["message"]) if key else context["message"]), None
    if detail["type"] == "extra_forbidden":
        return _unknown_key(path, known_keys(model, path[len(under) : -1]))
    if detail["type"] == "missing":
        return msg("{key} is missing.", key=key), msg("Add the line {name}: …", name=str(path[-1]))
    if detail["type"] in {"literal_error", "enum"} and detail["loc"][-1:] == ("[key]",):
        return _unknown_key(path, _choices(context))
    if detail["type"] in {"literal_error", "enum"}:
        return _not_one_of(key, detail.get("input"), _choices(context))
    say = _BY_TYPE.get(detail["type"], _other)
    return say(key, context, str(detail["msg"])), None


def _unknown_key(path: KeyPath, known: Iterable[str]) -> tuple[Message, Message | None]:
    name, around = str(path[-1]), _called(path[:-1])
    what = (
        msg("{around}: there is no key {name}.", around=around, name=name)
        if around
        else msg("There is no key {name}.", name=name)
    )
    return what, suggestion(name, known)


def _choices(context: Mapping[str, Any]) -> list[str]:
    return [part.strip("' ") for part in str(context.get("expected", "")).replace(" or ", ", ").split(",")]


def _not_one_of(key: Message | str, given: object, choices: Sequence[str]) -> tuple[Message, Message | None]:
    what = msg("{key} cannot be {given}.", key=key, given=given if isinstance(given, str | int | float) else "…")
    return what, suggestion(str(given), choices)


def suggestion(given: str, known: Iterable[str]) -> Message | None:
    """What may have been meant; all that can be written where nothing is near."""
    names = {name.lower(): name for name in sorted(set(known))}
    near = difflib.get_close_matches(given.lower(), names, n=1, cutoff=0.6)
    if near:
        return msg("Did you mean {name}?", name=names[near[0]])
    return msg("Choose from: {names}.", names=", ".join(names.values())) if names else None


def known_keys(model: type[BaseModel] | None, path: Sequence[str | int]) -> list[str]:
    """The keys that may stand at ``path`` of a file that ``model`` describes."""
    for part in path:
        if model is None:
            return []
        if isinstance(part, str):
            model = _inside(model, part)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _inside(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, field in model.model_fields.items():
        if key in {name, field.alias}:
            return _model_in(field.annotation)
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in an annotation such as ``tuple[Rule, ...]`` or ``Match | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _called(path: KeyPath) -> Message | str:
    """As a reader counts and reads: *rule 4, kind* for ``rules[3].match.kind[0]``."""
    if len(path) > 1 and isinstance(path[1], int):
        item = msg("rule {number}", number=path[1] + 1) if path[0] == "rules" else f"{path[0]} {path[1] + 1}"
        inside = [str(part) for part in path[2:] if not isinstance(part, int)]
        shown = inside[1:] if len(inside) > 1 and inside[0] in _WRAPPERS else inside
        within = {"item": item, "inside": ".".join(shown)}
        return Message("{item}, {inside}" if shown else "{item}", within)
    return ".".join(str(part) for part in path if not isinstance(part, int))


def _other(key: Message | str, context: Mapping[str, Any], said: str) -> Message:  # noqa: ARG001 - one signature
    return msg("{key} is not valid: {reason}.", key=key, reason=said)


_FORMS: Mapping[str, Message] = {
    "string_type": msg("a text"),
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type"), msg("a list")),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type"), msg("keys with values")),
}
"""What a value should have been, where it has another form."""
_ABOUT_KEYS = frozenset({"missing", "extra_forbidden"})
_DATES = ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact")
_BY_TYPE: dict[str, Callable[[Message | str, Mapping[str, Any], str], Message]] = {
    **dict.fromkeys(("bool_type", "bool_parsing"), lambda key, _c, _s: msg("{key} must be true or false.", key=key)),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float"), lambda key, _c, _s: msg("{key} must be a whole number.", key=key)
    ),
    **dict.fromkeys(("float_type", "float_parsing"), lambda key, _c, _s: msg("{key} must be a number.", key=key)),
    "string_type": lambda key, _c, _s: msg('{key} must be a text. Put it between quotes: "…".', key=key),
    "string_too_short": lambda key, _c, _s: msg("{key} is empty.", key=key),
    "too_short": lambda key, _c, _s: msg("{key} is empty.", key=key),
    "too_long": lambda key, c, _s: nmsg(
        "{key} has room for {n} only.", "{key} has room for {n} only.", c["max_length"], key=key
    ),
    **dict.fromkeys(_DATES, lambda key, _c, _s: msg("{key} must be a date, such as 2026-03-05.", key=key)),
    "string_too_long": lambda key, c, _s: msg("{key} has more than {most} characters.", key=key, most=c["max_length"]),
    "string_pattern_mismatch": lambda key, c, _s: msg(
        "{key} does not have the form {form}.", key=key, form=c["pattern"]
    ),
    "greater_than_equal": lambda key, c, _s: msg("{key} must be {least} or more.", key=key, least=c["ge"]),
    "greater_than": lambda key, c, _s: msg("{key} must be more than {least}.", key=key, least=c["gt"]),
    "less_than_equal": lambda key, c, _s: msg("{key} must be {most} or less.", key=key, most=c["le"]),
    **dict.fromkeys(
        ("tuple_type", "list_type", "set_type", "frozen_set_type"),
        lambda key, _c, _s: msg("{key} must be a list: lines that begin with a hyphen.", key=key),
    ),
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "dict_type", "mapping_type"),
        lambda key, _c, _s: (
            msg("{key} must hold keys with values.", key=key)
            if key
            else msg("The file must hold keys with values, a line each: name: value.")
        ),
    ),
}

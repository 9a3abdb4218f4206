"""What a policy file says beyond its form: which operators it names, with which parameters, for which entities.

Looked at in the file as it was written, valid or not, so that everything that is wrong is told at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from avgtool.i18n import msg
from avgtool.model.treatment import Effect
from avgtool.strict_yaml.explaining import Problem, problem_at, problems_in, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from avgtool.operators.base import Operator
    from avgtool.strict_yaml import KeyPath, Located


_FOR_TEXTS = msg("Choose how the entity itself is treated, such as replace or pseudonymize.")


def build_operator(
    chosen: type[Operator], parameters: Mapping[str, Any], domain: str | None = None, *, beside: str | None = None
) -> Operator:
    """An operator with its parameters; one that needs a key gets ``domain`` unless its parameters name one.

    Args:
        chosen: The operator.
        parameters: As they are written.
        domain: For one that needs a key.
        beside: The policy's file; files that parameters name are looked for beside it.

    Raises:
        ValidationError: pydantic's, where the parameters do not fit.
        PolicyError: A file that they name cannot be read, or is wrong.
    """
    given = dict(parameters)
    for name in chosen.files & given.keys() if beside is not None else ():
        if isinstance(given[name], str):
            given[name] = str(Path(beside or "").parent / given[name])
    if chosen.needs_key and domain is not None:
        given.setdefault("domain", domain)
    return chosen(**given)


def problems_of_meaning(
    located: Located, operators: Mapping[str, type[Operator]], entities: Collection[str] | None
) -> Iterator[Problem]:
    """Operators, parameters and entities that do not exist. What has the wrong form is left to who checks forms.

    Args:
        located: The file.
        operators: Those that a policy may name.
        entities: Those that exist; none are checked without.
    """
    for path, entry in _treatments(located.data):
        yield from _of_operator(entry, path, located, operators)
    for path, entity in _entities(located.data):
        if entities is not None and entity not in entities:
            what = msg("There is no entity {name}.", name=entity)
            yield problem_at(path, located, what, suggestion(entity, entities))


def _of_operator(
    entry: Mapping[str, Any], path: KeyPath, located: Located, operators: Mapping[str, type[Operator]]
) -> Iterator[Problem]:
    name, parameters = entry.get("operator"), entry.get("parameters", {})
    if not isinstance(name, str):
        return
    if path[0] == "text" and name in operators and is_for_columns(operators[name]):
        what = msg("The operator {name} is for columns, not for entities.", name=name)
        yield problem_at((*path, "operator"), located, what, _FOR_TEXTS)
    elif name not in operators:
        what = msg("There is no operator {name}.", name=name)
        yield problem_at((*path, "operator"), located, what, suggestion(name, operators))
    elif isinstance(parameters, Mapping):
        yield from _of_parameters(operators[name], parameters, (*path, "parameters"), located)


def _of_parameters(
    chosen: type[Operator], parameters: Mapping[str, Any], path: KeyPath, located: Located
) -> Iterator[Problem]:
    try:
        made = build_operator(chosen, parameters, beside=located.name)
    except ValidationError as error:
        model = chosen if issubclass(chosen, BaseModel) else None
        yield from problems_in(error, located, model=model, under=path)
        return
    if path[0] == "text" and made.looks_around:
        what = msg(
            "With these parameters {name} looks at more than one value, which a text does not have.", name=made.name
        )
        yield problem_at(path, located, what, _FOR_TEXTS)


def is_for_columns(operator: type[Operator]) -> bool:
    """Whether the operator treats whole columns only, and nothing that is found inside texts."""
    return operator.effect is Effect.INSIDE_TEXT or operator.column_only


def _treatments(data: object) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """Every operator with its parameters, and where it stands."""
    for position, rule in enumerate(_list(_get(data, "rules"))):
        if isinstance(rule, Mapping):
            yield ("rules", position), rule
    text = _get(data, "text")
    if isinstance(default := _get(text, "default"), Mapping):
        yield ("text", "default"), default
    inside = _get(text, "entities")
    for entity, entry in inside.items() if isinstance(inside, Mapping) else ():
        if isinstance(entry, Mapping):
            yield ("text", "entities", entity), entry


def _entities(data: object) -> Iterator[tuple[KeyPath, str]]:
    """Every entity that is named, and where it stands."""
    for position, rule in enumerate(_list(_get(data, "rules"))):
        named = _get(_get(rule, "match"), "entity")
        for entity in [named] if isinstance(named, str) else _list(named):
            if isinstance(entity, str):
                yield ("rules", position, "match", "entity"), entity
    inside = _get(_get(data, "text"), "entities")
    for entity in inside if isinstance(inside, Mapping) else ():
        yield ("text", "entities", entity), entity


def _get(data: object, key: str) -> Any:
    return data.get(key) if isinstance(data, Mapping) else None


def _list(data: object) -> list[Any]:
    return data if isinstance(data, list) else []

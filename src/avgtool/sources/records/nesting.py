"""Nested records as flat ones and back: a field is a column, named by its path.

``{"klant": {"adres": {"postcode": …}}}`` has the column ``klant.adres.postcode``; ``{"adressen": [{"straat": …}]}`` has
``adressen[].straat``, whose values are lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Keys = tuple[str | None, ...]
"""Keys from the top down; ``None`` stands for a list."""


def path_name(keys: Keys) -> str:
    """The name of a column: ``klant.adres.postcode``, ``adressen[].straat``."""
    name = ""
    for key in keys:
        name += "[]" if key is None else f".{key}" if name else key
    return name


def column_names(paths: Iterable[Keys]) -> dict[Keys, str]:
    """A name for each path; a key that itself holds dots may need a number to stay apart."""
    names: dict[Keys, str] = {}
    used: set[str] = set()
    for path in paths:
        base = unique = path_name(path) or "value"
        number = 2
        while unique in used:
            unique, number = f"{base}_{number}", number + 1
        used.add(unique)
        names[path] = unique
    return names


def flatten(value: Any) -> dict[Keys, Any]:
    """The leaves of a record by their path; below a list, each leaf is a list as long as that list.

    An empty object is a leaf of its own (``None``), an empty list is the leaf ``(…, None)``.
    """
    if isinstance(value, dict):
        leaves: dict[Keys, Any] = {}
        for key, inner in value.items():
            leaves.update({(key, *path): leaf for path, leaf in flatten(inner).items()})
        return leaves or {(): None}
    if isinstance(value, list):
        return {(None, *path): leaf for path, leaf in _flatten_list(value).items()}
    return {(): value}


def _flatten_list(values: Sequence[Any]) -> dict[Keys, list[Any]]:
    columns: dict[Keys, list[Any]] = {}
    for position, value in enumerate(values):
        for path, leaf in flatten(value).items():
            columns.setdefault(path, [None] * len(values))[position] = leaf
    return columns or {(): []}


def reconcile(kinds: Mapping[Keys, Collection[str]]) -> list[Keys]:
    """The paths that are columns, of all that were seen with the types of their values.

    What was only ever missing or empty is no column where the same path leads on to others; a value there is one, as
    when a field is now a text, now an object.
    """
    inner = {path[:length] for path in kinds for length in range(len(path))}
    return [path for path in kinds if kinds[path] or path not in inner]


def cell(leaves: Mapping[Keys, Any], path: Keys) -> Any:
    """The value of one record in the column ``path``; an empty list where the record has an empty list there."""
    if path in leaves:
        return leaves[path]
    for length in range(len(path) - 1, 0, -1):
        if path[length - 1] is None and leaves.get(path[:length]) == []:
            return []
    return None


def nest(row: Sequence[Any], paths: Sequence[Keys]) -> Any:
    """The record whose leaves are ``row``; the inverse of :func:`flatten` but for what was empty."""
    record: dict[str, Any] = {}
    for value, path in zip(row, paths, strict=True):
        _put(record, path, value)
    return record


def _put(record: dict[str, Any], path: Keys, value: Any) -> None:
    key, rest = path[0], path[1:]
    assert key is not None  # a record is no list
    if value is None and record.get(key) is not None and not (rest and isinstance(record[key], dict)):
        return  # the field has another shape in this record
    if not rest:
        record[key] = value
    elif rest[0] is None:
        record[key] = _put_list(record.get(key), rest[1:], value)
    else:
        inner = record.get(key)
        if not isinstance(inner, dict):
            record[key] = inner = {}
        _put(inner, rest, value)


def _put_list(present: Any, rest: Keys, values: Any) -> Any:
    if not isinstance(values, list):
        return present
    items: list[Any] = present if isinstance(present, list) else [None] * len(values)
    for position, value in enumerate(values):
        items[position] = _put_item(items[position], rest, value)
    return items


def _put_item(item: Any, rest: Keys, value: Any) -> Any:
    if value is None and item is not None and not (rest and isinstance(item, dict)):
        return item
    if not rest:
        return value
    if rest[0] is None:
        return _put_list(item, rest[1:], value)
    inner = item if isinstance(item, dict) else {}
    _put(inner, rest, value)
    return inner

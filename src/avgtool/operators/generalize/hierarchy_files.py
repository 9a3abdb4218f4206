"""Hierarchies as people write them, and what is wrong with them: in CSV as ARX does, in YAML as a tree.

CSV: ``value;level 1;level 2``, one value a line, the finest level first. YAML: the coarsest names outside, the values
as lists inside. Both come down to the same rows, and the same checks.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from avgtool.errors import PolicyError, system_reason
from avgtool.i18n import Message, msg
from avgtool.strict_yaml import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from avgtool.strict_yaml import KeyPath

Tree: TypeAlias = "dict[str, Any]"
"""The coarsest names with what they contain: trees, or lists of values."""

MOST_VALUES = 100_000
_YAML = frozenset({".yaml", ".yml"})
_DELIMITERS = ";\t,"


@dataclass(frozen=True, slots=True)
class Row:
    """One value with its names, from fine to coarse."""

    names: tuple[str, ...]
    at: int | KeyPath
    """Where it stands: a line, or a path in YAML."""


class HierarchyError(Exception):
    """What is wrong with a hierarchy, and in which row; whoever knows the file tells it.

    Never with a name or value: those of a hierarchy are those of the data.
    """

    def __init__(self, what: Message, row: Row | None = None, against: Row | None = None) -> None:
        super().__init__(str(what))
        self.what = what
        self.at: int | KeyPath = row.at if row else 1
        self.against: int | KeyPath | None = against.at if against else None
        """The row that this one goes against."""


def read_file(path: Path) -> tuple[Row, ...]:
    """The rows of a file, found in order.

    Raises:
        PolicyError: It cannot be read, or has holes, cycles or names at two places; file and line are named.
    """
    if path.suffix.lower() in _YAML:
        located = load(path, error=PolicyError)
        return _checked(
            lambda: rows_of_tree(located.data), lambda at: located.where(at if isinstance(at, tuple) else ())
        )
    rows = _csv_rows(path)
    return _checked(lambda: rows, lambda at: f"{path}:{at if isinstance(at, int) else 1}")


def rows_of_tree(tree: object, path: KeyPath = (), above: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a tree.

    Raises:
        HierarchyError: Something in it is neither a name with what it contains, nor a list of values.
    """
    if isinstance(tree, dict) and tree:
        return [row for name, inside in tree.items() for row in rows_of_tree(inside, (*path, name), (name, *above))]
    if isinstance(tree, list | tuple) and tree and above:
        return [Row((_name(value, (*path, index)), *above), (*path, index)) for index, value in enumerate(tree)]
    raise HierarchyError(msg("Here names with the values they contain are expected."), Row((), path))


def tree_of(rows: Iterable[Row]) -> Tree:
    """The rows as a tree: how plans hold a hierarchy."""
    tree: Tree = {}
    for row in rows:
        value, lowest, *above = row.names
        branch = tree
        for name in reversed(above):
            branch = branch.setdefault(name, {})
        branch.setdefault(lowest, []).append(value)
    return tree


def check(rows: Sequence[Row]) -> None:
    """Refuse what is no hierarchy.

    Raises:
        HierarchyError: A row has a hole, a value stands twice, a name lies in two others, or names contain each other.
    """
    if not rows:
        raise HierarchyError(msg("There are no values in it."))
    if len(rows) > MOST_VALUES:
        raise HierarchyError(msg("There are more than {most} values in it.", most=MOST_VALUES), rows[MOST_VALUES])
    _refuse_holes(rows)
    _refuse_second_places(rows)
    _refuse_cycles(rows)


def _checked(rows: Callable[[], Sequence[Row]], where: Callable[[int | KeyPath], str]) -> tuple[Row, ...]:
    try:
        found = tuple(rows())
        check(found)
    except HierarchyError as error:
        raise PolicyError(error.what, where=where(error.at), hint=_hint(error, where)) from None
    return found


def _hint(error: HierarchyError, where: Callable[[int | KeyPath], str]) -> Message:
    if error.against is None:
        return msg("Write value;level 1;level 2 on each line, or in YAML the coarsest names with what they contain.")
    return msg(
        "Compare it with {other}, and change one of the two. In CSV level 0, the value, is column 1, level 1 column 2, "
        "and so on; in YAML level 1 is the name right around the values.",
        other=where(error.against),
    )


def _csv_rows(path: Path) -> tuple[Row, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PolicyError(
            msg("This file does not exist."),
            where=str(path),
            hint=msg("The path of a hierarchy is relative to the policy file."),
        ) from None
    except UnicodeDecodeError:
        raise PolicyError(msg("The text is not UTF-8."), where=str(path), hint=msg("Save the file as UTF-8.")) from None
    except OSError as error:
        raise PolicyError(
            msg("This file cannot be read: {reason}.", reason=system_reason(error)), where=str(path)
        ) from None
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda sign: (first.count(sign) > 0, -_DELIMITERS.index(sign)))
    lines = csv.reader(text.splitlines(), delimiter=delimiter)
    return tuple(Row(tuple(cell.strip() for cell in cells), lines.line_num) for cells in lines if cells)


def _refuse_holes(rows: Sequence[Row]) -> None:
    wide = len(rows[0].names)
    for row in rows:
        if len(row.names) < 2:  # noqa: PLR2004 - a value and what contains it
            raise HierarchyError(msg("A value stands here, and nothing that contains it."), row)
        if len(row.names) != wide:
            what = msg(
                "There is a hole: {n} levels stand here, and {first} at the first value.",
                n=len(row.names) - 1,
                first=wide - 1,
            )
            raise HierarchyError(what, row)
        if not all(row.names):
            raise HierarchyError(msg("There is a hole: level {n} is empty.", n=row.names.index("")), row)


def _refuse_second_places(rows: Sequence[Row]) -> None:
    seen: dict[tuple[int, str], Row] = {}
    for row in rows:
        if (0, row.names[0]) in seen:
            raise HierarchyError(msg("This value stands here for the second time."), row, against=seen[0, row.names[0]])
        for level, name in enumerate(row.names):
            first = seen.setdefault((level, name), row)
            if first.names[level:] != row.names[level:]:
                above = next(index for index in range(level, len(row.names)) if row.names[index] != first.names[index])
                what = msg(
                    "The name at level {level} lies in one name at level {above} here, and in another elsewhere.",
                    level=above - 1,
                    above=above,
                )
                raise HierarchyError(what, row, against=first)


def _refuse_cycles(rows: Sequence[Row]) -> None:
    """A name may stand at several levels above each other (*Utrecht* in *Utrecht*), but not below itself elsewhere."""
    within: dict[str, dict[str, Row]] = {}
    for row in rows:
        for name, around in pairwise(row.names):
            if name != around:
                within.setdefault(name, {}).setdefault(around, row)
    done: set[str] = set()
    for name in within:
        _walk(name, within, done)


def _walk(start: str, within: Mapping[str, Mapping[str, Row]], done: set[str]) -> None:
    """Depth first, by hand: hierarchies may be deep."""
    path: list[tuple[str, Iterator[tuple[str, Row]]]] = []
    on_path: set[str] = set()

    def enter(name: str) -> None:
        path.append((name, iter(within.get(name, {}).items())))
        on_path.add(name)

    if start not in done:
        enter(start)
    while path:
        name, around = path[-1]
        outer = next(around, None)
        if outer is None:
            path.pop()
            on_path.discard(name)
            done.add(name)
        elif outer[0] in on_path:
            _tell_cycle([one for one, _ in path], *outer, within)
        elif outer[0] not in done:
            enter(outer[0])


def _tell_cycle(path: Sequence[str], around: str, row: Row, within: Mapping[str, Mapping[str, Row]]) -> NoReturn:
    """``row`` puts the last name of the path into ``around``, from which the path came to it."""
    begin = path.index(around)
    what = msg(
        "There is a cycle: the name at level {level} lies here in a name that lies in it elsewhere.",
        level=row.names.index(around) - 1,
    )
    raise HierarchyError(what, row, against=within[around][path[begin + 1]])


def _name(value: object, at: KeyPath) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise HierarchyError(msg("Put quotes around this value."), Row((), at))

"""Values by a hierarchy that somebody wrote: a town by its region, a product by its group."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, PrivateAttr, WithJsonSchema, model_validator

from avgtool.i18n import msg
from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.generalize.hierarchy_files import HierarchyError, check, read_file, rows_of_tree, tree_of
from avgtool.operators.generalize.ladders import Ladder
from avgtool.operators.generalize.readings import looked_up
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    import polars as pl

    from avgtool.operators.base import OperatorContext, Text
    from avgtool.operators.generalize.hierarchy_files import Row
    from avgtool.operators.generalize.readings import Reading

_WRITTEN = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object"}]})
"""As a policy has it: a file, or the tree."""


@dataclass(frozen=True, slots=True)
class Named:
    """Values by the name of what contains them at one level."""

    names: Mapping[str, str]
    """By value, and by what is as coarse already."""

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """The name for each value, white space around it left out."""
        return looked_up(expr.str.strip_chars(), self.names)

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The same."""
        return self.plain(expr)

    def read(self, text: str) -> str | None:
        """The name for one value."""
        return self.names.get(text.strip(WHITE_SPACE))


def named(rows: Sequence[Row], level: int) -> Named:
    """The hierarchy at ``level``; a name of that level or above stays, unless it is a value as well."""
    coarse = {name: name for row in rows for name in row.names[level:]}
    return Named({**coarse, **{row.names[0]: row.names[level] for row in rows}})


def _read(value: object) -> object:
    """A file becomes what it holds, so that a plan holds the whole of what was reviewed."""
    if isinstance(value, str):
        return tree_of(read_file(Path(value)))
    try:
        rows = rows_of_tree(value)
        check(rows)
    except HierarchyError as error:
        raise invalid(error.what) from None
    return tree_of(rows)


class HierarchyLadder(Ladder):
    """Any values, by a hierarchy in the policy or in a file beside it."""

    name: ClassVar[str] = "hierarchy"
    chooses: ClassVar[str] = "level"
    lists_values: ClassVar[bool] = True

    hierarchy: Annotated[dict[str, Any], BeforeValidator(_read), _WRITTEN]
    """A file (CSV as ARX writes it, or YAML), or the tree itself: the coarsest names with what they contain."""
    level: Annotated[int, Field(ge=1)] | None = None
    """How many levels up; 1 by default."""
    _rows: tuple[Row, ...] = PrivateAttr(default=())

    @model_validator(mode="after")
    def _has_level(self) -> Self:
        self._rows = tuple(rows_of_tree(self.hierarchy))
        if self.chosen > self._height:
            raise invalid(msg("the hierarchy has {n} levels", n=self._height))
        return self

    @property
    def chosen(self) -> int:
        """How many levels up."""
        return self.level or 1

    def levels(self) -> tuple[int, ...]:
        """From the chosen one to the coarsest."""
        return tuple(range(self.chosen, self._height + 1))

    def reading(self, context: OperatorContext) -> Reading:  # noqa: ARG002 - names are names everywhere
        """Names at this level."""
        return named(self._rows, self.chosen)

    def details(self) -> tuple[Text | None, ...]:
        """How far up."""
        return (msg("to level {level} of {all} of a hierarchy", level=self.chosen, all=self._height),)

    def leaves(self) -> Text:
        """Names."""
        return msg("names of a hierarchy")

    @property
    def _height(self) -> int:
        return len(self._rows[0].names) - 1

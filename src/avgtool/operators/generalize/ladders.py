"""What a ladder is: one kind of value with its levels, from fine to coarse, each of which contains the one before.

A policy names a ladder by the parameter that chooses it (``date: year``); a search for the least loss walks up from
there, by :meth:`Ladder.levels` and :meth:`Ladder.at`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from typing import Self

    import polars as pl

    from avgtool.operators.base import OperatorContext, Statistics, Text
    from avgtool.operators.generalize.readings import Reading

Level: TypeAlias = "str | int | tuple[int, ...]"
"""A level, as it can stand in a policy."""


class Ladder(BaseModel):
    """One kind of value at one of its levels. Its parameters are those of ``generalize``."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)

    name: ClassVar[str]
    """The parameter that chooses it."""
    chooses: ClassVar[str]
    """The parameter that holds the level; most often the same."""
    learns: ClassVar[bool] = False
    """Whether it must see all values before it can say the first one less precisely."""
    lists_values: ClassVar[bool] = False
    """Whether its writer lists every value: one that it does not know is a hole in it."""

    @property
    def chosen(self) -> Level:
        """The level that was chosen, as it stands in a policy."""
        chosen: Level = getattr(self, self.chooses)
        return chosen

    def levels(self) -> tuple[Level, ...]:
        """The chosen level and those above it: what has one value at a level has one at each level above."""
        raise NotImplementedError

    def at(self, level: Level) -> Self:
        """The same ladder at another of its levels; nothing that was learned is kept.

        Raises:
            ValidationError: pydantic's, where there is no such level.
        """
        return type(self)(**{**self.model_dump(exclude_none=True), self.chooses: level})

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool) -> Self:  # noqa: ARG002 - most
        """Itself, knowing what it must of all values."""
        return self

    def reading(self, context: OperatorContext) -> Reading:
        """How values are read and said at this level."""
        raise NotImplementedError

    def details(self) -> tuple[Text | None, ...]:
        """How coarse, and how values are read, for readers; none for what was left as it is by itself."""
        raise NotImplementedError

    def leaves(self) -> Text:
        """What values are now, for readers."""
        raise NotImplementedError


def fields_of(ladder: type[Ladder]) -> dict[str, Any]:
    """The parameters of a ladder as those of an operator that has many: each may be left out."""
    return {
        name: (field.rebuild_annotation() | None, Field(default=None, description=field.description))
        for name, field in ladder.model_fields.items()
    }

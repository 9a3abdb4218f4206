"""generalize: say it less precisely, so that more people share the value (WP216, generalization)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast

from pydantic import Field, PrivateAttr, ValidationError, create_model, model_validator

from avgtool.i18n import Message, msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import OperatorModel, filled, is_filled, where_filled
from avgtool.operators.generalize.ladders import Ladder, fields_of
from avgtool.operators.generalize.readings import general
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    import polars as pl

    from avgtool.operators.base import OperatorContext, Statistics, Text
    from avgtool.operators.generalize.ladders import Level


class Generalize(OperatorModel):
    """Values at a coarser level of one ladder, which the parameter of its name chooses.

    A value that cannot be read becomes missing, or the marker of ``unreadable``; it is never left as it was.
    """

    name: ClassVar[str] = "generalize"
    title: ClassVar[Message] = msg("generalize")
    effect: ClassVar[Effect] = Effect.COARSENS
    files: ClassVar[frozenset[str]] = frozenset({"hierarchy"})
    ladders: ClassVar[tuple[type[Ladder], ...]] = ()

    unreadable: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """What stands in the place of a value that cannot be read; an empty cell by default."""
    _ladder: Ladder = PrivateAttr()

    @model_validator(mode="after")
    def _one_ladder(self) -> Self:
        chosen = [ladder for ladder in self.ladders if self._given(ladder.name) is not None]
        if len(chosen) != 1:
            names = ", ".join(ladder.name for ladder in self.ladders)
            raise invalid(msg("give one of these: {names}", names=names))
        self._refuse_parameters_of_others(chosen[0])
        given = {name: self._given(name) for name in chosen[0].model_fields}
        try:
            self._ladder = chosen[0](**{name: value for name, value in given.items() if value is not None})
        except ValidationError as error:
            raise _the_same(error) from None
        return self

    @property
    def learns(self) -> bool:
        """Where its ladder does."""
        return self._ladder.learns

    @property
    def looks_around(self) -> bool:
        """Where its ladder learns."""
        return self._ladder.learns

    @property
    def chosen(self) -> Level:
        """The level that was chosen, as it stands in a policy."""
        return self._ladder.chosen

    def levels(self) -> tuple[Level, ...]:
        """The chosen level and those above it on the ladder, the finest first; each contains the one before."""
        return self._ladder.levels()

    def at(self, level: Level) -> Self:
        """The same operator at another level of its ladder.

        Raises:
            ValidationError: pydantic's, where there is no such level.
        """
        kept = {} if self.unreadable is None else {"unreadable": self.unreadable}
        return type(self)(**self._ladder.at(level).model_dump(exclude_none=True), **kept)

    def coarser(self) -> tuple[Self, ...]:
        """The levels above the chosen one."""
        return tuple(self.at(level) for level in self.levels()[1:])

    def fitted(self, values: pl.LazyFrame, statistics: Statistics, *, numeric: bool = False) -> Self:
        """Itself, knowing what its ladder must."""
        learned = self.model_copy()
        learned._ladder = self._ladder.fitted(values, statistics, numeric=numeric)  # noqa: SLF001 - a copy of itself
        return learned

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """General values."""
        treated = general(expr, self._ladder.reading(context))
        return treated if self.unreadable is None else where_filled(expr, treated.fill_null(self.unreadable))

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The general value; the marker, or None, where ``text`` cannot be read."""
        if not is_filled(text):
            return text
        read = self._ladder.reading(context).read(text)
        return self.unreadable if read is None else read

    def lacks(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr | None:
        """Values that a hierarchy does not name, unless ``unreadable`` says what stands in their place."""
        if not self._ladder.lists_values or self.unreadable is not None:
            return None
        return filled(expr) & general(expr, self._ladder.reading(context)).is_null()

    def details(self) -> tuple[Text, ...]:
        """How coarse, and how values are read."""
        unreadable = self.unreadable
        marked = None if unreadable is None else msg("what cannot be read becomes {value}", value=unreadable)
        return tuple(one for one in (*self._ladder.details(), marked) if one is not None)

    def leaves(self) -> Text | None:
        """What values are now."""
        return self._ladder.leaves()

    def _given(self, parameter: str) -> Any:
        return getattr(self, parameter)

    def _refuse_parameters_of_others(self, chosen: type[Ladder]) -> None:
        names = {name for ladder in self.ladders for name in ladder.model_fields}
        for name in sorted(names - set(chosen.model_fields)):
            if self._given(name) is not None:
                owners = ", ".join(ladder.name for ladder in self.ladders if name in ladder.model_fields)
                raise invalid(
                    msg(
                        "{parameter} belongs to {ladders}, not to {chosen}",
                        parameter=name,
                        ladders=owners,
                        chosen=chosen.name,
                    )
                )


def generalize_with(ladders: Sequence[type[Ladder]]) -> type[Generalize]:
    """The operator with these ladders; its parameters are all of theirs."""
    fields = {name: field for ladder in ladders for name, field in fields_of(ladder).items()}
    made = cast(
        "type[Generalize]", create_model("Generalize", __base__=Generalize, __doc__=Generalize.__doc__, **fields)
    )
    made.ladders = tuple(ladders)
    return made


def _the_same(error: ValidationError) -> Exception:
    """What a ladder's own check said, as the operator's."""
    first = error.errors(include_url=False)[0]
    return invalid(first.get("ctx", {}).get("message") or msg("These parameters do not go together."))

"""Characters that hide what a value is: folded before anything is judged, and told where they have no business."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from avgtool.i18n import nmsg
from avgtool.model.findings import Notice
from avgtool.recognizers.encodings import encoded_expr
from avgtool.recognizers.folding import fold_expr, foldable_expr, hiding_expr, odd_expr
from avgtool.scanning.tally import NUMBER, VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from avgtool.engines.base import Engine
    from avgtool.scanning.tally import Tally


@dataclass(frozen=True, slots=True)
class Folded:
    """Rows in which every character is written in one way."""

    frame: pl.LazyFrame
    odd: Mapping[str, int] = field(default_factory=dict)
    """Rows with characters that have no business there, by column; those without are left out."""
    hiding: frozenset[str] = frozenset()
    """Columns in which control characters were met, or characters written as their codes."""


def folded(
    engine: Engine, frame: pl.LazyFrame, tallied: Collection[str] = (), hiding: Collection[str] | None = None
) -> Folded:
    """The rows with one form of each character (:mod:`avgtool.recognizers.folding`), but for columns in ``tallied``.

    Columns of ASCII alone, told by the number of their bytes and characters, are not looked at any further. Those that
    hold control characters, or characters written as their codes, are ``hiding``; these are looked for where they are
    not known, which takes as long as all the rest and is done in a sample.
    """
    schema = dict(frame.collect_schema())
    texts = [n for n, dtype in schema.items() if dtype in (pl.String, pl.List(pl.String)) and n not in tallied]
    lists = {name for name in texts if schema[name] == pl.List(pl.String)}

    def asked(names: Iterable[str], question: Callable[[pl.Expr], pl.Expr]) -> dict[str, int]:
        values = {name: pl.col(name).list.join(" ") if name in lists else pl.col(name) for name in names}
        if not values:
            return {}
        row = engine.aggregate(frame, [question(value).alias(name) for name, value in values.items()])
        return {name: int(answer) for name, answer in row.row(0, named=True).items() if answer}

    hidden = asked(texts, lambda value: (hiding_expr(value) | encoded_expr(value)).any()) if hiding is None else hiding
    accented = asked(texts, lambda value: value.str.len_bytes().sum() - value.str.len_chars().sum())
    beyond = [name for name in texts if name in accented or name in hidden]
    foldable = asked(beyond, lambda value: foldable_expr(value).any())
    odd = asked(beyond, lambda value: odd_expr(value).sum())
    return Folded(frame.with_columns(_folded(name, is_list=name in lists) for name in foldable), odd, frozenset(hidden))


def folded_tally(tallied: Tally) -> tuple[Tally, int]:
    """Distinct values with one form of each character, and the rows with characters that have no business there."""
    value = pl.col(VALUE)
    may_hide = hiding_expr(value) | encoded_expr(value)
    beyond = tallied.filter((value.str.len_bytes() != value.str.len_chars()) | may_hide)
    if not beyond.select(foldable_expr(value).any() | odd_expr(value).any()).item():
        return tallied, 0
    odd = int(beyond.filter(odd_expr(value)).get_column(NUMBER).sum())
    return tallied.with_columns(fold_expr(value)).group_by(VALUE, maintain_order=True).agg(pl.col(NUMBER).sum()), odd


def _folded(name: str, *, is_list: bool) -> pl.Expr:
    return pl.col(name).list.eval(fold_expr(pl.element())) if is_list else fold_expr(pl.col(name))


def odd_notices(odd: Mapping[str, int]) -> tuple[Notice, ...]:
    """What is told of them."""
    return tuple(
        Notice(
            "odd_characters",
            nmsg(
                "{n} value of {column} holds characters that look like others or are not seen at all; they were judged "
                "as what they look like.",
                "{n} values of {column} hold characters that look like others or are not seen at all; they were judged "
                "as what they look like.",
                count,
                column=name,
            ),
            column=name,
            count=count,
        )
        for name, count in odd.items()
    )

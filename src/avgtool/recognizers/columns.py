"""The column path: a declaration as Polars expressions over whole columns, and its scalar twins.

Rust's ``regex`` (columns) and Python's ``re`` (one value) read the same shapes; test_conformance.py demands the same
answer of both.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from avgtool.model.kinds import Category
from avgtool.recognizers.checks import mapped, once

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

    from avgtool.recognizers.base import Check, Recognizer, Shape

STRONG_SHAPE = 0.4
"""From this score on, a shape says enough to be looked for in a column that seems to hold nothing personal."""

_PADDING = r"[ \t\r\n\x{a0}]*"
_PYTHON_PADDING = r"[ \t\r\n\xa0]*"
_BLANK = " \t\r\n\xa0"


def normalized(recognizer: Recognizer, expr: pl.Expr) -> pl.Expr:
    """The values as the check reads them: without separators and surrounding blanks, upper case unless case matters."""
    stripped = expr.str.strip_chars(_BLANK)
    if not _case_matters(recognizer):
        stripped = stripped.str.to_uppercase()
    if not recognizer.separators:
        return stripped
    return stripped.str.replace_all(_separator_class(recognizer.separators), "")


def shape_expr(recognizer: Recognizer, expr: pl.Expr) -> pl.Expr:
    """Whether each whole value, but for surrounding blanks, has one of the kind's shapes: Boolean, false for null."""
    import polars as pl

    if not recognizer.shapes:
        return expr.is_null() & pl.lit(value=False)
    return expr.str.contains(rf"\A{_PADDING}(?:{_joined(recognizer.shapes)}){_PADDING}\z").fill_null(value=False)


def valid_expr(recognizer: Recognizer, expr: pl.Expr) -> pl.Expr:
    """Whether each whole value has a shape of the kind and passes its check: Boolean, false for null."""
    shape = shape_expr(recognizer, expr)
    if recognizer.check is None:
        return shape
    return shape & once(normalized(recognizer, expr), partial(_check_expr, recognizer.check))


def alternation(recognizers: Iterable[Recognizer], minimum: float = STRONG_SHAPE) -> str:
    """One Rust regex of all shapes that say something by themselves, for columns that seem clean.

    It finds them anywhere in a value, between characters that are no ASCII letter or digit. What it finds is not yet
    a finding: the full recognizers judge it. Left out are shapes below ``minimum``, kinds that need context, and kinds
    that are not personal, such as dates. The boundary on the left is what makes it quick: without it the regex
    engine's cache of states overflows (measured: 9-15 ns a value with it, over 1,000 without).
    """
    shapes = [
        shape
        for recognizer in recognizers
        if not recognizer.needs_context and recognizer.category is not Category.NONE
        for shape in recognizer.shapes
        if shape.score >= minimum
    ]
    return rf"(?:\A|[^0-9A-Za-z])(?:{_joined(shapes)})(?:[^0-9A-Za-z]|\z)"


def normal_form(recognizer: Recognizer, value: str) -> str:
    """One value as the check reads it; the twin of :func:`normalized`."""
    table = dict.fromkeys(map(ord, recognizer.separators))
    stripped = value.strip(_BLANK)
    return (stripped if _case_matters(recognizer) else stripped.upper()).translate(table)


def matches(recognizer: Recognizer, value: str) -> bool:
    """Whether the whole value has a shape of the kind; the twin of :func:`shape_expr`."""
    return bool(recognizer.shapes) and _pattern(recognizer.shapes).fullmatch(value) is not None


def is_valid(recognizer: Recognizer, value: str) -> bool:
    """Whether the whole value has a shape of the kind and passes its check; the twin of :func:`valid_expr`."""
    if not matches(recognizer, value):
        return False
    return recognizer.check is None or recognizer.check.is_valid(normal_form(recognizer, value))


@cache
def _pattern(shapes: tuple[Shape, ...]) -> re.Pattern[str]:
    joined = "|".join(_scoped(shape.regex, "(?i:") for shape in shapes)
    return re.compile(f"{_PYTHON_PADDING}(?:{joined}){_PYTHON_PADDING}", re.ASCII)


def _joined(shapes: Iterable[Shape]) -> str:
    """The shapes as one Rust regex.

    Its case folding stays in ASCII, as Python's does by ``re.ASCII``: else the two would differ on the Turkish dotless
    i and its like.
    """
    return "|".join(_scoped(shape.regex, "(?i-u:") for shape in shapes)


def _scoped(regex: str, insensitive: str) -> str:
    """The regex as a part of a longer one: a flag at its start reaches no further than itself."""
    return f"{insensitive}{regex.removeprefix('(?i)')})" if regex.startswith("(?i)") else f"(?:{regex})"


def _case_matters(recognizer: Recognizer) -> bool:
    return recognizer.check is not None and recognizer.check.case_matters


def _separator_class(separators: str) -> str:
    return "[" + "".join(re.escape(character) for character in separators) + "]"


def _check_expr(check: Check, values: pl.Expr) -> pl.Expr:
    if check.expression is not None:
        return check.expression(values)
    return mapped(check.is_valid, values)

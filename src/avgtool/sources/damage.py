"""Damage and danger that a table already holds when it comes in, counted for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.i18n import nmsg
from avgtool.model.findings import Notice
from avgtool.sources.formulas import dangerous

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from avgtool.i18n import Message

_MOJIBAKE = "Ã[\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00a0-¿]|â‚¬"
_SCIENTIFIC = r"^\s*\d(?:[.,]\d+)?[Ee]\+\d{1,3}\s*$"
_MASKS: dict[str, Callable[[pl.Expr], pl.Expr]] = {
    "mojibake": lambda values: values.str.contains(_MOJIBAKE),
    "scientific_notation": lambda values: values.str.contains(_SCIENTIFIC),
    # What bears an apostrophe in front already is no danger any more, though it gets one more in writing.
    "formula": lambda values: dangerous(values) & ~values.str.starts_with("'"),
}


def damage_notices(frame: pl.LazyFrame) -> tuple[Notice, ...]:
    """Notices of the damage in the text columns of ``frame``, which is read once.

    Codes: ``mojibake`` (UTF-8 that was once read as something else), ``scientific_notation`` (numbers that a
    spreadsheet program rounded: ``5,54563E+15``) and ``formula`` (cells that such a program would carry out).
    """
    strings = [name for name, dtype in frame.collect_schema().items() if dtype == pl.String]
    if not strings:
        return ()
    masks = [
        mask(pl.col(name)).sum().alias(f"{code}:{number}")
        for code, mask in _MASKS.items()
        for number, name in enumerate(strings)
    ]
    row = frame.select(masks).collect(engine="streaming").row(0, named=True)
    return tuple(_notices(row, strings))


def _notices(counts: dict[str, int], names: list[str]) -> Iterator[Notice]:
    for key, count in counts.items():
        code, _, number = key.partition(":")
        if count:
            name = names[int(number)]
            yield Notice(code, _message(code, name, count), column=name, count=count)


def _message(code: str, column: str, count: int) -> Message:
    if code == "mojibake":
        return nmsg(
            "{n} value of {column} was once saved in the wrong encoding (“JosÃ©” for “José”).",
            "{n} values of {column} were once saved in the wrong encoding (“JosÃ©” for “José”).",
            count,
            column=column,
        )
    if code == "scientific_notation":
        return nmsg(
            "{n} value of {column} lost digits in a spreadsheet program (such as 5.54563E+15).",
            "{n} values of {column} lost digits in a spreadsheet program (such as 5.54563E+15).",
            count,
            column=column,
        )
    return nmsg(
        "{n} value of {column} would be carried out as a formula by a spreadsheet program.",
        "{n} values of {column} would be carried out as formulas by a spreadsheet program.",
        count,
        column=column,
    )

r"""Characters of ASCII as an address, a page or a program writes them: *%40*, *&#64;* and *\u0040* are an at sign.

Percent-encoding is RFC 3986, section 2.1; references are of HTML, section 13.5; the third is JSON's (RFC 8259, section
7). An e-mail address in the address of a page leaves with it as surely as any other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_FIRST, _LAST = 0x20, 0x7E
_NAMED = {
    "&commat;": "@", "&period;": ".", "&lowbar;": "_", "&plus;": "+", "&nbsp;": " ", "&amp;": "&", "&quot;": '"',
    "&apos;": "'", "&lt;": "<", "&gt;": ">", "&colon;": ":", "&equals;": "=", "&sol;": "/",
}  # fmt: skip
ENCODED = (
    r"%(?:25)*(?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e])|&#(?:0{0,4}[0-9]{2,3}|[xX]0{0,4}[2-7][0-9A-Fa-f]);"
    r"|&(?:commat|period|lowbar|plus|nbsp|amp|quot|apos|lt|gt|colon|equals|sol);|\\(?:u00|x)[2-7][0-9A-Fa-f]"
)
"""One character in any of these ways; per cent itself may be written so, again and again."""
_ENCODED = re.compile(ENCODED)
_MARKS = ("%", "&", "\\")


def may_be_encoded(text: str) -> bool:
    """Whether any of the signs is there with which these begin: cheap to ask."""
    return "%" in text or "&" in text or "\\" in text


def decoded(text: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """The text with its characters as they are meant, and where each stood; none where all are as they stand."""
    if not may_be_encoded(text) or _ENCODED.search(text) is None:
        return None
    written: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for found in (*_ENCODED.finditer(text), None):
        until = found.start() if found else len(text)
        written.append(text[at:until])
        places.extend((place, place + 1) for place in range(at, until))
        if found:
            written.append(_meant(found[0]))
            places.extend([found.span()] * len(_meant(found[0])))
            at = found.end()
    return "".join(written), tuple(places)


def decoded_expr(values: pl.Expr) -> pl.Expr:
    """The twin of :func:`decoded` for a column."""
    import polars as pl

    def each(column: pl.Series) -> pl.Series:
        places = column.str.contains(ENCODED).fill_null(value=False).arg_true()
        if places.is_empty():
            return column
        written = column.gather(places).map_elements(_written, return_dtype=pl.String)
        return column.clone().scatter(places, written)

    return values.map_batches(each, return_dtype=pl.String, is_elementwise=True)


def encoded_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds such a character: Boolean."""
    return values.str.contains_any(list(_MARKS)) & values.str.contains(ENCODED)


def _written(text: str) -> str:
    return _ENCODED.sub(lambda found: _meant(found[0]), text)


@cache
def _meant(written: str) -> str:
    """The character of ASCII that is written so; what stands for none stays."""
    if written in _NAMED:
        return _NAMED[written]
    if written.startswith("&#") and written[2] not in "xX":
        code = int(written[2:-1])
    else:
        code = int(written.rstrip(";")[-2:], 16)
    return chr(code) if _FIRST <= code <= _LAST else written

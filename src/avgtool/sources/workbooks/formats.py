"""How a workbook shows its numbers and dates: read from an .xlsx file, and kept where it says nothing about persons."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import polars as pl

from avgtool.i18n import msg
from avgtool.model.findings import Notice
from avgtool.sources.signature import Format

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    Code = str | int
    """Excel's own text, or the number of a code that it has built in."""
    Shown = Mapping[int, Counter[Code]]
    """How often each code occurs among the numbers of a column, by the number of the column in the sheet."""

_STYLES = "xl/styles.xml"
_CELL = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})[0-9]{1,7}"(?:[^>]*?\bs="([0-9]+)")?(?:[^>]*?\bt="(\w+)")?[^>]*(?<!/)>'
)
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^>]*>")
_CELL_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\s[^>]*>")
_ATTRIBUTE = re.compile(r"(numFmtId|formatCode)=\"([^\"]*)\"")
_GENERAL = 0
_TEXT = 49
_CALLED = {"General": _GENERAL, "@": _TEXT}
_BUILT_IN = 164
"""Codes below this number mean the same in every workbook."""
_LONGEST = 120
_SAFE = re.compile(
    r"(?:General|AM/PM|A/P|[yYmMdDhHsSE]+|[0#?.,%/:;+\-() @*_$€£¥]|\\[^\w]|"
    r"\"(?:[^\w\"]*|EUR|USD|GBP)\"|"
    r"\[(?:\$[^\w\]]{0,3}(?:EUR|USD|GBP)?(?:-[0-9A-Fa-f]+)?|[hH]+|m+|[sS]+|"
    r"Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d{1,2})\])+"
)
"""Codes without words or numbers of their own: a text in a code may be anything."""
_DATES = (pl.Date, pl.Datetime, pl.Time, pl.Duration)


class SheetFormats:
    """Which styles the cells of a sheet have, counted while it passes."""

    def __init__(self) -> None:
        self._styles: Counter[tuple[bytes, bytes, bytes]] = Counter()

    def look_at(self, text: bytes) -> None:
        """Count the cells in one chunk of the sheet."""
        self._styles.update(_CELL.findall(text))

    def shown(self, codes: list[Code]) -> Shown:
        """The codes of each column; text counts where it is formatted as text, other text does not."""
        columns: dict[int, Counter[Code]] = {}
        for (letters, style, kind), count in self._styles.items():
            number = int(style or 0)
            code = codes[number] if number < len(codes) else _GENERAL
            column = columns.setdefault(column_number(letters), Counter())
            if kind in {b"", b"n", b"d"} or code == _TEXT:
                column[code] += count
        return columns


def column_number(letters: bytes) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def codes_of(archive: zipfile.ZipFile) -> list[Code]:
    """The code of each style of cells."""
    if _STYLES not in archive.namelist():
        return []
    text = archive.read(_STYLES).decode("utf-8", "replace")
    own: dict[str, Code] = {}
    for attributes in _attributes(_FORMAT, text):
        code = unescape(attributes.get("formatCode", ""))
        own[attributes.get("numFmtId", "")] = _CALLED.get(code, code)
    styles = _CELL_STYLES.search(text)
    numbers = [one.get("numFmtId", "") for one in _attributes(_STYLE, styles[0] if styles else "")]
    return [own.get(number) or (int(number) if number.isdigit() else _GENERAL) for number in numbers]


def _attributes(tag: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    return (dict(_ATTRIBUTE.findall(found)) for found in tag.findall(text))


def shown_as(shown: Shown, frame: pl.DataFrame, kind: Format) -> tuple[dict[str, Code], list[Notice]]:
    """The code for each column of ``frame`` that has one, and notices of what a copy shows otherwise."""
    if kind is not Format.XLSX:
        text = msg("How numbers and dates are shown is not copied from a file of this kind; their values are.")
        return {}, [Notice("number_format", text)]
    first = min(shown, default=1)
    if max(shown, default=0) - first + 1 != frame.width:
        shown = {}
    formats: dict[str, Code] = {}
    notices = []
    for number, name in enumerate(frame.columns, start=first):
        codes = Counter(shown.get(number, {}))
        special = Counter({code: count for code, count in codes.items() if code != _GENERAL})
        if not special or not _is_shown(frame.schema[name], special):
            continue
        code = special.most_common(1)[0][0]
        if _is_safe(code) and special[code] >= codes[_GENERAL]:
            formats[name] = code
        if name not in formats or len(special) > 1:
            text = msg(
                "Some numbers of {column} are shown in another way in a copy; their values are the same.", column=name
            )
            notices.append(Notice("number_format", text, column=name))
    return formats, notices


def _is_shown(dtype: pl.DataType, codes: Counter[Code]) -> bool:
    """Whether a code means anything for values of a type: of text only the one that says it is text."""
    return _TEXT in codes if dtype == pl.String else dtype.is_numeric() or isinstance(dtype, _DATES)


def _is_safe(code: Code) -> bool:
    if isinstance(code, int):
        return code < _BUILT_IN
    return len(code) <= _LONGEST and bool(_SAFE.fullmatch(code))

"""Which column of somebody's table holds what of the register."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import LANGUAGES, msg
from avgtool.model.register_words import RegisterField
from avgtool.register.table import HEADINGS
from avgtool.strict_yaml.explaining import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.model.register_words import RegisterWords

_BETWEEN_BRACKETS = re.compile(r"\([^()]*\)")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """A word in small letters, without accents and marks: *Categorieën persoonsgegevens:* and the like."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NO_LETTER.sub(" ", letters).strip()


def columns_of(
    columns: Sequence[str], words: RegisterWords, mapped: Mapping[str, str]
) -> dict[RegisterField, tuple[str, ...]]:
    """Field to its columns: as the user says, and for the rest by their headers.

    Args:
        columns: Of the table.
        words: By which headers are known.
        mapped: Column to field, as the user says; a column mapped to nothing (``""``) is left aside.

    Raises:
        InputError: A column or field does not exist, or no column holds the name of an activity.
    """
    found: dict[RegisterField, list[str]] = {}
    for column, name in mapped.items():
        if column not in columns:
            hint = suggestion(column, columns)
            raise InputError(msg("There is no column {column}.", column=column), hint=hint)
        if name:
            found.setdefault(_field(name), []).append(column)
    for column in columns:
        field = None if column in mapped else _recognized(column, words)
        if field is not None and not any(one in mapped for one in found.get(field, ())):
            found.setdefault(field, []).append(column)
    if RegisterField.NAME not in found:
        raise InputError(
            msg("No column is recognized as the name of the activity."),
            hint=msg("Name it: --map COLUMN=name. Columns: {columns}", columns=", ".join(columns)),
        )
    return {field: tuple(named) for field, named in found.items()}


def _field(name: str) -> RegisterField:
    try:
        return RegisterField(name)
    except ValueError:
        hint = suggestion(name, list(RegisterField))
        raise InputError(msg("The register has no field {name}.", name=name), hint=hint) from None


def _recognized(column: str, words: RegisterWords) -> RegisterField | None:
    names = {plain(column), plain(_BETWEEN_BRACKETS.sub("", column))}
    for field, heading in HEADINGS.items():
        if names & {field.value.replace("_", " "), *(plain(heading.render(one)) for one in LANGUAGES)}:
            return field
    return next((field for field, known in words.headers.items() if names & {*known}), None)

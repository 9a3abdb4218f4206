"""Which column of somebody's table holds what of the register."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import LANGUAGES, Message, msg
from avgtool.model.register_words import RegisterField
from avgtool.register.table import HEADINGS
from avgtool.strict_yaml.explaining import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from avgtool.model.register_words import RegisterWords

IMPORT_ONLY: Mapping[RegisterField, Message] = {
    RegisterField.NUMBER: msg("No."),
    RegisterField.SPECIAL: msg("Special data"),
    RegisterField.REMARKS: msg("Remarks"),
}
"""What columns are called that tables of others have, and an export has not."""
_BETWEEN_BRACKETS = re.compile(r"\([^()]*\)")
_HYPHENATED = re.compile(r"-\s*\n\s*")
"""A word parted at the end of a line: *Verwerkings-* and *activiteit* below it."""
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
    chosen = {_the_column(column, columns): name for column, name in mapped.items()}
    for column, name in chosen.items():
        if name:
            found.setdefault(_field(name), []).append(column)
    for column in columns:
        field = None if column in chosen else _recognized(column, words)
        if field is not None and not any(one in chosen for one in found.get(field, ())):
            found.setdefault(field, []).append(column)
    if RegisterField.NAME not in found:
        raise InputError(
            msg("No column is recognized as the name of the activity."),
            hint=msg("Name it: --map COLUMN=name. Columns: {columns}", columns=", ".join(columns)),
        )
    return {field: tuple(named) for field, named in found.items()}


def heading_of(field: RegisterField) -> Message:
    """What a field is called."""
    return HEADINGS.get(field) or IMPORT_ONLY[field]


def _the_column(name: str, columns: Sequence[str]) -> str:
    """The column of that name, written with other white space perhaps: headers of sheets have line breaks."""
    found = [column for column in columns if column.split() == name.split()]
    if name in columns or len(found) == 1:
        return name if name in columns else found[0]
    raise InputError(msg("There is no column {column}.", column=name), hint=suggestion(name, columns))


def _field(name: str) -> RegisterField:
    try:
        return RegisterField(name)
    except ValueError:
        hint = suggestion(name, list(RegisterField))
        raise InputError(msg("The register has no field {name}.", name=name), hint=hint) from None


def _recognized(column: str, words: RegisterWords) -> RegisterField | None:
    """The field of a column by its header: as it stands, without what is in brackets, and each side of a slash."""
    bare = _BETWEEN_BRACKETS.sub("", column)
    whole = (column, _HYPHENATED.sub("", column), _BETWEEN_BRACKETS.sub(lambda found: found[0][1:-1], column), bare)
    for forms in ({plain(one) for one in whole}, {_short(one, words) for one in whole}):
        if (field := _field_of(forms, words)) is not None:
            return field
    for side in bare.split("/") if "/" in bare else ():
        if (field := _field_of({plain(side), _short(side, words)}, words)) is not None:
            return field
    return None


def _field_of(forms: AbstractSet[str], words: RegisterWords) -> RegisterField | None:
    for field, heading in HEADINGS.items():
        ours = [field.value.replace("_", " "), *(plain(heading.render(one)) for one in LANGUAGES)]
        if forms & {*ours, *(_short(one, words) for one in ours)} - {""}:
            return field
    known = ((field, {*names, *(_short(one, words) for one in names)}) for field, names in words.headers.items())
    return next((field for field, names in known if forms & names - {""}), None)


def _short(header: str, words: RegisterWords) -> str:
    """A header without small words, and with its abbreviations written out: *Cat. betrokkenen*."""
    said = plain(header)
    whole = words.short.get(said, said)
    return " ".join(words.short.get(word, word) for word in whole.split() if word not in words.unsaid)

"""Which column of an export holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.importing.words import plain
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.consent_words import ImportField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.model.consent_words import ConsentWords

_PERSON = (ImportField.CUSTOMER, ImportField.EMAIL, ImportField.PHONE)


def columns_of(
    columns: Sequence[str], words: ConsentWords, mapped: Mapping[str, str], *, purpose_given: bool
) -> dict[ImportField, str]:
    """Field to column: as the user says, and for the rest by their headers.

    Args:
        columns: Of the export.
        words: That headers are known by.
        mapped: Column to field, as the user says; a column that is mapped to nothing (``""``) is left aside.
        purpose_given: Whether the user names the one purpose of all rows.

    Raises:
        InputError: A column or field does not exist, two columns hold the same, or one that is needed is missing.
    """
    found = _mapped(columns, mapped)
    for column in columns:
        field = None if column in mapped else _recognized(column, words)
        if field is None or (field in found and found[field] in mapped):
            continue
        _refuse_second(field, column, found)
        found[field] = column
    _require(found, purpose_given=purpose_given)
    return found


def _mapped(columns: Sequence[str], mapped: Mapping[str, str]) -> dict[ImportField, str]:
    found: dict[ImportField, str] = {}
    for column, name in mapped.items():
        if column not in columns:
            raise InputError(
                msg("There is no column {column}.", column=column),
                hint=msg("Columns: {columns}", columns=", ".join(columns)),
            )
        if name == "":
            continue
        field = ImportField.CUSTOMER if name == "subject" else next((one for one in ImportField if one == name), None)
        if field is None:
            raise InputError(
                msg("No column of consents is called {name}.", name=name),
                hint=msg("Choose one of: {names}.", names=", ".join(ImportField)),
            )
        _refuse_second(field, column, found)
        found[field] = column
    return found


def _recognized(column: str, words: ConsentWords) -> ImportField | None:
    name = plain(column)
    return next((field for field, known in words.headers.items() if name in known), None)


def _refuse_second(field: ImportField, column: str, found: Mapping[ImportField, str]) -> None:
    if field in found:
        raise InputError(
            msg("{first} and {second} both look like {field}.", first=found[field], second=column, field=field.value),
            hint=msg("Say which one it is: --map {column}={field}", column=column, field=field.value),
        )


def _require(found: Mapping[ImportField, str], *, purpose_given: bool) -> None:
    missing = [field.value for field in (ImportField.TYPE, ImportField.AT) if field not in found]
    if not any(field in found for field in _PERSON):
        missing.insert(0, ImportField.CUSTOMER.value)
    if missing:
        raise InputError(
            msg("No column is recognized as: {fields}.", fields=", ".join(missing)),
            hint=msg("Name it: --map COLUMN={field}", field=missing[0]),
        )
    if ImportField.PURPOSE not in found and not purpose_given:
        raise InputError(
            msg("No column is recognized as: {fields}.", fields=ImportField.PURPOSE.value),
            hint=msg("Name it: --map COLUMN=purpose; or say --purpose, where all rows are about one."),
        )

"""Which column of an export holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from avgtool.consent.importing.said_no import no_of, tells_no
from avgtool.consent.importing.words import plain
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.consent_words import NOES, ImportField

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.model.consent_words import ConsentWords, RowType

_PERSON = (ImportField.CUSTOMER, ImportField.EMAIL, ImportField.PHONE)


def columns_of(
    columns: Sequence[str],
    words: ConsentWords,
    mapped: Mapping[str, str],
    *,
    type_given: RowType | None = None,
    at_given: bool = False,
) -> dict[ImportField, str]:
    """Field to column: as the user says, and for the rest by their headers.

    Args:
        columns: Of the export.
        words: That headers are known by.
        mapped: Column to field, as the user says; a column that is mapped to nothing (``""``) is left aside.
        type_given: What rows say that do not say it themselves.
        at_given: Whether the user says when it happened.

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
    _require(found, type_given=type_given, dated=at_given or _says_no(found, words, type_given))
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
    known = next((field for field, known in words.headers.items() if name in known), None)
    return known or (ImportField.TYPE if tells_no(column, words) else None)


def _says_no(found: Mapping[ImportField, str], words: ConsentWords, type_given: RowType | None) -> bool:
    """Whether all rows that say anything say no: these need no moment."""
    if ImportField.TYPE in found:
        return no_of(found[ImportField.TYPE], words) is not None
    return type_given in NOES


def _refuse_second(field: ImportField, column: str, found: Mapping[ImportField, str]) -> None:
    if field in found:
        raise InputError(
            msg("{first} and {second} both look like {field}.", first=found[field], second=column, field=field.value),
            hint=msg("Say which one it is: --map {column}={field}", column=column, field=field.value),
        )


def _require(found: Mapping[ImportField, str], *, type_given: RowType | None, dated: bool) -> None:
    needed = ((ImportField.TYPE, type_given is not None), (ImportField.AT, dated))
    missing = [field.value for field, given in needed if field not in found and not given]
    if not any(field in found for field in _PERSON):
        missing.insert(0, ImportField.CUSTOMER.value)
    if missing:
        raise InputError(
            msg("No column is recognized as: {fields}.", fields=", ".join(missing)),
            hint=_hint(missing[0]),
        )


def refuse_unnamed_purpose() -> NoReturn:
    """Say that a purpose is needed.

    Raises:
        InputError: Always.
    """
    raise InputError(
        msg("No column is recognized as: {fields}.", fields=ImportField.PURPOSE.value),
        hint=msg("Name it: --map COLUMN=purpose; or say --purpose, where all rows are about one."),
    )


def refuse_doubled(columns: Mapping[ImportField, str], doubled: Container[str], mapped: Collection[str]) -> None:
    """Refuse a header that stands above several columns, unless the user says which of them is meant.

    Raises:
        InputError: There is such a column.
    """
    for field, name in columns.items():
        if name in doubled and not any(one == name or one.startswith(f"{name}_") for one in mapped):
            raise InputError(
                msg("Several columns are called {column}: which of them is meant is not said.", column=name),
                hint=msg("Say which one it is: --map {column}={field}", column=name, field=field.value),
            )


def _hint(field: str) -> Message:
    if field == ImportField.TYPE:
        return msg(
            "Name it: --map COLUMN=type; where all rows say the same, such as a list of objections: --type bezwaar"
        )
    if field == ImportField.AT:
        return msg("Name it: --map COLUMN=at; or say --at, where all of it happened at one moment.")
    return msg("Name it: --map COLUMN={field}", field=field)

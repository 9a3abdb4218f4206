"""What is given to be recorded: validated, frozen, and made a row of its chain.

Classes with ``table=True`` do not validate what they are given, so each has a class without, which derives from
:class:`Made`.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, ConfigDict, StringConstraints, ValidationError
from sqlmodel import SQLModel

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.appending import timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.ledger.appending import Value
    from avgtool.ledger.chained import Chain

CODE = r"^[a-z0-9][a-z0-9_.-]{0,63}$"
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
"""Characters that PostgreSQL refuses, or that nobody sees; a regular expression, the same in Python and in Polars."""
LONGEST, LONGEST_NAME = 100_000, 500
"""Characters of a text, and of a name."""


def _writable(text: str) -> str:
    """A text that both databases can hold, and that shows all there is of it."""
    text.encode()  # UnicodeEncodeError, a ValueError: half a character
    if re.search(CONTROL, text):
        raise ValueError("control characters")
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), AfterValidator(_writable)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME), AfterValidator(_writable)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
SubjectId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Made(SQLModel):
    """What is given to be recorded; validated, and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=False)  # type: ignore[assignment]


def row_for(chain: Chain, made: Made) -> tuple[Value, ...]:
    """The row of what is to be recorded, in the order of the columns of its chain; sealed fields as they are given."""
    columns: dict[str, Value] = {}
    for name in type(made).model_fields:
        columns.update(stored(name, getattr(made, name)))
    return tuple(columns[name] for name in chain.columns)


def stored(name: str, value: Any) -> dict[str, Value]:
    """A value as the columns that hold it: a moment takes two, for its offset is kept beside it."""
    if isinstance(value, datetime):
        return {name: timestamp(value), f"{name}_offset": offset(value)}
    if isinstance(value, date):
        return {name: value.isoformat()}
    if isinstance(value, tuple):
        return {name: json.dumps([str(each) for each in value], ensure_ascii=False)}
    return {name: value.value if isinstance(value, StrEnum) else value}


def offset(moment: datetime) -> str:
    """The offset of a moment as it was given: ``+01:00``."""
    written = moment.strftime("%z")
    return f"{written[:3]}:{written[3:5]}"


def moment_with_offset(text: str, offset: str) -> datetime:
    """A stored moment, at the offset at which it was given."""
    zone = datetime.strptime(offset.replace("Z", "+00:00"), "%z").tzinfo
    return datetime.fromisoformat(text).astimezone(zone or UTC)


def validated(made: type[Made], fields: Mapping[str, Any]) -> Any:
    """What is to be recorded, checked; without a value of it in the error.

    Raises:
        InputError: A field is not as it must be.
    """
    try:
        return made(**fields)
    except ValidationError as error:
        names = sorted({str(one["loc"][0]) for one in error.errors(include_input=False) if one["loc"]})
        raise InputError(
            msg("Not as it must be: {fields}.", fields=", ".join(names) or made.__name__),
            hint=msg("See docs/ledger.md for what each field holds."),
        ) from None


def refuse_future(at: datetime, now: datetime) -> None:
    """Whether something can have happened.

    Raises:
        InputError: The moment has no time zone, or lies ahead.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise InputError(
            msg("A moment without a time zone is no proof of when."),
            hint=msg("Give the offset as well: 2026-11-22T10:15:00+01:00"),
        )
    if at.astimezone(UTC) > now:
        raise InputError(
            msg("This moment lies in the future."), hint=msg("Record what happened, once it has happened.")
        )


def one_of(kind: Any, value: Any) -> Any:
    """A value of an enumeration by its name.

    Raises:
        InputError: There is no such one.
    """
    try:
        return kind(value)
    except ValueError:
        raise InputError(
            msg("{name} is none of: {known}.", name=kind.__name__, known=", ".join(one.value for one in kind))
        ) from None

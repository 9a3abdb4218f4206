"""What keeps a plan from being carried out in a source, whatever the kind of source."""

from __future__ import annotations

from avgtool.errors import InputError
from avgtool.i18n import msg


class ChangedSinceError(InputError):
    """Rows of the person are not any more as they were when the plan was made."""


def changed_since(source: str, table: str | None = None) -> ChangedSinceError:
    """The error for a source that is not any more as it was when its plan was made."""
    return ChangedSinceError(
        msg("was changed since the plan was made; nothing was done in it"),
        where=f"{source}: {table}" if table else source,
        hint=msg("Make a new plan, look at it, and carry that out."),
    )


def no_key(where: str) -> InputError:
    """The error for a key that stands in several rows, of which only some are of the person."""
    return InputError(
        msg("its key does not tell one row from all others; nothing was done"),
        where=where,
        hint=msg("Name columns that do, under key in avgtool.yaml."),
    )

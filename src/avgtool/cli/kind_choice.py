"""The kinds and categories that ``--fail-on`` takes, and what to say to who names them otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.cli.speaking import SpeakingChoice
from avgtool.i18n import msg

if TYPE_CHECKING:
    import click


class KindChoice(SpeakingChoice):
    """A choice of kinds and categories: a list of them and the name of an entity are answered by what to type."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What to type instead."""
        names = [name.strip() for name in str(value).split(",")]
        if len(names) > 1:
            options = " ".join(f"--fail-on {_kind_of(name) or name}" for name in names)
            return str(msg("One kind or category at a time: {options}", options=options))
        if kind := _kind_of(names[0]):
            return str(msg("{value} is an entity. Its kind is: {kind}", value=value, kind=kind))
        return super().get_invalid_choice_message(value, ctx)


def _kind_of(entity: str) -> str | None:
    from avgtool import catalog

    return next((one.kind.value for one in catalog.recognizers() if one.entity == entity.upper()), None)

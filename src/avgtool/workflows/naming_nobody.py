"""Whether a description names somebody: what is only ever added to must not hold what may have to be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.config import Config


_OF_MACHINES = frozenset({"IP_ADDRESS", "MAC_ADDRESS"})
"""A description of a breach names the server that it is about."""


def require_nobody_named(texts: Iterable[str | None], config: Config) -> None:
    """Refuse texts in which a name, an address or a number points to one person.

    Raises:
        InputError: They do; the error tells the kinds, and never what stands there.
    """
    given = [text for text in texts if text]
    found = {one.entity for each in catalog.text_finder(config.text).find(given) for one in each} if given else set()
    titles = catalog.entity_words()
    named = sorted(
        entity for entity in found if catalog.is_direct(entity) and entity in titles and entity not in _OF_MACHINES
    )
    if named:
        raise InputError(
            msg(
                "The description seems to name a person: {kinds}.",
                kinds=listed(", ", [titles[one].title for one in named]),
            ),
            hint=msg(
                "Say it without, for it cannot be erased later. If nobody is named: {option}", option="--names-nobody"
            ),
        )

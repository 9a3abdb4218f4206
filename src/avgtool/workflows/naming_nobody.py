"""Whether a description names somebody: what is only ever added to must not hold what may have to be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from avgtool.config import Config
    from avgtool.text.finding import Finder


_OF_MACHINES = frozenset({"IP_ADDRESS", "MAC_ADDRESS"})
"""A description of a breach names the server that it is about."""
_ADDRESS = "EMAIL_ADDRESS"


def require_nobody_named(texts: Iterable[str | None], config: Config) -> None:
    """Refuse texts in which a name, an address or a number points to one person; ``privacy@…`` points to a task.

    Raises:
        InputError: They do; the error tells the kinds, and never what stands there.
    """
    given = [text for text in texts if text]
    titles = catalog.entity_words()
    named = sorted(entity for entity in _found(given, config) if entity in titles)
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


def _found(texts: Sequence[str], config: Config) -> set[str]:
    """The entities in texts that point to one person."""
    finder = catalog.text_finder(config.text)
    found = zip(texts, finder.find(texts), strict=True) if texts else ()
    return {
        one.entity
        for text, each in found
        for one in each
        if catalog.is_direct(one.entity)
        and one.entity not in _OF_MACHINES
        and not (one.entity == _ADDRESS and _is_of_a_task(text[one.start : one.end], finder))
    }


def _is_of_a_task(address: str, finder: Finder) -> bool:
    """Whether an address is that of a task, at a domain that is not called after a person (*jan-de-vries.nl*)."""
    if not catalog.is_role_address(address):
        return False
    words = address.partition("@")[2].partition(".")[0].split("-")
    said = " ".join(word.capitalize() for word in words)
    return len(words) == 1 or not any(one.entity == "PERSON" for each in finder.find([said]) for one in each)

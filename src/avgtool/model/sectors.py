"""What a sector calls the person, which data are usual there, and what deserves attention. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message
    from avgtool.model.kinds import Category, Kind


@dataclass(frozen=True, slots=True)
class UsualThere:
    """What a process has in one sector and not in others."""

    kinds: tuple[Kind, ...] = ()
    permits: Mapping[Category, str] = field(default_factory=dict)
    """The law or exception by which such data may be there, where it is the same for everybody in the sector."""
    policy: str = ""
    """Name of the shipped policy of the sector for it; empty where it is that of the process."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A line of work."""

    code: str
    person: str
    """The word for one person: *gast*."""
    persons: str
    """The word for several: *gasten*."""
    attention: tuple[Message, ...] = ()
    """What is easily missed there."""
    processes: Mapping[str, UsualThere] = field(default_factory=dict)
    """What is different, by process."""

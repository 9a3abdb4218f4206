"""The words in which others write consents down, so that their exports can be imported. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.model.consents import Channel, EventType, Method

if TYPE_CHECKING:
    from collections.abc import Mapping


class RowType(StrEnum):
    """What a row of an import says: what happened to a consent, or an objection or a preference."""

    REQUESTED = EventType.REQUESTED.value
    GIVEN = EventType.GIVEN.value
    REFUSED = EventType.REFUSED.value
    CONFIRMED = EventType.CONFIRMED.value
    WITHDRAWN = EventType.WITHDRAWN.value
    EXPIRED = EventType.EXPIRED.value
    INVALIDATED = EventType.INVALIDATED.value
    OBJECTION = "objection"
    OBJECTION_LIFTED = "objection_lifted"
    CHANNEL_WANTED = "channel_wanted"
    CHANNEL_UNWANTED = "channel_unwanted"


NOES = (RowType.REFUSED, RowType.WITHDRAWN, RowType.OBJECTION, RowType.CHANNEL_UNWANTED)
"""What closes something; a row of these is not kept out for want of a moment, nor for what else it says."""


class ImportField(StrEnum):
    """What a column of an import holds."""

    CUSTOMER = "customer"
    EMAIL = "email"
    PHONE = "phone"
    PURPOSE = "purpose"
    TYPE = "type"
    AT = "at"
    CHANNEL = "channel"
    NOTICE_VERSION = "notice_version"
    NOTICE_LANGUAGE = "notice_language"
    NOTICE_SHA256 = "notice_sha256"
    METHOD = "method"
    EXPLICIT = "explicit"
    BY_GUARDIAN = "by_guardian"
    BORN = "born"
    TURNS_16_ON = "turns_16_on"
    GUARDIAN = "guardian"
    GUARDIAN_CHECK = "guardian_check"
    EVIDENCE = "evidence"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """Words of one language, in small letters, with a space for everything that is no letter and no digit."""

    headers: Mapping[ImportField, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, RowType] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    truths: Mapping[str, bool] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()
    """What stands in the place of a customer id, or before the @ of an address, where there is none."""
    no_stems: Mapping[str, RowType] = field(default_factory=dict)
    """What stands in a header that says no (``afgemeld``), and what a yes below it means."""
    negations: frozenset[str] = frozenset()
    """Words that make a header say no: ``geen``, ``niet``."""
    no_aside: frozenset[str] = frozenset()
    """Words of headers that tell when, why or how somebody said no, and not whether."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months, short ones too, and their numbers."""
    day_first: bool = False
    """Whether ``1-3-2024`` and ``1.3.2024`` are the first of March."""


def named_months(names: str, **others: int) -> dict[str, int]:
    """Month by name: the twelve names in ``names``, the first three letters of each, and ``others``."""
    numbered = {name: month for month, name in enumerate(names.split(), 1)}
    return {name[:3]: month for name, month in numbered.items()} | numbered | others

"""Channels, ways of recording and kinds of data in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.documents.words import KINDS
from avgtool.i18n import msg, nmsg
from avgtool.model.consents import Basis, Channel, Method

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text
    from avgtool.i18n import Message
    from avgtool.model.consents import Purpose

_DURATION = re.compile(r"P([0-9]{1,4})([YMWD])")

CHANNELS: Mapping[Channel, Message] = {
    Channel.EMAIL: msg("e-mail"),
    Channel.POST: msg("post"),
    Channel.PHONE: msg("telephone"),
    Channel.SMS: msg("SMS"),
    Channel.APP: msg("app"),
}
METHODS: Mapping[Method, Message] = {
    Method.WEBFORM: msg("web form"),
    Method.PHONE: msg("by telephone"),
    Method.PAPER: msg("on paper"),
    Method.EMAIL: msg("by e-mail"),
    Method.APP: msg("in the app"),
    Method.IN_PERSON: msg("in person"),
    Method.IMPORT: msg("import"),
}
BASES: Mapping[Basis, Message] = {
    Basis.CONSENT: msg("consent"),
    Basis.CONTRACT: msg("contract"),
    Basis.LEGAL_OBLIGATION: msg("legal obligation"),
    Basis.VITAL_INTEREST: msg("vital interest"),
    Basis.PUBLIC_TASK: msg("public task"),
    Basis.LEGITIMATE_INTEREST: msg("legitimate interest"),
}


def channel_name(channel: Channel | str | None) -> Message:
    """A channel in words; none: all of them."""
    return CHANNELS[Channel(channel)] if channel else msg("all channels")


def method_name(method: str | None) -> Text:
    """How something came, in words."""
    return METHODS[Method(method)] if method else "–"


def category_name(category: str) -> Text:
    """A kind of personal data: in words where the scanner knows it, else as it was written."""
    known = {kind.value: words for kind, words in KINDS.items()}
    return known.get(category, category)


def duration(text: str | None) -> Text:
    """How long data is kept: an ISO 8601 duration of one unit in words, else as it was written."""
    if not text:
        return msg("not stated")
    found = _DURATION.fullmatch(text)
    if not found:
        return text
    number = int(found[1])
    return {
        "Y": nmsg("{n} year", "{n} years", number),
        "M": nmsg("{n} month", "{n} months", number),
        "W": nmsg("{n} week", "{n} weeks", number),
        "D": nmsg("{n} day", "{n} days", number),
    }[found[2]]


def basis_name(purpose: Purpose) -> Message:
    """On what a purpose rests, with the articles."""
    named = {"basis": BASES[purpose.basis], "letter": purpose.basis.value}
    if purpose.special_ground is None:
        return msg("{basis}, GDPR 6(1)({letter})", **named)
    return msg("{basis}, GDPR 6(1)({letter}) and 9(2)({ground})", **named, ground=purpose.special_ground)

"""Kinds of personal data that know no country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.recognizers.generic import (
    addresses,
    contact,
    dates,
    devices,
    finance,
    identifiers,
    names,
    organizations,
    persons,
    secrets,
    special,
    texts,
)

if TYPE_CHECKING:
    from avgtool.recognizers.base import Recognizer

RECOGNIZERS: tuple[Recognizer, ...] = (
    *names.RECOGNIZERS,
    *addresses.RECOGNIZERS,
    *contact.RECOGNIZERS,
    *dates.RECOGNIZERS,
    *persons.RECOGNIZERS,
    *finance.RECOGNIZERS,
    *devices.RECOGNIZERS,
    *secrets.RECOGNIZERS,
    *identifiers.RECOGNIZERS,
    *organizations.RECOGNIZERS,
    *special.RECOGNIZERS,
    *texts.RECOGNIZERS,
)

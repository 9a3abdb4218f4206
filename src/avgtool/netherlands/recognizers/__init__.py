"""Kinds of personal data that only the Netherlands knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.netherlands.recognizers import (
    addresses,
    cards,
    companies,
    documents,
    finance,
    government,
    health,
    vehicles,
)

if TYPE_CHECKING:
    from avgtool.recognizers.base import Recognizer

RECOGNIZERS: tuple[Recognizer, ...] = (
    *government.RECOGNIZERS,
    *companies.RECOGNIZERS,
    *finance.RECOGNIZERS,
    *documents.RECOGNIZERS,
    *health.RECOGNIZERS,
    *vehicles.RECOGNIZERS,
    *addresses.RECOGNIZERS,
    *cards.RECOGNIZERS,
)

"""Words in front of a number that say that it is no number of a person: parcels, articles, amounts, versions."""

from __future__ import annotations

_WORDS = """
batch order ref ticket tracking track trace barcode product contract invoice reference euro eur code isbn issn
sku model type voucher trx terminal
"""

OTHER_NUMBERS = frozenset(_WORDS.split())
"""English, lower case, and what is said everywhere."""

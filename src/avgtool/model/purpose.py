"""What a key is used for: each use has a key of its own, so that what one gives away says nothing about another."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Purpose(StrEnum):
    """One use of a key. Its value stands in the derivation for good: another one would change everything made by it."""

    PSEUDONYMIZE = "pseudonymize"
    """Tokens that cannot be turned back."""
    ENCRYPT = "encrypt"
    """Tokens that can."""
    ENCRYPT_MARK = "encrypt-mark"
    """The mark by which an encrypted value tells its key."""
    SURROGATE = "surrogate"
    """Stand-ins that look like values of their kind."""
    SHIFT = "shift"
    """Over how many days the dates of one person are moved."""
    NOISE = "noise"
    """What is added to numbers."""
    KEY_LOG = "key-log"
    """The seals of what is recorded of the key itself."""
    SAMPLE = "sample"
    """Which rows are taken."""
    JOURNAL = "journal"
    """What an execution for a data subject has still to do, kept beside the ledger until it is done."""
    LEDGER_DIGEST = "ledger-digest"
    """Digests by which the ledger finds a person again, or the entry of a suppression list."""


DERIVED_BYTES = 32
"""Bytes of a derived key, where nothing else is asked."""


class Derive(Protocol):
    """Gives the key of one purpose in one domain (``avgtool.keys.Key.derive``)."""

    def __call__(self, purpose: Purpose, domain: str, length: int = DERIVED_BYTES, /) -> bytes:
        """``length`` bytes, always the same ones for this purpose and domain."""
        ...

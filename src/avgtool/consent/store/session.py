"""One transaction on the ledger, in the terms of consents: everything in it happens, or nothing does.

What programs use (``avgtool.Ledger``), and what every command about consents is made of. A person is named by an
identifier: one's own customer id, or an e-mail address or telephone number, of which only a keyed digest is stored.
"""

from __future__ import annotations

from avgtool.consent.store.asking import Asking
from avgtool.consent.store.persons import Missed, Standing
from avgtool.consent.store.recording import Recording
from avgtool.ledger.persons import Person

__all__ = ["ConsentSession", "Missed", "Person", "Standing"]


class ConsentSession(Recording, Asking):
    """Reads and records consents within one transaction."""

"""Made-up purposes, notices and facts for the tests of consent."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from avgtool import catalog
from avgtool.config import Config
from avgtool.model.consents import Basis, Channel, Notice, Purpose

CASES = Path(__file__).parents[1] / "cases" / "consent"


def law(country="nl", sector=None, **consent):
    """The law of a country for an organisation of a sector, as avgtool.yaml would ask for it."""
    return catalog.consent_law(
        Config.model_validate({"organisation": {"sector": sector}, "consent": {"country": country, **consent}})
    )


def notice(*purposes, version="1", language="nl", since=datetime(2015, 1, 1, tzinfo=UTC), text=None, digest=None):
    words = text or f"Wij vragen toestemming voor {', '.join(sorted(purposes))} ({version})."
    return Notice(
        purposes=frozenset(purposes),
        version=version,
        language=language,
        text=words,
        sha256=digest or sha256(words.encode()).hexdigest(),
        since=since,
    )


def purpose(code="nieuwsbrief", basis="a", channels=("email", "sms", "post", "phone"), **more):
    return Purpose(
        code=code,
        titles={"nl": code, "en": code},
        basis=Basis(basis),
        channels=tuple(Channel(one) for one in channels),
        **{"direct_marketing": True, **more},
    )

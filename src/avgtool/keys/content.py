"""What is kept of a key, wherever it is kept: a small JSON text with 32 random bytes and their fingerprint."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from avgtool.keys.key import KEY_BYTES, Secret, fingerprint

FORMAT = "avgtool-key/1"


@dataclass(frozen=True, slots=True)
class Stored:
    """A key as it is kept."""

    id: str
    secret: Secret
    created: str
    """Moment in UTC, ISO 8601; empty where it is not known."""
    replaces: str | None = None
    """Id of the key that it came in the place of."""


def to_text(stored: Stored) -> str:
    """The text that is kept. It holds the key."""
    fields = {
        "format": FORMAT,
        "id": stored.id,
        "created": stored.created,
        **({"replaces": stored.replaces} if stored.replaces else {}),
        "secret": base64.b64encode(stored.secret.reveal()).decode("ascii"),
    }
    return json.dumps(fields, indent=1) + "\n"


def from_text(text: str) -> Stored | None:
    """The key in a text; none where it holds none, or one that does not fit its fingerprint."""
    try:
        fields = json.loads(text)
        secret = base64.b64decode(fields["secret"], validate=True)
        known = fields["format"] == FORMAT and fields["id"] == fingerprint(secret) and len(secret) == KEY_BYTES
    except (ValueError, KeyError, TypeError, binascii.Error):
        return None
    if not known:
        return None
    replaces = fields.get("replaces")
    return Stored(
        fields["id"], Secret(secret), str(fields.get("created", "")), str(replaces) if replaces is not None else None
    )

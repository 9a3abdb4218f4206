"""Keys: made, kept apart, used under a name for each purpose, recorded, and destroyed; never shown.

AVG 4(5) asks that the additional information, here the key, is kept separately and protected. Who holds the key can
link pseudonyms to persons, and read what was encrypted.
"""

from __future__ import annotations

from avgtool.keys.key import Key, Secret, key_from_bytes
from avgtool.keys.lifecycle import destroy_key, key_id, key_status, load_key, new_key, rotate_key

__all__ = [
    "Key",
    "Secret",
    "destroy_key",
    "key_from_bytes",
    "key_id",
    "key_status",
    "load_key",
    "new_key",
    "rotate_key",
]

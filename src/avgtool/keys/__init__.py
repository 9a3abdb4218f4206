"""Keys: made, kept apart, used under a name for each purpose, recorded, and destroyed; never shown.

AVG 4(5) asks that the additional information, here the key, is kept separately and protected. Who holds the key can
link pseudonyms to persons, and read what was encrypted.
"""

from __future__ import annotations

from avgtool.keys.files import FORMAT, load_key, new_key
from avgtool.keys.key import Key, Secret, key_from_bytes

__all__ = ["FORMAT", "Key", "Secret", "key_from_bytes", "load_key", "new_key"]

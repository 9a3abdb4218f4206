"""What countries are called in Dutch besides their names."""

from __future__ import annotations

from types import MappingProxyType

SPOKEN = MappingProxyType(
    {
        "vs": "US",
        "usa": "US",
        "amerika": "US",
        "verenigde staten van amerika": "US",
        "united states of america": "US",
        "vk": "GB",
        "uk": "GB",
        "engeland": "GB",
        "schotland": "GB",
        "groot-brittannië": "GB",
        "great britain": "GB",
        "vae": "AE",
        "zuid-korea": "KR",
        "rusland": "RU",
        "turkije": "TR",
    }
)
"""In small letters, without points, to ISO 3166-1."""

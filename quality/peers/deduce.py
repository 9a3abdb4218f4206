"""deduce as it comes: its own loader and lists, with its cache in a folder of ours instead of in site-packages."""

from __future__ import annotations

import importlib
import tempfile
from typing import TYPE_CHECKING, Any

from quality.peers.base import Peer
from quality.spans import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.peers.base import FindInTexts

ENTITIES = {
    "persoon": ("PERSON",),
    "patient": ("PERSON",),
    "locatie": ("LOCATION", "ADDRESS", "NL_POSTCODE"),
    "ziekenhuis": ("ORGANIZATION",),
    "zorginstelling": ("ORGANIZATION",),
    "datum": ("DATE_TIME", "DATE_OF_BIRTH"),
    "leeftijd": ("AGE",),
    "bsn": ("NL_BSN",),
    "id": ("CUSTOMER_ID", "NL_KVK"),
    "telefoonnummer": ("PHONE_NUMBER",),
    "emailadres": ("EMAIL_ADDRESS",),
    "url": ("URL",),
}
"""deduce's tags as our entities."""


def find_in_texts() -> FindInTexts:
    """Texts, one by one. Loading takes a minute: the lists are built anew, no pickle is read or left behind.

    Importing deduce sends all logging to standard output at level DEBUG; this runs in a process of its own, whose
    standard output nobody reads.
    """
    loaded = importlib.import_module("deduce")
    with tempfile.TemporaryDirectory() as cache:
        deduce = loaded.Deduce(cache_path=cache)

    def find(texts: Sequence[str]) -> list[list[Found]]:
        return [[_found(each) for each in deduce.deidentify(text).annotations] for text in texts]

    return find


def _found(annotation: Any) -> Found:
    """An annotation as a finding; some places are numbers of numpy."""
    return Found(int(annotation.start_char), int(annotation.end_char), ENTITIES[annotation.tag])


DEDUCE = Peer(
    "deduce 3.0.6",
    "LGPL-3.0-or-later",
    "Deduce() with its own configuration and lists, no patient metadata. Made for medical notes. It has one tag for "
    "places, addresses and postcodes, and one for all dates: each was read in its favor.",
    texts=find_in_texts,
)

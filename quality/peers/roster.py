"""Every peer, by the name that the command line knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.peers.deduce import DEDUCE
from quality.peers.euredact import EUREDACT
from quality.peers.presidio import PRESIDIO, STRUCTURED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quality.peers.base import Peer

PEERS: Mapping[str, Peer] = {
    "presidio": PRESIDIO,
    "presidio-structured": STRUCTURED,
    "deduce": DEDUCE,
    "euredact": EUREDACT,
}

"""IP addresses that are kept for examples and that no machine has: RFC 5737 for IPv4, RFC 3849 for IPv6."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv4Address, IPv6Address

import polars as pl

from avgtool.operators.surrogates.drawing import stream
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import key_for

_FOUR = tuple(IPv4Address(one) for one in ("192.0.2.0", "198.51.100.0", "203.0.113.0"))
_HOSTS = 254
"""Addresses of a network that are not the network itself, nor all of it."""
_SIX = IPv6Address("2001:db8::")
_SIX_BITS = 96
_ADDRESS = re.compile(r"\s*\[?(?P<address>[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)\]?(?P<behind>(?::[0-9]+|/[0-9]+)?)\s*")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses; a port or the size of a network behind it goes. Of IPv4 there are 762, so many meet."""

    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins; of what is no address the shape is kept."""
        distinct = values.unique()
        made = [self._made(text) for text in distinct]
        stand_ins = pl.Series([None if one is None else str(one) for one in made], dtype=pl.String)
        others = distinct.filter(stand_ins.is_null())
        if len(others):
            stand_ins = stand_ins.scatter(stand_ins.is_null().arg_true(), Shaped(key_for(self.key, "no ip"))(others))
        return values.replace_strict(distinct, stand_ins, return_dtype=pl.String)

    def _made(self, text: str) -> IPv4Address | IPv6Address | None:
        own = _read(text)
        if own is None:
            return None
        chance = int.from_bytes(stream(str(own), self.key, 16), "big")
        if isinstance(own, IPv4Address):
            one, other = (_four(number) for number in (chance, chance + 1))
        else:
            one, other = (_SIX + number % 2**_SIX_BITS for number in (chance, chance + 1))
        return other if one == own else one


def _read(text: str) -> IPv4Address | IPv6Address | None:
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    try:
        return IPv6Address(found["address"]) if ":" in found["address"] else IPv4Address(found["address"])
    except AddressValueError:
        return None


def _four(chance: int) -> IPv4Address:
    network, host = divmod(chance % (len(_FOUR) * _HOSTS), _HOSTS)
    return _FOUR[network] + 1 + host

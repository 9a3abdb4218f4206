"""IP addresses as the network they belong to: 203.0.113.7 → 203.0.113.0/24, 2001:db8:1:2::3 → 2001:db8:1::/48.

A shortened address is still personal data where few share a network (domain knowledge, AVG recital 30).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

import polars as pl

from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.readings import BLANK

V4: TypeAlias = Literal[8, 16, 24]
V6: TypeAlias = Literal[32, 48, 64]

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_PORT = re.compile(r"\[(?P<six>[^\]]+)\](?::[0-9]{1,5})?|(?P<four>[0-9.]+):[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Networks:
    """IP addresses by network."""

    v4: V4 = 24
    """Bits that stay of an IPv4 address."""
    v6: V6 = 48
    """Bits that stay of an IPv6 address."""

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """Network of IPv4 addresses."""
        return self.usual(expr)

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """Network of IPv4 addresses, also with white space around."""
        kept, cut = self.v4 // 8, 4 - self.v4 // 8
        head, tail = r"\.".join([_OCTET] * kept), rf"\.{_OCTET}" * cut
        return expr.str.extract(rf"^{BLANK}({head}){tail}{BLANK}$", 1) + pl.lit(f"{'.0' * cut}/{self.v4}")

    def read(self, text: str) -> str | None:
        """Network of any address, also with a port, a zone, or written as a network already."""
        bare = text.strip(WHITE_SPACE)
        if found := _PORT.fullmatch(bare):
            bare = found["six"] or found["four"]
        try:
            network = ipaddress.ip_network(bare.partition("%")[0])
        except ValueError:
            return None
        return self._shortened(network)

    def _shortened(self, network: ipaddress.IPv4Network | ipaddress.IPv6Network) -> str:
        if isinstance(network, ipaddress.IPv6Network):
            mapped = network.network_address.ipv4_mapped
            if mapped is None:
                return str(network.supernet(new_prefix=self.v6) if network.prefixlen > self.v6 else network)
            network = ipaddress.IPv4Network(mapped)
        return str(network.supernet(new_prefix=self.v4) if network.prefixlen > self.v4 else network)

"""IP addresses as the network they belong to: 203.0.113.7 → 203.0.113.0/24, 2001:db8:1:2::3 → 2001:db8:1::/48.

A shortened address is still personal data where few share a network (domain knowledge, AVG recital 30).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

import polars as pl

from avgtool.i18n import msg
from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.generalize.ladders import Ladder
from avgtool.operators.generalize.readings import BLANK

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text
    from avgtool.operators.generalize.readings import Reading

V4: TypeAlias = Literal[8, 16, 24]
V6: TypeAlias = Literal[32, 48, 64]

_LEVELS: tuple[V4, ...] = (24, 16, 8)
_SIX: dict[V4, V6] = {24: 48, 16: 32, 8: 32}
"""Bits of an IPv6 address that stay at most, one level up the ladder and higher."""
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


class NetworkLadder(Ladder):
    """IP addresses: networks of ever fewer bits."""

    name: ClassVar[str] = "ip"
    chooses: ClassVar[str] = "ip"

    ip: V4
    """Bits kept of an IPv4 address: 24, 16 or 8."""
    ip6: V6 | None = None
    """Bits kept of an IPv6 address; 48 by default."""

    def levels(self) -> tuple[V4, ...]:
        """From the chosen one to /8."""
        return _LEVELS[_LEVELS.index(self.ip) :]

    def at(self, level: object) -> NetworkLadder:
        """At another level, IPv6 addresses no finer than fits beside it."""
        other = NetworkLadder.model_validate({"ip": level})
        six = self.ip6 or 48
        return other.model_copy(update={"ip6": self.ip6 if other.ip == self.ip else min(six, _SIX[other.ip])})

    def reading(self, context: OperatorContext) -> Reading:  # noqa: ARG002 - addresses are written the same everywhere
        """Addresses by network."""
        return Networks(self.ip, self.ip6 or 48)

    def details(self) -> tuple[Text | None, ...]:
        """How many bits stay."""
        return (
            msg("to /{value}", value=self.ip),
            None if self.ip6 is None else msg("IPv6 to /{value}", value=self.ip6),
        )

    def leaves(self) -> Text:
        """Networks."""
        return msg("networks (/{bits})", bits=self.ip)

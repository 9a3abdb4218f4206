"""Numbers of devices, connections and browsers: online identifiers (AVG recital 30)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.checks import luhn_expression, luhn_is_valid, stdnum_is_valid

if TYPE_CHECKING:
    import polars as pl

    from avgtool.recognizers.base import Sighting

_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_LONG_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9][0-9])"
_HEX = r"[0-9A-Fa-f]{1,4}"
_V4 = rf"{_OCTET}\.{_OCTET}\.{_OCTET}\.{_OCTET}"
_V4_NO_VERSION = "|".join(
    r"\.".join(_LONG_OCTET if place == long else _OCTET for place in range(4)) for long in range(4)
)
"""One number of two digits or more: ``1.2.3.4`` is a version as likely as an address."""
_V4_LENGTH = r"/(?:3[0-2]|[12]?[0-9])"
_V6_LENGTH = r"/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])"
_V6_WITH_V4 = "|".join((
    rf"(?:{_HEX}:){{6}}{_V4}",
    rf"::(?:{_HEX}:){{0,5}}{_V4}",
    rf"(?:{_HEX}:){{1,5}}:{_V4}",
    *(rf"(?:{_HEX}:){{1,{5 - tail}}}(?::{_HEX}){{{tail}}}:{_V4}" for tail in range(1, 5)),
))  # fmt: skip
"""The last 32 bits written as an IPv4 address (RFC 4291, 2.2)."""
_V6 = "|".join((
    _V6_WITH_V4,
    rf"(?:{_HEX}:){{7}}{_HEX}",
    rf"(?:{_HEX}:){{2,7}}:",
    *(rf"(?:{_HEX}:){{1,{7 - tail}}}(?::{_HEX}){{{tail}}}" for tail in range(1, 7)),
    rf":(?::{_HEX}){{2,7}}|::1",
))  # fmt: skip
"""``::`` and ``a::`` are no address of anybody, and stand in programs; with a length of prefix they are a network."""
_VERSION = re.compile(r"(?i)\b(?:versies?|versions?|releases?|builds?|updates?|updaten|firmware|patch|upgrade)\b")
_VERSION_REACH = 60
_DOUBTFUL = 0.15
_SURE = 0.65
"""A score that a context word raised."""
_DIGITS = 12
"""Of a hardware address, without separators."""
_OF_NO_DEVICE = ("000000000000", "FFFFFFFFFFFF")
"""Hardware addresses that mean *none* and *all* (IEEE 802)."""
_UUID = r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"


def _address_score(seen: Sighting) -> float | None:
    """Doubtful behind a word for versions of programs, written alike; none where nothing speaks against it."""
    before = seen.text[max(0, seen.start - _VERSION_REACH) : seen.start]
    is_version = _VERSION.search(before) is not None and ":" not in seen.value
    return _DOUBTFUL if is_version and seen.score < _SURE else None


IP_ADDRESS = Recognizer(
    "IP_ADDRESS",
    Kind.IP,
    msg("IP address"),
    role=Role.DIRECT,
    shapes=(
        Shape(rf"(?:{_V4_NO_VERSION})(?:{_V4_LENGTH})?|{_V4}{_V4_LENGTH}", 0.6),
        Shape(_V4, 0.15),
        Shape(rf"(?:{_V6})(?:%[A-Za-z0-9]{{1,15}})?(?:{_V6_LENGTH})?|(?:{_HEX})?::{_V6_LENGTH}", 0.7),
    ),
    headers=("ip", "ip address", "ipaddress", "ipv4", "ipv6", "client ip", "remote addr", "remote ip", "ip adress",
             "source ip", "ip address locator", "host ip"),
    context=("ip", "address", "server"),
    surroundings=_address_score,
)  # fmt: skip


def _is_of_one_device(address: str) -> bool:
    return len(address) == _DIGITS and address not in _OF_NO_DEVICE


def _of_one_device(addresses: pl.Expr) -> pl.Expr:
    return (addresses.str.len_bytes() == _DIGITS) & ~addresses.is_in(_OF_NO_DEVICE)


MAC_ADDRESS = Recognizer(
    "MAC_ADDRESS",
    Kind.OTHER_ID,
    msg("MAC address"),
    shapes=(
        Shape(r"(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}", 0.8),
        Shape(r"[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}", 0.5),
    ),
    separators=":-.",
    check=Check("not empty or broadcast", _is_of_one_device, _of_one_device, score=0.5),
    headers=("mac", "mac address", "macaddress", "wifi mac", "ethernet address", "bluetooth address"),
    context=("mac", "wifi"),
)

IMEI = Recognizer(
    "IMEI",
    Kind.OTHER_ID,
    msg("Number of a mobile phone (IMEI)"),
    shapes=(Shape(r"[0-9]{15}|[0-9]{2}[ -][0-9]{6}[ -][0-9]{6}[ -][0-9]", 0.1),),
    separators=" -",
    check=Check("Luhn", luhn_is_valid, luhn_expression, score=0.3),
    needs_context=True,
    headers=("imei", "imei number", "device imei", "imei nr"),
    context=("imei",),
)

IMSI = Recognizer(
    "IMSI",
    Kind.OTHER_ID,
    msg("Number of a SIM card (IMSI)"),
    shapes=(Shape(r"[0-9]{14,15}", 0.05),),
    check=Check("country and network code", stdnum_is_valid("imsi"), score=0.15),
    needs_context=True,
    headers=("imsi", "sim", "imsi number", "iccid", "sim number"),
    context=("imsi", "sim"),
)

UUID = Recognizer(
    "UUID",
    Kind.NONE,
    msg("Technical key (UUID)"),
    category=Category.NONE,
    role=Role.NONE,
    articles=(),
    shapes=(Shape(rf"\{{?{_UUID}\}}?", 0.3),),
    headers=("uuid", "guid", "rowguid", "row guid"),
    in_text=False,
)

_COOKIES = {
    "Google Analytics": r"(?:_ga=)?GA1\.[0-9]\.[0-9]{5,12}\.[0-9]{6,11}"
                        r"|_ga(?:_[A-Z0-9]{4,12})?=G[AS][12]\.[0-9A-Za-z$.]{6,120}",
    "by its parameter": r"(?:gclid|gbraid|wbraid|fbclid|msclkid|dclid|ttclid|li_fat_id|_fbp|_fbc|mc_eid)"
                        r"=[A-Za-z0-9._-]{6,400}",
    "Google Ads click": r"(?:Cj0KCQ|CjwKC|EAIaIQ)[A-Za-z0-9_-]{20,150}",
    "Meta": r"fb\.[0-9]\.[0-9]{10,14}\.[A-Za-z0-9_-]{5,200}|IwAR[A-Za-z0-9_-]{40,100}",
}  # fmt: skip

COOKIE_ID = Recognizer(
    "COOKIE_ID",
    Kind.OTHER_ID,
    msg("Cookie or advertising id"),
    shapes=(
        Shape("|".join(_COOKIES.values()), 0.9),
        Shape(r"C[A-Za-z0-9_-]{10,400}\.[IYQA][A-Za-z0-9_-]{5,400}(?:\.[A-Za-z0-9_-]{2,400})?", 0.3),
        Shape(_UUID, 0.02, in_text=True),
        Shape(r"[A-Za-z0-9._~-]{16,400}", 0.02),
    ),
    headers=("cookie", "cookie id", "cookieid", "ga", "ga id", "ga client id", "client id", "clientid", "gclid",
             "fbclid", "msclkid", "dclid", "fbp", "fbc", "idfa", "idfv", "gaid", "aaid", "advertising id",
             "ad id", "device id", "deviceid", "session", "session id", "sessionid", "visitor id", "visitorid",
             "tracking id", "tc string", "consent string", "fingerprint", "browser id", "anonymous id"),
    context=("cookie", "gclid", "fbclid", "idfa", "idfv", "gaid", "aaid", "advertising id", "ad id", "device id",
             "session id", "visitor id", "client id", "_ga", "_fbp", "_fbc"),
)  # fmt: skip

USER_AGENT = Recognizer(
    "USER_AGENT",
    Kind.OTHER_ID,
    msg("Description of a browser"),
    role=Role.QUASI,
    shapes=(Shape(r"Mozilla/[45]\.0 \([A-Za-z0-9 .,;:_/()+-]{1,300}", 0.7),),
    headers=("user agent", "useragent", "browser", "http user agent"),
    in_text=False,
)

VIN = Recognizer(
    "VIN",
    Kind.OTHER_ID,
    msg("Chassis number of a vehicle (VIN)"),
    shapes=(Shape(r"(?i)[A-HJ-NPR-Z0-9]{13}[0-9]{4}", 0.1),),
    needs_context=True,
    headers=("vin", "vin number", "chassis number", "vehicle identification number", "chassis"),
    context=("vin", "chassis"),
)

RECOGNIZERS = (IP_ADDRESS, MAC_ADDRESS, IMEI, IMSI, UUID, COOKIE_ID, USER_AGENT, VIN)

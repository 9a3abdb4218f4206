"""Whether a Bitcoin address is one: the checksums of base58check (BIP 13) and bech32 (BIP 173, BIP 350)."""

from __future__ import annotations

from hashlib import sha256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_RESIDUES = frozenset({1, 0x2BC830A3})
"""Of bech32 and of bech32m."""
_VERSIONS = frozenset({0, 5})
"""First byte of an address of a key, and of a script."""
_DECODED = 25
"""Bytes: version, hash of twenty, checksum of four."""
_NETWORK = "bc"


def is_bitcoin_address(address: str) -> bool:
    """Whether ``address``, as it was written, passes the checksum of its kind; never raises."""
    if address[:3].lower() == f"{_NETWORK}1":
        return _is_bech32(address)
    return _is_base58check(address)


def _is_base58check(address: str) -> bool:
    number = 0
    for character in address:
        digit = _BASE58.find(character)
        if digit < 0:
            return False
        number = number * len(_BASE58) + digit
    if number.bit_length() > 8 * _DECODED:
        return False
    decoded = number.to_bytes(_DECODED, "big")
    zeros = len(decoded) - len(decoded.lstrip(b"\0"))
    if decoded[0] not in _VERSIONS or zeros != len(address) - len(address.lstrip(_BASE58[0])):
        return False
    return sha256(sha256(decoded[:-4]).digest()).digest()[:4] == decoded[-4:]


def _is_bech32(address: str) -> bool:
    if address not in {address.lower(), address.upper()}:
        return False
    values = [_BECH32.find(character) for character in address[len(_NETWORK) + 1 :].lower()]
    if min(values, default=-1) < 0:
        return False
    prefix = [ord(character) for character in _NETWORK]
    return _polymod([*(one >> 5 for one in prefix), 0, *(one & 31 for one in prefix), *values]) in _RESIDUES


def _polymod(values: list[int]) -> int:
    """The remainder of the polynomial with these coefficients, five bits each."""
    remainder = 1
    for value in values:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            remainder ^= generator if top >> place & 1 else 0
    return remainder

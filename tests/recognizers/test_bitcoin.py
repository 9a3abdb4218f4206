"""Addresses of Bitcoin by their checksums: the published examples, and nothing that differs from them by one sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.recognizers.bitcoin import is_bitcoin_address

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
OLD = ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1111111111111111111114oLvT2", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"]
NEW = ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"]


@pytest.mark.parametrize("address", [*OLD, *NEW, NEW[0].upper()])
def test_a_published_address_is_one(address: str):
    """Of a key, of a script, of witness version 0 (BIP 173) and of taproot (BIP 350)."""
    assert is_bitcoin_address(address)


@pytest.mark.parametrize(
    "other", ["", "bc1", "1", "3", "0" * 34, "z" * 60, "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1bio", "é"]
)
def test_what_has_no_such_form_is_none(other: str):
    """Too short, too long, in mixed case, with signs that are not used."""
    assert not is_bitcoin_address(other)


@given(st.sampled_from([*OLD, *NEW]), st.data())
def test_one_other_sign_is_noticed(address: str, data: st.DataObject):
    """At any place behind the prefix."""
    place = data.draw(st.integers(3, len(address) - 1))
    signs = BECH32 if address.startswith("bc1") else BASE58
    sign = data.draw(st.sampled_from([each for each in signs if each != address[place]]))
    assert not is_bitcoin_address(address[:place] + sign + address[place + 1 :])

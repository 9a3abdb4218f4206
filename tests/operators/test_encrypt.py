"""Encryption: exact, deterministic, and noticed when anybody touches it."""

from __future__ import annotations

import base64
import hashlib
import re

import polars as pl
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.keys import key_from_bytes
from avgtool.model.purpose import Purpose
from avgtool.operators import operators
from avgtool.operators.base import OperatorContext, is_filled
from avgtool.operators.sealing import DAMAGED, TOKEN, Opener, Refusal, Sealer, key_mark
from tests.operators.both_paths import CONTEXT, KEY

ENCRYPT = operators()["encrypt"]
OTHER = key_from_bytes(bytes(32))
TEXTS = st.text(min_size=1, max_size=40).filter(is_filled)
DOMAINS = st.text(min_size=1, max_size=20)


@given(text=TEXTS, domain=DOMAINS)
def test_what_was_encrypted_comes_back_as_it_was(text, domain):
    """Every character of it: white space, capitals, accents."""
    token = Sealer.of(KEY.derive, domain).seal(text)
    assert TOKEN.fullmatch(token)
    assert Opener(KEY.derive).open(token) == text


@given(text=TEXTS, domain=DOMAINS)
def test_a_token_says_nothing_to_who_has_another_key(text, domain):
    """It bears the mark of its own key."""
    assert Opener(OTHER.derive).open(Sealer.of(KEY.derive, domain).seal(text)) is Refusal.OTHER_KEY


@given(one=TEXTS, other=TEXTS, domain=DOMAINS, elsewhere=DOMAINS)
def test_equal_values_have_equal_tokens_in_one_domain_only(one, other, domain, elsewhere):
    """So that rows of one domain can be joined, and those of two cannot."""
    token = Sealer.of(KEY.derive, domain).seal(one)
    assert (token == Sealer.of(KEY.derive, domain).seal(other)) == (one == other)
    assert (token == Sealer.of(KEY.derive, elsewhere).seal(one)) == (domain == elsewhere)


@settings(max_examples=300)
@given(text=TEXTS, data=st.data())
def test_a_token_that_was_changed_is_noticed(text, data):
    """Whatever letter of it becomes another: it is refused, or it is seen that it was a token."""
    token = Sealer.of(KEY.derive, "klanten").seal(text)
    place = data.draw(st.integers(4, len(token) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789").filter(lambda one: one != token[place]))
    changed = token[:place] + letter + token[place + 1 :]
    found = TOKEN.fullmatch(changed)
    assert isinstance(Opener(KEY.derive).open(changed), Refusal) if found else DAMAGED.search(changed)


@given(text=TEXTS, cut=st.integers(1, 27))
def test_a_token_that_was_cut_is_noticed(text, cut):
    """A column that is too narrow loses the end."""
    token = Sealer.of(KEY.derive, "klanten").seal(text)[:-cut]
    assert not TOKEN.search(token)
    assert DAMAGED.search(token)


@given(text=TEXTS)
def test_capitals_do_not_matter(text):
    """Some systems write everything in capitals."""
    token = Sealer.of(KEY.derive, "klanten").seal(text)
    assert TOKEN.fullmatch(token.upper())
    assert Opener(KEY.derive).open(token.upper()) == text


@given(texts=st.lists(TEXTS, min_size=1, max_size=4), between=st.sampled_from(["", " ", "-", "s ", "_", "2", "enc_"]))
def test_tokens_are_found_inside_texts(texts, between):
    """Wherever they stand, and whatever follows right behind them."""
    sealer = Sealer.of(KEY.derive, "klanten")
    tokens = [sealer.seal(text) for text in texts]
    assert TOKEN.findall(between.join(["", *tokens, ""])) == tokens


@pytest.mark.parametrize(
    "text",
    ["enc_key", "ENC_TYPE_", "arbeidsongeschiktheidsverzekering_bedrijf", "ps_3abb33ba0e65bc81", "2024_05_01", "enc_"],
)
def test_what_never_was_a_token_is_none(text):
    """A word of somebody else is left alone."""
    assert not TOKEN.search(text)
    assert not DAMAGED.search(text)


def test_a_token_is_what_the_documentation_says():
    """AES-256-SIV (RFC 5297) under a key of the domain, with both marks as associated data."""
    domain = hashlib.sha256(b"avgtool encryption domain\x00klanten").digest()[:5]
    header = KEY.derive(Purpose.ENCRYPT_MARK, "", 5) + domain
    sealed = AESSIV(KEY.derive(Purpose.ENCRYPT, domain.hex(), 64)).encrypt("Zoë".encode(), [header])
    written = base64.b32encode(header + sealed).decode().rstrip("=").lower()
    token = ENCRYPT(domain="klanten").value("Zoë", CONTEXT)
    assert token == f"enc_{written}_"
    assert token.startswith(key_mark(KEY.derive))


def test_tokens_never_change():
    """What was encrypted last year is read with the same key in ten years: promised for good."""
    token = ENCRYPT(domain="klanten").value("Jan", CONTEXT)
    assert token == "enc_r2egy5xd6i7glvwhx7kvmzjrs3iz2gbyb3eeskgenpa6vra_"


def test_the_key_of_encryption_is_not_that_of_pseudonyms():
    """What one gives away says nothing about the other."""
    assert KEY.derive(Purpose.ENCRYPT, "klanten") != KEY.derive(Purpose.PSEUDONYMIZE, "klanten")


def test_each_distinct_value_is_encrypted_once(monkeypatch):
    """A column repeats itself; encryption takes time."""
    sealed = []

    def seal(self, text):  # noqa: ARG001 - the method that it stands for
        sealed.append(text)
        return text.upper()

    monkeypatch.setattr(Sealer, "seal", seal)
    batch = pl.DataFrame({"value": ["a", "b", "a", None, " ", "a"]})
    made = batch.select(ENCRYPT().column(pl.col("value"), CONTEXT)).to_series().to_list()
    assert made == ["A", "B", "A", None, " ", "A"]
    assert sorted(sealed) == ["a", "b"]


def test_the_key_does_not_show_in_what_polars_says():
    """Not in a query plan, an expression, a context, a sealer, or an error."""
    expression = ENCRYPT(domain="klanten").column(pl.col("a"), CONTEXT)
    query = pl.LazyFrame({"a": ["x"]}).select(expression)
    sealer = Sealer.of(KEY.derive, "klanten")
    with pytest.raises(pl.exceptions.PolarsError) as caught:
        pl.LazyFrame({"a": [1.5]}).select(expression).collect()
    told = (query.explain(), query.explain(optimized=False), str(expression), repr(CONTEXT), repr(sealer), str(caught))
    for secret in (KEY.secret.reveal(), KEY.derive(Purpose.ENCRYPT, "cf655ef73e", 64)):
        for text in told:
            assert secret.hex() not in text
            assert repr(secret)[2:-1] not in text


def test_a_policy_gives_it_its_domain():
    """Parameters stand in plans and reports: the domain, and never a key."""
    assert ENCRYPT(domain="klanten").parameters() == {"domain": "klanten"}
    assert re.search("reversible", str(ENCRYPT().details()[0]))


def test_without_a_key_nothing_is_encrypted():
    """The error says how to make one."""
    from avgtool.errors import KeyFileError

    with pytest.raises(KeyFileError, match="avgtool key new"):
        ENCRYPT().value("x", OperatorContext())


@pytest.mark.parametrize("odd", ["\u017f", "\u212a", "\u0130", "\uff21", "\u0663"])
def test_letters_that_only_look_alike_are_no_letters_of_a_token(odd):
    """A long s is an s to who ignores capitals, and no base32."""
    token = ENCRYPT().value("Fatima el Amrani", CONTEXT)
    changed = f"{token[:20]}{odd}{token[21:]}"
    assert not TOKEN.search(changed)
    assert DAMAGED.search(changed)

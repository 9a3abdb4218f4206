"""Passwords, keys and ids of devices in a running text: behind their label, and nothing that only speaks of them."""

from __future__ import annotations

import pytest

from avgtool.catalog import knowledge
from avgtool.recognizers.base import Recognizer
from avgtool.recognizers.matching import Matcher

API_KEY, COOKIE_ID, PASSWORD, SECRET_KEY = map(
    knowledge().recognizer, ("API_KEY", "COOKIE_ID", "PASSWORD", "SECRET_KEY")
)


def found(recognizer: Recognizer, text: str) -> list[str]:
    """The values that count."""
    return [text[one.start : one.end] for one in Matcher(recognizer).find_accepted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mijn wachtwoord is Welkom01 en dat werkt niet", ["Welkom01"]),
        ("wachtwoord: Geheim", ["Geheim"]),
        ('Wifiwachtwoord: "Zomer2024"', ["Zomer2024"]),
        ("pincode 1234 werkt niet", ["1234"]),
        ("sleutelkluiscode: 4711 bij de achterdeur", ["4711"]),
        ("kaart met cvc 123.", ["123"]),
        ("password=Tr0ub4dor&3", ["Tr0ub4dor&3"]),
        ("mot de passe : Soleil2023", ["Soleil2023"]),
        ("wachtwoord: vergeten, reset gestuurd", []),
        ("wachtwoord is vergeten", []),
        ("Wachtwoord vergeten? Bel 06-12345678", []),
        ("pincode 2x verkeerd ingevoerd", []),
        ("Welkom01 is mijn wachtwoord", []),
    ],
)
def test_a_password_stands_behind_its_label(text: str, expected: list[str]):
    """With a digit, a capital or a sign; a word about the password is none."""
    assert found(PASSWORD, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("api key: 8f3a9b2c1d4e5f60718293a4b5c6d7e8", ["8f3a9b2c1d4e5f60718293a4b5c6d7e8"]),
        ("secret_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"]),
        ("token=8f3a9b2c1d4e5f60718293a4b5c6d7e8==", ["8f3a9b2c1d4e5f60718293a4b5c6d7e8=="]),
        ("De token verloopt na 12 uur", []),
        ("bestelling 8f3a9b2c1d4e5f60718293a4b5c6d7e8", []),
    ],
)  # fmt: skip
def test_a_key_without_a_beginning_of_its_own_needs_its_label(text: str, expected: list[str]):
    """Any long run of letters and digits could be one."""
    assert found(SECRET_KEY, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zie postgres://winkel:geheim@db.example.nl/klanten.", ["postgres://winkel:geheim@db.example.nl/klanten"]),
        ("Server=db1;User Id=sa;Password=Geheim123; werkt", ["Server=db1;User Id=sa;Password=Geheim123"]),
        ("sleutel AKIAIOSFODNN7EXAMPLE gelekt", ["AKIAIOSFODNN7EXAMPLE"]),
        ("zie https://example.nl/klanten of mail jan@example.nl", []),
    ],
)
def test_a_key_of_a_known_service_needs_none(text: str, expected: list[str]):
    """And what tells where a service is tells its password, too."""
    assert found(API_KEY, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IDFA: 6D92078A-8246-4BA4-AE5B-76104861E7DC", ["6D92078A-8246-4BA4-AE5B-76104861E7DC"]),
        ("gaid 6d92078a-8246-4ba4-ae5b-76104861e7dc", ["6d92078a-8246-4ba4-ae5b-76104861e7dc"]),
        ("versie 6D92078A-8246-4BA4-AE5B-76104861E7DC", []),
        ("cookie _ga=GA1.2.1234567890.1609459200", ["_ga=GA1.2.1234567890.1609459200"]),
    ],
)
def test_a_uuid_is_an_advertising_id_behind_its_label(text: str, expected: list[str]):
    """Any record of any system has one."""
    assert found(COOKIE_ID, text) == expected

"""An example shows the form of a value and never the value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.kinds import Category, Kind
from avgtool.scanning.masking import DOT, mask_of, masked


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Fatima el Amrani", "Fa•••• •• ••••ni"),
        ("NL91ABNA0417164300", "NL••••••••••••••00"),
        ("1234 AB", "•••• ••"),
        ("1234 ABC", "12•• •BC"),
        ("Jan", "•••••"),
        ("katholiek", "•••••"),
        ("Fatima", "•••••"),
        ("Müller", "•••••"),
        ("123456", "••••••"),
        ("jan@example.nl", "j•••@•••.nl"),
        ("a@b.nl", "•@•.••"),
        ("", ""),
    ],
)
def test_the_ends_are_shown_of_long_values_only(value, shown):
    """Two characters at each end; separators stay."""
    assert masked(value) == shown


def test_nothing_is_shown_of_numbers_that_must_not_show():
    """A BSN and a password show their length at most."""
    assert masked("111222333", "all") == DOT * 9
    assert masked("x1" * 200, "all") == DOT * 24


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        (Kind.RELIGION, Category.SPECIAL),
        (Kind.HEALTH, Category.SPECIAL),
        (Kind.CRIMINAL, Category.CRIMINAL),
        (Kind.CITY, Category.ORDINARY),
        (Kind.GENDER, Category.ORDINARY),
        (Kind.NATIONALITY, Category.ORDINARY),
    ],
)
def test_a_value_out_of_a_short_list_shows_neither_its_ends_nor_its_length(kind, category):
    """*ka•••••ek* is a religion that everybody can read."""
    for value in ("rooms-katholiek", "Den Haag", "licht verstandelijk beperkt", "ja", "a@b.nl"):
        assert masked(value, mask_of(kind, category, "ends")) == DOT * 5


@given(st.text(min_size=1, max_size=200))
def test_most_of_a_value_never_shows(value):
    """At most four letters or digits at the ends, one and the top-level domain of an e-mail address."""
    letters = [character for character in value.strip() if character.isalnum()]
    shown = [character for character in masked(value) if character.isalnum()]
    assert "@" in value or len(shown) <= 4
    assert not letters or len(shown) < len(letters)

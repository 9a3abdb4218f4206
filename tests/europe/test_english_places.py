"""Places in English texts."""

from __future__ import annotations

import pytest

from avgtool.europe.english_places import EnglishPlaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I live in Little Whinging and work in Leeds", ["Little Whinging", "Leeds"]),
        ("born in Stratford-upon-Avon", ["Stratford-upon-Avon"]),
        ("your shop in The Hague", ["The Hague"]),
        ("the Birmingham store, in the Birmingham store", ["Birmingham"]),
        ("she flew from New York", ["New York"]),
        ("i live near manchester", ["manchester"]),
        ("I was born in March and moved in Monday", []),
        ("written in English, from Amazon", []),
        ("i got it in nice condition", []),
    ],
)
def test_places_that_are_known_or_lived_in_are_found(text: str, expected: list[str]):
    """Behind in, at, from and what says where somebody lives; no months, no languages."""
    spans = sorted({(one.start, one.end) for one in EnglishPlaces().find(text)})
    assert [text[start:end] for start, end in spans] == expected

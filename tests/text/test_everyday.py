"""Names are found in English texts too, and everyday words are not taken for them."""

from __future__ import annotations

from functools import partial

import pytest

from avgtool.catalog import text_readers
from avgtool.text.finding import Finder


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My name is John Smith and I live in London.", ["John Smith", "London"]),
        ("Dear Sir, please call me on Monday or in March. Best regards, Customer Service", []),
        ("The parcel arrived late, the box was damaged and the size is wrong.", []),
        ("the zipper broke on the first day", []),
        ("Maria called Tom about the invoice", ["Maria", "Tom"]),
        ("Rose and Amber colours are sold out", []),
        ("Black Friday deals, lovely Chelsea boots", []),
        ("I live at 12 Baker Street, London NW1 6XE", ["12 Baker Street", "London", "NW1 6XE"]),
        ("please call james brown about the refund", ["james brown"]),
        ("Mrs. Emily Johnson-Clarke complained to Peter de Vries.", ["Emily Johnson-Clarke", "Peter de Vries"]),
    ],
)
def test_names_are_found_and_everyday_words_are_not(text, names):
    found = Finder(partial(text_readers, "en")).find([text])[0]
    assert [text[one.start : one.end] for one in found] == names

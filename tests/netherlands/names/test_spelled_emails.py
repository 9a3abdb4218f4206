"""E-mail addresses as people say, hide and mistype them."""

from __future__ import annotations

import pytest

from avgtool.netherlands.names.spelled_emails import SpelledEmails


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lotte apestaartje gmail punt com", ["lotte apestaartje gmail punt com"]),
        ("j punt de vries apenstaart example punt co punt nl", ["vries apenstaart example punt co punt nl"]),
        ("LOTTE[AT]GMAIL[PUNT]COM", ["LOTTE[AT]GMAIL[PUNT]COM"]),
        ("lotte {at} gmail {dot} com", ["lotte {at} gmail {dot} com"]),
        ("jan@gmail, com of jan@hotmail nl", ["jan@gmail, com", "jan@hotmail nl"]),
        ("op lotte at gmail staat niets", ["lotte at gmail"]),
        ("jan@example,nl", ["jan@example,nl"]),
        ("we zijn @ home, de deur is open", []),
        ("zie je morgen @ cafe.nl", []),
        ("hij at punt nl", []),
        ("gewoon jan@example.nl", []),
        ("jan@gmail.com en jan@gmail.com.", ["jan@gmail.com", "jan@gmail.com"]),
    ],
)
def test_addresses_that_no_program_would_take_are_found(text: str, expected: list[str]):
    """As far as they go without words in front; what stands in a sentence by chance is left alone."""
    assert [text[one.start : one.end] for one in SpelledEmails().find(text)] == expected

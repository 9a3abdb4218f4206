"""Numbers, shares and dates in the reader's language."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.i18n import msg
from avgtool.wording import bound, day, decimal, listed, moment, number, share


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (number(1234567), "1.234.567", "1,234,567"),
        (decimal(0.9), "0,90", "0.90"),
        (share(1, 3), "33,3%", "33.3%"),
        (share(0, 3), "0%", "0%"),
        (share(3, 3), "100%", "100%"),
        (share(1, 5000), "< 0,1%", "< 0.1%"),
        (share(4999, 5000), "> 99,9%", "> 99.9%"),
        (share(9965, 10000), "99,7%", "99.7%"),
        (share(1, 800), "0,1%", "0.1%"),
        (share(0, 0), "–", "–"),
        (day(date(2026, 11, 23)), "23 november 2026", "23 November 2026"),
        (
            moment(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)),
            "23 november 2026 09:05\N{NO-BREAK SPACE}UTC",
            "23 November 2026 09:05\N{NO-BREAK SPACE}UTC",
        ),
        (
            moment(datetime(2026, 7, 3, 9, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))),
            "3 juli 2026 09:05\N{NO-BREAK SPACE}CEST",
            "3 July 2026 09:05\N{NO-BREAK SPACE}CEST",
        ),
    ],
)
def test_are_written_as_the_language_does(value, dutch, english):
    """By Babel, not by hand."""
    assert (value.render("nl"), value.render("en")) == (dutch, english)


@given(part=st.integers(0, 10**7), whole=st.integers(1, 10**7))
def test_a_share_is_never_rounded_to_all_or_nothing(part, whole):
    """One row in a million is not 0 %, and all but one is not 100 %."""
    shown = share(min(part, whole), whole).render("en")
    assert (shown == "100%") == (part >= whole)
    assert (shown == "0%") == (part == 0)


@pytest.mark.parametrize(
    ("error", "said"), [(0.00004, "0.1%"), (0.0007, "0.1%"), (0.003, "0.3%"), (0.00301, "0.4%"), (1, "100%")]
)
def test_a_bound_is_only_ever_said_too_high(error, said):
    """What stays below 0.04 % stays below 0.1 %, too; "more than less than 0.1 %" says nothing."""
    assert bound(error).render("en") == said


def test_a_number_inside_a_message_speaks_its_language():
    """A formatted value is a message, so it can be the parameter of one."""
    assert msg("{n} rows", n=number(1000)).render("nl") == "1.000 rows"


def test_a_list_of_nothing_is_empty():
    """And does not show the header of a catalog, which is what gettext says to an empty text."""
    assert str(listed(", ", ())) == ""

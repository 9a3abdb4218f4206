"""The answers of a person count for the data they were given for, and not for ever."""

from __future__ import annotations

from datetime import date

import pytest

from avgtool.model.assessment import Standing
from avgtool.model.demand import Answers
from avgtool.privacy.answering import answered_until, standing

GIVEN = date(2026, 2, 28)


def answers(*, is_for_source: bool = True) -> Answers:
    return Answers("M. de Groot", GIVEN, ("klanten*",), "geen tweede bestand", "l volstaat", is_for_source)


@pytest.mark.parametrize(
    ("today", "counts"),
    [
        (date(2026, 2, 27), Standing.NOT_YET),
        (GIVEN, Standing.COUNT),
        (date(2027, 2, 28), Standing.COUNT),
        (date(2027, 3, 1), Standing.EXPIRED),
    ],
)
def test_they_count_from_their_day_for_some_months(today, counts):
    """What others come to know in the meantime nobody answered for."""
    assert standing(answers(), today, 12) is counts


def test_they_count_for_no_other_data():
    """Whatever the day."""
    assert standing(answers(is_for_source=False), GIVEN, 12) is Standing.OTHER_SOURCE


def test_a_shorter_month_ends_with_its_last_day():
    """As terms in law do (Regulation 1182/71, article 3(2)(c))."""
    assert answered_until(Answers("M.", date(2026, 8, 31), (), "", ""), 6) == date(2027, 2, 28)

"""Whether the answers of a person to what cannot be measured count for a copy: given for these data, and not long ago.

What can be linked and concluded changes with what others come to know (WP216, 2.2): an answer is about some data at
some time, and stands in a policy that may be carried out for years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from avgtool.model.assessment import Standing

if TYPE_CHECKING:
    from datetime import date

    from avgtool.model.demand import Answers


def standing(answers: Answers, today: date, months: int) -> Standing:
    """Whether answers count for a copy that is made today, where they hold for so many months."""
    if not answers.is_for_source:
        return Standing.OTHER_SOURCE
    if answers.on > today:
        return Standing.NOT_YET
    return Standing.COUNT if today <= answered_until(answers, months) else Standing.EXPIRED


def answered_until(answers: Answers, months: int) -> date:
    """The last day that answers hold: that of the same number, or the last one of a shorter month."""
    until: date = answers.on + relativedelta(months=months)
    return until

"""What a purpose said at a moment: somebody agrees to that, and to nothing that was added later (art. 4(11), 6(4) AVG).

A purpose that is described anew keeps its earlier descriptions. A yes is judged by the one in force when it was said:
it does not stretch to other data, recipients, a channel or a basis of afterwards. One that was given before the ledger
knew the purpose is judged by the first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consents import Channel, Purpose


def as_of(purpose: Purpose, at: datetime) -> Purpose:
    """The purpose as it was described at a moment, with what came before it; the first description before that."""
    for number, one in enumerate(purpose.earlier):
        if at < one.until:
            return replace(one.purpose, earlier=purpose.earlier[:number])
    return purpose


def means_no_more(now: Purpose, then: Purpose) -> bool:
    """Whether who agreed to ``then`` agreed to ``now``, channels aside.

    Fewer data or recipients are no more, nor is a title in a further language. Retention, term, review and soft opt-in
    are not what is agreed to.
    """
    same = (
        all(then.titles[language] == text for language, text in now.titles.items() if language in then.titles)
        and now.basis is then.basis
        and now.special_ground == then.special_ground
        and now.direct_marketing == then.direct_marketing
    )
    return same and set(now.categories) <= set(then.categories) and set(now.recipients) <= set(then.recipients)


def described_anew_at(purpose: Purpose, given: datetime, channel: Channel | None, *, by_name: bool) -> datetime | None:
    """Since when another description leaves a yes behind; none where what was said then still covers the purpose.

    Args:
        purpose: As it is at the moment asked about.
        given: When the yes was given.
        channel: As in :func:`still_covers`.
        by_name: As in :func:`still_covers`.
    """
    for one in purpose.earlier:
        if given < one.until:
            return None if still_covers(purpose, one.purpose, channel, by_name=by_name) else one.until
    return None


def still_covers(purpose: Purpose, then: Purpose, channel: Channel | None, *, by_name: bool) -> bool:
    """Whether a yes under ``then`` counts for the purpose by a channel.

    Args:
        purpose: As it is at the moment asked about.
        then: As it was when the yes was given.
        channel: Asked about; none where no channel is.
        by_name: The person named the channel: then the purpose need not have had it.
    """
    return means_no_more(purpose, then) and (by_name or channel is None or channel in then.channels)

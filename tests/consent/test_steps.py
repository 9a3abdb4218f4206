"""Steps taken in one after the other allow what the law allows over all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from avgtool.consent.state import check_step
from avgtool.consent.steps import Steps
from avgtool.errors import InputError
from avgtool.ledger.appending import timestamp
from avgtool.model.consents import Channel, ConsentEvent, EventType

CHANNELS = (Channel.EMAIL, Channel.SMS)
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
HAPPENED = st.tuples(st.sampled_from(EventType), st.integers(0, 2), st.sampled_from([None, *CHANNELS]))


def legal(before: list[ConsentEvent], step: ConsentEvent) -> bool:
    try:
        check_step(before, step, CHANNELS)
    except InputError:
        return False
    return True


@given(st.lists(HAPPENED, max_size=9))
def test_steps_one_by_one_are_those_of_the_law(happened):
    """Whatever happened before, by whatever channel, at moments that may be the same."""
    steps, before, moment = Steps(), [], BEGUN
    for kind, days, channel in happened:
        moment += timedelta(days=days)
        event = ConsentEvent("s", "p", kind, moment, channel)
        assert steps.allows(kind, channel, CHANNELS) == legal(before, event)
        steps.add(kind, timestamp(moment), channel)
        before.append(event)

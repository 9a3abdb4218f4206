"""States and steps of a consent: what can follow what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.consent.state import check_step, consent_state, open_steps
from avgtool.errors import InputError
from avgtool.model.consents import Channel, ConsentEvent, EventType

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
END = START + timedelta(days=99)
STEPS = """
never asked                   -> requested given refused
requested                     -> requested given refused
given                         -> requested given confirmed withdrawn expired invalidated refused
given confirmed               -> requested given confirmed withdrawn expired invalidated refused
given requested               -> requested given confirmed withdrawn expired invalidated refused
given requested refused       -> requested given refused
requested refused             -> requested given refused
requested refused requested   -> requested given refused
given withdrawn               -> requested given refused
given expired                 -> requested given refused
given invalidated             -> requested given refused
given withdrawn given         -> requested given confirmed withdrawn expired invalidated refused
"""


def history(*names, channel=None):
    return [
        ConsentEvent("s", "nieuwsbrief", EventType(name), START + timedelta(days=day), channel)
        for day, name in enumerate(names)
    ]


def step(name, channel=None, at=END):
    return ConsentEvent("s", "nieuwsbrief", EventType(name), at, channel)


@pytest.mark.parametrize("line", STEPS.strip().splitlines())
def test_each_state_leaves_these_steps_open(line):
    before, after = (part.strip() for part in line.split("->"))
    events = history(*([] if before == "never asked" else before.split()))
    assert open_steps(events, "nieuwsbrief", Channel.EMAIL, END) == {EventType(name) for name in after.split()}


@pytest.mark.parametrize("line", STEPS.strip().splitlines())
@pytest.mark.parametrize("name", list(EventType))
def test_a_step_is_taken_exactly_where_it_is_open(line, name):
    before, after = (part.strip() for part in line.split("->"))
    events = history(*([] if before == "never asked" else before.split()))
    if name in after.split():
        check_step(events, step(name))
    else:
        with pytest.raises(InputError):
            check_step(events, step(name))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_withdrawing_what_was_never_given_says_what_is_possible(language, snapshot):
    with pytest.raises(InputError) as refused:
        check_step([], step("withdrawn"))
    assert refused.value.render(language) == snapshot


def test_what_was_given_for_one_channel_can_be_withdrawn_for_all():
    check_step(history("given", channel=Channel.SMS), step("withdrawn"), [Channel.EMAIL, Channel.SMS])


def test_what_was_given_for_one_channel_cannot_be_withdrawn_for_another():
    with pytest.raises(InputError):
        check_step(
            history("given", channel=Channel.SMS), step("withdrawn", Channel.EMAIL), [Channel.EMAIL, Channel.SMS]
        )


def test_a_step_is_judged_by_what_had_happened_at_its_own_time():
    """Consent of day 0, withdrawn on day 1: a withdrawal told afterwards, but of before the consent, is refused."""
    with pytest.raises(InputError):
        check_step(history("given", "withdrawn"), step("withdrawn", at=START - timedelta(days=1)))


@given(st.lists(st.sampled_from(EventType), max_size=8))
def test_the_last_step_taken_is_the_state(names):
    """Of steps that are allowed one after the other, the last but for requests."""
    taken: list[ConsentEvent] = []
    for day, name in enumerate(names):
        at = START + timedelta(days=day)
        if name in open_steps(taken, "nieuwsbrief", None, at):
            taken.append(step(name, at=at))
    answers = [one.type for one in taken if one.type is not EventType.REQUESTED]
    asked = EventType.REQUESTED if taken else None
    assert consent_state(taken, "nieuwsbrief", None, END) == (answers[-1] if answers else asked)


@given(
    st.permutations(history("requested", "given", "confirmed", "withdrawn", "given", "withdrawn")), st.integers(-1, 9)
)
def test_the_order_of_recording_does_not_matter_where_the_times_differ(events, day):
    at = START + timedelta(days=day)
    inorder = sorted(events, key=lambda one: one.at)
    assert consent_state(events, "nieuwsbrief", None, at) == consent_state(inorder, "nieuwsbrief", None, at)

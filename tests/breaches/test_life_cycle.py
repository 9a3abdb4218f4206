"""The life of a breach: what can follow what, what each step asks, and that nothing else can happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.breaches.completeness import lacking
from avgtool.breaches.guards import check_facts, check_step
from avgtool.breaches.life_cycle import TRANSITIONS, open_steps, progress
from avgtool.breaches.standing import standing
from avgtool.breaches.words import HAPPENED, STATES, STEPS
from avgtool.cli.breaches.deciding import GROUNDS
from avgtool.errors import InputError
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Facts, PersonsState, ScanEstimate, State, Step, Todo
from avgtool.model.kinds import Kind
from tests.breaches.building import AWARE, FACTS, LAW, breach, event

S = State
DOMAIN = {
    *((one, end) for one in (S.RECORDED, S.NOT_NOTIFIED, S.REOPENED, S.WITHDRAWN) for end in
      (S.TO_NOTIFY, S.PARTLY_NOTIFIED, S.NOTIFIED)),
    *((one, S.NOT_NOTIFIED) for one in (S.RECORDED, S.TO_NOTIFY, S.REOPENED)),
    (S.TO_NOTIFY, S.PARTLY_NOTIFIED),
    (S.TO_NOTIFY, S.NOTIFIED),
    (S.PARTLY_NOTIFIED, S.NOTIFIED),
    *((one, S.WITHDRAWN) for one in (S.PARTLY_NOTIFIED, S.NOTIFIED, S.REOPENED)),
    *((one, S.CLOSED) for one in (S.NOTIFIED, S.NOT_NOTIFIED, S.WITHDRAWN, S.REOPENED)),
    (S.CLOSED, S.REOPENED),
}  # fmt: skip
"""Every way of a controller from a state to another, and no other."""


def take(one, step, hours=1.0, hours_of_term=72, **fields):
    proposed = event(step, hours, **fields)
    check_step(one, proposed, LAW, hours_of_term)
    return replace(one, events=(*one.events, proposed))


def after(*steps, **fields):
    """A breach with which lawful steps were taken."""
    one = breach(**fields)
    for step in steps:
        one = take(one, step)
    return one


def test_the_states_follow_each_other_as_the_law_and_practice_have_it():
    machine = TRANSITIONS[Capacity.CONTROLLER]
    ways = {(begun, end) for begun, steps in machine.items() if begun for end in steps.values() if begun is not end}
    assert ways == DOMAIN
    assert machine[None] == {Step.RECORD: State.RECORDED}


def test_a_processor_notifies_nobody_but_the_controller():
    """Art. 33(2): whether the authority and the persons hear of it is for the controller to decide."""
    steps = {step for ways in TRANSITIONS[Capacity.PROCESSOR].values() for step in ways}
    assert steps.isdisjoint({Step.NOTIFY, Step.DECIDE_NOTIFY, Step.DECIDE_TELL, Step.TELL})
    told = after(Step.TELL_CONTROLLER, capacity=Capacity.PROCESSOR)
    assert progress(take(told, Step.CLOSE)).state is State.CLOSED
    with pytest.raises(InputError, match="no step"):
        take(told, Step.NOTIFY)


def test_every_state_and_step_has_its_words():
    assert (set(STATES), set(STEPS), set(HAPPENED)) == (set(State), set(Step), set(Step))
    assert set(GROUNDS) == set(LAW.grounds)


@given(st.lists(st.sampled_from(Step), max_size=12), st.sampled_from(Capacity))
def test_no_path_leaves_the_graph(path, capacity):
    """However steps are tried: those that are not open are refused, and change nothing."""
    one = breach(capacity=capacity)
    for step in path:
        state = progress(one).state
        try:
            one = take(one, step)
        except InputError:
            continue
        assert step in open_steps(capacity, state)
        assert progress(one).state is TRANSITIONS[capacity][state][step]


@pytest.mark.parametrize("state", [state for state in State if state is not State.CONTROLLER_TOLD])
def test_every_state_can_reach_closed(state):
    reached = {state}
    while True:
        further = reached | {end for one in reached for end in TRANSITIONS[Capacity.CONTROLLER][one].values()}
        if further == reached:
            break
        reached = further
    assert State.CLOSED in reached


def test_an_illegal_step_is_refused_with_the_steps_that_are_open():
    with pytest.raises(InputError, match=r"recorded, not decided.*no step “close”") as refused:
        take(breach(), Step.CLOSE)
    assert "melden" in refused.value.hint.render("nl")


@pytest.mark.parametrize("hours", [0, 71.99, 72])
def test_within_the_term_a_notification_needs_no_reason(hours):
    assert progress(take(breach(), Step.NOTIFY, hours)).complete


@pytest.mark.parametrize("step", [Step.NOTIFY, Step.NOTIFY_PARTLY])
def test_a_late_notification_says_why(step):
    """Art. 33(1); the term that avgtool.yaml says counts."""
    with pytest.raises(InputError, match="late"):
        take(breach(), step, 72.02)
    assert take(breach(), step, 72.02, words="De leverancier meldde zich niet.")
    assert take(breach(), step, 72.02, hours_of_term=96)


def test_what_follows_a_notification_in_time_is_not_late():
    """Art. 33(4): in phases, without undue further delay."""
    partly = take(breach(), Step.NOTIFY_PARTLY, 70)
    assert progress(take(partly, Step.NOTIFY, 200)).complete


@pytest.mark.parametrize(
    "unknown",
    ["what", "nature", "groups", "kinds", "records", "consequences", "measures", ("persons_least", "persons_most")],
)
def test_a_complete_notification_says_all_that_the_law_asks(unknown):
    """Art. 33(3); in part it can be made with what is known."""
    names = unknown if isinstance(unknown, tuple) else (unknown,)
    empty = Facts("x", AWARE)
    thin = breach(facts=replace(FACTS, **{name: getattr(empty, name) for name in names}))
    assert len(lacking(thin)) == 1
    with pytest.raises(InputError, match="complete notification"):
        take(thin, Step.NOTIFY)
    assert take(thin, Step.NOTIFY_PARTLY)


@pytest.mark.parametrize("step", [Step.NOTIFY, Step.CLOSE])
def test_no_kind_that_a_scan_found_is_passed_over_in_silence(step):
    """It is concerned, or somebody said that it is not; the first part of a notification may leave it open."""
    scan = ScanEstimate("shop", 412, 412, (*FACTS.kinds, Kind.NATIONAL_ID))
    forgotten = replace(FACTS, scans=(scan,))
    steps = () if step is Step.NOTIFY else (event(Step.DECIDE_NOT_NOTIFY),)
    with pytest.raises(InputError, match="national identification number"):
        take(breach(*steps, facts=forgotten), step, 2)
    assert take(breach(facts=forgotten), Step.NOTIFY_PARTLY)
    for judged in (replace(forgotten, left_out=(Kind.NATIONAL_ID,)), replace(forgotten, kinds=scan.kinds)):
        assert take(breach(*steps, facts=judged), step, 2)


def test_a_measure_that_was_recorded_as_a_step_is_a_measure():
    thin = replace(FACTS, measures=None)
    assert [one.field for one in lacking(breach(facts=thin))] == ["measures"]
    one = breach(event(Step.MEASURE), facts=thin)
    assert lacking(one) == ()
    assert take(one, Step.NOTIFY, 2)


def test_nothing_is_decided_before_it_was_known():
    with pytest.raises(InputError, match="before the breach was known"):
        take(breach(), Step.DECIDE_NOTIFY, -1)
    assert take(breach(), Step.MEASURE, -0.5), "a system may have closed itself off"


@pytest.mark.parametrize("step", [Step.DECIDE_NOT_NOTIFY, Step.WITHDRAW, Step.REOPEN])
def test_what_a_supervisor_will_ask_needs_a_reason(step):
    before = {Step.WITHDRAW: (Step.NOTIFY,), Step.REOPEN: (Step.DECIDE_NOT_NOTIFY, Step.CLOSE)}.get(step, ())
    with pytest.raises(InputError, match="reason in words"):
        take(after(*before), step, words=" ")


@pytest.mark.parametrize("ground", [None, "haast"])
def test_not_to_tell_persons_needs_a_ground_of_the_law(ground):
    with pytest.raises(InputError, match="needs a ground") as refused:
        take(breach(), Step.DECIDE_NOT_TELL, ground=ground)
    assert "avg-34-3-a" in str(refused.value.hint)


def test_a_high_risk_and_no_risk_do_not_go_together():
    with pytest.raises(InputError, match="risk is unlikely"):
        take(after(Step.DECIDE_NOT_NOTIFY), Step.DECIDE_TELL)
    with pytest.raises(InputError, match="high risk is likely"):
        take(after(Step.DECIDE_TELL), Step.DECIDE_NOT_NOTIFY)


def test_the_authority_can_have_persons_told_after_all():
    """Art. 34(4)."""
    told = after(Step.NOTIFY, Step.DECIDE_NOT_TELL, Step.DECIDE_TELL, Step.TELL)
    assert progress(told).persons is PersonsState.TOLD
    with pytest.raises(InputError, match="told already"):
        take(told, Step.DECIDE_NOT_TELL)


def test_who_is_too_many_to_tell_is_told_in_public():
    """Art. 34(3)(c): a public communication stands in the place of telling each person, and is recorded like it."""
    spared = take(after(Step.NOTIFY), Step.DECIDE_NOT_TELL, ground="avg-34-3-c")
    assert standing(spared, AWARE).todo == (Todo.TELL_PUBLICLY,)
    with pytest.raises(InputError, match="public communication"):
        take(spared, Step.CLOSE)
    told = take(spared, Step.TELL, channel="website")
    assert progress(take(told, Step.CLOSE)).state is State.CLOSED


def test_persons_are_told_once_that_was_decided():
    with pytest.raises(InputError, match="not decided to tell"):
        take(after(Step.NOTIFY), Step.TELL)


@pytest.mark.parametrize(
    ("steps", "open_yet"),
    [
        ((Step.NOTIFY,), "whether to tell the persons"),
        ((Step.NOTIFY, Step.DECIDE_TELL), "persons were not told"),
        ((Step.NOTIFY, Step.CLOSE), None),
        ((Step.NOTIFY, Step.DECIDE_NOT_TELL), None),
        ((Step.NOTIFY, Step.DECIDE_TELL, Step.TELL), None),
        ((Step.DECIDE_NOT_NOTIFY,), None),
        ((Step.NOTIFY, Step.WITHDRAW), None),
    ],
)
def test_a_breach_is_closed_once_everything_is_settled(steps, open_yet):
    if Step.CLOSE in steps or open_yet:
        with pytest.raises(InputError, match=open_yet or "whether to tell"):
            take(after(*(one for one in steps if one is not Step.CLOSE)), Step.CLOSE)
    else:
        assert progress(take(after(*steps), Step.CLOSE)).state is State.CLOSED


@pytest.mark.parametrize("unknown", ["what", "consequences", "measures"])
def test_also_a_breach_that_is_not_notified_is_described(unknown):
    """Art. 33(5): the facts, the effects and the remedial action."""
    with pytest.raises(InputError, match="register must hold more"):
        take(after(Step.DECIDE_NOT_NOTIFY, facts=replace(FACTS, **{unknown: None})), Step.CLOSE)


def test_what_was_closed_is_open_again_only_by_reopening_it_and_keeps_its_decisions():
    closed = after(Step.DECIDE_NOT_NOTIFY, Step.CLOSE)
    for step in set(Step) - {Step.REOPEN}:
        with pytest.raises(InputError):
            take(closed, step)
    assert progress(take(take(closed, Step.REOPEN), Step.CLOSE)).notify is False


@pytest.mark.parametrize(
    ("changed", "objection"),
    [
        ({"ended": FACTS.begun - timedelta(minutes=1)}, "ended before it began"),
        ({"begun": AWARE + timedelta(minutes=1), "ended": None}, "known before it began"),
        ({"persons_least": 500}, "less than the least"),
        ({"title": " "}, "needs a title"),
        ({"ended": AWARE + timedelta(days=1)}, None),
    ],
)
def test_what_cannot_be_is_refused(changed, objection):
    """A breach may still go on when it is known."""
    facts = replace(FACTS, **changed)
    if objection is None:
        check_facts(facts)
        return
    with pytest.raises(InputError, match=objection):
        check_facts(facts)

"""The life of a request: what can follow what, what each step asks, and that nothing else can happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.errors import InputError
from avgtool.model.requests import Recipients, Right, State, Step, Task, TaskState
from avgtool.subject_requests.guards import check_step
from avgtool.subject_requests.guards.refusing import allowed_grounds
from avgtool.subject_requests.life_cycle import OPEN, TRANSITIONS, open_steps, progress, state_after
from avgtool.subject_requests.standing import possible_steps, standing
from avgtool.subject_requests.words import STATES, STEPS
from tests.subject_requests.building import CALENDAR, LAW, LETTER, RECEIVED, event, noon, request

DOMAIN = {
    (None, State.RECEIVED),
    (State.RECEIVED, State.ACKNOWLEDGED),
    (State.RECEIVED, State.IDENTITY_ASKED),
    (State.ACKNOWLEDGED, State.IDENTITY_ASKED),
    (State.IDENTITY_ASKED, State.IN_PROGRESS),
    (State.IDENTITY_ASKED, State.REFUSED),
    (State.RECEIVED, State.IN_PROGRESS),
    (State.ACKNOWLEDGED, State.IN_PROGRESS),
    (State.IN_PROGRESS, State.CLARIFICATION_ASKED),
    (State.CLARIFICATION_ASKED, State.IN_PROGRESS),
    (State.IN_PROGRESS, State.EXTENDED),
    *((begun, end) for begun in (State.IN_PROGRESS, State.EXTENDED) for end in
      (State.GRANTED, State.PARTLY_GRANTED, State.REFUSED)),
    *((state, State.WITHDRAWN) for state in OPEN),
    *((state, State.CLOSED) for state in
      (State.GRANTED, State.PARTLY_GRANTED, State.REFUSED, State.WITHDRAWN)),
    (State.CLOSED, State.REOPENED),
    (State.REOPENED, State.IN_PROGRESS),
}  # fmt: skip
"""Every way from a state to another, and no other."""

steps = st.lists(st.sampled_from(Step), max_size=12)


def after(*taken: Step) -> list:
    """Lawful events for steps, a day apart."""
    return [event(step, RECEIVED + timedelta(days=n)) for n, step in enumerate(taken, 1)]


def take(one, step, day, **fields):
    """Take a step; what is refused, on a ground that fits whether it is known who asks."""
    if step in {Step.REFUSE, Step.GRANT_PARTLY}:
        unknown = progress(one, CALENDAR).state is State.IDENTITY_ASKED
        fields = {"grounds": ("avg-12-2",) if unknown else ("avg-15-4",)} | fields
    proposed = event(step, day, **fields)
    check_step(one, proposed, LAW, CALENDAR)
    return replace(one, events=(*one.events, proposed))


def test_the_states_follow_each_other_as_the_law_and_practice_have_it():
    assert {(begun, end) for begun, ways in TRANSITIONS.items() for end in ways.values()} == DOMAIN


def test_every_state_has_its_steps_and_every_word_is_there():
    assert set(TRANSITIONS) == {None, *State}
    assert all(open_steps(state) for state in TRANSITIONS)
    assert set(STATES) == set(State)
    assert set(STEPS) == set(Step)


@given(steps)
def test_no_path_leaves_the_graph(path):
    """However steps are tried: those that are open are taken, all others are refused and change nothing."""
    one = request()
    for n, step in enumerate(path, 1):
        state = progress(one, CALENDAR).state
        if step in open_steps(state) and not (step is Step.EXTEND and progress(one, CALENDAR).ever_extended):
            one = take(one, step, RECEIVED + timedelta(days=n))
            assert (state, progress(one, CALENDAR).state) in DOMAIN
        else:
            with pytest.raises(InputError):
                take(one, step, RECEIVED + timedelta(days=n))
    assert state_after(event.step for event in one.events) is progress(one, CALENDAR).state


@pytest.mark.parametrize("state", State)
def test_every_state_can_reach_closed(state):
    reached = {state}
    while True:
        further = reached | {end for one in reached for end in TRANSITIONS[one].values()}
        if further == reached:
            break
        reached = further
    assert State.CLOSED in reached


def test_an_illegal_step_is_refused_with_the_steps_that_are_open():
    with pytest.raises(InputError, match=r"received.*no step “grant”") as refused:
        take(request(), Step.GRANT, RECEIVED)
    hint = refused.value.hint.render("nl")
    assert hint == ("Open stappen: ontvangst bevestigen, vragen wie het is, identiteit vaststellen, laten intrekken.")


def test_what_was_closed_is_open_again_only_by_reopening_it():
    closed = request(*after(Step.VERIFY_IDENTITY, Step.GRANT, Step.CLOSE))
    for step in set(Step) - {Step.REOPEN}:
        with pytest.raises(InputError):
            take(closed, step, RECEIVED + timedelta(days=9))
    reopened = take(closed, Step.REOPEN, date(2026, 6, 1))
    assert open_steps(progress(reopened, CALENDAR).state) == (Step.TAKE_UP, Step.WITHDRAW)


IN_PROGRESS = (Step.VERIFY_IDENTITY,)


@pytest.mark.parametrize(
    ("day", "allowed"),
    [(date(2026, 4, 6), True), (date(2026, 4, 7), True), (date(2026, 4, 8), False)],
)
def test_a_term_is_extended_on_or_before_its_last_day(day, allowed):
    """Received on 5 March 2026: one month later is Easter Sunday, so the last day is Tuesday 7 April."""
    one = request(*after(*IN_PROGRESS))
    if allowed:
        assert progress(take(one, Step.EXTEND, day), CALENDAR).extended
        return
    with pytest.raises(InputError, match="7 April 2026"):
        take(one, Step.EXTEND, day)


def test_a_pause_gives_time_to_extend_too():
    """Twelve days of waiting for what the request is about: the last day is twelve days later."""
    one = request(*after(*IN_PROGRESS))
    one = take(one, Step.ASK_CLARIFICATION, date(2026, 3, 8))
    one = take(one, Step.TAKE_UP, date(2026, 3, 20))
    assert progress(take(one, Step.EXTEND, date(2026, 4, 17)), CALENDAR).extended
    with pytest.raises(InputError, match="17 April 2026"):
        take(one, Step.EXTEND, date(2026, 4, 18))


def test_a_term_is_extended_once_also_after_reopening():
    one = request(*after(*IN_PROGRESS, Step.EXTEND, Step.GRANT, Step.CLOSE, Step.REOPEN, Step.TAKE_UP))
    with pytest.raises(InputError, match="once"):
        take(one, Step.EXTEND, RECEIVED + timedelta(days=9))


REOPENED = (*IN_PROGRESS, Step.GRANT, Step.CLOSE, Step.REOPEN, Step.TAKE_UP)


def test_a_request_opened_again_within_the_first_month_is_extended_to_three_months_after_receipt():
    """Art. 12(3): told within one month of receipt. Received on 5 March 2026, the last day of which is 7 April."""
    one = request(*after(*REOPENED))
    extended = take(one, Step.EXTEND, date(2026, 4, 7))
    assert standing(extended, CALENDAR, date(2026, 4, 7)).term.due == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("again", "answered_by"), [(False, "Answer by 9 April 2026."), (True, "Answer by 13 April 2026.")]
)
def test_a_request_opened_again_is_not_extended_after_the_month_that_began_at_receipt(again, answered_by):
    """The month that begins with reopening is no term of the law: it lasts as long as it does."""
    one = request(*after(*REOPENED, *(REOPENED[1:] if again else ())))
    with pytest.raises(InputError, match="within a month of receipt, which ended on 7 April 2026") as refused:
        take(one, Step.EXTEND, date(2026, 4, 8))
    assert refused.value.hint.render("en") == answered_by


def test_a_pause_of_the_first_term_gives_time_to_extend_after_reopening_too():
    one = take(request(*after(*IN_PROGRESS)), Step.ASK_CLARIFICATION, date(2026, 3, 8))
    for step in (Step.TAKE_UP, Step.GRANT, Step.CLOSE, Step.REOPEN, Step.TAKE_UP):
        one = take(one, step, date(2026, 3, 20))
    assert progress(take(one, Step.EXTEND, date(2026, 4, 17)), CALENDAR).extended
    with pytest.raises(InputError, match="17 April 2026"):
        take(one, Step.EXTEND, date(2026, 4, 18))


NEEDED = [
    (IN_PROGRESS, Step.EXTEND, {"reason": "drukte"}, "backlog"),
    (IN_PROGRESS, Step.EXTEND, {"words": " "}, "--reason"),
    (IN_PROGRESS, Step.GRANT, {"documents": ()}, "--document"),
    (IN_PROGRESS, Step.REFUSE, {"grounds": ()}, "avg-15-4"),
    (IN_PROGRESS, Step.REFUSE, {"grounds": ("avg-17-3-b",)}, "avg-15-4"),
    (IN_PROGRESS, Step.REFUSE, {"words": None}, "--reason"),
    (IN_PROGRESS, Step.REFUSE, {"remedies_told": False}, "Autoriteit Persoonsgegevens"),
    (IN_PROGRESS, Step.GRANT_PARTLY, {"documents": ()}, "--document"),
    (IN_PROGRESS, Step.ASK_CLARIFICATION, {"words": None}, "--reason"),
    (IN_PROGRESS, Step.WITHDRAW, {"words": None}, "--document"),
    ((), Step.ASK_IDENTITY, {"means": None}, "lightest"),
    ((), Step.ASK_IDENTITY, {"words": None}, "--reason"),
    ((), Step.VERIFY_IDENTITY, {"means": None}, "lightest"),
    ((Step.ASK_IDENTITY,), Step.REFUSE, {"grounds": ("avg-15-4",)}, "avg-12-2"),
    ((*IN_PROGRESS, Step.GRANT, Step.CLOSE), Step.REOPEN, {"reason": "spijt"}, "request open"),
    ((*IN_PROGRESS, Step.GRANT, Step.CLOSE), Step.REOPEN, {"words": None}, "--reason"),
    (IN_PROGRESS, Step.GRANT, {"at": noon(RECEIVED)}, "2026-03-06T12:00"),
]


@pytest.mark.parametrize(("before", "step", "lacking", "told"), NEEDED, ids=lambda part: str(part)[:40])
def test_each_step_needs_what_the_law_asks_of_it(before, step, lacking, told):
    """And the error says what to do."""
    one = request(*after(*before))
    take(one, step, RECEIVED + timedelta(days=20))
    with pytest.raises(InputError) as refused:
        take(one, step, RECEIVED + timedelta(days=20), **lacking)
    assert told in refused.value.hint.render("en")


def test_the_term_of_a_court_is_for_the_court_to_extend():
    one = request(*after(*IN_PROGRESS, Step.GRANT, Step.CLOSE))
    with pytest.raises(InputError, match="before the day"):
        take(one, Step.REOPEN, date(2026, 6, 1), term=date(2026, 5, 31))
    one = take(one, Step.REOPEN, date(2026, 6, 1), reason="rechter", term=date(2026, 6, 15))
    one = take(one, Step.TAKE_UP, date(2026, 6, 2))
    with pytest.raises(InputError, match="court"):
        take(one, Step.EXTEND, date(2026, 6, 3))


@pytest.mark.parametrize("right", [Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION])
def test_whoever_got_the_data_is_told_before_a_request_is_closed(right):
    """Art. 19: told, nobody there, or impossible, which needs a reason."""
    one = request(*after(*IN_PROGRESS, Step.GRANT), rights=(right,))
    with pytest.raises(InputError, match="GDPR 19"):
        take(one, Step.CLOSE, date(2026, 3, 20), recipients=None)
    with pytest.raises(InputError, match="in words"):
        take(one, Step.CLOSE, date(2026, 3, 20), recipients=Recipients.IMPOSSIBLE)
    assert take(one, Step.CLOSE, date(2026, 3, 20), recipients=Recipients.NONE)


def test_nobody_is_told_where_nothing_was_changed():
    refused = request(*after(Step.ASK_IDENTITY, Step.REFUSE), rights=(Right.ERASURE,))
    inspected = request(*after(*IN_PROGRESS, Step.GRANT))
    assert all(take(one, Step.CLOSE, date(2026, 3, 20), recipients=None) for one in (refused, inspected))


def test_no_request_is_closed_while_there_is_work_left():
    waiting = Task("orders", Right.ERASURE, TaskState.OPEN)
    one = request(*after(*IN_PROGRESS, Step.GRANT), rights=(Right.ERASURE,), tasks=(waiting,))
    with pytest.raises(InputError, match="orders"):
        take(one, Step.CLOSE, date(2026, 3, 20))
    done = replace(one, tasks=(replace(waiting, state=TaskState.DONE),))
    assert take(done, Step.CLOSE, date(2026, 3, 20))


def test_whose_identity_is_unknown_is_refused_for_that_alone():
    one = request(*after(Step.ASK_IDENTITY))
    assert allowed_grounds(one, State.IDENTITY_ASKED, LAW) == ("avg-12-2",)
    assert take(one, Step.REFUSE, date(2026, 3, 20))


BOTH = (Right.ERASURE, Right.ACCESS)


@pytest.mark.parametrize("grounds", [("avg-17-3-b",), ("avg-15-4",)])
def test_a_ground_refuses_no_right_that_it_does_not_fit(grounds):
    """The fiscal duty to keep says nothing against showing what is kept, nor other people's rights against erasing."""
    one = request(*after(*IN_PROGRESS), rights=BOTH)
    with pytest.raises(InputError) as refused:
        take(one, Step.REFUSE, date(2026, 3, 20), grounds=grounds)
    assert "avgtool request answer --partly" in refused.value.hint.render("nl")
    erased = replace(one, tasks=(Task("webshop", Right.ERASURE, TaskState.DONE),))
    assert take(erased, Step.GRANT_PARTLY, date(2026, 3, 20), grounds=grounds)
    assert take(one, Step.REFUSE, date(2026, 3, 20), grounds=("avg-17-3-b", "avg-15-4"))


@given(
    st.lists(st.sampled_from(Right), min_size=1, unique=True), st.sets(st.sampled_from(sorted(LAW.grounds)), min_size=1)
)
def test_whatever_is_refused_has_a_ground_for_each_right(rights, grounds):
    one = request(*after(*IN_PROGRESS), rights=rights)
    try:
        take(one, Step.REFUSE, date(2026, 3, 20), grounds=tuple(sorted(grounds)))
    except InputError:
        fitting = {right: set(LAW.rights[right].grounds) - LAW.identity_only for right in rights}
        assert any(grounds.isdisjoint(codes) for codes in fitting.values()) or not grounds <= set().union(
            *fitting.values()
        )
    else:
        assert all(grounds & set(LAW.rights[right].grounds) for right in rights)


def test_who_is_known_is_not_refused_for_being_unknown():
    """Art. 12(2): it could not be shown who asks; by whose identity that is settled, it can."""
    known = request(*after(*IN_PROGRESS))
    with pytest.raises(InputError, match="no ground"):
        take(known, Step.REFUSE, date(2026, 3, 20), grounds=("avg-12-2",))
    marketing = replace(known, rights=(Right.MARKETING_OBJECTION,))
    with pytest.raises(InputError) as refused:
        take(marketing, Step.REFUSE, date(2026, 3, 20), grounds=("avg-12-2",))
    assert "grant it" in refused.value.hint.render("en")


@pytest.mark.parametrize("words", ["x", "Daarom.", "Zie brief"])
def test_a_refusal_of_one_word_is_not_motivated(words):
    with pytest.raises(InputError, match="no motivation"):
        take(request(*after(*IN_PROGRESS)), Step.REFUSE, date(2026, 3, 20), words=words)


def test_an_extension_that_is_recorded_after_the_term_needs_the_letter_that_was_sent_within_it():
    """A letter made now and dated then makes no late extension lawful."""
    one, then, late = request(*after(*IN_PROGRESS)), date(2026, 4, 7), noon(date(2026, 4, 8))
    with pytest.raises(InputError, match="must be shown"):
        take(one, Step.EXTEND, then, recorded=late)
    assert take(one, Step.EXTEND, then, recorded=late, documents=(LETTER,))
    assert take(one, Step.EXTEND, then, recorded=noon(then))


@pytest.mark.parametrize(("day", "possible"), [(date(2026, 4, 7), True), (date(2026, 4, 8), False)])
def test_an_extension_is_offered_as_long_as_it_is_possible(day, possible):
    one = request(*after(*IN_PROGRESS))
    assert (Step.EXTEND in possible_steps(standing(one, CALENDAR, day))) is possible


def test_an_event_and_a_request_do_not_show_words():
    one = request(event(Step.WITHDRAW, RECEIVED, words="geheim"), words="geheim", contact="geheim")
    assert "geheim" not in repr(one) + repr(one.events)

"""What holds whatever happened: time undoes no no, more objections never allow more, nothing changes by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from avgtool.consent.law import answer
from avgtool.consent.moments import months_later
from avgtool.consent.state import YES
from avgtool.model.consents import Basis, Channel, ConsentEvent, EventType, Objection, Preference, Reason
from tests.consent.building import law
from tests.consent.generating import (
    CHANNELS,
    EVERY_LAW,
    FACTS,
    LAWS,
    MOMENTS,
    OBJECTIONS,
    PURPOSES,
    US,
    drawn_facts,
    drawn_moment,
    drawn_purpose,
)

LATER = st.integers(0, 10**9).map(lambda seconds: timedelta(seconds=seconds))
ASKED = {"purpose": PURPOSES, "channel": st.none() | CHANNELS, "at": MOMENTS, "rules": LAWS}


@given(facts=FACTS, after=LATER, **ASKED)
@settings(deadline=None)
def test_time_undoes_no_withdrawal(facts, purpose, channel, at, rules, after):
    """Where the purpose is consent or marketing: nothing but a new yes of the person opens it again."""
    assume(facts.subject and (purpose.direct_marketing or purpose.basis is Basis.CONSENT))
    past = [one for one in facts.events if one.at < at]
    ended = replace(facts, events=(*past, ConsentEvent("s", purpose.code, EventType.WITHDRAWN, at)))
    assert not answer(ended, purpose, channel, at + after, rules).allowed


@given(facts=FACTS, more=OBJECTIONS, **ASKED)
@settings(deadline=None)
def test_more_objections_never_allow_more(facts, more, purpose, channel, at, rules):
    before = answer(facts, purpose, channel, at, rules)
    objected = replace(facts, objections=(*facts.objections, replace(more, lifted=False)))
    assert before.allowed or not answer(objected, purpose, channel, at, rules).allowed


@given(facts=FACTS, after=LATER, **ASKED)
@settings(deadline=None)
def test_an_objection_to_all_marketing_stops_it_from_its_moment_on(facts, purpose, channel, at, rules, after):
    assume(purpose.direct_marketing)
    silent = replace(facts, events=tuple(one for one in facts.events if one.at <= at), objections=(Objection(at),))
    assert not answer(silent, purpose, channel, at + after, rules).allowed


@given(facts=FACTS, no=MOMENTS, **ASKED)
@settings(deadline=None)
def test_not_wanting_a_channel_never_allows_more(facts, no, purpose, channel, at, rules):
    assume(channel is not None)
    before = answer(facts, purpose, channel, at, rules)
    after = replace(facts, preferences=(*facts.preferences, Preference(channel, wanted=False, at=no)))
    assert before.allowed or not answer(after, purpose, channel, at, rules).allowed


@given(facts=FACTS, **ASKED)
@settings(deadline=None)
def test_nothing_that_happens_later_changes_an_answer(facts, purpose, channel, at, rules):
    known = replace(
        facts,
        events=tuple(one for one in facts.events if one.at <= at),
        preferences=tuple(one for one in facts.preferences if one.at <= at),
        objections=tuple(one for one in facts.objections if one.at <= at),
    )
    assert answer(facts, purpose, channel, at, rules) == answer(known, purpose, channel, at, rules)


@given(facts=FACTS, **ASKED)
@settings(deadline=None)
def test_consent_to_something_else_counts_for_nothing(facts, purpose, channel, at, rules):
    own = replace(facts, events=tuple(one for one in facts.events if one.purpose == purpose.code))
    assert answer(facts, purpose, channel, at, rules) == answer(own, purpose, channel, at, rules)


def test_an_answer_changes_only_when_something_happens():
    """An event, a preference, an objection, a sale, the end of a term, a birthday, a day set by law; not between."""
    dice, seen = Random(5), set()
    for _ in range(600):
        purpose, facts, rules = drawn_purpose(dice), drawn_facts(dice), dice.choice(EVERY_LAW)
        channel = dice.choice([None, Channel.EMAIL, Channel.PHONE])
        moments = sorted(turning_points(facts, purpose, rules))
        for start, end in pairwise(moments):
            given = [answer(facts, purpose, channel, at, rules) for at in (start, start + (end - start) / 2, end - US)]
            assert given[0] == given[1] == given[2]
            seen.add(given[0].reason)
    assert len(seen) > 15


def test_an_answer_that_ends_by_itself_says_when():
    """Right before ``until`` it is the same, and at it no longer, unless something else happens first."""
    dice, ended = Random(6), 0
    for _ in range(6000):
        purpose, facts, rules = drawn_purpose(dice), drawn_facts(dice), dice.choice(EVERY_LAW)
        channel, at = dice.choice([None, Channel.EMAIL, Channel.PHONE]), drawn_moment(dice)
        given = answer(facts, purpose, channel, at, rules)
        if given.until is None:
            continue
        quiet = _without_what_follows(facts, at)
        ended += 1
        assert answer(quiet, purpose, channel, given.until - US, rules) == given
        assert answer(quiet, purpose, channel, given.until, rules).reason is not given.reason
    assert ended > 50


@pytest.mark.parametrize("rules", EVERY_LAW[:2])
def test_what_is_allowed_has_a_ground_and_what_is_not_has_none(rules):
    dice = Random(7)
    allowing = {Reason.CONSENT, Reason.SOFT_OPT_IN, Reason.OTHER_BASIS}
    for _ in range(2000):
        channel = dice.choice([None, Channel.EMAIL, Channel.PHONE, Channel.POST])
        given = answer(drawn_facts(dice), drawn_purpose(dice), channel, drawn_moment(dice), rules)
        assert given.allowed == (given.reason in allowing)


def turning_points(facts, purpose, rules) -> set[datetime]:
    """Every moment at which an answer may change, reckoned apart from the law itself."""
    zone = ZoneInfo(rules.timezone)
    days = [datetime(2021, 7, 1, tzinfo=zone), datetime(2026, 7, 1, tzinfo=zone)]
    if facts.subject and facts.subject.turns_16_on:
        born = facts.subject.turns_16_on
        years = 16 - law("be" if rules.country == "BE" else "nl").age_of_consent
        leap = (born.month, born.day) == (2, 29) and years
        reached = born.replace(year=born.year - years, month=3, day=1) if leap else born.replace(year=born.year - years)
        days.append(datetime.combine(reached, time(), zone))
    said = [*facts.events, *facts.preferences, *facts.objections]
    terms = [one.at for one in facts.events if one.type in YES and purpose.valid_months]
    return {
        *(one.at for one in said),
        *(one.astimezone(ZoneInfo("UTC")) for one in days),
        *(months_later(one, purpose.valid_months, rules.timezone) for one in terms),
        *([facts.relation.since] if facts.relation else []),
    }


def _without_what_follows(facts, at):
    relation = facts.relation if facts.relation and facts.relation.since <= at else None
    return replace(
        facts,
        events=tuple(one for one in facts.events if one.at <= at),
        preferences=tuple(one for one in facts.preferences if one.at <= at),
        objections=tuple(one for one in facts.objections if one.at <= at),
        relation=relation,
    )

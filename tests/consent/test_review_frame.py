"""Who is to be asked again, of many at once: the persons, reasons and moments that one by one gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from avgtool.consent.facts_frame import facts_frame
from avgtool.consent.law import answer
from avgtool.consent.law_frame import agreements, answers
from avgtool.consent.review import review
from avgtool.consent.review_frame import reviews
from avgtool.consent.validity import consent
from avgtool.model.consents import Channel, Reason, ReviewReason
from tests.consent.building import notice
from tests.consent.generating import EVERY_LAW, NOTICES, drawn_facts, drawn_moment, drawn_purpose
from tests.consent.test_law_frame import tables

SHOWN = {
    **dict(enumerate(NOTICES.values(), 1)),
    5: notice("nieuwsbrief", version="3", since=datetime(2025, 9, 29, 1, 30, tzinfo=UTC)),
    6: notice("nieuwsbrief", version="en", language="en", since=datetime(2025, 9, 29, 1, 30, tzinfo=UTC)),
}


def decided(persons, purpose, channel, at, rules):
    facts = facts_frame(tables(persons), purpose, channel, at)
    return answers(agreements(facts, purpose, channel, at, rules, SHOWN), purpose, channel, at, rules, SHOWN)


def drawn(dice):
    purpose = replace(drawn_purpose(dice), review_months=dice.choice([1, 6, 24]))
    return purpose, dice.choice(EVERY_LAW), drawn_moment(dice), dice.choice([None, Channel.EMAIL, Channel.PHONE])


def test_the_frame_and_the_function_name_the_same_persons_for_the_same_reasons():
    """Save who objected: asking is marketing too."""
    dice, reasons = Random(5), Counter()
    for _ in range(40):
        purpose, rules, at, channel = drawn(dice)
        persons = {f"p{number}": drawn_facts(dice) for number in range(150)}
        found = reviews(decided(persons, purpose, channel, at, rules), purpose, channel, at, rules, SHOWN).collect()
        expected = {
            (who, one.reason.value, one.due)
            for who, facts in persons.items()
            if facts.subject and answer(facts, purpose, channel, at, rules).reason is not Reason.OBJECTION
            for one in review(facts, purpose, channel, at, rules, notices=SHOWN.values())
        }
        assert set(found.iter_rows()) == expected
        reasons.update(reason for _, reason, _ in expected)
    assert set(reasons) == {one.value for one in ReviewReason}


def test_the_frame_and_the_function_agree_on_whether_there_is_a_consent():
    dice, reasons = Random(6), Counter()
    for _ in range(30):
        purpose, rules, at, channel = drawn(dice)
        persons = {f"p{number}": drawn_facts(dice) for number in range(150)}
        rows = decided(persons, purpose, channel, at, rules).select("subject", "consent").collect()
        expected = {who: consent(facts, purpose, channel, at, rules).reason for who, facts in persons.items()}
        known = {who for who, facts in persons.items() if facts.subject}
        assert {who: Reason(why) for who, why in rows.iter_rows() if who in known} == {
            who: why for who, why in expected.items() if who in known
        }
        reasons.update(expected.values())
    assert {Reason.CONSENT, Reason.EXPIRED, Reason.NOT_COVERED, Reason.WITHDRAWN} <= set(reasons)

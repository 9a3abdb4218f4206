"""A million persons at once get the answers that one person gets."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.consent.facts_frame import FACTS as COLUMNS
from avgtool.consent.facts_frame import Tables, facts_frame
from avgtool.consent.law import answer
from avgtool.consent.law_frame import answers
from avgtool.model.consents import Answer, Channel, Facts, Reason
from tests.consent.building import law, purpose
from tests.consent.generating import (
    CHANNELS,
    EVERY_LAW,
    FACTS,
    LAWS,
    MOMENTS,
    NOTICES,
    PURPOSES,
    drawn_facts,
    drawn_moment,
    drawn_purpose,
)

MOMENT = pl.Datetime("us", "UTC")
NO, TEXT = pl.Boolean, pl.String
NUMBERED = dict(enumerate(NOTICES.values(), 1))
EVENT = dict.fromkeys(("subject", "purpose", "type", "channel"), TEXT)
EVENT |= {"notice": pl.Int64, "at": MOMENT, "explicit": NO, "by_guardian": NO, "seq": pl.Int64}
PREFERENCE = {"subject": TEXT, "channel": TEXT, "wanted": NO, "at": MOMENT}
OBJECTION = {"subject": TEXT, "purpose": TEXT, "channel": TEXT, "lifted": NO, "at": MOMENT}
RELATION = {"subject": TEXT, "since": MOMENT, "obtained_in_sale": NO, "objection_offered": NO, "seq": pl.Int64}


def tables(persons: dict[str, Facts]) -> Tables:
    """The facts as the tables of a ledger, all persons mixed."""
    keys = {id(one): number for number, one in NUMBERED.items()}
    everything = list(persons.items())
    events = [
        (
            who,
            one.purpose,
            one.type.value,
            one.channel,
            keys.get(id(one.notice)),
            one.at,
            one.explicit,
            one.by_guardian,
            seq,
        )
        for who, facts in everything
        for seq, one in enumerate(facts.events)
    ]
    return Tables(
        events=_frame(events, EVENT),
        subjects=_frame(
            [(who, facts.subject.turns_16_on) for who, facts in everything if facts.subject],
            {"subject": TEXT, "turns_16_on": pl.Date},
        ),
        preferences=_frame(
            [(who, one.channel, one.wanted, one.at) for who, facts in everything for one in facts.preferences],
            PREFERENCE,
        ),
        objections=_frame(
            [
                (who, one.purpose, one.channel, one.lifted, one.at)
                for who, facts in everything
                for one in facts.objections
            ],
            OBJECTION,
        ),
        relations=_frame(
            [
                (who, one.since, one.obtained_in_sale, one.objection_offered, 0)
                for who, facts in everything
                if (one := facts.relation)
            ],
            RELATION,
        ),
    )


def _frame(rows, schema):
    return pl.LazyFrame(rows, schema=schema, orient="row").reverse()  # no order may be relied on


def in_a_frame(persons, purpose, channel, at, rules, engine="in-memory"):
    export = pl.LazyFrame({"subject": list(persons)}, schema={"subject": TEXT})
    joined = export.join(facts_frame(tables(persons), purpose, channel, at), on="subject", how="left")
    rows = answers(joined, purpose, channel, at, rules, NUMBERED).collect(engine=engine)
    return {
        row["subject"]: Answer(row["allowed"], Reason(row["reason"]), row["since"], row["until"])
        for row in rows.iter_rows(named=True)
    }


def one_by_one(persons, purpose, channel, at, rules):
    return {who: answer(facts, purpose, channel, at, rules) for who, facts in persons.items()}


def test_the_frame_and_the_function_give_one_answer_and_reason():
    """And the same moments, for twelve thousand persons by chance, among whom every reason turns up."""
    dice, reasons = Random(11), Counter()
    for _ in range(60):
        purpose, rules, at = drawn_purpose(dice), dice.choice(EVERY_LAW), drawn_moment(dice)
        channel = dice.choice([None, *[Channel.EMAIL, Channel.PHONE] * 3, Channel.POST])
        persons = {f"p{number}": drawn_facts(dice) for number in range(200)}
        expected = one_by_one(persons, purpose, channel, at, rules)
        assert in_a_frame(persons, purpose, channel, at, rules) == expected
        reasons.update(one.reason for one in expected.values())
    assert set(reasons) == set(Reason)
    assert reasons[Reason.CONSENT] > 300
    assert reasons[Reason.SOFT_OPT_IN] > 100


@given(st.lists(FACTS, min_size=1, max_size=20), PURPOSES, st.none() | CHANNELS, MOMENTS, LAWS)
@settings(max_examples=100, deadline=None)
def test_no_facts_are_found_on_which_frame_and_function_differ(persons, purpose, channel, at, rules):
    named = {f"p{number}": facts for number, facts in enumerate(persons)}
    assert in_a_frame(named, purpose, channel, at, rules) == one_by_one(named, purpose, channel, at, rules)


@given(st.lists(FACTS, min_size=1, max_size=30), PURPOSES, MOMENTS)
@settings(max_examples=20, deadline=None)
def test_streaming_changes_no_answer(persons, purpose, at):
    named = {f"p{number}": facts for number, facts in enumerate(persons)}
    rules, channel = law(), Channel.EMAIL
    assert in_a_frame(named, purpose, channel, at, rules, "streaming") == one_by_one(named, purpose, channel, at, rules)


def test_who_is_in_no_table_is_unknown():
    rows = answers(
        pl.LazyFrame({"subject": ["onbekend"], **dict.fromkeys(COLUMNS)}, schema={"subject": TEXT, **COLUMNS}),
        purpose(),
        Channel.EMAIL,
        datetime(2026, 1, 1, tzinfo=UTC),
        law(),
        NUMBERED,
    ).collect()
    assert rows["reason"].to_list() == [Reason.UNKNOWN_SUBJECT.value]
    assert rows["allowed"].to_list() == [False]

"""The law in cases that a lawyer can read: tests/cases/consent/law.yml."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import yaml

from avgtool.consent.law import answer
from avgtool.errors import InputError
from avgtool.model.consents import (
    Channel,
    ConsentEvent,
    CustomerRelation,
    EventType,
    Facts,
    Objection,
    Preference,
    Reason,
    Subject,
)
from tests.consent.building import CASES, law, notice, purpose

CHANNELS = ("email", "sms", "app", "post", "phone")
KEYS = {"case", "article", "law", "purpose", "subject", "events", "relation", "objections", "preferences"}
KEYS |= {"ask", "answer"}
NOTICES = {
    "covers": notice("nieuwsbrief"),
    "none": None,
    "of another purpose": notice("onderzoek"),
    "changed afterwards": notice("nieuwsbrief", digest="0" * 64),
    "shown from 2026-02-01": notice("nieuwsbrief", since=datetime(2026, 2, 1, tzinfo=UTC)),
}


def cases():
    loaded = yaml.load((CASES / "law.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # every value a text
    return [pytest.param(one, id=one["case"].replace(" ", "-")) for one in loaded]


@pytest.mark.parametrize("case", cases())
def test_the_law_answers_as_the_case_says(case):
    assert set(case) <= KEYS
    rules = law(**{key: typed(value) for key, value in case.get("law", {}).items()})
    asked = {"channels": CHANNELS, **case.get("purpose", {})}
    months = asked.pop("valid_months", None)
    the_purpose = purpose(**{key: typed(value) for key, value in asked.items()}, valid_months=months and int(months))
    ask, expected, zone = case["ask"], case["answer"], ZoneInfo(rules.timezone)
    given = answer(facts(case, zone), the_purpose, channel(ask), moment(ask["at"], zone), rules)
    assert (given.allowed, given.reason) == (typed(expected["allowed"]), Reason(expected["reason"]))
    for what in {"since", "until"} & set(expected):
        assert getattr(given, what) == moment(expected[what], zone)


def test_every_reason_has_a_case():
    assert {one.values[0]["answer"]["reason"] for one in cases()} == set(Reason)


def test_every_case_names_its_article():
    assert all(one.values[0]["article"] for one in cases())


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(InputError, match="time zone"):
        answer(Facts(Subject("s")), purpose(), Channel.EMAIL, datetime(2026, 1, 1), law())  # noqa: DTZ001 - the point


def facts(case, zone) -> Facts:
    subject = case.get("subject", {})
    known = None if subject == "unknown" else Subject("s", turns_16_on=day(subject.get("turns_16_on")))
    relation = case.get("relation")
    return Facts(
        subject=known,
        events=tuple(event(one, zone) for one in case.get("events", [])),
        preferences=tuple(
            Preference(Channel(one["channel"]), typed(one["wanted"]), moment(one["at"], zone))
            for one in case.get("preferences", [])
        ),
        objections=tuple(
            Objection(moment(one["at"], zone), one.get("purpose"), channel(one), typed(one.get("lifted", "false")))
            for one in case.get("objections", [])
        ),
        relation=relation
        and CustomerRelation(
            moment(relation["since"], zone),
            typed(relation.get("obtained_in_sale", "true")),
            typed(relation.get("objection_offered", "true")),
        ),
    )


def event(one, zone) -> ConsentEvent:
    return ConsentEvent(
        subject="s",
        purpose="nieuwsbrief",
        type=EventType(one["what"]),
        at=moment(one["at"], zone),
        channel=channel(one),
        notice=NOTICES[one.get("notice", "covers")],
        explicit=typed(one.get("explicit", "false")),
        by_guardian=typed(one.get("by_guardian", "false")),
    )


def channel(one):
    return Channel(one["channel"]) if "channel" in one else None


def moment(text, zone):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def day(text):
    return text and date.fromisoformat(text)


def typed(value):
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value

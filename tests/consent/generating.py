"""Facts by chance, and as strategies of Hypothesis: few moments, purposes and channels, so that they meet often."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from avgtool.model.consents import (
    Basis,
    Channel,
    ConsentEvent,
    CustomerRelation,
    Earlier,
    EventType,
    Facts,
    Objection,
    Preference,
    Purpose,
    Subject,
)
from tests.consent.building import law, notice

US = timedelta(microseconds=1)
GRID = [
    *(datetime(2025, month, 29, 1, 30, tzinfo=UTC) for month in (3, 6, 9, 10)),  # + 6 months meets the clock's changes
    datetime(2021, 6, 30, 22, tzinfo=UTC),  # midnight of 1-7-2021 in Amsterdam
    datetime(2026, 6, 30, 22, tzinfo=UTC),
    datetime(2024, 2, 29, 12, tzinfo=UTC),
    datetime(2025, 5, 9, 22, tzinfo=UTC),  # midnight of a 16th birthday
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    datetime(2026, 3, 30, 0, 30, tzinfo=UTC),
    datetime(2025, 9, 30, 0, 30, tzinfo=UTC),
]
MOMENTS = st.builds(lambda at, by: at + by * US, st.sampled_from(GRID), st.sampled_from([0, 0, 0, -1, 1]))
DAYS = [date(2025, 5, 10), date(2028, 2, 29), date(2026, 3, 29), date(2010, 1, 1)]
BIRTHDAYS = st.sampled_from([None, *DAYS])
CHANNELS = st.sampled_from([Channel.EMAIL, Channel.PHONE, Channel.POST])
MAYBE_CHANNEL = st.none() | CHANNELS
CODES = st.sampled_from(["nieuwsbrief", "nieuwsbrief", "nieuwsbrief", "onderzoek"])
NOTICES = {
    "good": notice("nieuwsbrief", "onderzoek"),
    "other": notice("onderzoek"),
    "changed": notice("nieuwsbrief", digest="0" * 64),
    "late": notice("nieuwsbrief", version="2", since=datetime(2025, 6, 29, 1, 30, tzinfo=UTC)),
}
EVERY_LAW = [law(), law(sector="charity"), law("be"), law(confirm_when_of_age=False)]
LAWS = st.sampled_from(EVERY_LAW)
PLAIN = st.builds(
    Purpose,
    code=st.just("nieuwsbrief"),
    titles=st.just({"nl": "Nieuwsbrief"}),
    basis=st.sampled_from([Basis.CONSENT, Basis.CONSENT, Basis.LEGITIMATE_INTEREST, Basis.CONTRACT]),
    special_ground=st.sampled_from([None, None, "a", "d"]),
    channels=st.sampled_from([(Channel.EMAIL, Channel.PHONE, Channel.POST), (Channel.EMAIL,), (Channel.PHONE,)]),
    direct_marketing=st.booleans(),
    soft_opt_in=st.booleans(),
    valid_months=st.sampled_from([None, 6, 12]),
)
THREE = (Channel.EMAIL, Channel.PHONE, Channel.POST)
CHANGES = [
    {"channels": (Channel.EMAIL,)},
    {"channels": THREE},
    {"recipients": ("drukker",)},
    {"categories": ("email", "health")},
    {"titles": {"nl": "Andere brief"}},
    {"basis": Basis.PUBLIC_TASK},
    {"direct_marketing": False},
    {"retention": "P9Y", "valid_months": 3, "review_months": 6},
]
"""How an earlier description differed; fewer data and recipients now are no more than was agreed to."""


def described_anew(purpose: Purpose, changes) -> Purpose:
    """The purpose with earlier descriptions: moments and what was otherwise until then."""
    earlier = (Earlier(until, replace(purpose, **otherwise)) for until, otherwise in sorted(changes, key=first))
    return replace(purpose, earlier=tuple(earlier))


def first(pair):
    return pair[0]


PURPOSES = st.builds(
    described_anew,
    PLAIN,
    st.just([]) | st.lists(st.tuples(MOMENTS, st.sampled_from(CHANGES)), max_size=3),
)
EVENTS = st.builds(
    ConsentEvent,
    subject=st.just("s"),
    purpose=CODES,
    type=st.sampled_from([*EventType, EventType.GIVEN, EventType.GIVEN, EventType.CONFIRMED]),
    at=MOMENTS,
    channel=MAYBE_CHANNEL,
    notice=st.sampled_from([*NOTICES.values(), NOTICES["good"], NOTICES["good"], None]),
    explicit=st.booleans(),
    by_guardian=st.booleans(),
)
OBJECTIONS = st.builds(
    Objection,
    at=MOMENTS,
    purpose=st.none() | CODES,
    channel=MAYBE_CHANNEL,
    lifted=st.sampled_from([False, False, True]),
)
RELATIONS = st.builds(
    CustomerRelation,
    since=MOMENTS,
    obtained_in_sale=st.sampled_from([True, True, False]),
    objection_offered=st.booleans(),
)
FACTS = st.builds(
    Facts,
    subject=st.builds(Subject, id=st.just("s"), turns_16_on=BIRTHDAYS),
    events=st.lists(EVENTS, max_size=4).map(tuple),
    preferences=st.lists(st.builds(Preference, channel=CHANNELS, wanted=st.booleans(), at=MOMENTS), max_size=2).map(
        tuple
    ),
    objections=st.lists(OBJECTIONS, max_size=3).map(tuple),
    relation=st.none() | RELATIONS,
) | st.builds(Facts, subject=st.none(), objections=st.lists(OBJECTIONS, max_size=2).map(tuple), relation=st.none())


def drawn_purpose(dice: Random) -> Purpose:
    """A purpose by chance, one for which consent often decides."""
    plain = Purpose(
        code="nieuwsbrief",
        titles={"nl": "Nieuwsbrief"},
        basis=dice.choice([Basis.CONSENT, Basis.CONSENT, Basis.LEGITIMATE_INTEREST, Basis.CONTRACT]),
        special_ground=dice.choice([None, None, "a", "d"]),
        channels=dice.choice([(Channel.EMAIL, Channel.PHONE, Channel.POST)] * 3 + [(Channel.EMAIL,), (Channel.PHONE,)]),
        direct_marketing=dice.random() < 0.7,
        soft_opt_in=dice.random() < 0.7,
        valid_months=dice.choice([None, 6, 12]),
    )
    count = dice.choice([0, 0, 0, 1, 2])
    return described_anew(plain, [(drawn_moment(dice), dice.choice(CHANGES)) for _ in range(count)])


def drawn_facts(dice: Random) -> Facts:
    """Facts of one person by chance: consents often valid, objections and preferences now and then."""
    if dice.random() < 0.05:
        return Facts(subject=None, objections=_several(dice, _drawn_objection, (0, 1)))
    relation = CustomerRelation(drawn_moment(dice), dice.random() < 0.8, dice.random() < 0.8)
    return Facts(
        subject=Subject("s", turns_16_on=dice.choice([None, None, *DAYS])),
        events=_several(dice, _drawn_event, (0, 1, 1, 2, 3)),
        preferences=_several(dice, _drawn_preference, (0, 0, 0, 1, 2)),
        objections=_several(dice, _drawn_objection, (0, 0, 0, 1, 2)),
        relation=relation if dice.random() < 0.5 else None,
    )


def drawn_moment(dice: Random) -> datetime:
    return dice.choice(GRID) + dice.choice([0, 0, 0, -1, 1]) * US


def _several(dice: Random, draw, counts):
    return tuple(draw(dice) for _ in range(dice.choice(counts)))


def _drawn_event(dice: Random) -> ConsentEvent:
    good = NOTICES["good"]
    return ConsentEvent(
        subject="s",
        purpose=dice.choice(["nieuwsbrief"] * 5 + ["onderzoek"]),
        type=dice.choice([*EventType, *[EventType.GIVEN, EventType.CONFIRMED] * 4]),
        at=drawn_moment(dice),
        channel=dice.choice([None, None, Channel.EMAIL, Channel.PHONE, Channel.POST]),
        notice=dice.choice([*NOTICES.values(), None, *[good] * 8]),
        explicit=dice.random() < 0.7,
        by_guardian=dice.random() < 0.3,
    )


def _drawn_objection(dice: Random) -> Objection:
    return Objection(
        at=drawn_moment(dice),
        purpose=dice.choice([None, "nieuwsbrief", "nieuwsbrief", "onderzoek"]),
        channel=dice.choice([None, Channel.EMAIL, Channel.PHONE]),
        lifted=dice.random() < 0.3,
    )


def _drawn_preference(dice: Random) -> Preference:
    return Preference(
        dice.choice([Channel.EMAIL, Channel.PHONE, Channel.POST]), dice.random() < 0.5, drawn_moment(dice)
    )

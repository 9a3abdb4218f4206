"""What the register tells of the rows that a person gets, and what nobody told."""

from __future__ import annotations

from datetime import date

import pytest

from avgtool import catalog
from avgtool.model.activities import Activity, ActivityPurpose
from avgtool.model.consents import Basis
from avgtool.model.kinds import Kind
from avgtool.model.retention import Retention, Term
from avgtool.model.subject_data import Fate, Found, FoundRow, FoundTable, Handle, Match, SourceMap, TableMap
from avgtool.subject_data.using import coverage, on_other_bases, unused

TODAY = date(2026, 11, 23)
FISCAL = Retention(Term(years=7, after_year=True), "AWR 52(4)", "datum")


def source(name: str = "winkel", **more) -> SourceMap:
    return SourceMap(name, f"{name}.db", (), **more)


def found(columns: tuple[str, ...], *rows: tuple, **mapped) -> Found:
    shape = TableMap("orders", (), {Handle.EMAIL: (("mail",),)}, **mapped)
    lines = tuple(FoundRow(str(at), (at,), Match.EXACT, ("mail",), row) for at, row in enumerate(rows))
    return Found((FoundTable("winkel", "orders", columns, lines, shape),))


def seen(what: Found, *activities: Activity, linked: tuple[str, ...] = ("verkoop",)):
    return coverage(what, [source(activities=linked)], activities, catalog.kind_named_by, TODAY)


PERSON = found(("mail", "geboortedatum", "straat", "marge", "tekst"), ("f@x.nl", "1980-03-05", None, "3", "Belde."), texts=("tekst",))  # fmt: skip # noqa: E501


def test_kinds_are_those_of_filled_columns_by_their_names_and_by_what_they_are_for():
    told = seen(PERSON, Activity("verkoop", "Verkoop"))
    assert set(told.kinds["winkel"]) == {Kind.EMAIL, Kind.DATE_OF_BIRTH, Kind.FREE_TEXT}


def test_what_no_activity_of_the_source_names_is_told():
    """Notes count as named where an activity holds something in words of its own."""
    told = seen(PERSON, Activity("verkoop", "Verkoop", kinds=(Kind.EMAIL,), other_data=("gesprekken",)))
    assert told.unnamed == {"winkel": (Kind.DATE_OF_BIRTH,)}
    assert told.unlinked == ()


@pytest.mark.parametrize(
    ("linked", "activity", "unlinked"),
    [
        ((), Activity("verkoop", "Verkoop"), ("winkel",)),
        (("verkoop",), Activity("verkoop", "Verkoop"), ()),
        ((), Activity("verkoop", "Verkoop", systems=("winkel",)), ()),
        (("weg",), Activity("verkoop", "Verkoop"), ("winkel",)),
    ],
)
def test_a_source_that_no_activity_of_the_register_uses_is_told(linked, activity, unlinked):
    told = seen(PERSON, activity, linked=linked)
    assert told.unlinked == unlinked
    assert not (told.unlinked and told.unnamed)


def test_rows_past_the_term_that_keeps_them_are_told():
    """They are given: to destroy them before the answer is not allowed."""
    rows = (("f@x.nl", "2017-05-01"), ("f@x.nl", "2024-05-01"), ("f@x.nl", None))
    told = seen(found(("mail", "datum"), *rows, fate=Fate.KEEP, retention=FISCAL))
    assert told.past == {("winkel", "orders"): 1}


def purposes(*bases: Basis | None) -> tuple[ActivityPurpose, ...]:
    return tuple(ActivityPurpose("iets", basis) for basis in bases)


@pytest.mark.parametrize(
    ("bases", "portable"),
    [
        ((Basis.CONSENT,), True),
        ((Basis.LEGAL_OBLIGATION, Basis.CONTRACT), True),
        ((Basis.LEGAL_OBLIGATION,), False),
        ((Basis.LEGITIMATE_INTEREST, Basis.PUBLIC_TASK), False),
        ((Basis.LEGAL_OBLIGATION, None), True),
        ((), True),
    ],
)
def test_a_source_is_portable_unless_all_its_activities_rest_on_something_else(bases, portable):
    """Art. 20(1)(a): consent or contract. What is not told is left to a human."""
    activity = Activity("verkoop", "Verkoop", purposes=purposes(*bases))
    assert (on_other_bases([source(activities=("verkoop",))], [activity]) == frozenset()) is portable
    assert on_other_bases([source()], [activity]) == frozenset()


def test_one_activity_on_a_contract_is_enough():
    activities = [
        Activity("boekhouding", "Boekhouding", purposes=purposes(Basis.LEGAL_OBLIGATION), systems=("winkel",)),
        Activity("verkoop", "Verkoop", purposes=purposes(Basis.CONTRACT), systems=("winkel",)),
    ]
    assert on_other_bases([source()], activities[:1]) == {"winkel"}
    assert on_other_bases([source()], activities) == frozenset()


def test_a_source_that_no_activity_uses_is_told_apart_once_there_is_a_register():
    """Without any register nothing is told of any source."""
    used, other = source(activities=("verkoop",)), source("winactie")
    assert unused([used, other], [Activity("verkoop", "Verkoop")]) == {"winactie"}
    assert unused([used, other], []) == frozenset()

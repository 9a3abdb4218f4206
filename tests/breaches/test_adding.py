"""What is known of a breach only grows, unless somebody takes something out and says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.breaches.adding import Added, changes, with_more
from avgtool.breaches.estimating import to_judge, unnamed
from avgtool.errors import InputError
from avgtool.model.breaches import Facts, ScanEstimate
from avgtool.model.kinds import Kind
from tests.breaches.building import AWARE

EMPTY = Facts("Export bij verkeerde ontvanger", AWARE)
SHOP = ScanEstimate("shop", 1240, 1240, (Kind.EMAIL, Kind.NATIONAL_ID), (Kind.HEALTH,), on=date(2026, 11, 22))
CRM = ScanEstimate("crm", 60, 60, (Kind.PHONE,))
SCANNED = with_more(EMPTY, Added(scans=(SHOP,), systems=("shop",)))
kinds = st.sets(st.sampled_from([Kind.EMAIL, Kind.PHONE, Kind.HEALTH, Kind.NATIONAL_ID])).map(tuple)


def test_a_scan_gives_records_persons_kinds_and_the_system():
    assert (SCANNED.records, SCANNED.persons_most, SCANNED.systems) == (1240, 1240, ("shop",))
    assert (SCANNED.kinds, to_judge(SCANNED)) == ((Kind.EMAIL, Kind.NATIONAL_ID), (Kind.HEALTH,))


def test_a_kind_that_is_added_leaves_those_of_the_scan():
    """Following the hint once replaced eleven kinds by one."""
    facts = with_more(SCANNED, Added(more={"kinds": (Kind.HEALTH,)}))
    assert facts.kinds == (Kind.EMAIL, Kind.NATIONAL_ID, Kind.HEALTH)
    assert to_judge(facts) == ()


def test_kinds_said_at_once_with_a_scan_come_beside_its_own():
    facts = with_more(EMPTY, Added(more={"kinds": (Kind.HEALTH,)}, scans=(SHOP,)))
    assert facts.kinds == (Kind.EMAIL, Kind.NATIONAL_ID, Kind.HEALTH)


@pytest.mark.parametrize("kind", [Kind.NATIONAL_ID, Kind.HEALTH], ids=["found", "hinted at"])
def test_a_kind_that_is_taken_out_is_known_not_to_be_concerned(kind):
    facts = with_more(SCANNED, Added(taken_out={"kinds": (kind,)}))
    assert (kind in facts.kinds, facts.left_out, unnamed(facts)) == (False, (kind,), ())
    again = with_more(facts, Added(scans=(SHOP,)))
    assert (again.kinds, again.records) == (facts.kinds, 1240)
    assert with_more(facts, Added(more={"kinds": (kind,)})).left_out == ()


def test_what_does_not_stand_there_is_not_taken_out():
    with pytest.raises(InputError) as refused:
        with_more(SCANNED, Added(taken_out={"kinds": (Kind.RELIGION,)}))
    assert "e-mailadres" in refused.value.hint.render("nl")
    with pytest.raises(InputError):
        with_more(EMPTY, Added(taken_out={"groups": ("klanten",)}))


def test_scans_of_several_systems_are_counted_together_and_the_last_of_each():
    facts = with_more(SCANNED, Added(scans=(CRM,), systems=("crm",)))
    assert (facts.records, facts.persons_most, facts.systems) == (1300, 1300, ("shop", "crm"))
    later = with_more(facts, Added(scans=(replace(SHOP, records=1000),)))
    assert (later.records, [one.name for one in later.scans]) == (1060, ["shop", "crm"])


def test_a_number_that_a_person_said_stays_when_another_scan_counts():
    facts = with_more(SCANNED, Added(said={"persons_most": 900}))
    more = with_more(facts, Added(scans=(CRM,)))
    assert (more.persons_most, more.records) == (900, 1300)


def test_a_kind_that_a_scan_found_and_nobody_speaks_of_is_told():
    """A program may say the kinds as they are, without those of the scan."""
    assert unnamed(replace(SCANNED, kinds=(Kind.HEALTH,))) == (Kind.EMAIL, Kind.NATIONAL_ID)


@given(first=kinds, second=kinds)
def test_nothing_goes_that_is_not_taken_out(first, second):
    facts = with_more(with_more(EMPTY, Added(more={"kinds": first})), Added(more={"kinds": second}))
    assert set(facts.kinds) == {*first, *second}
    assert changes(facts, with_more(facts, Added(more={"kinds": first}))) == {}

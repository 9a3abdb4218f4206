"""The register against the data: what was found and nobody named, what no law allows, what is too old or never seen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from avgtool.config import SourceEntry
from avgtool.model.activities import Activity, StoragePeriod
from avgtool.model.kept_scans import DateCounts, FoundKind, KeptScan
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.register.comparing import compare
from avgtool.register.findings import Concern, Gravity

TODAY = date(2026, 11, 23)
CUSTOMERS = SourceEntry(path="/data/klanten.csv")
ACTIVITY = Activity("bestellingen", "Bestellingen", kinds=(Kind.EMAIL, Kind.PERSON_NAME), systems=("klanten.csv",))
EMAIL = FoundKind(Kind.EMAIL, Category.ORDINARY, "EMAIL_ADDRESS", 1, 990)
BSN = FoundKind(Kind.NATIONAL_ID, Category.NATIONAL_ID, "NL_BSN", 1, 412)
HEALTH_HINT = FoundKind(Kind.HEALTH, Category.SPECIAL, None, 1, 7, in_text=True, is_hint=True)
PHONE_IN_TEXT = FoundKind(Kind.PHONE, Category.ORDINARY, "PHONE_NUMBER", 1, 3, in_text=True)


def scan(*found, system="klanten.csv", at=datetime(2026, 5, 3, tzinfo=UTC), dates=()):
    return KeptScan(at, "MdG", system, system, None, 1000, 1000, "full", None, "0.1.0", found, dates)


def told(activities=(ACTIVITY,), sources=(CUSTOMERS,), scans=(), today=TODAY):
    return [(one.concern, one.gravity, one.rows) for one in compare(activities, sources, scans, today)]


def test_what_the_register_names_is_left_in_peace():
    assert told(scans=[scan(EMAIL)]) == []


def test_a_bsn_that_no_activity_names_is_told_with_its_rows_and_the_day():
    [unnamed, unlawful] = compare([ACTIVITY], [CUSTOMERS], [scan(EMAIL, BSN)], TODAY)
    assert (unnamed.concern, unnamed.article, unnamed.rows) == (Concern.DATA_NOT_NAMED, "30(1)(c)", 412)
    assert (unlawful.concern, unlawful.article, unlawful.rows) == (Concern.PERMIT_MISSING, "87", 412)
    said = unnamed.what.render("nl")
    assert all(part in said for part in ("klanten.csv", "3 mei 2026", "412", "bestellingen"))


def test_a_bsn_with_a_law_and_a_place_in_the_register_is_fine():
    lawful = replace(ACTIVITY, kinds=(*ACTIVITY.kinds, Kind.NATIONAL_ID), permits={Category.NATIONAL_ID: "Wabvpz"})
    assert told([lawful], scans=[scan(EMAIL, BSN)]) == []


def test_words_that_hint_at_something_are_a_remark():
    assert {gravity for _, gravity, _ in told(scans=[scan(HEALTH_HINT)])} == {Gravity.REMARK}


def test_free_text_may_hold_ordinary_data_where_the_register_says_that_there_is_free_text():
    in_prose = replace(ACTIVITY, kinds=(*ACTIVITY.kinds, Kind.FREE_TEXT_WITH_PII))
    assert told(scans=[scan(PHONE_IN_TEXT)]) == [(Concern.DATA_NOT_NAMED, Gravity.OBJECTION, 3)]
    assert told([in_prose], scans=[scan(PHONE_IN_TEXT)]) == []
    in_text = replace(BSN, in_text=True)
    assert Concern.DATA_NOT_NAMED in {one[0] for one in told([in_prose], scans=[scan(in_text)])}


def test_of_one_kind_the_sure_find_is_told_and_not_the_hint():
    health = FoundKind(Kind.HEALTH, Category.SPECIAL, "HEALTH", 1, 2)
    found = told(scans=[scan(HEALTH_HINT), scan(health)])
    assert found == [
        (Concern.DATA_NOT_NAMED, Gravity.OBJECTION, 2),
        (Concern.PERMIT_MISSING, Gravity.OBJECTION, 2),
    ]


def test_activities_of_one_system_answer_for_it_together():
    other = Activity("zorg", "Zorg", kinds=(Kind.NATIONAL_ID,), permits={Category.NATIONAL_ID: "Wabvpz"})
    source = SourceEntry(path="/data/klanten.csv", activities=("zorg",))
    assert told([ACTIVITY, other], [source], [scan(EMAIL, BSN)]) == []


def test_a_source_that_was_never_scanned_is_told():
    assert told() == [(Concern.NEVER_SCANNED, Gravity.OBJECTION, None)]


def test_a_scan_of_more_than_a_year_ago_is_told():
    assert told(scans=[scan(EMAIL)], today=date(2027, 5, 4)) == [(Concern.SCAN_OUT_OF_DATE, Gravity.REMARK, None)]
    assert told(scans=[scan(EMAIL)], today=date(2027, 5, 3)) == []


def test_personal_data_in_a_system_that_nobody_names_is_told():
    assert told(scans=[scan(EMAIL), scan(EMAIL, BSN, system="kopie.xlsx")]) == [
        (Concern.SYSTEM_NOT_NAMED, Gravity.OBJECTION, 990)
    ]
    assert told(scans=[scan(EMAIL), scan(system="artikelen.csv")]) == []


def kept(*columns):
    return replace(ACTIVITY, retention=(StoragePeriod("facturen", Term(years=7, after_year=True), columns=columns),))


AGES = DateCounts("datum", {"2017-06": 30, "2018-01": 12, "2020-01": 900})


def test_rows_that_are_past_their_term_are_told():
    [found] = compare([kept("datum")], [CUSTOMERS], [scan(EMAIL, dates=(AGES,))], TODAY)
    assert (found.concern, found.gravity, found.rows, found.activity) == (
        *(Concern.PAST_RETENTION, Gravity.OBJECTION, 42, "bestellingen"),
    )


@pytest.mark.parametrize("columns", [(), ("afgesloten",)])
def test_a_term_that_nothing_measures_is_a_remark(columns):
    assert told([kept(*columns)], scans=[scan(EMAIL, dates=(AGES,))]) == [
        (Concern.RETENTION_NOT_MEASURED, Gravity.REMARK, None)
    ]


def test_of_a_column_that_was_named_later_another_scan_is_asked():
    """What was kept before knows nothing of it."""
    [before] = compare([kept()], [CUSTOMERS], [scan(EMAIL)], TODAY)
    [after] = compare([kept("aangemaakt_op")], [CUSTOMERS], [scan(EMAIL)], TODAY)
    assert "(retention, columns)" in before.what.render("nl")
    assert after.what.render("nl") == (
        "facturen in klanten.csv: geen bewaarde scan mat aangemaakt_op; scan opnieuw met --keep"
    )


def test_a_term_that_an_event_ends_needs_no_column():
    until = replace(ACTIVITY, retention=(StoragePeriod(start="uitschrijving"),))
    assert told([until], scans=[scan(EMAIL)]) == []


def test_terms_of_a_source_in_avgtool_yaml_count_too():
    """Where the register names another column, both are looked at; of the same column the register's term counts."""
    keep = {"ground": "AWR 52(4)", "term": {"years": 7, "after_year": True}, "from": "datum"}
    source = SourceEntry.model_validate({"path": "/data/klanten.csv", "tables": [{"keep": keep}]})
    found = list(compare([ACTIVITY], [source], [scan(EMAIL, dates=(AGES,))], TODAY))
    assert [(one.concern, one.rows, one.system) for one in found] == [(Concern.PAST_RETENTION, 42, "klanten.csv")]
    assert told([kept("datum")], [source], [scan(EMAIL, dates=(AGES,))]) == [
        (Concern.PAST_RETENTION, Gravity.OBJECTION, 42)
    ]
    assert source.terms["datum"].ground == "AWR 52(4)"


LONG_AGO = datetime(2024, 5, 3, tzinfo=UTC)


def test_a_table_that_was_not_seen_for_a_year_while_others_were_says_nothing_any_more():
    """It may be gone; and what was scanned once, long ago, and nobody names, is not told for ever."""
    gone = replace(scan(EMAIL, BSN, at=LONG_AGO), table="oud")
    assert told(scans=[gone, scan(EMAIL)]) == []
    assert told(scans=[scan(EMAIL), scan(EMAIL, BSN, system="kopie.xlsx", at=LONG_AGO)]) == []


def test_a_known_system_keeps_its_last_scan_however_old():
    assert (Concern.DATA_NOT_NAMED, Gravity.OBJECTION, 412) in told(scans=[scan(EMAIL, BSN, at=LONG_AGO)])


def test_a_permit_of_another_activity_covers_no_special_data_that_nobody_names():
    """9(2)(d) for members says nothing about diagnoses in the same file."""
    health = FoundKind(Kind.HEALTH, Category.SPECIAL, None, 1, 500)
    lawful = replace(ACTIVITY, permits={Category.SPECIAL: "AVG 9(2)(d)"})
    assert Concern.PERMIT_MISSING in {one[0] for one in told([lawful], scans=[scan(EMAIL, health)])}


def test_a_sample_is_told_as_one():
    sampled = replace(scan(EMAIL, BSN), rows=60_000, rows_read=4_000, mode="sample")
    found = compare([ACTIVITY], [CUSTOMERS], [sampled], TODAY)
    assert all("412 van 4.000 rijen van een steekproef" in one.what.render("nl") for one in found)
    assert all("60.000" in one.what.render("nl") for one in compare([ACTIVITY], [CUSTOMERS], [sampled], TODAY))


def test_what_a_system_contradicts_concerns_every_activity_that_uses_it():
    other = replace(ACTIVITY, code="nieuwsbrief")
    found = list(compare([ACTIVITY, other], [CUSTOMERS], [scan(EMAIL, BSN)], TODAY))
    assert {one.activities for one in found} == {("bestellingen", "nieuwsbrief")}
    assert all(one.concerns_any({"nieuwsbrief"}) and not one.concerns_any({"ander"}) for one in found)

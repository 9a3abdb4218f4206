"""What an erasure, a rectification or a mark would do is told before it is done, and says nothing of the person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.errors import ConfigError, InputError
from avgtool.model.retention import Retention, Term
from avgtool.model.subject_data import Fate, Found, FoundRow, FoundTable, Match, SourceMap, TableMap
from avgtool.model.subject_work import Deed
from avgtool.subject_data.instructing import instructions
from avgtool.subject_data.instructions import RowWork, SourceWork, TableWork, from_data, to_data
from avgtool.subject_data.locating import locate
from avgtool.subject_data.marking import opposite, put_right, restricted, unmarked
from avgtool.subject_data.ordering import ForeignKey, deletion_order, in_a_circle
from avgtool.subject_data.planning import changing, erasure
from avgtool.subject_data.surveying import surveyed
from avgtool.subject_data.wanting import wanted_from
from tests.subject_data import small_shop
from tests.subject_data.erasing import EMAIL, TODAY

FIVE = Retention(Term(years=5), "eigen beleid", "einde")


def found_in(table: TableMap, *values: tuple, columns=("id", "naam", "einde"), match=Match.EXACT) -> Found:
    rows = tuple(FoundRow(f"r{row[0]}", (row[0],), match, ("naam",), row) for row in values)
    return Found((FoundTable("crm", table.table, columns, rows, table, ("id",)),))


def deeds(table: TableMap, *values: tuple) -> list[tuple[Deed, date | None, bool]]:
    source = SourceMap("crm", "crm.db", (table,))
    [planned] = erasure(found_in(table, *values), [source], TODAY)
    return [(row.deed, row.until, row.undated) for row in planned.tables[0].rows]


ENDS = [
    ("2020-01-01", Deed.DELETE, None),
    ("23-11-2021", Deed.KEEP, date(2026, 11, 23)),
    (date(2021, 11, 22), Deed.DELETE, None),
    (date(2024, 2, 29), Deed.KEEP, date(2029, 2, 28)),
]


@pytest.mark.parametrize(("end", "deed", "until"), ENDS)
def test_a_row_is_kept_to_the_last_day_of_its_term_and_erased_after_it(end, deed, until):
    """However the date is written; a term of years ends on the same day, or on the last of the month."""
    assert deeds(TableMap("k", ("id",), {}, fate=Fate.KEEP, retention=FIVE), (1, "x", end)) == [(deed, until, False)]


@pytest.mark.parametrize("end", [None, "", "onbekend", "31-02-2020"])
def test_a_row_without_a_readable_date_is_kept_and_that_is_told(end):
    assert deeds(TableMap("k", ("id",), {}, fate=Fate.KEEP, retention=FIVE), (1, "x", end)) == [(Deed.KEEP, None, True)]


def test_what_is_kept_may_lose_what_its_ground_does_not_need():
    """The row stays for its term, and the name goes at once."""
    table = TableMap("k", ("id",), {}, fate=Fate.KEEP, retention=FIVE, anonymize={"naam": None})
    assert deeds(table, (1, "x", "2025-01-01"), (2, "x", "2019-01-01")) == [
        (Deed.ANONYMIZE, date(2030, 1, 1), False),
        (Deed.DELETE, None, False),
    ]


def test_rows_that_are_anonymized_are_so_once_their_term_is_over():
    table = TableMap("k", ("id",), {}, fate=Fate.ANONYMIZE, retention=FIVE, anonymize={"naam": None})
    assert [one[0] for one in deeds(table, (1, "x", "2025-01-01"), (2, "x", "2019-01-01"))] == [
        Deed.KEEP,
        Deed.ANONYMIZE,
    ]


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 20), st.booleans())
def test_the_day_after_a_term_nothing_keeps_a_row(start, years, after_year):
    term = Term(years=years, months=1, after_year=after_year)
    table = TableMap("k", ("id",), {}, fate=Fate.KEEP, retention=Retention(term, "x", "einde"))
    found, source = found_in(table, (1, "x", start)), SourceMap("crm", "crm.db", (table,))
    last = term.until(start)
    made = [erasure(found, [source], day)[0].tables[0].rows[0].deed for day in (last, last + timedelta(days=1))]
    assert made == [Deed.KEEP, Deed.DELETE]


def test_rows_in_doubt_are_left_alone():
    table = TableMap("k", ("id",), {})
    source = SourceMap("crm", "crm.db", (table,))
    assert erasure(found_in(table, (1, "Jan de Vries", None), match=Match.NEAR), [source], TODAY) == ()


def test_a_plan_and_its_instructions_survive_their_file():
    table = TableMap("k", ("id",), {}, fate=Fate.ANONYMIZE, anonymize={"naam": "{random}"})
    found, source = found_in(table, (1, "x", None)), SourceMap("crm", "crm.db", (table,))
    [work] = instructions(erasure(found, [source], TODAY), found, [source])
    assert from_data(json.loads(json.dumps(to_data(work)))) == work
    assert len(work.tables[0].rows[0].values["naam"]) == 16


@pytest.mark.parametrize(
    "value",
    [1, "x", None, 2.5, date(2026, 1, 1), datetime(2026, 1, 1, 12, tzinfo=UTC), Decimal("1.50"), UUID(int=7), b"x"],
)
def test_a_key_of_any_usual_type_survives_the_journal(value):
    work = SourceWork("crm", "crm.db", (TableWork("k", ("id",), (RowWork((value,), {"x": value}, "d"),)),))
    assert from_data(json.loads(json.dumps(to_data(work)))) == work


def test_a_key_that_cannot_be_kept_is_refused():
    with pytest.raises(InputError, match="no row is found again"):
        to_data(SourceWork("crm", "crm.db", (TableWork("k", ("id",), (RowWork(({"a": 1},), {}, "d"),)),)))


def key(table: str, target: str, **more) -> ForeignKey:
    return ForeignKey(table, ("x",), target, ("id",), **more)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] > pair[1]), max_size=20))
def test_what_refers_goes_before_what_it_refers_to(pairs):
    keys = [key(f"t{one}", f"t{other}") for one, other in pairs]
    order = deletion_order([f"t{number}" for number in range(8)], keys)
    assert sorted(order) == [f"t{number}" for number in range(8)]
    assert all(order.index(one.table) < order.index(one.target) for one in keys)
    assert not in_a_circle(order, keys)


def test_a_circle_is_noticed_unless_the_database_can_wait():
    keys = [key("a", "b"), key("b", "a")]
    assert in_a_circle(["a", "b"], keys)
    assert not in_a_circle(["a", "b"], [replace(one, deferrable=True) for one in keys])
    assert not in_a_circle(["a"], [key("a", "a")])


# --- what a database says of it ------------------------------------------------------------------------------------


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    made = f"sqlite:///{tmp_path / 'winkel.db'}"
    if request.param == "postgresql":
        made = str(request.getfixturevalue("postgresql_url"))
    small_shop.fill(made)
    return made


def survey(url, *, leave_out=(), **fates):
    source = small_shop.shop(url, **fates)
    source = replace(source, tables=tuple(one for one in source.tables if one.table not in leave_out))
    found = locate([source], wanted_from(emails=[EMAIL]), doubts=False)
    assert not found.missed
    return surveyed(erasure(found, [source], TODAY), found, [source])


DELETE = {"fate": Fate.DELETE, "anonymize": {}, "retention": None}


def test_a_row_that_others_refer_to_is_refused_with_what_to_set(url):
    """The orders are kept for seven years, so that the customer cannot go."""
    _, obstacles = survey(url, klant=DELETE)
    said = [(one.table, one.what.render("en"), one.hint.render("en")) for one in obstacles]
    assert [one[0] for one in said] == ["klant"]
    assert "1 row of bestelling that stays refers to them (foreign key klant_id)" in said[0][1]
    assert "give klant erase: anonimiseren" in said[0][2]


def test_a_table_that_nobody_described_is_named(url):
    _, obstacles = survey(url, klant=DELETE, bestelling=DELETE, orderregel=DELETE, leave_out=("adres",))
    [said] = [f"{one.what.render('en')} {one.hint.render('en')}" for one in obstacles]
    assert "2 rows of adres that stay refer to them" in said
    assert "describe adres too, with belongs_to: {klant_id: klant" in said
    assert "keep with from: klant_id" in said


def test_a_term_whose_date_stands_in_another_row_is_said_to_count_from_the_reference(url):
    """A line of an order has no date; it is kept as long as its order."""
    wrong = Retention(small_shop.FISCAL.term, "AWR 52(4)", "datum")
    with pytest.raises(ConfigError, match="has no column datum") as raised:
        survey(url, orderregel={"retention": wrong})
    assert "from: bestelling_id" in str(raised.value.hint)
    with pytest.raises(ConfigError) as raised:
        survey(url, orderregel={"third_parties": ("datum",)})
    assert "from:" not in str(raised.value.hint)


def test_what_the_database_does_of_its_own_accord_is_told(url):
    """ON DELETE empties a reference in one table, and deletes rows of another."""
    plan, obstacles = survey(url, klant=DELETE, bestelling=DELETE, orderregel=DELETE, leave_out=("notitie", "inlog"))
    assert obstacles == ()
    assert sorted((one.table, one.rows, one.deletes) for one in plan[0].also) == [
        ("inlog", 2, True),
        ("notitie", 1, False),
    ]


def test_rows_that_are_kept_and_would_go_with_another_are_refused(url):
    kept = {"fate": Fate.KEEP, "retention": Retention(Term(years=1), "logplicht", "sessie")}
    _, obstacles = survey(url, klant=DELETE, bestelling=DELETE, orderregel=DELETE, inlog=kept)
    [said] = [one.what.render("en") for one in obstacles]
    assert "ON DELETE CASCADE" in said


def test_a_column_that_may_not_be_empty_and_one_that_may_not_repeat_are_told(url):
    fates = {"anonymize": {"naam": None, "email": "weg@example.invalid"}}
    assert survey(url, klant={"anonymize": {"naam": "x", "email": "weg-{random}@example.invalid"}})[1] == ()
    assert survey(url, klant={"anonymize": {"naam": "x", "email": "weg@example.invalid"}})[1] == ()
    _, obstacles = survey(url, klant=fates)
    assert ["may not be empty" in one.what.render("en") for one in obstacles] == [True]
    _, obstacles = survey(url, klant={"anonymize": {"naam": "x", "email": "jan@example.nl"}})
    assert ["in two rows" in one.what.render("en") for one in obstacles] == [True]


# --- what is put right and marked ----------------------------------------------------------------------------------


@pytest.fixture
def person(tmp_path):
    url = f"sqlite:///{tmp_path / 'winkel.db'}"
    small_shop.fill(url)
    source = small_shop.shop(url)
    return source, locate([source], wanted_from(emails=[EMAIL]), doubts=False)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("klant.naam", "table.column=value"),
        ("klant.bestaat_niet=x", "no table"),
        ("klant.id=9", "is a key"),
        ("adres.klant_id=9", "is a key"),
        ("webwinkel.id=9", "several tables"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_without_its_value(person, setting, words):
    with pytest.raises(InputError, match=words) as caught:
        put_right([setting], person[1])
    assert "=9" not in str(caught.value)


HINTS = [
    ("klant.telefon=x", "Did you mean klant.telefoon? Can be put right: klant."),
    ("klant.naam", "Can be put right: klant."),
    ("adres.klant_id=9", "Can be put right: adres.straat"),
    ("webwinkel.id=9", "Say which: webwinkel."),
    ("weg.xyz=9", "Can be put right: klant."),
    ("adres[99].straat=9", "Can be put right: adres.straat"),
]


@pytest.mark.parametrize(("setting", "words"), HINTS)
def test_it_is_said_what_can_be_put_right_and_that_is_no_key(person, setting, words):
    with pytest.raises(InputError) as caught:
        put_right([setting], person[1])
    hint = caught.value.hint.render("en")
    assert words in hint
    named = hint.partition("Can be put right: ")[2].strip(".").split(", ")
    for place in filter(None, named):
        [rows] = put_right([f"{place.replace('.', '[*].', 1)}=x"], person[1]).values()
        assert rows
    assert not {"klant.id", "adres.klant_id"} & {*named}


def test_columns_are_named_by_table_or_with_their_source(person):
    settings = ["klant.naam=Fatima", "webwinkel.adres[2].straat=Dorpsstraat 2", "klant.telefoon="]
    values = put_right(settings, person[1])
    assert [list(rows.values()) for rows in values.values()] == [
        [{"naam": "Fatima", "telefoon": None}],
        [{"straat": "Dorpsstraat 2"}],
    ]
    [planned] = changing(person[1], [person[0]], values)
    assert [(one.table, one.count(Deed.CHANGE)) for one in planned.tables] == [("klant", 1), ("adres", 1)]


def test_which_of_several_rows_is_meant_must_be_said(person):
    """Somebody with two addresses does not get one in the place of both."""
    with pytest.raises(InputError, match="2 rows") as caught:
        put_right(["adres.straat=Dorpsstraat 2"], person[1])
    assert "table[12].column" in str(caught.value)
    assert len(put_right(["adres[*].straat=Dorpsstraat 2"], person[1])["webwinkel", "adres"]) == 2
    with pytest.raises(InputError, match="no such row"):
        put_right(["adres[3].straat=Dorpsstraat 2"], person[1])


def test_a_source_without_a_mark_is_left_to_a_human(person):
    [[marked]] = [rows.values() for rows in restricted(person[1]).values()]
    [[lifted]] = [rows.values() for rows in restricted(person[1], lift=True).values()]
    assert (marked, lifted) == ({"geblokkeerd": 1}, {"geblokkeerd": 0})
    bare = Found(tuple(replace(one, map=replace(one.map, restricted=None)) for one in person[1].tables))
    assert (restricted(bare), unmarked(bare, {})) == ({}, ("webwinkel",))


@pytest.mark.parametrize(
    ("mark", "lifted"), [(True, False), (1, 0), ("ja", "nee"), ("J", "N"), ("false", "true"), ("geblokkeerd", None)]
)
def test_a_mark_is_taken_away_by_its_opposite(mark, lifted):
    assert opposite(mark) == lifted


def test_a_row_that_is_kept_without_some_columns_counts_as_kept():
    """It is changed all the same, and the plan says what it is kept without."""
    table = TableMap("k", ("id",), {}, fate=Fate.KEEP, retention=FIVE, anonymize={"naam": None})
    source = SourceMap("crm", "crm.db", (table,))
    [planned] = erasure(found_in(table, (1, "x", "2024-01-01"), (2, "y", "2010-01-01")), [source], TODAY)
    [one] = planned.tables
    assert {deed: one.count(deed) for deed in Deed if one.count(deed)} == {Deed.KEEP: 1, Deed.DELETE: 1}
    assert (one.emptied, sum(one.kept.values()), planned.changes) == (("naam",), 1, 2)
    whole = replace(table, anonymize={})
    [planned] = erasure(found_in(whole, (1, "x", "2024-01-01")), [source], TODAY)
    assert (planned.tables[0].emptied, planned.changes) == ((), 0)

"""An export reads back the same, whatever stands in a register; and what an import writes, the register reads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from avgtool import catalog
from avgtool.i18n import use_language
from avgtool.model.activities import (
    Action,
    Activity,
    ActivityPurpose,
    AutomatedDecision,
    Capacity,
    Party,
    Processor,
    Recipient,
    StoragePeriod,
    Transfer,
)
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.register_words import RegisterField as Field
from avgtool.model.retention import Term
from avgtool.register.importing.columns import heading_of
from avgtool.register.importing.rows import Table, read_rows
from avgtool.register.loading import read_activity
from avgtool.register.table import row_of
from avgtool.register.writing import as_data, as_yaml

WORDS = catalog.register_words()
TABLE = Table(WORDS)
EXPORT = Table(WORDS, is_export=True)
plain_texts = st.one_of(
    st.text("abdegiklnoprtuz", max_size=12).map(lambda text: f"zq{text}"),
    st.text("aknz,.& 7", max_size=12).map(lambda text: " ".join(f"zq{text}zq".split())),
    st.sampled_from(("zq, 7 jaar", "zq 6 maanden", "zq, zq")),
)
"""Words that mean nothing to anybody, without the marks by which avgtool parts one thing from another."""
wild_texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
ODD = (
    *("a: b", "x (y)", "(z)", "tot t", "nee", "ja", "?", "-", "1. een", "- x", "a; b", "c, d", "7 jaar", "a)", "(b"),
    *("daarna verwijderd", "x, daarna verwijderd", "vanaf v", "EU", "SCC", "art. 9", "6.1.a, 6.1.b"),
)
odd_texts = wild_texts | st.sampled_from(ODD)
terms = st.builds(Term, st.integers(0, 30), st.integers(0, 11), st.integers(0, 400), st.booleans()).filter(
    lambda term: term.years or term.months or term.days
)


def listed(thing, most=3):
    """Some things, each once."""
    return st.lists(thing, max_size=most, unique=True).map(tuple)


def periods(texts):
    """Terms, and events that end them."""
    grounds, actions = st.just("") | texts, st.sampled_from([None, *Action])
    whole = st.builds(StoragePeriod, grounds, terms, grounds, grounds, actions)
    return whole | st.builds(StoragePeriod, grounds, st.none(), texts, grounds, actions)


def purposes(texts):
    """Each with what belongs to its basis."""
    empty = st.just("")
    return st.one_of(
        st.builds(ActivityPurpose, texts, st.sampled_from([Basis.LEGAL_OBLIGATION, Basis.PUBLIC_TASK]), empty | texts),
        st.builds(ActivityPurpose, texts, st.just(Basis.LEGITIMATE_INTEREST), interest=empty | texts),
        st.builds(ActivityPurpose, texts, st.just(Basis.CONSENT), consent=empty | texts),
        st.builds(ActivityPurpose, texts, st.sampled_from([None, Basis.CONTRACT, Basis.VITAL_INTEREST])),
    )


def activities(texts, *, capacity):
    """Activities of a role with everything that an export has a column for."""
    maybe = st.just("") | texts
    of_a_processor = {"controllers": listed(st.builds(Party, texts, maybe)), "work": listed(texts)}
    return st.builds(
        Activity,
        st.from_regex(r"[a-z0-9][a-z0-9_-]{0,79}", fullmatch=True),
        texts.filter(str.strip),
        st.just(capacity),
        maybe,
        purposes=st.lists(purposes(texts), max_size=3, unique_by=lambda one: one.text).map(tuple),
        subjects=listed(texts),
        kinds=listed(st.sampled_from([one for one in Kind if one is not Kind.NONE])),
        other_data=listed(texts),
        permits=st.dictionaries(
            st.sampled_from([Category.SPECIAL, Category.CRIMINAL, Category.NATIONAL_ID]), texts, max_size=3
        ),
        recipients=listed(st.builds(Recipient, texts, maybe)),
        processors=listed(st.builds(Processor, texts, maybe, maybe)),
        transfers=listed(st.builds(Transfer, texts, maybe, maybe)),
        retention=listed(periods(texts)),
        measures=listed(texts),
        systems=listed(texts),
        origin=maybe,
        required=maybe,
        decisions=listed(st.builds(AutomatedDecision, texts)),
        dpia=maybe,
        owner=maybe,
        last_review=st.none() | st.dates(date(2000, 1, 1), date(2060, 1, 1)),
        joint_controllers=listed(st.builds(Party, texts, maybe)),
        policy=maybe,
        **(of_a_processor if capacity is Capacity.PROCESSOR else {}),
    )


def read_back(activity, language):
    """An activity through a table."""
    with use_language(language):
        [row] = read_rows([row_of(activity)], EXPORT)
    return row


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("capacity", list(Capacity))
def test_an_export_of_any_activity_reads_back_the_same(language, capacity):
    @given(activities(plain_texts, capacity=capacity))
    def holds(activity):
        row = read_back(activity, language)
        assert as_data(row.activity) == as_data(activity)
        assert (row.remarks, row.asides) == ((), ()) or set(as_data(activity)) == {"code", "name"}

    holds()


@given(activities(odd_texts, capacity=Capacity.CONTROLLER))
def test_whatever_stands_in_a_register_its_export_is_read_without_a_fault(activity):
    row = read_back(activity, "nl")
    assert row.activity is None or row.activity.code == activity.code


@example(cells={Field.NAME: "0\x850"})
@example(cells={Field.NAME: "A", Field.REMARKS: "b\u2028c\x07"})
@given(cells=st.dictionaries(st.sampled_from(list(Field)), odd_texts, max_size=12))
def test_what_an_import_writes_the_register_reads(tmp_path_factory, cells):
    """Whatever a cell holds: a name of a thousand letters, control characters, brackets that never close."""
    for row in read_rows([{Field.NAME: "A", **cells}], TABLE):
        if row.activity is None:
            continue
        path = tmp_path_factory.getbasetemp() / f"{row.activity.code}.yaml"
        aside = [(heading_of(one.field), one.words) for one in row.asides]
        path.write_text(as_yaml(row.activity, aside=aside), encoding="utf-8")
        assert as_data(read_activity(path)) == as_data(row.activity)

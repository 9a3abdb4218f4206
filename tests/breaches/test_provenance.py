"""Where numbers were taken from is kept as facts, and worded when it is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.breaches.store.provenance import read, written
from avgtool.breaches.words import taken_from
from avgtool.model.breaches import ScanEstimate
from avgtool.model.kinds import Kind

KEPT = ScanEstimate("shop", 1240, 1240, (Kind.EMAIL,), (Kind.HEALTH,), on=date(2026, 11, 23))
SAVED = ScanEstimate("scan.json", 7, 7, sha256="0123456789abcdef")
scans = st.builds(
    ScanEstimate,
    name=st.text(min_size=1),
    records=st.integers(0),
    persons_most=st.integers(0),
    kinds=st.lists(st.sampled_from(Kind)).map(tuple),
    hinted=st.lists(st.sampled_from(Kind)).map(tuple),
    on=st.none() | st.dates(),
    sha256=st.none() | st.text("0123456789abcdef"),
)


@given(
    words=st.none() | st.text() | st.just('{"scans": []}'),
    said=st.lists(scans).map(tuple),
    left_out=st.lists(st.sampled_from(Kind)).map(tuple),
)
def test_what_is_read_is_what_was_written(words, said, left_out):
    assert read(written(words, said, left_out)) == (words, said, left_out)


def test_a_sentence_that_was_recorded_before_stays_readable():
    sentence = "bewaarde scan van shop, 3 mei 2026"
    assert read(sentence) == (sentence, (), ())
    assert written(sentence, (), ()) == sentence


@pytest.mark.parametrize(
    ("scan", "dutch", "english"),
    [
        (KEPT, "bewaarde scan van shop, 23 november 2026", "kept scan of shop, 23 November 2026"),
        (SAVED, "opgeslagen scan scan.json (SHA-256 0123456789ab…)", "saved scan scan.json (SHA-256 0123456789ab…)"),
    ],
)
def test_a_scan_is_named_in_the_language_of_the_reader(scan, dutch, english):
    said = taken_from(scan)
    assert (said.render("nl"), said.render("en")) == (dutch, english)

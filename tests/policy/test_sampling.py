"""Which rows a sample holds: as many as asked, whole subjects, and the same ones everywhere."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool import catalog
from avgtool.engines.local import LocalEngine
from avgtool.errors import KeyFileError, PolicyError
from avgtool.keys import key_from_bytes
from avgtool.model.plan import Sample
from avgtool.policy.plan_file import plans_from_json, plans_to_json
from avgtool.policy.planning import make_plan
from avgtool.policy.sampling import select
from avgtool.sources.frames import from_frame
from avgtool.workflows.anonymizing.carrying_out import anonymize_frame
from avgtool.workflows.anonymizing.job import Means
from tests.policy.building import column, findings, policy
from tests.workflows.anonymizing.test_carrying_out import MailFinder, scan

KEY = key_from_bytes(bytes(range(32)))
RULES = """sample: {share: 0.5, subject: nr}
rules:
  - {match: {column: nr}, operator: keep, because: b}
  - {match: {column: bedrag}, operator: generalize, parameters: {amount: 10}, because: b}
"""


def chosen(table, key=KEY, **asked):
    """The rows of a sample, and what is told of it."""
    frame = pl.LazyFrame(table, schema={"nr": pl.String, "bedrag": pl.Int64}, orient="row")
    sample = Sample(**{"share": None, "rows": None, "subject": None, "domain": "d", **asked})
    selection = select(frame, sample, key.derive if key else None, LocalEngine())
    kept = frame.filter(selection.chosen).collect(engine="streaming").rows()
    assert (selection.rows, selection.not_sampled) == (len(kept), len(table) - len(kept))
    return kept


_rows = st.lists(st.tuples(st.sampled_from([*"abcdefgh", None, " "]), st.integers(0, 9)), max_size=40)


@settings(max_examples=60)
@given(rows=_rows, others=_rows, share=st.floats(0.05, 0.95))
def test_the_same_subject_is_in_or_out_everywhere(rows, others, share):
    """In another file, another order, among other rows."""
    here = chosen(rows, share=share, subject="nr")
    there = chosen(others[::-1], share=share, subject="nr")
    named = {nr for nr, _ in rows if nr and nr.strip()}
    inside = {nr for nr, _ in here if nr in named}
    assert all(nr in inside for nr, _ in there if nr in named)
    assert all((nr in inside) == ((nr, amount) in here) for nr, amount in rows if nr in named)


@settings(max_examples=60)
@given(rows=_rows, most=st.integers(1, 30))
def test_no_more_rows_than_asked_and_whole_subjects(rows, most):
    """All, where there are no more."""
    kept = chosen(rows, rows=most, subject="nr")
    assert len(kept) <= most
    assert len(rows) > most or len(kept) == len(rows)
    assert all(
        [row for row in rows if row[0] == nr] == [row for row in kept if row[0] == nr]
        for nr in "abcdefgh"
        if (nr in dict(kept))
    )


def test_a_share_is_about_that_many_and_another_key_draws_others():
    """Of rows that are all different."""
    rows = [(f"K-{number}", number) for number in range(4000)]
    first, by_subject = set(chosen(rows, share=0.1)), set(chosen(rows, share=0.1, subject="nr"))
    assert 330 < len(first) < 470
    assert 330 < len(by_subject) < 470
    other = set(chosen(rows, share=0.1, key=key_from_bytes(bytes(32))))
    assert len(first & other) < 90
    assert set(chosen(rows, share=0.05)) < first
    assert len(chosen(rows, rows=100)) == 100


def test_a_sample_needs_a_key_and_a_subject_that_is_there():
    """Told before anything is written."""
    with pytest.raises(KeyFileError):
        chosen([("a", 1)], key=None, share=0.5)
    with pytest.raises(PolicyError, match="klant"):
        chosen([("a", 1)], share=0.5, subject="klant")


def test_a_plan_carries_the_sample_and_so_does_what_was_done():
    """From the policy to the copy: counts, and the key that drew it."""
    frame = pl.DataFrame({"nr": [f"K-{number}" for number in range(100)], "bedrag": [str(n) for n in range(100)]})
    plan = replace(make_plan(findings(column("nr"), column("bedrag")), policy(RULES)), sha256=None)
    assert plan.sample == Sample(0.5, None, "nr", "proef")
    assert plans_from_json(plans_to_json([plan]), catalog.operators()) == (plan,)
    means = Means(
        scan=scan, is_direct={"EMAIL_ADDRESS"}.__contains__, operators=catalog.operators(), engine=LocalEngine(),
        finder=MailFinder(), entities=("EMAIL_ADDRESS",),
    )  # fmt: skip
    copy, outcome = anonymize_frame(from_frame(frame), plan, means, key=KEY)
    assert 30 < copy.height < 70
    assert (outcome.rows_in, outcome.rows_out, outcome.not_sampled) == (100, copy.height, 100 - copy.height)
    assert outcome.key_id == KEY.id
    assert {one.column: one.same + one.changed for one in outcome.steps} == {"nr": copy.height, "bedrag": copy.height}
    with pytest.raises(KeyFileError):
        anonymize_frame(from_frame(frame), plan, means)

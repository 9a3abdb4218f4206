"""What a program gets that imports avgtool: the promises of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import avgtool
from avgtool.errors import UndecidedColumnError

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """\
name: proef
version: "1"
title: Proef
purpose: Proef
unmatched: refuse
rules:
  - {match: {kind: email}, operator: mask, because: b}
  - {match: {kind: person_name}, operator: drop, because: b}
  - {match: {column: [klant, omzet]}, operator: keep, because: b, optional: true}
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy that masks addresses and leaves names out."""
    path = tmp_path / "proef.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def customers():
    """A table of pandas."""
    pd = pytest.importorskip("pandas")
    return pd.DataFrame(
        {
            "email": ["f.elamrani@voorbeeld.nl", "j.jansen@voorbeeld.nl"],
            "naam": ["Fatima el Amrani", "Jan Jansen"],
            "omzet": [10, 20],
        }
    )


def test_an_index_is_judged_and_treated_like_any_column(policy: Path) -> None:
    """By whatever the rows are called, it is personal data or it is not."""
    by_mail = customers().set_index("email")
    assert [column.kind for _, column in avgtool.scan(by_mail).columns()][0] == "email"
    masked = avgtool.anonymize_frame(by_mail, policy)
    assert masked.index.name == "email"
    assert all(set(value) == {"*"} for value in masked.index)
    by_name = avgtool.anonymize_frame(customers().set_index("naam"), policy)
    assert (list(by_name.index), list(by_name.columns)) == ([0, 1], ["email", "omzet"])


def test_an_index_that_no_rule_is_about_is_refused(policy: Path) -> None:
    """Row numbers of another table may be customer numbers."""
    with pytest.raises(UndecidedColumnError, match="index"):
        avgtool.anonymize_frame(customers().iloc[1:], policy)

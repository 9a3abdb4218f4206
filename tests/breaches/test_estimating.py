"""How large a breach is, by what scans counted."""

from datetime import UTC, datetime

from avgtool.breaches.estimating import Estimate, estimate
from avgtool.model.kept_scans import FoundKind, KeptScan
from avgtool.model.kinds import Category, Kind

EMAIL = FoundKind(Kind.EMAIL, Category.ORDINARY, "EMAIL_ADDRESS", 1, 990)
BSN = FoundKind(Kind.NATIONAL_ID, Category.NATIONAL_ID, "NL_BSN", 1, 412)
HINT = FoundKind(Kind.HEALTH, Category.SPECIAL, None, 1, 7, in_text=True, is_hint=True)


def scan(*found, rows=1000):
    at = datetime(2026, 5, 3, tzinfo=UTC)
    return KeptScan(at, "MdG", "shop", "shop", None, rows, rows, "full", None, "0.1.0", found)


def test_rows_of_tables_with_personal_data_count_and_kinds_stand_in_their_order():
    found = estimate([scan(BSN, EMAIL), scan(EMAIL, rows=50), scan(rows=7)])
    assert found == Estimate(1050, 1050, (Kind.EMAIL, Kind.NATIONAL_ID), ())


def test_words_that_hint_are_left_to_a_person():
    """They make no table personal by themselves, and no kind of the breach."""
    assert estimate([scan(HINT)]) == Estimate(0, 0, (), (Kind.HEALTH,))

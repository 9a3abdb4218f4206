"""What is given to be recorded is validated, and becomes a row of exact types."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from pydantic import ValidationError
from sqlmodel import SQLModel

from avgtool.consent.tables import (
    CHAINS,
    EVENT,
    NewConsentEvent,
    NewCustomerRelation,
    NewNotice,
    NewObjection,
    NewPreference,
    NewPurpose,
    chain_for,
    row_of,
)
from tests.ledger.recorded import NOW, event, notice

SUBJECT = "a" * 40
WINTER = datetime(2026, 11, 22, 10, 15, tzinfo=timezone(timedelta(hours=1)))
MADE = [
    NewPurpose(code="nieuwsbrief", title_nl="Nieuwsbrief", basis="a", channels=("email",), categories=("e-mail",)),
    notice(),
    event(SUBJECT),
    NewPreference(subject=SUBJECT, channel="sms", wanted=False, at=WINTER),
    NewObjection(kind="email", digest="0" * 64, at=WINTER),
    NewCustomerRelation(subject=SUBJECT, since=WINTER, obtained_in_sale=True, objection_offered=True),
]
NAIVE = datetime(2026, 11, 22)  # noqa: DTZ001 - the trap
WRONG = {
    "a naive time stamp": (NewConsentEvent, {"at": NAIVE}),
    "an unknown event": (NewConsentEvent, {"type": "agreed"}),
    "an unknown channel": (NewConsentEvent, {"channel": "fax"}),
    "a subject that is no id": (NewConsentEvent, {"subject": "K17"}),
    "an e-mail address as subject": (NewConsentEvent, {"subject": "jan@example.nl"}),
    "a purpose with capitals": (NewConsentEvent, {"purpose": "Nieuwsbrief"}),
    "a field that is not there": (NewConsentEvent, {"email": "jan@example.nl"}),
    "a zero byte": (NewConsentEvent, {"note": "a\x00b"}),
    "half a character": (NewConsentEvent, {"note": "\ud83d"}),
    "a notice whose text does not match its hash": (NewNotice, {"sha256": "0" * 64}),
    "a notice without a purpose": (NewNotice, {"purposes": ()}),
    "an unknown basis": (NewPurpose, {"basis": "z"}),
    "a term of no months": (NewPurpose, {"valid_months": 0}),
    "a digest that is none": (NewObjection, {"digest": "jan@example.nl"}),
}
EXAMPLES = {type(each): each for each in MADE}


@pytest.mark.parametrize(("model", "changes"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refused(model: type[SQLModel], changes: dict[str, object]):
    """Before it comes near the ledger."""
    with pytest.raises(ValidationError):
        model(**{**EXAMPLES[model].model_dump(), **changes})


@pytest.mark.parametrize("made", MADE, ids=lambda each: type(each).__name__)
def test_a_row_has_the_columns_of_its_chain_in_exact_types(made):
    """No enumeration, no date, no list: what comes back from a database is what was hashed."""
    row = row_of(made)
    assert len(row) == len(chain_for(made).columns)
    assert {type(value) for value in row} <= {str, int, bool, type(None)}


def test_a_moment_is_kept_in_utc_with_the_offset_it_was_given_with():
    """So that it sorts, and so that the hour on the person's clock can be shown."""
    row = dict(zip(EVENT.columns, row_of(event(SUBJECT, at=WINTER)), strict=True))
    assert (row["at"], row["at_offset"]) == ("2026-11-22T09:15:00.000000Z", "+01:00")
    row = dict(zip(EVENT.columns, row_of(event(SUBJECT, at=NOW)), strict=True))
    assert row["at_offset"] == "+00:00"


def test_every_column_is_in_the_hash():
    """But the hashes themselves, and the form, which stands in the text by itself."""
    for chain in CHAINS:
        columns = {column.name for column in chain.table.columns}
        assert set(chain.hashed(chain.form)) == columns - {"form", "previous_hash", "hash"}

"""What a person reads of the rows that were found (art. 12(1) AVG): readable names, dates and sums, nothing cut."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from avgtool.documents.content import Definitions, Document, DocumentContext, Organization, Paragraph, Table
from avgtool.i18n import Message
from avgtool.model.subject_data import Match
from avgtool.subject_data.annex import annex
from avgtool.subject_data.giving import GivenTable

CONTEXT = DocumentContext(organization=Organization("Fietsen BV"), created=datetime(2026, 3, 9), tool_version="0")  # noqa: DTZ001 - only its date is shown
LONG = "Mevrouw belde over haar bestelling; de fiets is beschadigd bij het bezorgen."


def given(columns: tuple[str, ...], *rows: tuple, **more) -> GivenTable:
    return GivenTable("winkel", "orders", columns, rows, {}, (), {Match.EXACT: len(rows)}, 0, **more)


def said(document: Document, language: str, kind: type = Definitions) -> list:
    """The blocks of a kind, in words."""
    blocks = [block for section in document.sections[2:-1] for block in section.blocks if isinstance(block, kind)]
    if kind is Table:
        return [[[_words(cell, language) for cell in row] for row in block.rows] for block in blocks]
    if kind is Paragraph:
        return [_words(block.text, language) for block in blocks]
    return [[(_words(term, language), _words(held, language)) for term, held in block.items] for block in blocks]


def _words(text: object, language: str) -> str:
    return text.render(language) if isinstance(text, Message) else str(text)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        ("1959-01-06", "6 januari 1959", "6 January 1959"),
        ("2026-02-31", "2026-02-31", "2026-02-31"),
        ("2026-03-05 10:15:00", "5 maart 2026 10:15", "5 March 2026 10:15"),
        (date(2026, 3, 5), "5 maart 2026", "5 March 2026"),
        (1204.5, "1.204,50", "1,204.50"),
        (Decimal("27.60"), "27,60", "27.60"),
        (52.370216, "52,370216", "52.370216"),
        (True, "ja", "yes"),
        (False, "nee", "no"),
        (12, "12", "12"),
        ({"eet": ["vis"], "vast": True}, '{"eet": ["vis"], "vast": true}', '{"eet": ["vis"], "vast": true}'),
    ],
)  # fmt: skip
def test_a_value_stands_as_the_reader_s_country_writes_it(value, dutch, english):
    """Also a date that a system keeps as text; never as a programming language writes it."""
    document = annex((given(("waarde",), (value,)),), CONTEXT)
    assert said(document, "nl") == [[("waarde", dutch)]]
    assert said(document, "en") == [[("waarde", english)]]


def test_columns_and_tables_have_the_names_that_the_organization_gives_them():
    """In tables and in records; in what is left out and masked too."""
    table = GivenTable(
        "winkel", "ord", ("klant_id", "x"), (("7", "a"), ("7", "b")), {"marge": "Geheim."}, ("x",), {Match.EXACT: 2}, 0,
        heading="Uw bestellingen", labels={"klant_id": "uw nummer", "x": "opmerking", "marge": "winst"},
    )  # fmt: skip
    document = annex((table,), CONTEXT)
    assert document.sections[2].title == "Uw bestellingen"
    [shown] = [block for block in document.sections[2].blocks if isinstance(block, Table)]
    assert [column.title for column in shown.columns] == ["uw nummer", "opmerking"]
    words = " ".join(said(document, "nl", Paragraph))
    assert "afgeschermd in: opmerking" in words
    bullets = document.sections[2].blocks[-1]
    assert "winst" in bullets.items[0].render("nl")


def test_short_fields_come_first_and_long_ones_last_over_the_whole_width():
    """Each record is one block, which says which it is and is not split between pages."""
    document = annex(
        (given(("bericht", "datum", "status"), (LONG, "2026-01-01", "open"), (LONG, None, "af")),), CONTEXT
    )
    first, second = said(document, "nl")
    assert [term for term, _ in first] == ["Vastlegging", "datum", "status", "bericht"]
    assert first[0] == ("Vastlegging", "1 van 2")
    assert [term for term, _ in second] == ["Vastlegging", "status", "bericht"]
    blocks = [block for block in document.sections[2].blocks if isinstance(block, Definitions)]
    assert [block.full for block in blocks] == [(3,), (2,)]


def test_what_is_only_shown_is_not_said_to_be_erased():
    """Backups are a matter of erasures."""
    assert not any("reservekopie" in one or "back-up" in one for one in said(annex((given(("a",), ("b",)),), CONTEXT), "nl", Paragraph))  # fmt: skip # noqa: E501

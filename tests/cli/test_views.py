"""What stands in the terminal, built from findings and plans without any file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import StringIO

import pytest
from rich.console import Console

from avgtool.cli.plan_view import show_plan
from avgtool.cli.scan_view import show_comparison, show_explanation, show_scan
from avgtool.i18n import nmsg, use_language
from avgtool.model.findings import ScanResult
from avgtool.model.kinds import Kind
from avgtool.scanning.compare import ColumnPlace, Comparison
from tests.documents import samples

INSIDE = {"PERSON": 1201, "PHONE_NUMBER": 92, "ADDRESS": 61, "EMAIL_ADDRESS": 41, "URL": 12, "NL_BSN": 3}


def shown(show, *things, width: int = 200, language: str = "nl") -> str:
    """What a view prints."""
    paper = StringIO()
    with use_language(language):
        show(Console(file=paper, width=width, no_color=True, highlight=False), *things)
    return paper.getvalue()


def test_of_what_is_inside_texts_the_gravest_comes_first_and_the_rest_is_counted():
    """Three BSNs matter more than a thousand names; a dozen kinds of finds do not make a dozen lines."""
    notes = samples.personal("notities", **{**samples.NOTES, "entities": INSIDE})
    text = " ".join(shown(show_scan, ScanResult((samples.dataset(notes),), "0.1.0"), width=300).split())
    assert (
        "(Burgerservicenummer (BSN) 3×, Naam van een persoon 1.201×, Telefoonnummer 92×, Adres 61×, en nog 2)" in text
    )


def test_an_explanation_tells_all_that_is_inside_by_the_names_that_policies_use():
    """What the table leaves out must be found somewhere in the terminal."""
    notes = samples.personal("notities", **{**samples.NOTES, "entities": INSIDE})
    text = shown(show_explanation, samples.dataset(notes), notes)
    assert all(f"[{entity}]" in text for entity in INSIDE)


@pytest.mark.parametrize("width", [80, 120])
def test_a_plan_tells_what_happens_to_each_entity_inside_a_text(width):
    """Who approves a plan sees how much a mask leaves."""
    text = " ".join(shown(show_plan, samples.SEGMENTS.plan, width=width, language="en").split())
    assert "Telephone number: mask (last 2 kept)" in text


def test_a_plan_gives_a_reason_once_for_each_rule():
    """Twenty times the same sentence hides the one that differs."""
    step = samples.step(samples.personal("a"))
    plan = replace(samples.SEGMENTS.plan, steps=(step, replace(step, column="b")))
    text = shown(show_plan, plan)
    assert text.count(str(step.because)) == 1
    assert "zoals bij a" in text


def test_a_column_that_is_nothing_as_a_whole_is_not_said_to_hold_nothing():
    """*Nothing found* beside *found in text: IBAN* contradicts itself; so does *none* in the explanation."""
    column = replace(samples.nothing("kleur"), entities={"IBAN_CODE": 1, "EMAIL_ADDRESS": 1})
    table = shown(show_scan, ScanResult((samples.dataset(column),), "0.1.0"))
    assert "Niets gevonden" not in table
    assert "Alleen in enkele waarden" in table
    assert "maar in enkele waarden staat" in shown(show_explanation, samples.dataset(column), column)


def test_a_text_with_some_finds_is_not_said_to_be_without():
    """A place and a name in a description of things."""
    column = replace(samples.nothing("omschrijving"), kind=Kind.FREE_TEXT, entities={"LOCATION": 2, "PERSON": 2})
    table = shown(show_scan, ScanResult((samples.dataset(column),), "0.1.0"))
    assert "geen persoonsgegevens gevonden" not in table
    assert "Vrije tekst, met enkele vondsten" in table


@pytest.mark.parametrize(("language", "said"), [("nl", "Nummer van een paspoort"), ("en", "Number of a passport")])
def test_a_kind_of_number_is_called_what_it_is(language, said):
    """A passport is no customer number."""
    column = samples.personal("paspoort", kind=Kind.OTHER_ID, entity="NL_PASSPORT")
    assert said in shown(show_scan, ScanResult((samples.dataset(column),), "0.1.0"), language=language)


@pytest.mark.parametrize(
    ("language", "personal", "clean", "said"),
    [
        ("nl", 1, 2, "In 1 van 3 kolommen staan herkenbare persoonsgegevens."),
        ("nl", 2, 1, "In 2 van 3 kolommen staan herkenbare persoonsgegevens."),
        ("nl", 1, 0, "In 1 van 1 kolom staan herkenbare persoonsgegevens."),
        ("en", 1, 2, "1 of 3 columns holds recognizable personal data."),
        ("en", 0, 2, "0 of 2 columns hold recognizable personal data."),
    ],
)
def test_the_summary_is_grammatical_and_claims_no_more_than_was_recognized(language, personal, clean, said):
    """In a table about persons, every column is personal data."""
    columns = [samples.personal(f"p{n}") for n in range(personal)] + [samples.nothing(f"c{n}") for n in range(clean)]
    text = shown(show_scan, ScanResult((samples.dataset(*columns),), "0.1.0"), language=language, width=300)
    assert said in text
    assert ("4(1)" in text) is bool(personal and clean)


def test_clean_columns_that_are_new_take_one_line():
    """What a reader looks for is personal data that was not there before."""
    place = partial(ColumnPlace, "juni.csv", None)
    new = (
        place("kleur", Kind.NONE, None, is_personal=False),
        place("mail", Kind.EMAIL, "EMAIL_ADDRESS", is_personal=True),
        place("maat", Kind.NONE, None, is_personal=False),
    )
    lines = shown(show_comparison, Comparison(new, (), ())).split("\n")
    assert lines == ["", "+ juni.csv › mail: E-mailadres", "+ Geen persoonsgegevens gevonden in: kleur, maat.", ""]


@pytest.mark.parametrize(("language", "said"), [("nl", "3.000 rijen"), ("en", "3,000 rows")])
def test_what_is_counted_has_its_thousands_parted_everywhere(language, said):
    """*3000 values* beside *3.000 rows* looks like two programs."""
    assert nmsg("{n} row", "{n} rows", 3000).render(language) == said


def test_the_name_of_a_column_does_not_command_the_terminal():
    """Nor does it begin markup: it is shown as it is written."""
    hostile = samples.personal("bsn\x1b[2K\x9b1A\u202e[red]x")
    text = shown(show_scan, ScanResult((samples.dataset(hostile),), "0.1.0"), width=300)
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert "bsn␛[2K" in text
    assert "[red]x" in text

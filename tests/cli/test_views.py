"""What stands in the terminal, built from findings and plans without any file."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from avgtool.cli.plan_view import show_plan
from avgtool.cli.scan_view import show_explanation, show_scan
from avgtool.i18n import use_language
from avgtool.model.findings import ScanResult
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
    assert text.count(step.because) == 1
    assert "zoals bij a" in text

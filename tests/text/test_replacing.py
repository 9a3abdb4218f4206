"""Replacing findings leaves everything else as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.findings import TextFinding
from avgtool.text.replacing import Replacer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.text.finding import Finder


@dataclass
class Given:
    """A finder that finds what it was told to."""

    findings: list[TextFinding]

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        """The same findings in every text."""
        return [list(self.findings) for _ in texts]


@st.composite
def texts_with_findings(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A text in alternating parts: kept, found, kept."""
    kept = draw(st.lists(st.text(max_size=6), min_size=1, max_size=6))
    found = draw(st.lists(st.text(min_size=1, max_size=6), min_size=len(kept) - 1, max_size=len(kept) - 1))
    return kept, found


@given(parts=texts_with_findings())
def test_only_the_findings_change(parts: tuple[list[str], list[str]]):
    """What stands between findings stays, character by character, also where findings touch each other."""
    kept, found = parts
    text, findings, expected = kept[0], [], kept[0]
    for number, (value, after) in enumerate(zip(found, kept[1:], strict=True)):
        findings.append(TextFinding(len(text), len(text) + len(value), f"E{number % 2}", 0.9))
        text += value + after
        expected += f"<{value}>" + after
    replacer = Replacer(Given(findings), {"E0": lambda value: f"<{value}>"}, lambda value: f"<{value}>")
    assert replacer.replace([text]) == [expected]


def test_each_entity_has_its_own_action(finder: Finder):
    """Actions by entity; the default for the others; texts without findings stay."""
    replacer = Replacer(
        finder, {"PERSON": lambda _: "[naam]", "PHONE_NUMBER": lambda value: "•" * len(value)}, str.upper
    )
    texts = ["Bel Jan de Vries op 06-12345678 of mail jan@example.nl.", "Niets te vinden."]
    assert replacer.replace(texts) == ["Bel [naam] op ••••••••••• of mail JAN@EXAMPLE.NL.", "Niets te vinden."]


def test_an_action_may_leave_nothing(finder: Finder):
    """A value can be removed altogether."""
    assert Replacer(finder, {}, lambda _: "").replace(["Groetjes Fatima el Amrani"]) == ["Groetjes "]


def test_labels_are_not_found_again(finder: Finder):
    """What replaces a finding is no finding, so that anonymized text passes its verification."""
    entities = [
        "PERSON",
        "LOCATION",
        "ADDRESS",
        "NL_BSN",
        "EMAIL_ADDRESS",
        "PHONE_NUMBER",
        "DATE_OF_BIRTH",
        "IBAN_CODE",
    ]
    for label in entities:
        text = f"Beste mevrouw [{label}], mijn naam is [{label}] en BSN [{label}]. Groeten, [{label}]"
        assert finder.find([text]) == [[]], label

"""Replacing findings leaves everything else as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.catalog import operators
from avgtool.model.findings import TextFinding
from avgtool.operators.base import OperatorContext
from avgtool.text.insertions import HIDDEN, Insertions
from avgtool.text.replacing import ROUNDS, Replacer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.operators.base import Operator
    from avgtool.text.finding import Finder


@dataclass
class Given:
    """A finder that finds what it was told to, in one text."""

    text: str
    findings: list[TextFinding]

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        """The findings in that text; nothing in others."""
        return [list(self.findings) if text == self.text else [] for text in texts]


@dataclass
class Suspicious:
    """A finder that takes each of some words for a name wherever it stands, and every token, mask and label too."""

    words: tuple[str, ...]
    asked: list[list[str]] = field(default_factory=list)

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        """Names, and whatever looks as if avgtool wrote it."""
        self.asked.append(list(texts))
        forms = (*map(re.escape, self.words), r"[A-Za-z]*[-_][0-9a-f]{12,}", r"ps(?=_)", r"\[\w+\]", r"\w?\*+")
        either = re.compile("|".join(forms))
        return [[TextFinding(*hit.span(), "PERSON", 0.9) for hit in either.finditer(text)] for text in texts]


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
    replacer = Replacer(Given(text, findings), {"E0": lambda value: f"<{value}>"}, lambda value: f"<{value}>")
    assert replacer.replace([text]) == [expected]


NAMES = ("Fatima el Amrani", "Jan Bakker", "bakker", "De Vries", "Yara")
TREATMENTS = {
    "tokens": operators()["pseudonymize"](domain="d"),
    "tokens with a prefix": operators()["pseudonymize"](domain="d", prefix="P-"),
    "tokens without one": operators()["pseudonymize"](domain="d", prefix=""),
    "masks": operators()["mask"](first=1),
    "labels": operators()["replace"](),
    "a name for a name": operators()["replace"](**{"with": "Jan Jansen"}),
}
SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(["dhr. {} belde", "{} en {} zijn er", "{}", "Groet,\r\n{}", "niets", "=1+{}", "{}{}"]),
        st.sampled_from(NAMES),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("treatment", TREATMENTS.values(), ids=TREATMENTS)
@given(sentences=SENTENCES)
def test_what_was_put_there_is_not_treated_again(treatment: Operator, sentences: list[tuple[str, str]]):
    """The same name gives the same token in every text, and a search of the copy sees nothing but the own words."""
    here = OperatorContext(entity="PERSON", derive=lambda _, domain, length=32: domain.encode()[:1] * length)
    texts = [sentence.replace("{}", name) for sentence, name in sentences]
    inserted = Insertions()
    finder = Suspicious((*NAMES, "Jan Jansen"))

    def act(value: str) -> str:
        return treatment.value(value, here) or ""

    made = Replacer(finder, {"PERSON": act}, act, inserted).replace(texts)
    assert made == [sentence.replace("{}", act(name)) for sentence, name in sentences]
    seen = [inserted.hidden(text).replace("\r\n", "\n") for text in made]
    assert seen == [sentence.replace("{}", HIDDEN).replace("\r\n", "\n") for sentence, _ in sentences]
    assert finder.find(seen) == [[] for _ in seen]


def test_what_comes_to_light_beside_a_replaced_name_is_replaced_too():
    """A text that changed is read again, as it is but for what was put there; the others are not."""

    class Slow(Suspicious):
        """Finds one name at a time."""

        def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
            return [found[:1] for found in super().find(texts)]

    finder = Slow(("Jan", "Piet"))
    assert Replacer(finder, {}, lambda _: "[x]").replace(["Jan en Piet", "niets"]) == ["[x] en [x]", "niets"]
    assert finder.asked == [["Jan en Piet", "niets"], [f"{HIDDEN} en Piet"], [f"{HIDDEN} en {HIDDEN}"]]


def test_a_search_without_an_end_is_stopped():
    """A finder that finds something new in whatever is left does not go on forever."""

    class Endless(Suspicious):
        """Finds the last letter that is left."""

        def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
            super().find(texts)
            return [[TextFinding(text.rindex("n"), text.rindex("n") + 1, "PERSON", 1.0)] for text in texts]

    finder = Endless(())
    assert Replacer(finder, {}, lambda _: "*").replace(["nnnnnn"]) == ["nnn***"]
    assert len(finder.asked) == ROUNDS


def test_a_finding_that_runs_into_a_token_ends_before_it():
    """What was put there stays whole, whatever a second search makes of it."""

    class Greedy:
        """Finds Jan, and then everything."""

        def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
            return [
                [TextFinding(0, 3, "PERSON", 1.0)] if text.startswith("Jan") else [TextFinding(0, len(text), "X", 1.0)]
                for text in texts
            ]

    made = Replacer(Greedy(), {"PERSON": lambda _: "[naam]"}, str.upper).replace(["Jan, de bakker."])
    assert made == ["[naam], DE BAKKER."]


def test_what_writing_a_cell_does_to_it_does_not_matter():
    """An apostrophe in front of a formula, other line ends: the places are known still. Another text is another."""
    inserted = Insertions()
    text = "=1\r\n Jan"
    made = Replacer(Given(text, [TextFinding(5, 8, "PERSON", 1.0)]), {}, lambda _: "ps_1", inserted).replace([text])
    assert made == ["=1\r\n ps_1"]
    assert inserted.hidden("'=1\n ps_1") == f"'=1\n {HIDDEN}"
    assert inserted.hidden("ps_1 belde") == "ps_1 belde"


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

"""The names of a row, in the text of that row: the same made-up person in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from avgtool.catalog import known_names
from avgtool.model.findings import TextFinding
from avgtool.text.insertions import HIDDEN, Insertions
from avgtool.text.replacing import Replacer

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "known_names.yml").read_text("utf-8"))
MARK = re.compile("⟦(.*?)\\|(.*?)⟧")


class Marked:
    """Finds what a case marks, in the text without its marks, and nothing in what is left."""

    def __init__(self, text: str) -> None:
        self.text, self.findings, at = "", [], 0
        for hit in MARK.finditer(text):
            self.text += text[at : hit.start()]
            self.findings.append(TextFinding(len(self.text), len(self.text) + len(hit[1]), hit[2], 0.9))
            self.text += hit[1]
            at = hit.end()
        self.text += text[at:]

    def find(self, texts):
        """In the text as it was."""
        return [list(self.findings) if text == self.text else [] for text in texts]


def replacer(finder: Marked, inserted: Insertions | None = None) -> Replacer:
    """Puts entities in brackets."""
    actions = {entity: (lambda _, entity=entity: f"<{entity}>") for entity in ("PERSON", "EMAIL_ADDRESS")}
    return Replacer(finder, actions, lambda _: "<?>", inserted, known_names())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_what_a_row_knows_is_replaced_as_its_column_was(case):
    """Whole and in parts."""
    finder = Marked(case["text"])
    known = [(own, made) for own, made in case["known"] if own]
    assert replacer(finder).replace([finder.text], [known]) == [case["made"]]


def test_the_same_text_in_two_rows_names_two_persons():
    """Each by what its own row knows."""
    made = replacer(Marked("")).replace(["Jan belde"] * 2, [[("Jan", "Bram")], [("Jan", "Teun")]])
    assert made == ["Bram belde", "Teun belde"]


def test_a_stand_in_is_known_to_be_ours():
    """It is not searched again, nor held against the copy."""
    inserted = Insertions()
    (made,) = replacer(Marked(""), inserted).replace(["Jan belde"], [[("Jan", "Bram")]])
    assert inserted.hidden(made) == f"{HIDDEN} belde"

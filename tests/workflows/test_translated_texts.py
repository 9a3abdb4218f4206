"""Names that the organization gives its tables, in the language of who reads them."""

from __future__ import annotations

import pytest

from avgtool.config import Config
from avgtool.config.settings import LetterSettings
from avgtool.subject_data.giving import GivenTable
from avgtool.workflows.translated_texts import tables_in

TABLE = GivenTable("winkel", "ord", ("a", "b"), (), {}, (), {}, 0, heading="Bestellingen", labels={"a": "x", "b": "nr"})
CONFIG = Config(letters=LetterSettings(english={"Bestellingen": "Orders", "nr": "number"}))


@pytest.mark.parametrize(
    ("config", "language", "heading", "labels"),
    [
        (CONFIG, "en", "Orders", {"a": "x", "b": "number"}),
        (CONFIG, "nl", "Bestellingen", {"a": "x", "b": "nr"}),
        (Config(language="en"), "en", "Bestellingen", {"a": "x", "b": "nr"}),
    ],
)
def test_names_are_those_that_are_known_in_english_and_else_stay(config, language, heading, labels):
    [table] = tables_in([TABLE], config, language)
    assert (table.heading, dict(table.labels)) == (heading, labels)

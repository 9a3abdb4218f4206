"""Editors take what the reader takes, and underline what it refuses."""

import pytest
from jsonschema import Draft202012Validator

from avgtool import catalog
from avgtool.netherlands.processing import templates
from avgtool.register.json_schema import activity_schema
from avgtool.register.writing import as_yaml
from avgtool.strict_yaml import load
from tests.register.test_loading import NEWSLETTER, REFUSED
from tests.test_documentation import blocks

VALIDATOR = Draft202012Validator(activity_schema())
SHOWN = [text for text in blocks("docs/register.md", "yaml") if text.startswith("name:")]


def told(text):
    return [one.message for one in VALIDATOR.iter_errors(load(text, "a.yaml").data)]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(activity_schema())


@pytest.mark.parametrize(
    "text",
    [NEWSLETTER, *SHOWN, *(as_yaml(catalog.usual_activity(one, "zorg", "klant")) for one in templates())],
)
def test_what_is_written_well_is_not_underlined(text):
    assert told(text) == []


@pytest.mark.parametrize("text", [one for one in REFUSED if "gisteren" not in one and "term:" not in one])
def test_what_the_reader_refuses_an_editor_underlines(text):
    """But for what the form of a file cannot show: a date that is none, a term of no length."""
    assert told(text)

"""Assessments as files: what is written is read back, what is wrong is told with its line, editors agree."""

from __future__ import annotations

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from avgtool.dpia.json_schema import assessment_schema
from avgtool.dpia.loading import assessment_files, read_assessment
from avgtool.dpia.writing import as_yaml
from avgtool.errors import ConfigError
from avgtool.i18n import use_language
from avgtool.model.dpia import Answer, Assessment, Choice, Given, Level, Rating
from avgtool.strict_yaml import load
from tests.dpia.test_verdict import LAW
from tests.test_documentation import blocks

WHOLE = """\
name: Klantscore
activity: klantsegmentatie
answers:
  profilering: ja
  scoren: {answer: ja, why: "klanten krijgen een score"}
  koppelen: weet-niet
  grote-schaal: false
  kwetsbare-personen:
description: Klanten krijgen een score.
risks:
  - what: Scores lekken uit
    before: {likelihood: middel, impact: hoog}
    measures: versleuteling
    after: {likelihood: laag, impact: middel}
advice: {text: Doe het., on: 2026-11-01, followed: true}
consultation:
decision: {choice: doorgaan, on: 2026-11-02, by: directie}
"""
REFUSED = {
    "answers: {scoren: misschien}": "score.yaml:2",
    "answers: {scooren: ja}": "scoren",
    "risks: [{what: Lek, before: {likelihood: groot, impact: hoog}}]": "score.yaml:2",
    "risks: [{consequence: iets}]": "what",
    "decision: {choice: misschien}": "score.yaml:2",
    "decision: {choice: doorgaan, on: gisteren}": "score.yaml:2",
    "besluit: ja": "score.yaml:2",
}
VALIDATOR = Draft202012Validator(assessment_schema(LAW))


def read(tmp_path, text):
    path = tmp_path / "score.yaml"
    path.write_text(text, encoding="utf-8")
    return read_assessment(path, LAW)


def test_an_assessment_is_read_from_its_file(tmp_path):
    one = read(tmp_path, WHOLE)
    assert (one.code, one.activity, one.consultation) == ("score", "klantsegmentatie", None)
    assert one.answers == {
        "profilering": Given(Answer.YES),
        "scoren": Given(Answer.YES, "klanten krijgen een score"),
        "koppelen": Given(Answer.UNSURE),
        "grote-schaal": Given(Answer.NO),
    }
    (risk,) = one.risks
    assert (risk.measures, risk.after) == (("versleuteling",), Rating(Level.LOW, Level.MEDIUM))
    assert (one.decision.choice, one.advice.on) == (Choice.PROCEED, date(2026, 11, 1))


@pytest.mark.parametrize(("line", "told"), REFUSED.items())
def test_what_is_wrong_is_told_with_where_or_what_to_write(tmp_path, line, told):
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, f"name: X\n{line}\n")
    assert told in str(refused.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_file_asks_every_question_and_is_read_back(tmp_path, language):
    begun = Assessment(
        "score",
        "Score: {klanten}",
        "klantsegmentatie",
        "Hoofd #1",
        {"scoren": Given(Answer.YES, "klanten: krijgen een score"), "koppelen": Given(Answer.NO)},
        description="Klanten krijgen een score.\nElke maand.",
    )
    with use_language(language):
        text = as_yaml(begun, LAW)
    assert read(tmp_path, text) == begun
    assert all(f"  {one.code}:" in text for one in LAW.questions)
    assert max(map(len, text.splitlines())) <= 120


def test_the_schema_is_one_and_takes_what_the_reader_takes():
    Draft202012Validator.check_schema(assessment_schema(LAW))
    for text in (WHOLE, as_yaml(Assessment("x", "X"), LAW), *blocks("docs/dpia.md", "yaml")):
        assert [one.message for one in VALIDATOR.iter_errors(load(text, "a.yaml").data)] == []


@pytest.mark.parametrize("line", [one for one in REFUSED if "gisteren" not in one])
def test_what_the_reader_refuses_an_editor_underlines(line):
    assert list(VALIDATOR.iter_errors(load(f"name: X\n{line}\n", "a.yaml").data))


@pytest.mark.parametrize("text", blocks("docs/dpia.md", "yaml"))
def test_the_assessment_in_the_documentation_is_valid(tmp_path, text):
    assert read(tmp_path, text).risks


def test_a_folder_that_is_not_there_has_no_assessments(tmp_path):
    assert assessment_files(tmp_path / "dpias") == ()

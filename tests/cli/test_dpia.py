"""``avgtool dpia``, as a user sees it."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader

from avgtool.strict_yaml import load
from tests.dpia.test_files import WHOLE

COMPLETE = WHOLE.replace("description:", "necessity: Minder volstaat niet.\nviews: Gevraagd.\ndescription:")


@pytest.fixture
def kept(avgtool, tmp_path):
    """A register with one activity, and an assessment of it."""
    (tmp_path / "avgtool.yaml").write_text("organisation: {name: Voorbeeld BV, fg: M. de Vries}\n", encoding="utf-8")
    assert avgtool("register", "new", "--process", "klantsegmentatie").code == 0
    (tmp_path / "dpias").mkdir()
    (tmp_path / "dpias" / "score.yaml").write_text(COMPLETE, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("kept")
def test_a_complete_assessment_passes_its_check(avgtool):
    ran = avgtool("dpia", "check")
    assert (ran.code, "Een DPIA is verplicht" in ran.out) == (0, True)
    assert avgtool("dpia", "check", "--strict").code == 1, "questions are open, which is a remark"
    assert avgtool("dpia", "check", "score").out == ran.out, "by its code too"


def test_what_is_missing_makes_the_exit_code_one(avgtool, kept, snapshot):
    path = kept / "dpias" / "score.yaml"
    path.write_text(COMPLETE.replace("after: {likelihood: laag", "after: {likelihood: hoog"), encoding="utf-8")
    ran = avgtool("dpia", "check", "dpias/score.yaml")
    assert ran.code == 1
    assert ran.out == snapshot


@pytest.mark.usefixtures("kept")
def test_what_scripts_read(avgtool):
    (one,) = json.loads(avgtool("dpia", "check", "--format", "json").out)["assessments"]
    assert (one["outcome"], one["code"]) == ("verplicht", "score")
    assert one["risks"][0]["residual"] == "laag"
    assert [(each["concern"], each["gravity"]) for each in one["findings"]] == [("unanswered", "remark")]
    asked = json.loads(avgtool("dpia", "questions", "--format", "json").out)["questions"]
    assert {one["part"] for one in asked} == {"law", "list", "criteria"}


def test_a_new_one_takes_what_the_register_knows(avgtool, kept):
    ran = avgtool("dpia", "new", "--activity", "klantsegmentatie", "--no-ask")
    assert (ran.code, "aangeraden" in ran.err) == (0, True)
    made = load(kept / "dpias" / "klantsegmentatie.yaml").data
    assert (made["name"], made["activity"]) == ("Klantsegmentatie", "klantsegmentatie")
    assert made["description"]
    again = avgtool("dpia", "new", "--activity", "klantsegmentatie", "--no-ask")
    assert (again.code, "--code" in again.err) == (3, True)
    assert avgtool("dpia", "check", "dpias/klantsegmentatie.yaml").code == 1, "nothing is answered yet"


def test_questions_are_asked_in_the_terminal(avgtool, kept, monkeypatch):
    """Twenty-nine of them; an empty line is *weet-niet*, and nonsense is asked again."""
    answers = ["nee"] * 3 + ["misschien", "ja"] + ["nee"] * 16 + ["ja"] + ["nee"] * 7 + [""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    ran = avgtool("dpia", "new", "--code", "camera-hal", "--name", "Camera in de hal", "--ask")
    assert (ran.code, ran.out) == (0, "")
    assert "Een DPIA is verplicht: het staat op de lijst" in ran.err
    made = load(kept / "dpias" / "camera-hal.yaml").data["answers"]
    assert [code for code, answer in made.items() if answer == "ja"] == ["heimelijk-onderzoek", "scoren"]
    assert made["blokkeren-recht-of-dienst"] == "weet-niet"


@pytest.mark.parametrize(
    "usage",
    [("new",), ("new", "--code", "Met Hoofdletters")],
)
@pytest.mark.usefixtures("kept")
def test_half_a_command_is_wrong_usage(avgtool, usage):
    assert avgtool("dpia", *usage).code == 2


@pytest.mark.usefixtures("kept")
def test_an_activity_that_is_not_there_is_refused(avgtool):
    ran = avgtool("dpia", "new", "--activity", "klantsegmentatei", "--no-ask")
    assert (ran.code, "klantsegmentatie" in ran.err) == (4, True)


@pytest.mark.usefixtures("kept")
def test_the_questions_and_the_form_of_the_file_are_shown(avgtool):
    shown = avgtool("dpia", "questions").out
    assert "zwarte-lijsten" in shown
    assert "Autoriteit Persoonsgegevens" in shown
    assert json.loads(avgtool("dpia", "schema").out)["title"] == "avgtool impact assessment"


def test_a_file_with_an_error_is_named_with_its_line(avgtool, kept):
    (kept / "dpias" / "score.yaml").write_text("name: X\nanswers: {scoren: misschien}\n", encoding="utf-8")
    ran = avgtool("dpia", "check")
    assert (ran.code, "score.yaml:2" in ran.err) == (4, True)


def test_the_folder_stands_in_avgtool_yaml(avgtool, kept):
    with (kept / "avgtool.yaml").open("a", encoding="utf-8") as config:
        config.write("dpia: beoordelingen\n")
    assert "avgtool dpia new" in avgtool("dpia", "check").out


@pytest.mark.pdf
def test_the_document_is_written_with_its_data(avgtool, kept, monkeypatch):
    """And is the same bytes for the same file and moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    made = []
    for _ in range(2):
        assert avgtool("dpia", "pdf", "score").code == 0
        made.append((kept / "dpia-score.pdf").read_bytes())
    assert made[0] == made[1]
    reader = PdfReader(kept / "dpia-score.pdf")
    ((data,),) = reader.attachments.values()
    assert json.loads(data)["assessment"]["outcome"] == "verplicht"
    assert "Risicokaart" in "".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("form", ["html", "file", "questions", "check"])
def test_for_belgium_it_says_that_the_list_of_the_authority_is_not_applied(avgtool, kept, form):
    """In the document, the file, the questions and the check; and asks nothing of the Dutch list."""
    (kept / "avgtool.yaml").write_text("consent: {country: be}\n", encoding="utf-8")
    assert avgtool("dpia", "new", "--code", "hal", "--no-ask").code == 0
    commands = {
        "html": ("dpia", "pdf", "hal", "--output", "hal.html"),
        "questions": ("dpia", "questions"),
        "check": ("dpia", "check", "hal", "--format", "json"),
    }
    said = avgtool(*commands[form]).out if form in commands else ""
    place = {"html": kept / "hal.html", "file": kept / "dpias" / "hal.yaml"}.get(form)
    text = " ".join((place.read_text(encoding="utf-8") if place else said).replace("#", " ").split())
    assert "de lijst van de Gegevensbeschermingsautoriteit (AVG 35(4)) zit niet in avgtool" in text
    assert "zwarte-lijsten" not in text
    assert "Zwarte lijsten" not in text
    assert "Autoriteit Persoonsgegevens" not in text
